using System.Text;
using System.Text.Json;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Tests.Supplement;

/// <summary>理由, 缺 and the counts by a column on small registers, worked out by hand.</summary>
public sealed class SupplementTests
{
    // The register of the golden tests, where the answers themselves are reasoned about.
    private const string Cases = """
        案号,县区,行政执法人员,容缺受理,出现失误或者偏差,明知故犯,有法定事由,没有法定事由,不可抗力,启动追责,不如实记录次数,违法所得,过错情节,决定
        A1,东海,是,是,是,否,,,,,两次,,,
        A2,灌云,是,是,是,,是,,,2022年3月1日,0,1.5万元,轻微,
        A3,灌南,是,否,否,否,,是,,是,3次以上,不满1万元,一般,
        A4,海州,是,否,,,,,是,是,1次以上,1万元至3万元,轻微,免于追究
        A5,连云,否,是,是,,,,,,,,,
        A6,赣榆,不明,是,是,否,,,否,√,1,0.5万元,轻微,不免于追究
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MissingAreTheFactsThatOpenGroupsWaitFor(bool byInterpreter)
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(TestPrograms.Duty(), Cases, r => r with { Keep = ["县区"], Supplement = new SupplementColumns(false, true), ByInterpreter = byInterpreter });
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics));

        // A1: the two grounds stand against each other, and the gains decide on 从重; 不可抗力 is presumed, so only the inquiry is open.
        // A2: what may be decided is no fact. A6: the scope is open, so who the officer was is missing everywhere.
        Assert.Equal(
            [
                "责任·缺,情节·缺,移送·缺",
                ",有法定事由、没有法定事由、违法所得,启动追责",
                "故意违法,,",
                ",,",
                ",有法定事由、没有法定事由,",
                ",,",
                "行政执法人员,行政执法人员、有法定事由、没有法定事由,行政执法人员",
            ],
            folder.Lines("答案-试甲.csv").Select(line => string.Join(',', line.Split(',')[^3..])));

        // Alone: the officer for 责任 of A6, the intent for 责任 of A2, the inquiry for 移送 of A1.
        Assert.Equal(
            ["行政执法人员 1 1", "故意违法 1 1", "启动追责 1 1", "有法定事由 3 0", "没有法定事由 3 0", "违法所得 1 0"],
            Json(folder).GetProperty("regimes")[0].GetProperty("missing").EnumerateArray().Select(fact => $"{fact.GetProperty("fact")} {fact.GetProperty("cases")} {fact.GetProperty("alone")}"));
        Assert.Contains("只缺这一项", folder.Text("汇总.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReasonsAreTheClausesOwnWordsAndWhatBecameOfTheirExceptions(bool byInterpreter)
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(WithException(), Cases, r => r with { Keep = ["县区"], Supplement = new SupplementColumns(true, false), ByInterpreter = byInterpreter });
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics));
        string[][] rows = [.. folder.Lines("答案-试甲.csv").Select(line => line.Split(',')[^3..])];
        Assert.Equal(["责任·理由", "情节·理由", "移送·理由"], rows[0]);
        Assert.Equal("第八条第（一）项：容缺受理，出现失误或者偏差的，但故意违法的除外【除外不成立：但故意违法的除外】", rows[1][0]);
        Assert.Equal("第八条第（一）项：容缺受理，出现失误或者偏差的，但故意违法的除外【除外不明：但故意违法的除外】；第九条：过错情节轻微的，可以免于追究", rows[2][0]);
        Assert.Equal("第十条：两次以上不如实记录的，应当追究", rows[3][0]);
        Assert.Equal("第十二条：启动追责，没有不可抗力的，移送纪检监察机关", rows[3][2]);
        Assert.Equal(["", "", ""], rows[5]);
    }

    [Fact]
    public void TheDefaultIsCalledSo()
    {
        var b = new ProgramBuilder("默");
        int a = b.Truth("甲");
        int duty = b.Group("责任", GroupKind.Priority, ["免责", "追究"], defaultValue: 1);
        b.Rule("第一条", "甲的，免责。", b.Is(a), duty, 0);
        (_, MemoryFolder folder) = Screen.Text(b.Build(), "案号,甲\n1,否\n2,是\n", r => r with { Supplement = new SupplementColumns(true, false) });
        Assert.Equal(["没有条款得出结论，依默认", "第一条：甲的，免责"], folder.Lines("答案-默.csv").Skip(1).Select(line => line.Split(',')[^1]));
    }

    [Fact]
    public void NothingIsAddedWhereNothingIsAskedFor()
    {
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), "案号,甲\n1,\n");
        Assert.Equal("案号,责任,责任·可能,责任·依据,责任·推定,未提及", folder.Lines("答案-小.csv")[0]);
        Assert.False(Json(folder).GetProperty("regimes")[0].TryGetProperty("missing", out _));
        Assert.False(Json(folder).GetProperty("regimes")[0].TryGetProperty("by", out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CountsAreSplitByTheValuesOfAColumn(bool byInterpreter)
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(
            TestPrograms.Small(),
            "案号,县区,甲\n1,东,是\n2,西,是\n3,东,否\n4,,不明\n5,东,是\n6,西,坏\n",
            r => r with { Keep = ["县区"], By = ["县区"], ByInterpreter = byInterpreter });
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics));
        JsonElement by = Json(folder).GetProperty("regimes")[0].GetProperty("by")[0];
        Assert.Equal("县区", by.GetProperty("column").GetString());

        // The sixth row is in quarantine and counts nowhere.
        Assert.Equal(
            ["“” 1 待查明 1：0 无0 不明1", "“东” 3 待查明 0：2 无1 不明0", "“西” 1 待查明 0：1 无0 不明0"],
            by.GetProperty("values").EnumerateArray().Select(row =>
            {
                JsonElement group = row.GetProperty("groups")[0], statuses = group.GetProperty("statuses");
                return $"“{row.GetProperty("value")}” {row.GetProperty("cases")} 待查明 {row.GetProperty("undetermined")}：{group.GetProperty("values")[0].GetProperty("settled")} 无{statuses.GetProperty("nothing")} 不明{statuses.GetProperty("undetermined")}";
            }));
        Assert.Contains("（空）", folder.Text("汇总.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ValuesBeyondTheMostAreCountedTogetherAndAllAddUp(bool byInterpreter)
    {
        const int rows = 5_000;
        var text = new StringBuilder("案号,镇,甲\n");
        for (int i = 0; i < rows; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i},镇{i % 300},{(i % 3 == 0 ? "是" : i % 3 == 1 ? "否" : "")}\n");
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), text.ToString(), r => r with { Keep = ["镇"], By = ["镇"], ByInterpreter = byInterpreter });
        JsonElement regime = Json(folder).GetProperty("regimes")[0];
        JsonElement[] values = [.. regime.GetProperty("by")[0].GetProperty("values").EnumerateArray()];
        Assert.Equal(201, values.Length);
        Assert.Equal([true], values.Where(row => row.GetProperty("rest").GetBoolean()).Select(row => row.GetProperty("value").GetString() == ""));

        // 镇200 to 镇299 of each of the 16 whole rounds and of the last, which ends at 镇199.
        Assert.Equal(1_600, values[^1].GetProperty("cases").GetInt64());
        Assert.Equal(rows, values.Sum(row => row.GetProperty("cases").GetInt64()));
        foreach (string status in (string[])["settled", "nothing", "undetermined"])
        {
            long whole = regime.GetProperty("groups")[0].GetProperty("statuses").GetProperty(status).GetInt64();
            Assert.Equal(whole, values.Sum(row => row.GetProperty("groups")[0].GetProperty("statuses").GetProperty(status).GetInt64()));
        }

        Assert.Contains("先出现的 200 个各自计数", folder.Text("汇总.html"), StringComparison.Ordinal);
    }

    // Open items and readings are in the program: of six cases 追究 of A3 and 免于追究 of A4 are presumption-borne, and granting
    // an open item would change A2, A3 and A4.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnswersThatStandOnSomethingElseThanFactsAreCountedApart(bool byInterpreter)
    {
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Duty(), Cases, r => r with { Keep = ["县区"], ByInterpreter = byInterpreter });
        JsonElement cases = Json(folder).GetProperty("regimes")[0].GetProperty("cases");
        Assert.Equal((2, 0, 3), (cases.GetProperty("presumptionBorne").GetInt32(), cases.GetProperty("readingDependent").GetInt32(), cases.GetProperty("openItemDependent").GetInt32()));
        string html = folder.Text("汇总.html");
        Assert.Contains("<b>2</b><span>较重结论只靠推定成立", html, StringComparison.Ordinal);
        Assert.Contains("<b>0</b><span>结论随两读改变", html, StringComparison.Ordinal);
        Assert.Contains("<b>3</b><span>认定兜底情形会改变", html, StringComparison.Ordinal);
    }

    // The exception of 第八条第（一）项 as the lowering would keep it.
    private static RegimeProgram WithException()
    {
        RegimeProgram program = TestPrograms.Duty();
        Rule rule = program.Rules[0];
        var applies = (AndNode)program.Nodes[rule.Applies];
        int intent = ((NotNode)program.Nodes[applies.Operands[1]]).Operand;
        return program with { Rules = program.Rules.SetItem(0, rule with { Exceptions = [new RuleException(intent, -1, intent, [], "但故意违法的除外；", rule.Place)] }) };
    }

    private static JsonElement Json(MemoryFolder folder) => JsonDocument.Parse(folder.Files["汇总.json"]).RootElement;
}
