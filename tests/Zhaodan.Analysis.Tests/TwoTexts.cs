using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests;

/// <summary>Small regimes over one vocabulary, and every completed case of it.</summary>
internal static class TwoTexts
{
    private static readonly string[] s_names = ["甲", "乙", "丙", "丁", "戊"];

    public static RegimeProgram Compile(string clauses, string code = "例", string facts = "")
    {
        string text = $"""
            语言 1
            词汇《例》
            事实 甲
            事实 乙
            事实 丙
            事实 丁
            事实 戊
            事实 次数：次
            {facts}
            互斥 甲、乙
            蕴含 丙 则 丁
            结论 责任 择先：免责、减责、追究
              由轻到重 免责、减责、追究
            结论 情节 并列：从轻、从重
              互斥 从轻、从重

            制度《{code}》
              代号 {code}
              词汇《例》

            {clauses}
            """;
        CompilationResult result = StatuteCompiler.Compile([new SourceText("例.statute", text)]);
        Assert.Equal("", string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Message)));
        return Assert.Single(result.Regimes).Program;
    }

    /// <summary>Every completed case, answered by both.</summary>
    public static IEnumerable<(Evaluation First, Evaluation Second)> AllCases(RegimeProgram first, RegimeProgram second)
    {
        (Interpreter one, Interpreter other) = (new Interpreter(first), new Interpreter(second));
        for (int set = 0; set < 1 << s_names.Length; set++)
        {
            for (int count = 0; count <= 4; count++)
            {
                Evaluation a = one.Evaluate(Case(first, set, count)), b = other.Evaluate(Case(second, set, count));
                if (!a.IsContradictory && !b.IsContradictory) yield return (a, b);
            }
        }
    }

    public static string Condition(Random random) => string.Join("且", Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(4) switch
    {
        0 => $"（{Literal(random)}或者{Literal(random)}）",
        _ => Literal(random),
    }));

    private static string Literal(Random random) => random.Next(8) switch
    {
        0 => "次数两次以上",
        1 => "次数三次以上",
        2 => "次数不满两次",
        3 => $"（未{s_names[random.Next(s_names.Length)]}）",
        _ => s_names[random.Next(s_names.Length)],
    };

    private static CaseFacts Case(RegimeProgram program, int set, int count)
    {
        var facts = new CaseFacts(program);
        foreach (Fact fact in program.Facts)
        {
            int at = Array.IndexOf(s_names, fact.Name);
            if (at >= 0) facts.Truths[fact.TruthSlot] = (set >> at & 1) != 0 ? StatedTruth.True : StatedTruth.False;
            else if (fact.Name == "次数") facts.Numbers[fact.NumberSlot] = NumberRange.Exactly(count);
        }

        return facts;
    }
}
