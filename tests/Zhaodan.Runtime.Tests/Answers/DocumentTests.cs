using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Reading;
using Zhaodan.Runtime.Answers.Rendering;
using Zhaodan.Runtime.Answers.Settling;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>The forms of an answer: what the text says line by line, and that the page on the JSON document is true.</summary>
public sealed partial class DocumentTests
{
    // Written by hand from the language page; the program has one rule with an exception that nobody spoke of.
    [Fact]
    public void The_text_says_everything_in_order()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["不予追究", "追究"], defaultValue: 1);
        b.Rule("第八条第（一）项", "容缺受理的，但故意违法的除外；", b.Is("容缺受理"), [(group, 0, Modality.Settles)],
            [b.Unless(b.Is("故意违法"), "但故意违法的除外")], heads: ["有下列情形之一的，不予追究："], title: "不予追究");
        Answer answer = new CaseUnderTest(b.Build()).Is("容缺受理").Answer(new AnswerRequest { CaseNumber = "甲-1", ProgramHash = "00ff" });

        Assert.Equal(
            """
            《试验办法》
            试验2022　试〔2022〕1号
            案件：甲-1
            程序：00ff

            ■ 责任：待查明
              可能　不予追究（不明）、追究（默认；不明）
              缺　　故意违法（第八条第（一）项）
              ▸ 可能适用　第八条第（一）项【不予追究】　「责任：不予追究」
                原文　有下列情形之一的，不予追究：
                原文　容缺受理的，但故意违法的除外；
                条件　〔是〕「容缺受理」：是（案件陈述）
                除外　〔不明〕除外是否成立不明：但故意违法的除外
                  因为　「故意违法」：未陈述

            事实
              陈述为是　容缺受理
              未陈述　故意违法

            """,
            AnswerText.Render(answer, TextOptions.Default));
    }

    // 可以给予处分或者处理: a menu over two groups is shown whole in each.
    [Fact]
    public void A_menu_is_shown_whole()
    {
        var b = new ProgramBuilder();
        int punish = b.Group("处分", GroupKind.Parallel, ["处分"]);
        int handle = b.Group("处理", GroupKind.Parallel, ["处理"]);
        b.Rule("第一条", "……", b.Is("甲"), [(punish, 0, Modality.May), (handle, 0, Modality.May)], menu: true);
        string text = AnswerText.Render(new CaseUnderTest(b.Build()).Is("甲").Answer(), TextOptions.Default);

        Assert.Equal(3, text.Split("第一条　可以任选其一：「处分：处分」或者「处理：处理」").Length);
    }

    // Alternatives that are 否 beside one that is 是 play no part: they are counted, and shown on request.
    [Fact]
    public void Alternatives_that_play_no_part_stand_apart()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["追究"]);
        b.Rule("第一条", "……", b.Or(b.Is("甲"), b.Is("乙"), b.Is("丙"), b.Is("丁")), [(group, 0, Modality.Must)]);
        Answer answer = new CaseUnderTest(b.Build()).Is("乙").RestFalse().Answer();

        string text = AnswerText.Render(answer, TextOptions.Default);
        string all = AnswerText.Render(answer, new TextOptions { ShowsAll = true });

        Assert.Contains("〔否〕另有 3 项均为否（「甲」、「丙」、「丁」）", text, StringComparison.Ordinal);
        Assert.DoesNotContain("〔否〕「丁」：", text, StringComparison.Ordinal);
        Assert.Contains("〔否〕「丁」：否（其余否）", all, StringComparison.Ordinal);
        Assert.Contains("「丁」", AnswerPage.Render([answer]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_heavier_value_on_presumption_is_marked_in_every_form()
    {
        Answer answer = GroupAnswerTests.Faulty().RestFalse().Answer();

        Assert.Contains("■ 责任：追究〔推定〕", AnswerText.Render(answer, TextOptions.Default), StringComparison.Ordinal);
        Assert.Contains("<span class=\"value\">追究〔推定〕</span>", AnswerPage.Render([answer]), StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse(AnswerJson.Render(answer));
        JsonElement liability = document.RootElement.GetProperty("groups")[SampleRegime.Liability];
        JsonElement outcome = liability.GetProperty("outcomes")[0];
        Assert.Equal("追究", outcome.GetProperty("name").GetString());
        Assert.True(outcome.GetProperty("presumed").GetBoolean());
        Assert.True(outcome.GetProperty("default").GetBoolean());
        Assert.Equal("已定", liability.GetProperty("status").GetString());
    }

    [Fact]
    public void A_page_of_several_answers_has_a_table_of_contents()
    {
        Answer first = SampleRegime.Tolerated().Answer(new AnswerRequest { CaseNumber = "甲" });
        Answer second = SampleRegime.Case().Not("行政执法人员").Answer(new AnswerRequest { CaseNumber = "乙", ActName = "一" });
        string html = AnswerPage.Render([first, second]);

        Assert.Contains("<a href=\"#a0\">案件 甲</a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#a1\">案件 乙　行为 一</a></td><td>试验办法</td><td>不适用</td>", html, StringComparison.Ordinal);
        Assert.Equal(html.Split(" id=\"").Skip(1).Select(part => part[..part.IndexOf('"', StringComparison.Ordinal)]).Distinct().Count(), html.Split(" id=\"").Length - 1);
        Assert.DoesNotContain("目录", AnswerPage.Render([first]), StringComparison.Ordinal);
    }

    // Every key that is written is described, and every key described is written.
    [Fact]
    public void The_page_on_the_document_names_every_key()
    {
        var written = new HashSet<string>();
        Answer[] answers =
        [
            SampleRegime.Tolerated().Answer(),
            SampleRegime.Case().Not("行政执法人员").Answer(),
            GroupAnswerTests.Faulty().Is("主动及时报告").RestFalse().Answer(new AnswerRequest { IncludesAll = true, Asserted = [new AssertedConclusion(SampleRegime.Fault, 0)] }),
            SampleRegime.Tolerated().Unknown("故意违法").RestFalse().Answer(new AnswerRequest { Settling = new TrialBudget(1_000_000) }),
            .. Others(),
            OfALayer(SampleRegime.Tolerated().Answer()),
            Exactly(SampleRegime.Tolerated().Answer()),
        ];
        foreach (Answer answer in answers) Collect(JsonDocument.Parse(AnswerJson.Render(answer)).RootElement, written);
        var reader = new ClauseReader(SampleRegime.Program);
        Collect(JsonDocument.Parse(ReadingJson.Render(reader.ReadAll())).RootElement, written);
        Collect(JsonDocument.Parse(ReadingJson.Render(new ClauseReader(Other()).ReadAll())).RootElement, written);

        HashSet<string> described = [.. Code().Matches(File.ReadAllText(DocumentPath())).Select(match => match.Groups[1].Value).Where(key => key != "null")];

        Assert.Empty(written.Except(described));
        Assert.Empty(described.Except(written));
    }

    // What --exact adds to an answer.
    private static Answer Exactly(Answer answer) => answer with
    {
        ExactNote = "……",
        Groups =
        [
            .. answer.Groups.Select(group => group with
            {
                Exact = new ExactAnswer { Outcome = default, Text = "无", Examples = [new ExactExample("无", "甲 是")], Proofs = [new ExactProof("甲", "无")] },
            }),
        ],
    };

    // What a layer over several programs adds to an answer.
    private static Answer OfALayer(Answer answer) => answer with
    {
        Force = new ForceAnswer(Judgement.True, "2022年1月1日起", "", IsPresumed: true),
        Versions = new VersionsAnswer(Zhaodan.Runtime.Regimes.VersionGround.Date, "", [new VersionAnswer("2022", "2022年1月1日起", true, "无")]),
        Groups = [answer.Groups[0] with { Word = new WordAnswer("无", [], "上位", "追究", ["第一条"], "甲", "第九条", "以上级规定为准。") }, .. answer.Groups.Skip(1)],
    };

    private static RegimeProgram Other()
    {
        var b = new ProgramBuilder();
        int group = b.Group("处理", GroupKind.Unique, ["留用", "辞退"]);
        int term = b.Define("不合格", b.Is("甲"), "第二条");
        b.Is("乙");
        b.Is("丙");
        b.Exclusive("乙", "丙");
        int first = b.Rule("第三条", "……", b.AtLeast(1, b.Is("甲"), b.Is("乙")), [(group, 0, Modality.Must)], parts: [new RulePart("第三条第（一）项", "甲；", b.Is("甲"), [])]);
        b.Rule("第四条", "……", term, [(group, 1, Modality.Must)]);
        b.Rule("第六条", "……", b.Readings("第六条", b.Or(b.Is("戊"), b.Is("己")), b.And(b.Is("戊"), b.Is("己"))), [(group, 1, Modality.Must)]);
        b.Rule("第七条", "……", b.And(b.Readings("第七条", b.Is("庚"), b.Is("辛")), b.Readings("第八条", b.Is("庚"), b.Is("辛"))), [(group, 1, Modality.Must)]);
        b.Rule("第五条", "……", b.Is("丁"), [(group, 1, Modality.Must)], defeatedBy: [first]);
        return b.Build();
    }

    private static IEnumerable<Answer> Others()
    {
        yield return new CaseUnderTest(Other()).Is("甲").Not("不合格").Answer();
        yield return new CaseUnderTest(Other()).Is("乙", "丙").Answer();
        yield return new CaseUnderTest(Other()).Is("戊").RestFalse().Answer();
        yield return new CaseUnderTest(Other()).Is("辛").RestFalse().Answer();
        yield return new CaseUnderTest(DutyAnswerTests.Program()).Number("截至日期", 19_850).Answer();
        yield return new CaseUnderTest(Other()).Is("乙", "丁").Answer(new AnswerRequest { IncludesAll = true });
    }

    private static void Collect(JsonElement element, HashSet<string> keys)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray()) Collect(item, keys);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                keys.Add(property.Name);
                Collect(property.Value, keys);
            }
        }
    }

    private static string DocumentPath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here) ?? "", "..", "..", "..", "docs", "答案文档.md");

    // Keys are Latin letters in code marks; versions have dots, classes begin with a capital.
    [GeneratedRegex("`([a-z][A-Za-z]*)(?:\\[\\])?`")]
    private static partial Regex Code();
}
