using Zhaodan.Analysis.Comparing;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.Comparing;

/// <summary>
/// Differences that a reader finds in the published texts, written down from these and not from what the program says: each
/// must be told. And every difference that is told is one in the interpreter.
/// </summary>
public sealed class PublishedDifferencesTests(PublishedDifferencesTests.Compared compared) : IClassFixture<PublishedDifferencesTests.Compared>
{
    private const string Lianyungang = "连云港2022", Draft = "国家草案2020", Jiangxi = "江西2019", Leshan = "乐山沙盒", Qianjiang = "黔江2020甲";

    [Theory]

    // 执法依据不明确而故意违法：连云港第八条第（七）项“但故意违法的除外”，国家草案第二十一条第（一）项没有这个除外。
    [InlineData(Draft, "第二十一条第（一）项", Lianyungang, "不予追究", "追究", "第八条第（七）项")]

    // 改革中失误而故意违法：连云港第八条第（五）项除外，国家草案第二十三条没有。
    [InlineData(Draft, "第二十三条", Lianyungang, "不予追究", "追究", "第八条第（五）项")]

    // 执行明显违法的文件：连云港第八条第（十七）项的除外有“文件”，国家草案第二十一条第（九）项只有决定、命令。
    [InlineData(Draft, "第二十一条第（九）项", Lianyungang, "不予追究", "追究", "第八条第（十七）项")]

    // 没有举报：连云港第八条第（十）项“未按规定履行监督检查职责的除外”，国家草案第二十二条第（六）项没有。
    [InlineData(Draft, "第二十二条第（六）项", Lianyungang, "不予追究", "追究", "第八条第（十）项")]

    // 相对人隐瞒：连云港第八条第（八）项还要“已按规定履行审查职责”，国家草案第二十一条第（二）项不要。
    [InlineData(Draft, "第二十一条第（二）项", Lianyungang, "不予追究", "追究", null)]

    // 严格依法履职：国家草案第二十条第一款一概不予追究，连云港没有这一句。
    [InlineData(Draft, "第二十条第一款", Lianyungang, "不予追究", "追究", null)]

    // 不可预见的因素：国家草案第二十一条第（十）项；连云港第八条第（二十六）项说的是难以克服。
    [InlineData(Draft, "第二十一条第（十）项", Lianyungang, "不予追究", "追究", null)]
    [InlineData(Lianyungang, "第八条第（二十六）项", Draft, "不予追究", "追究", null)]

    // 吊销许可后仍违法经营、线索已通报别的部门：只有国家草案写了。
    [InlineData(Draft, "第二十二条第（四）项", Lianyungang, "不予追究", "追究", null)]
    [InlineData(Draft, "第二十二条第（七）项", Lianyungang, "不予追究", "追究", null)]

    // 容缺受理、复议诉讼中仅认定程序瑕疵、书面请示没有答复、集体决策时反对、情节轻微及时纠正：只有连云港写了。
    [InlineData(Lianyungang, "第八条第（一）项", Draft, "不予追究", "追究", null)]
    [InlineData(Lianyungang, "第八条第（四）项", Draft, "不予追究", "追究", null)]
    [InlineData(Lianyungang, "第八条第（六）项", Draft, "不予追究", "追究", null)]
    [InlineData(Lianyungang, "第八条第（十六）项", Draft, "不予追究", "追究", null)]
    [InlineData(Lianyungang, "第八条第（二十七）项", Draft, "不予追究", "追究", null)]

    // 连云港第八条第（二十一）项没有“对执法期限扣除另有规定的除外”，国家草案第二十一条第（七）项有。
    [InlineData(Lianyungang, "第八条第（二十一）项", Draft, "不予追究", "追究", "第二十一条第（七）项")]

    // 追究的根据：连云港凭上级文件所列情形，国家草案凭自己的第十三条。
    [InlineData(Lianyungang, "第七条〔2〕", Draft, "追究", "无", null)]
    [InlineData(Draft, "第十三条", Lianyungang, "追究", "无", null)]

    // 非经法定程序：国家草案第五条“不受追究”与第十三条相撞，连云港第十五条只说不得调离、免职、辞退、处分。
    [InlineData(Draft, "第五条", Lianyungang, "冲突", "追究", null)]

    // 新证据：江西没有写除外，连云港、国家草案都除外“故意隐瞒、重大过失遗漏”；江西只是“可以”。
    [InlineData(Jiangxi, "第五部分第（二）项第3目第（36）小目", Lianyungang, "裁量（免于追究、追究）", "追究", "第八条第（十一）项")]
    [InlineData(Jiangxi, "第五部分第（二）项第3目第（36）小目", Draft, "裁量（免于追究、追究）", "追究", "第二十一条第（三）项")]

    // 江西第1目至第3目都以“严格按照规定履行法定职责”为前提，连云港没有。
    [InlineData(Lianyungang, "第八条第（十六）项", Jiangxi, "不予追究", "追究", null)]

    // 黔江甲第八条第（三）项还要没有过错，并且只是“可以”；连云港第八条第（二十六）项不予追究。
    [InlineData(Lianyungang, "第八条第（二十六）项", Qianjiang, "不予追究", "追究", null)]

    // 乐山第八条第（八）项：整改期间不执行要求而出事故，履职尽责；国家草案没有。
    [InlineData(Leshan, "第八条第（八）项", Draft, "不予追究", "追究", null)]

    // 乐山第九条只是可以容错：应对突发事件，为快速处置。国家草案没有这一项。
    [InlineData(Leshan, "第九条第（八）项", Draft, "裁量（免于追究、无）", "追究", null)]
    public void What_a_reader_finds_is_told(string owner, string citation, string other, string answer, string others, string? blocked)
    {
        (PairComparison pair, bool isFirst) = compared.Pair(owner, other);
        RegimeProgram own = compared.Regime(owner), against = compared.Regime(other);
        Difference[] told = [.. pair.Groups.Single(group => group.Group == "责任").Differences.Where(difference => difference.IsFirst == isFirst && difference.Rule >= 0 && own.Rules[difference.Rule].Citation == citation)];
        AnswerPair wanted = isFirst ? new AnswerPair(answer, others) : new AnswerPair(others, answer);
        Assert.Contains(told, difference =>
            (difference.Answers == wanted || difference.Others.Contains(wanted)) && difference.Example is not null
            && (blocked is null || (difference.Blocked is { } clause && against.Rules[clause.Rule].Citation == blocked)));
    }

    [Theory]
    [InlineData(Lianyungang, "第十三条", Draft, "移送", "移送纪检监察机关")]
    [InlineData(Draft, "第十九条第一款〔2〕", Lianyungang, "移送", "移送监察机关")]
    [InlineData(Draft, "第十八条", Lianyungang, "处分", "处分")]
    [InlineData(Lianyungang, "第十二条", Draft, "处理", "谈话提醒")]
    [InlineData(Lianyungang, "第十八条", Draft, "保护", "协调公安机关予以保护")]
    [InlineData(Draft, "第二十五条", Lianyungang, "保护", "澄清事实")]
    [InlineData(Leshan, "第九条第（八）项", Draft, "责任", null)]
    public void Other_groups_too(string owner, string citation, string other, string group, string? value)
    {
        (PairComparison pair, bool isFirst) = compared.Pair(owner, other);
        RegimeProgram own = compared.Regime(owner);
        Assert.Contains(pair.Groups.Single(one => one.Group == group).Differences, difference =>
            difference.IsFirst == isFirst && difference.Rule >= 0 && own.Rules[difference.Rule].Citation == citation && (value is null || difference.Values.Contains(value)));
    }

    [Fact]
    public void Same_clauses_are_found_to_be_the_same()
    {
        // 乐山第七条与国家草案第五条、连云港第九条第（一）项与乐山第十条第（一）项：同文。
        Assert.Equal(ClauseRelation.Same, Match(Leshan, "第七条", Draft, "第五条"));

        // 新证据：连云港第八条第（十一）项与国家草案第二十一条第（三）项，连除外也一样。
        Assert.Equal(ClauseRelation.Same, Match(Lianyungang, "第八条第（十一）项", Draft, "第二十一条第（三）项"));

        // 连云港第八条第（四）项有三种情形，国家草案第二十一条第（八）项只有调解变更。
        Assert.NotEqual(ClauseRelation.Same, Match(Lianyungang, "第八条第（四）项", Draft, "第二十一条第（八）项"));
    }

    [Fact]
    public void Every_difference_told_is_one_in_the_interpreter()
    {
        int told = 0;
        foreach (PairComparison pair in compared.Comparison.Pairs)
        {
            (RegimeProgram first, RegimeProgram second) = (compared.Comparison.Regimes[pair.First], compared.Comparison.Regimes[pair.Second]);
            foreach (GroupComparison group in pair.Groups)
            {
                Assert.NotEqual(QuestionStatus.GivenUp, group.Status);
                foreach (Difference difference in group.Differences)
                {
                    Assert.True(difference.Example is not null, $"{first.Header.Code} {second.Header.Code} {group.Group} {difference}");
                    Situation example = difference.Example;
                    Assert.Equal(difference.Answers.First, Label(first, group.Group, example.First, difference));
                    Assert.Equal(difference.Answers.Second, Label(second, group.Group, example.Second, difference));
                    Assert.NotEqual(difference.Answers.First, difference.Answers.Second);
                    told++;
                }
            }
        }

        Assert.True(told > 300, $"{told}");
    }

    private ClauseRelation Match(string owner, string citation, string other, string like)
    {
        (PairComparison pair, bool isFirst) = compared.Pair(owner, other);
        RegimeProgram own = compared.Regime(owner), against = compared.Regime(other);
        return pair.Clauses.Matches.Single(match => own.Rules[isFirst ? match.First : match.Second].Citation == citation && against.Rules[isFirst ? match.Second : match.First].Citation == like).Relation;
    }

    // Straight from the interpreter's outcome.
    private static string Label(RegimeProgram program, string group, Evaluation evaluation, Difference difference)
    {
        int g = Enumerable.Range(0, program.Groups.Length).Single(i => program.Groups[i].Name == group);
        if (difference.Values.IsEmpty) return AnswerLabel.Of(program.Groups[g], evaluation.Groups[g]);
        int value = Enumerable.Range(0, program.Groups[g].Values.Length).Single(v => program.Groups[g].Values[v].Name == difference.Values[0]);
        ulong bit = 1UL << value;
        if ((evaluation.Groups[g].Clashing & bit) != 0) return "冲突";
        if ((evaluation.Groups[g].Settled & bit) != 0) return difference.Values[0];
        if ((evaluation.Groups[g].Possible & bit) == 0) return "无";
        return (evaluation.Groups[g].Ignorance & bit) != 0 ? "待查明" : "可以" + difference.Values[0];
    }

    /// <summary>The published regimes, compared once.</summary>
    public sealed class Compared
    {
        public Compared()
        {
            string root = AppContext.BaseDirectory;
            while (!Directory.Exists(Path.Combine(root, "specs", "regimes"))) root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("No specs above the tests.");
            SourceText[] sources =
            [
                .. new[] { "vocabulary", "regimes", "calendars" }
                    .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, "specs", folder), "*.statute"))
                    .Select(file => new SourceText(file, File.ReadAllText(file))),
            ];
            Comparison = RegimeComparison.Of(new ComparisonRequest { Regimes = [.. StatuteCompiler.Compile(sources).Regimes.Select(regime => regime.Program)] });
        }

        public RegimeComparison Comparison { get; }

        public RegimeProgram Regime(string code) => Comparison.Regimes.Single(regime => regime.Header.Code == code);

        public (PairComparison Pair, bool IsFirst) Pair(string owner, string other)
        {
            int one = Comparison.Regimes.IndexOf(Regime(owner)), two = Comparison.Regimes.IndexOf(Regime(other));
            return (Comparison.Pairs.Single(pair => (pair.First == one && pair.Second == two) || (pair.First == two && pair.Second == one)), one < two);
        }
    }
}
