using System.Globalization;
using System.Text;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.Comparing;

/// <summary>Pairs of random regimes with a small vocabulary, and every completed case of it, one by one.</summary>
internal static class RandomRegimes
{
    public static readonly string[] Facts = ["甲", "乙", "丙", "丁", "戊"];

    public const int MostCount = 4;

    private const string Vocabulary = """
        语言 1
        词汇《例》
        事实 甲
        事实 乙
        事实 丙
        事实 丁
        事实 戊
        事实 次数：次
        互斥 甲、乙
        蕴含 丙 则 丁
        结论 责任 择先：免责、追究
          由轻到重 免责、追究
        结论 情节 并列：从轻、从重
          互斥 从轻、从重
        结论 过错 唯一：有错、无错

        """;

    private static readonly string[] Conclusions = ["免责", "追究", "追究", "可以免责", "可以从轻", "从轻", "从重", "不得追究", "不得从重", "有错", "无错", "应当免责或者追究"];

    /// <summary>Null where the clauses do not compile. Only those of even seeds have words of proof.</summary>
    public static (RegimeProgram First, RegimeProgram Second)? Pair(int seed)
    {
        var random = new Random(seed);
        string text = Vocabulary + Regime("甲制度", random, seed % 2 == 0) + Regime("乙制度", random, seed % 2 == 0);
        CompilationResult result = StatuteCompiler.Compile([new SourceText("例.statute", text)]);
        if (result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) || result.Regimes.Length != 2) return null;
        return (result.Regimes.Single(regime => regime.Program.Header.Code == "甲制度").Program, result.Regimes.Single(regime => regime.Program.Header.Code == "乙制度").Program);
    }

    /// <summary>Every completed case that does not contradict itself: the facts that are 是, and the count.</summary>
    public static IEnumerable<(string[] True, int Count)> Cases()
    {
        for (int set = 0; set < 1 << Facts.Length; set++)
        {
            string[] isTrue = [.. Facts.Where((_, i) => (set >> i & 1) != 0)];
            if (isTrue.Contains("甲") && isTrue.Contains("乙")) continue;
            if (isTrue.Contains("丙") && !isTrue.Contains("丁")) continue;
            for (int count = 0; count <= MostCount; count++) yield return (isTrue, count);
        }
    }

    public static Evaluation Evaluate(RegimeProgram program, (string[] True, int Count) one)
    {
        var facts = new CaseFacts(program);
        foreach (Fact fact in program.Facts)
        {
            if (fact.Name == "次数") facts.Numbers[fact.NumberSlot] = NumberRange.Exactly(one.Count);
            else if (Facts.Contains(fact.Name)) facts.Truths[fact.TruthSlot] = one.True.Contains(fact.Name) ? StatedTruth.True : StatedTruth.False;
            else if (fact.Kind == FactKind.Link) facts.Truths[fact.TruthSlot] = StatedTruth.True;
        }

        Evaluation evaluation = new Interpreter(program).Evaluate(facts);
        Assert.False(evaluation.IsContradictory);
        return evaluation;
    }

    private static string Regime(string code, Random random, bool hasProof)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"制度《{code}》\n  代号 {code}\n  词汇《例》\n");
        if (random.Next(3) == 0) text.Append(CultureInfo.InvariantCulture, $"  适用 {Literal(random)}\n");
        text.Append('\n');
        int count = random.Next(2, 6);
        for (int rule = 0; rule < count; rule++)
        {
            text.Append(CultureInfo.InvariantCulture, $"第{"一二三四五"[rule]}条 {Condition(random, hasProof)}的，{Conclusions[random.Next(Conclusions.Length)]}");
            if (random.Next(3) == 0) text.Append(CultureInfo.InvariantCulture, $"，但{Condition(random, hasProof)}的除外");
            text.Append("。\n");
        }

        return text.Append('\n').ToString();
    }

    private static string Condition(Random random, bool hasProof) => string.Join("且", Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(5) switch
    {
        0 => $"（{Literal(random)}或者{Literal(random)}）",
        1 when hasProof => $"查实{Facts[random.Next(Facts.Length)]}",
        _ => Literal(random),
    }));

    private static string Literal(Random random) => random.Next(9) switch
    {
        0 => "次数两次以上",
        1 => "次数不满三次",
        2 => "未" + Facts[random.Next(Facts.Length)],
        3 => $"（因{Facts[random.Next(2)]}，致使{Facts[random.Next(2, 5)]}）",
        _ => Facts[random.Next(Facts.Length)],
    };
}
