using System.Globalization;
using Zhaodan.Analysis.Strength;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Testing;

/// <summary>How strong the cases of a regime are, as people read it: what no case shows and which mutants no case notices.</summary>
internal sealed class StrengthText(TextWriter writer)
{
    public void Write(RegimeProgram program, CoverageGoals coverage)
    {
        int impossible = coverage.Goals.Length - coverage.Reachable;
        writer.WriteLine(
            $"  覆盖 {Percent(coverage.Percent)}：每条规则、每处除外成立、不成立、不明共 {Number(coverage.Reachable)} 种，见过 {Number(coverage.Seen)} 种" +
            (impossible > 0 ? $"；另有 {Number(impossible)} 种证明不可能" : ""));
        foreach (CoverageGoal goal in coverage.Missing)
        {
            Rule rule = program.Rules[goal.Rule];
            string what = goal.Exception < 0 ? "" : $"的除外「{VisibleText.Of(rule.Exceptions[goal.Exception].Text)}」";
            writer.WriteLine($"  没有案例：{VisibleText.Of(rule.Citation)}{what}{Aspect(goal.Aspect)}");
            if (goal.Example is null) continue;
            foreach (string line in CaseDraft.Facts(program, goal.Example)) writer.WriteLine($"      {VisibleText.Of(line)}");
        }
    }

    public void Write(RegimeProgram program, CaseStrength strength)
    {
        writer.WriteLine(
            $"  变异 {Percent(strength.Percent)}：去掉或者反转一处条件、除外、因果、优先，改动一处日期、版本、让位、期限，共 {Number(strength.All)} 种；" +
            $"案例发现 {Number(strength.Killed)} 种，证明等价 {Number(strength.Equivalent)} 种，没有发现 {Number(strength.Killable - strength.Killed)} 种");
        foreach (MutantResult mutant in strength.Survivors)
        {
            writer.WriteLine($"  没有案例发现：{VisibleText.Of(MutationText.Of(mutant.Mutation))}");
            writer.WriteLine($"    {VisibleText.Of(mutant.Mutation.Location.ToString())}");
            if (mutant.Killer is null)
            {
                writer.WriteLine(mutant.Fate == MutantFate.Undecided ? "    条文的组合太多，没能证明它与原文等价，也没能找出案例。" : "    没能写出一个能发现它的案例。");
                continue;
            }

            WriteDraft(CaseDraft.Text(program, mutant, killer: mutant.Killer));
        }

        foreach (ProgramMutantResult mutant in strength.ProgramSurvivors)
        {
            writer.WriteLine($"  没有案例发现：{VisibleText.Of(mutant.Mutation.Citation)}，{VisibleText.Of(mutant.Mutation.Change)}");
            writer.WriteLine($"    {VisibleText.Of(mutant.Mutation.Location.ToString())}");
            if (mutant.Draft.Length == 0) writer.WriteLine("    没能证明它与原文等价，也没能在已有案例附近找出能发现它的案例。");
            else WriteDraft(mutant.Draft);
        }
    }

    private void WriteDraft(string draft)
    {
        foreach (string line in draft.TrimEnd().Split('\n')) writer.WriteLine($"    {VisibleText.Of(line.TrimEnd())}");
    }

    private static string Aspect(CoverageAspect aspect) => aspect switch
    {
        CoverageAspect.Holding => "成立",
        CoverageAspect.Failing => "不成立",
        _ => "不明",
    };

    private static string Percent(double percent) => (Math.Floor(percent * 10) / 10).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
