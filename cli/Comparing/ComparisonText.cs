using System.Globalization;
using Zhaodan.Analysis.Comparing;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Comparing;

/// <summary>A comparison for reading on a screen.</summary>
internal sealed class ComparisonText(TextWriter writer, ComparisonReport report)
{
    public void Write(int most)
    {
        foreach (PairComparison pair in report.Comparison.Pairs) Write(pair, most);
        WriteOrders();
        Line($"说明：{string.Join("；", report.Premises)}。");
        Line("“最小案例”的每一项都少不得；“最小情形”是只变动决定条款所说的事实、其余照最小案例时，有多少种各项都少不得的情形。");
    }

    private void Write(PairComparison pair, int most)
    {
        (RegimeProgram first, RegimeProgram second) = (report.Comparison.Regimes[pair.First], report.Comparison.Regimes[pair.Second]);
        Line($"{first.Header.Code} 与 {second.Header.Code}");
        foreach (FedAssertion fed in pair.Fed)
        {
            (string into, string from) = fed.IsIntoFirst ? (first.Header.Code, second.Header.Code) : (second.Header.Code, first.Header.Code);
            Line($"  {into}的“认定 {fed.Value}”取自{from}的结论");
        }

        if (pair.IsEmpty) Line("  没有可比的案例");
        foreach (GroupComparison group in pair.Groups) Write(group, first, second, most);
        WriteClauses(pair, first, second, most);
        writer.WriteLine();
    }

    private void Write(GroupComparison group, RegimeProgram first, RegimeProgram second, int most)
    {
        if (group.Status is QuestionStatus.OnlyFirst or QuestionStatus.OnlySecond)
        {
            Line($"  〔{group.Group}〕只有{(group.Status == QuestionStatus.OnlyFirst ? first : second).Header.Code}有这一组结论");
            return;
        }

        string strictness = !group.IsOrdered || group.Status != QuestionStatus.Different ? ""
            : group.FirstIsNeverStricter ? $"；{first.Header.Code}从不更重"
            : group.SecondIsNeverStricter ? $"；{second.Header.Code}从不更重"
            : "；互有轻重";
        string count = group.Differences.IsEmpty ? "" : $" {group.Differences.Length} 处";
        Line($"  〔{group.Group}〕{ClauseWords.Status(group.Status)}{count}{strictness}");
        int shown = 0;
        foreach (Difference difference in group.Differences.Take(most)) Write(++shown, difference, first, second);
        if (group.Differences.Length > shown) Line($"    ……还有 {group.Differences.Length - shown} 处（--most 0 全部列出，或者写成 --html、--format json）");
    }

    private void Write(int number, Difference difference, RegimeProgram first, RegimeProgram second)
    {
        string values = difference.Values.IsEmpty ? "" : string.Join('、', difference.Values) + "：";
        Line($"    {number.ToString(CultureInfo.InvariantCulture)}. {values}{difference.Answers.First} ／ {difference.Answers.Second}　{ClauseWords.Kind(difference.Kind)}，{ClauseWords.Weight(difference)}{report.ShareOf(difference)}");
        Line($"       因 {ClauseWords.Cause(difference, first, second)}");
        if (difference.Example is not { } example)
        {
            Line("       确有这样的案例，但没能写成可以复核的例子");
            return;
        }

        Line($"       最小案例{(example.IsSmallest ? "" : "（未证明没有更小的）")}：{string.Join('、', example.Facts.Select(fact => fact.Text))}");
        Side(first, difference.Answers.First, example.FirstClauses);
        Side(second, difference.Answers.Second, example.SecondClauses);
        foreach (RemovingReading reading in difference.Readings) Line($"       读法：{ClauseWords.Reading(reading, first, second)}");
        if (difference.Others.Length > 0) Line($"       别的案例里还有：{string.Join("；", difference.Others.Select(pair => $"{pair.First} ／ {pair.Second}"))}");
    }

    private void Side(RegimeProgram program, string answer, IEnumerable<DecidingClause> clauses)
    {
        string[] carriers = [.. ClauseWords.Carriers(program, clauses).Select(clause => clause.IsException ? $"{clause.Citation}被除外“{clause.Text}”排除" : $"{clause.Citation}「{clause.Text}」")];
        Line($"       {program.Header.Code}：{answer}{(carriers.Length == 0 ? "（没有条款适用）" : "　" + string.Join("；", carriers))}");
    }

    private void WriteClauses(PairComparison pair, RegimeProgram first, RegimeProgram second, int most)
    {
        ClauseTable table = pair.Clauses;
        Line($"  条款对应 {table.Matches.Length} 对（{string.Join('、', table.Matches.GroupBy(match => match.Relation).OrderBy(same => same.Key).Select(same => $"{ClauseWords.Relation(same.Key)} {same.Count()}"))}），只有{first.Header.Code}有的 {table.OnlyFirst.Length} 条，只有{second.Header.Code}有的 {table.OnlySecond.Length} 条");
        foreach (ClauseMatch match in most > 0 ? table.Matches.Take(most) : table.Matches)
        {
            Line($"    {first.Rules[match.First].Citation} ～ {second.Rules[match.Second].Citation}　{ClauseWords.Relation(match.Relation)}{Exceptions(first, match.First, match.FirstExceptions)}{Exceptions(second, match.Second, match.SecondExceptions)}");
        }
    }

    private static string Exceptions(RegimeProgram program, int rule, IEnumerable<int> exceptions) =>
        string.Concat(exceptions.Select(e => $"；只有{program.Header.Code}除外“{program.Rules[rule].Exceptions[e].Text}”"));

    private void WriteOrders()
    {
        foreach (StrictnessOrder order in report.Orders)
        {
            Line($"轻重次序〔{order.Group}〕（箭头左边的从不比右边的重，已证明）");
            string[] equal = [.. from a in order.Regimes from b in order.Regimes where a < b && order.AreEqual(a, b) select $"{Code(a)} ＝ {Code(b)}"];
            string[] steps = [.. equal, .. order.Steps().Select(step => $"{Code(step.Milder)} → {Code(step.Stricter)}")];
            Line(steps.Length == 0 ? "  两两互有轻重，没有哪一部总是更轻" : "  " + string.Join('；', steps));
        }
    }

    private string Code(int regime) => report.Comparison.Regimes[regime].Header.Code;

    private void Line(string text) => writer.WriteLine(VisibleText.Of(text));
}
