using Zhaodan.Analysis.Strength;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Analysis.Tests.Strength;

/// <summary>Mutants of days, of versions, of who has the word and of spans: which cases notice them, which change nothing.</summary>
public sealed class ProgramMutationTests
{
    private const string Vocabulary = """
        语言 1
        词汇《例》
        事实 甲
        事实 乙
        事件 启动
        事件 申请
        主体 办案人员
        结论 责任 择先：免责、减责、追究
          由轻到重 免责、减责、追究
        结论 程序 并列：通报

        日历《历》
        2022年 依据「通知」
          休息 元旦：1月1日至3日


        """;

    private const string Versions = """
        制度《例》
          代号 例
          版本 旧
          施行 2010年1月1日
          词汇《例》
          主结论 责任
          从旧兼从轻
        第一条 甲的，追究。
        第二条 乙的，减责。

        制度《例》
          代号 例
          版本 新
          施行 2020年1月1日
          词汇《例》
          主结论 责任
        第一条 甲的，免责。
        第二条 乙的，追究。


        """;

    private static readonly (string Title, string Act, string Decision, string Fact, string Due)[] OfVersions =
    [
        ("新法轻", "2015年1月1日", "2021年1月1日", "甲", "责任 免责"),
        ("旧法轻", "2015年1月1日", "2021年1月1日", "乙", "责任 减责"),
        ("新法当日", "2020年1月1日", "2021年1月1日", "乙", "责任 追究"),
        ("新法前一日", "2019年12月31日", "2021年1月1日", "乙", "责任 减责"),
        ("旧法当日", "2010年1月1日", "2010年6月1日", "乙", "责任 减责"),
        ("旧法前一日", "2009年12月31日", "2010年6月1日", "乙", "不适用"),
    ];

    [Fact]
    public void Cases_at_every_edge_notice_every_change_of_versions()
    {
        Assert.Empty(SurvivorsOfVersions(""));
    }

    [Theory]
    [InlineData("新法轻", "从旧兼从轻，改为从旧（行为时的一版）")]
    [InlineData("新法当日", "施行，改为2020年1月2日")]
    [InlineData("新法前一日", "施行，改为2019年12月31日")]
    [InlineData("旧法当日", "施行，改为2010年1月2日")]
    [InlineData("旧法前一日", "施行，改为2009年12月31日")]
    public void Without_the_case_at_the_edge_the_change_survives(string without, string change) =>
        Assert.Equal([change], SurvivorsOfVersions(without));

    [Fact]
    public void Survivors_come_with_a_case_near_those_that_there_are()
    {
        ProgramMutantResult[] survivors = [.. Programs(Versions + Cases(OfVersions.Where(c => c.Title != "新法当日")), "例〔新〕")];
        ProgramMutantResult survivor = Assert.Single(survivors, mutant => mutant.Fate != MutantFate.Killed);
        Assert.Contains("行为日期 2020年1月1日", survivor.Draft);
        Assert.Contains("来源 生成", survivor.Draft);
    }

    private const string Ranks = """
        制度《上》
          代号 上
          位阶 规章
          词汇《例》
        第一条 甲的，免责。

        制度《旁》
          代号 旁
          位阶 规章
          词汇《例》
        第一条 乙的，通报。

        制度《下》
          代号 下
          位阶 规范性文件
          上位 上、旁
          词汇《例》
        第一条 甲或者乙的，追究。
        第二条 本办法规定与上级规定不一致的，以上级规定为准。
        第三条 法律、规章另有规定的，从其规定。

        案例集 下


        """;

    [Fact]
    public void Cases_of_every_rank_notice_every_rank()
    {
        ProgramMutantResult[] mutants = Programs(Ranks + RankCase("上", "甲", "", "免责") + RankCase("法", "乙", "法律", "减责") + RankCase("章", "乙", "规章", "减责") + RankCase("级", "乙", "上级规定", "减责"), "下");
        Assert.DoesNotContain(mutants, mutant => mutant.Fate is MutantFate.Survived or MutantFate.Undecided);

        // 旁 speaks of another group: whether it has the word makes no difference.
        Assert.Equal(["《旁》不再优先"], mutants.Where(mutant => mutant.Fate == MutantFate.Equivalent).Select(mutant => mutant.Mutation.Change));
        Assert.Equal(["不再让位于上级规定", "不再让位于法律", "不再让位于规章", "《上》不再优先"], mutants.Where(mutant => mutant.Fate == MutantFate.Killed).Select(mutant => mutant.Mutation.Change).OrderBy(Order));

        static int Order(string change) => Array.IndexOf(["不再让位于上级规定", "不再让位于法律", "不再让位于规章", "《上》不再优先"], change);
    }

    [Theory]
    [InlineData("法律", "不再让位于法律")]
    [InlineData("规章", "不再让位于规章")]
    [InlineData("上级规定", "不再让位于上级规定")]
    [InlineData("", "《上》不再优先")]
    public void A_rank_that_no_case_states_survives(string without, string change)
    {
        string cases = string.Concat(new[] { "", "法律", "规章", "上级规定" }.Where(rank => rank != without).Select(rank => RankCase("例" + rank, rank.Length == 0 ? "甲" : "乙", rank, rank.Length == 0 ? "免责" : "减责")));
        ProgramMutantResult survivor = Assert.Single(Programs(Ranks + cases, "下"), mutant => mutant.Fate is MutantFate.Survived or MutantFate.Undecided);
        Assert.Equal(change, survivor.Mutation.Change);
        if (without.Length == 0) return;
        Assert.Equal(MutantFate.Survived, survivor.Fate);
        Assert.Contains($"另有规定 {without} 责任", survivor.Draft);
    }

    private const string Duties = """
        制度《期》
          代号 期
          词汇《例》
          日历《历》
        第一条 办案人员应当自启动之日起5日内申请。

        案例集 期


        """;

    private static readonly (string Title, string Dates, string Due)[] OfDuties =
    [
        ("最后一天是星期日", "启动 2022年3月1日、申请 2022年3月7日", "按期履行"),
        ("第五天", "启动 2022年3月3日、申请 2022年3月8日", "按期履行"),
        ("第六天", "启动 2022年3月3日、申请 2022年3月9日", "逾期履行"),
        ("没有申请", "启动 2022年3月3日", "逾期"),
    ];

    [Fact]
    public void Cases_on_both_sides_of_the_end_notice_every_change_of_a_span() => Assert.Empty(SurvivorsOfDuties(""));

    [Theory]
    [InlineData("最后一天是星期日", "期间5日不再顺延")]
    [InlineData("第五天", "期间5日改为4日")]
    [InlineData("第六天", "期间5日改为6日、期间5日改为5个工作日")]
    public void Without_the_case_the_change_of_a_span_survives(string without, string changes) =>
        Assert.Equal(changes.Split('、').Order(StringComparer.Ordinal), SurvivorsOfDuties(without).Order(StringComparer.Ordinal));

    [Fact]
    public void A_span_that_runs_from_nothing_has_no_end_to_move()
    {
        ProgramMutantResult[] mutants = Programs("""
            制度《期》
              代号 期
              词汇《例》
              日历《历》
            第一条 办案人员应当在5日内申请。


            """, "期");
        Assert.All(mutants.Where(mutant => mutant.Mutation.Change.StartsWith("期间", StringComparison.Ordinal)), mutant => Assert.Equal(MutantFate.Equivalent, mutant.Fate));
        Assert.Contains(mutants, mutant => mutant.Fate == MutantFate.Equivalent);
    }

    private static string[] SurvivorsOfVersions(string without)
    {
        string text = Versions + Cases(OfVersions.Where(c => c.Title != without));
        return
        [
            .. new[] { "例〔旧〕", "例〔新〕" }.SelectMany(code => Programs(text, code))
                .Where(mutant => mutant.Fate != MutantFate.Killed)
                .Select(mutant => $"{mutant.Mutation.Citation}，{mutant.Mutation.Change}"),
        ];
    }

    private static string[] SurvivorsOfDuties(string without) =>
    [
        .. Programs(
                Duties + string.Concat(OfDuties.Where(c => c.Title != without).Select(c => $"案例「{c.Title}」\n  理由「例」\n  取值 {c.Dates}\n  截至日期 2022年3月31日\n  其余 否\n  应得 义务 第一条 {c.Due}\n\n")),
                "期")
            .Where(mutant => mutant.Fate != MutantFate.Killed)
            .Select(mutant => mutant.Mutation.Change),
    ];

    private static string Cases(IEnumerable<(string Title, string Act, string Decision, string Fact, string Due)> cases) => "案例集 例\n\n" + string.Concat(
        cases.Select(c => $"案例「{c.Title}」\n  理由「例」\n  行为日期 {c.Act}\n  决定日期 {c.Decision}\n  是 {c.Fact}\n  其余 否\n  应得 {c.Due}\n\n"));

    private static string RankCase(string title, string fact, string rank, string due) =>
        $"案例「{title}」\n  理由「例」\n  是 {fact}\n{(rank.Length > 0 ? $"  另有规定 {rank} 责任 {due}\n" : "")}  其余 否\n  应得 责任 {due}\n\n";

    private static ProgramMutantResult[] Programs(string text, string code)
    {
        CompilationResult result = StatuteCompiler.Compile([new SourceText("例.statute", Vocabulary + text)]);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Severity == Compiler.Diagnostics.DiagnosticSeverity.Error);
        CompiledRegime regime = Assert.Single(result.Regimes, regime => regime.Program.Header.Code == code);
        return [.. MutationRun.Of(regime, result.LinkOf(regime), result.VersionsOf(regime).Where(other => other != regime)).Programs];
    }
}
