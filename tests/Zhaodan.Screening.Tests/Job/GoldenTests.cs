using System.Text;
using System.Text.Json;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Tests.Job;

/// <summary>
/// One small register, in both shapes and both encodings, with answers worked out by hand from section 5 of the language
/// page.
/// </summary>
public sealed class GoldenTests
{
    private const string Wide = """
        案号,县区,行政执法人员,容缺受理,出现失误或者偏差,明知故犯,有法定事由,没有法定事由,不可抗力,启动追责,不如实记录次数,违法所得,过错情节,决定
        A1,东海,是,是,是,否,,,,,两次,,,
        A2,灌云,是,是,是,,是,,,2022年3月1日,0,1.5万元,轻微,
        A3,灌南,是,否,否,否,,是,,是,3次以上,不满1万元,一般,
        A4,海州,是,否,,,,,是,是,1次以上,1万元至3万元,轻微,免于追究
        A5,连云,否,是,是,,,,,,,,,
        A6,赣榆,不明,是,是,否,,,否,√,1,0.5万元,轻微,不免于追究
        """;

    private const string List = """
        案号,县区,是,否,不明,不如实记录次数,违法所得,启动追责,过错情节,决定
        A1,东海,行政执法人员、容缺受理、出现失误或者偏差,故意违法,,两次,,,,
        A2,灌云,行政执法人员、容缺受理、出现失误或者偏差、有法定事由,,,0,1.5万元,2022-03-01,轻微,
        A3,灌南,行政执法人员、没有法定事由、启动追责,「容缺受理」、出现失误或者偏差、故意违法行为,,3次以上,不满1万元,,一般,
        A4,海州,行政执法人员、不可抗力、启动追责,容缺受理,,1次以上,1万元至3万元,,轻微,免于追究
        A5,连云,容缺受理、出现失误或者偏差,行政执法人员,,,,,,
        A6,赣榆,容缺受理、出现失误或者偏差、启动追责,故意违法、不可抗力,行政执法人员,1,5000元,,轻微,不免于追究
        """;

    // A1: 第八条第（一）项 is 是 and ends 责任; its gains, grounds and inquiry are not known. Grounds could both permit and
    //     forbid 从轻 as far as Kleene logic sees: 冲突 is possible.
    // A2: 故意违法 is not known: 不予追究 may hold; 第九条 opens 免于追究 by discretion; 次数 0 rules 追究 out; none is left possible.
    //     有法定事由 is 是: 从轻; 15000 ≥ 10000: 从重. It happened on a date, 不可抗力 presumed 否: 移送.
    // A3: 第八条 is out, 一般 rules 第九条 out, 3 and more: 追究, for as long as the open items are presumed 否. 没有法定事由: 不得
    //     从轻 and, by 互斥, no 从轻; below 10000: no 从重.
    // A4: 容缺受理 is 否; 决定 免于追究 is taken before 追究 is reached, again on the open items. 不可抗力 stated 是: no 移送.
    // A5: not an officer. A6: whether officer is not known; the decision is not to spare, once is not twice.
    private static readonly string[] Expected =
    [
        "案号,县区,责任,责任·可能,责任·依据,责任·推定,情节,情节·可能,情节·依据,情节·推定,移送,移送·可能,移送·依据,移送·推定,未提及",
        "A1,东海,不予追究,不予追究,第八条第（一）项,,待查明,从轻、从重、无、冲突,第十一条、第十三条、第十三条〔2〕,,待查明,移送纪检监察机关、无,第十二条,,不明",
        "A2,灌云,待查明,不予追究、免于追究、无,第八条第（一）项、第九条,,从轻、从重,从轻、从重,第十一条、第十三条〔2〕,,移送纪检监察机关,移送纪检监察机关,第十二条,,不明",
        "A3,灌南,追究,追究,第十条,追究,无,无,,,移送纪检监察机关,移送纪检监察机关,第十二条,,不明",
        "A4,海州,免于追究,免于追究,第九条,免于追究,从重、待查明,从轻、从重、冲突,第十一条、第十三条、第十三条〔2〕,,无,无,,,不明",
        "A5,连云,不适用,不适用,,,不适用,不适用,,,不适用,不适用,,,不明",
        "A6,赣榆,待查明,不予追究、不适用,第八条第（一）项,,待查明,从轻、无、冲突、不适用,第十三条、第十三条〔2〕,,待查明,移送纪检监察机关、不适用,第十二条,,不明",
    ];

    public static TheoryData<string, bool> Files => new()
    {
        { Wide, false }, { Wide, true }, { List, false }, { List, true },
        { Wide.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal), false },
        { "\uFEFF" + List, false },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void BothShapesAndEncodingsGiveTheSameAnswers(string text, bool isGb18030)
    {
        byte[] input = isGb18030 ? Screen.Gb18030.GetBytes(text) : Encoding.UTF8.GetBytes(text);
        (ScreeningReport report, MemoryFolder folder) = Screen.Bytes(TestPrograms.Duty(), input, r => r with { Keep = Screen.Keep("县区") });
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics));
        Assert.Equal(Expected, folder.Lines("答案-试甲.csv"));
        Assert.Single(folder.Lines("隔离.csv"));
        Assert.Equal(isGb18030 ? "GB18030" : "UTF-8", report.Summary?.Input.Encoding);
        Assert.Contains(report.Diagnostics, diagnostic => diagnostic.Code == "ZD3022" && diagnostic.Severity == DiagnosticSeverity.Info);
    }

    [Fact]
    public void AnswersBeginWithTheMarkThatOfficeProgramsNeed()
    {
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), "案号,甲\n1,是\n");
        foreach (string name in folder.Files.Keys.Where(name => name.EndsWith(".csv", StringComparison.Ordinal)))
        {
            Assert.Equal([0xEF, 0xBB, 0xBF], folder.Files[name][..3]);
        }
    }

    [Fact]
    public void UnmentionedFalseSettlesWhatIsSilent()
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(
            TestPrograms.Duty(),
            "案号,是,否,不明,不如实记录次数,违法所得,过错情节\nB1,行政执法人员、容缺受理、出现失误或者偏差,,,0,0,一般\nB2,行政执法人员、容缺受理、出现失误或者偏差,,故意违法,0,0,一般\n",
            r => r with { Unmentioned = Unmentioned.False });
        Assert.True(report.Succeeded);
        Assert.Equal("B1,不予追究,不予追究,第八条第（一）项,,无,无,,,无,无,,,否", folder.Lines("答案-试甲.csv")[1]);
        Assert.StartsWith("B2,待查明,不予追究、无,第八条第（一）项,", folder.Lines("答案-试甲.csv")[2], StringComparison.Ordinal);
        Assert.Equal("否", Json(folder).GetProperty("unmentioned").GetString());
        Assert.Contains("按“否”处理", folder.Text("汇总.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSummaryCounts()
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(TestPrograms.Duty(), Wide + "\nA6,灌云\n\n", r => r with { Keep = Screen.Keep("县区") });
        JsonElement json = Json(folder);
        Assert.Equal(1, json.GetProperty("schemaVersion").GetInt32());
        Assert.Equal("{\"total\":7,\"answered\":6,\"bad\":1,\"blankLines\":1,\"idleAssertions\":0}", Compact(json.GetProperty("rows")));
        JsonElement regime = json.GetProperty("regimes")[0];
        Assert.Equal("{\"inapplicable\":1,\"undetermined\":4,\"presumptionBorne\":2,\"presumedInForce\":0,\"notInForce\":0,\"overruled\":0,\"outsideCalendar\":0,\"readingDependent\":0,\"openItemDependent\":3}", Compact(regime.GetProperty("cases")));
        JsonElement duty = regime.GetProperty("groups")[0];
        Assert.Equal(
            "{\"settled\":3,\"nothing\":0,\"undetermined\":2,\"discretionary\":0,\"conflicting\":0,\"inapplicable\":1}",
            Compact(duty.GetProperty("statuses")));
        Assert.Equal("[1,1,1]", Compact(duty, "settled"));
        Assert.Equal("[2,1,0]", Compact(duty, "possible"));
        JsonElement weight = regime.GetProperty("groups")[1];
        Assert.Equal("[1,2]", Compact(weight, "settled"));
        string[] rules = [.. regime.GetProperty("rules").EnumerateArray().Take(3)
            .Select(rule => $"{rule.GetProperty("citation")} {rule.GetProperty("applied")} {rule.GetProperty("mayApply")}")];
        Assert.Equal(["第九条 3 1", "第十二条 3 1", "第八条第（一）项 2 1"], rules);
        Assert.Equal(64, json.GetProperty("input").GetProperty("sha256").GetString()?.Length);
        Assert.Equal(ProgramHash.Of(TestPrograms.Duty()), regime.GetProperty("programSha256").GetString());
        Assert.Equal(7, report.Summary?.Rows);
    }

    [Fact]
    public void TheInputIsHashedAsItIs()
    {
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), "案号,甲\n1,是\n");
        string expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("案号,甲\n1,是\n"u8));
        Assert.Equal(expected, Json(folder).GetProperty("input").GetProperty("sha256").GetString());
    }

    [Fact]
    public void TheSameInputGivesTheSameBytes()
    {
        (_, MemoryFolder one) = Screen.Text(TestPrograms.Duty(), Wide, r => r with { Keep = Screen.Keep("县区") });
        (_, MemoryFolder two) = Screen.Text(TestPrograms.Duty(), Wide, r => r with { Keep = Screen.Keep("县区") });
        Assert.Equal(["汇总.html", "汇总.json", "清单.json", "答案-试甲.csv", "隔离.csv"], one.Files.Keys.Order(StringComparer.Ordinal).ToArray());
        foreach ((string name, byte[] content) in one.Files) Assert.Equal(content, two.Files[name]);
    }

    [Fact]
    public void MissingColumnsThatWereConfirmedAreListed()
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(TestPrograms.Duty(), "案号,是,否,不明\n1,行政执法人员,,\n", r => r with { AllowMissing = true });
        Assert.Equal(
            ["ZD3023 案件文件没有下列制度用到的列，已经确认：不如实记录次数、违法所得、过错情节。这些事实在每个案件里都算没有提及；有记载的，请补上这些列。"],
            Screen.Of(report, DiagnosticSeverity.Warning));
        Assert.Equal("[\"不如实记录次数\",\"违法所得\",\"过错情节\"]", Compact(Json(folder).GetProperty("input").GetProperty("missingColumns")));
        Assert.Contains("不如实记录次数、违法所得、过错情节", folder.Text("汇总.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralRegimesAreAnsweredFromOneReading()
    {
        var folder = new MemoryFolder();
        byte[] input = Encoding.UTF8.GetBytes("案号,是,否,不明\nC1,甲、行政执法人员,,\nC2,有法定事由、没有法定事由,,\n");
        ScreeningReport report = ScreeningJob.Run(Screen.Request(input, folder, TestPrograms.Small(), TestPrograms.Duty()) with { AllowMissing = true });
        Assert.True(report.Succeeded);
        Assert.Equal(["答案-小.csv", "答案-试甲.csv", "隔离.csv", "汇总.html", "汇总.json", "清单.json"], report.Files.ToArray());
        Assert.Equal(["C1,追究,追究,第一条,,不明"], folder.Lines("答案-小.csv")[1..]);
        Assert.Equal(2, folder.Lines("答案-试甲.csv").Length);
        Assert.Equal(2, folder.Lines("隔离.csv").Length);
    }

    private static JsonElement Json(MemoryFolder folder) => JsonDocument.Parse(folder.Files["汇总.json"]).RootElement;

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, Relaxed);

    private static string Compact(JsonElement group, string member) =>
        "[" + string.Join(',', group.GetProperty("values").EnumerateArray().Select(value => value.GetProperty(member).GetInt64())) + "]";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
