using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>How a line with a certain first word is written; messages show it.</summary>
internal sealed record LineForm(string Head, int Type, string Form);

/// <summary>The first words of lines in vocabularies and cases.</summary>
internal static class LineForms
{
    /// <summary>读法 第八条第（五）项 乙: a citation and a letter, which are read without the grammar.</summary>
    public const string ReadingLine = "读法";

    public static IReadOnlyList<LineForm> Declarations { get; } =
    [
        new("事实", StatuteLexer.FACT_LINE, "“事实 名称”“事实 名称：次”“事实 名称：选项（甲、乙）”"),
        new("事件", StatuteLexer.EVENT_LINE, "“事件 名称”"),
        new("主体", StatuteLexer.ACTOR_LINE, "“主体 名称”"),
        new("反义", StatuteLexer.ANTONYM_LINE, "“反义 甲、乙”"),
        new("互斥", StatuteLexer.EXCLUSIVE_LINE, "“互斥 甲、乙、丙”"),
        new("蕴含", StatuteLexer.IMPLICATION_LINE, "“蕴含 甲 则 乙”"),
        new("以下事实", StatuteLexer.FOLLOWING_FACTS_LINE, "“以下事实 未提出即否：甲、乙”或者“以下事实 推定 是：甲、乙”"),
        new("因果", StatuteLexer.CAUSES_LINE, "“因果 未提出即是：甲致使乙”或者“因果 未提出即是：全部”"),
        new("结论", StatuteLexer.GROUP_LINE, "“结论 名称 择先：甲、乙”，择先也可以是并列、唯一"),
    ];

    public static IReadOnlyList<LineForm> Attributes { get; } =
    [
        new("释义", StatuteLexer.GLOSS_LINE, "“释义「…」”"),
        new("理由", StatuteLexer.REASON_LINE, "“理由「…」”"),
        new("同义", StatuteLexer.SYNONYM_LINE, "“同义 甲、乙”，结论的值写“同义 值＝甲、乙”"),
        new("原名", StatuteLexer.FORMER_LINE, "“原名 甲、乙”"),
        new("推定", StatuteLexer.PRESUME_LINE, "“推定 是”或者“推定 否”"),
        new("未提出即否", StatuteLexer.BURDEN_FALSE, "“未提出即否”"),
        new("由轻到重", StatuteLexer.ORDER_LINE, "“由轻到重 甲、乙、丙”"),
        new("默认", StatuteLexer.DEFAULT_LINE, "“默认 值”"),
    ];

    public static IReadOnlyList<LineForm> Cases { get; } =
    [
        new("理由", StatuteLexer.REASON_LINE, "“理由「…」”"),
        new("来源", StatuteLexer.SOURCE_LINE, "“来源 生成”"),
        new("行为", StatuteLexer.ACT_LINE, "“行为 一：”"),
        new("是", StatuteLexer.YES_LINE, "“是 甲、乙”"),
        new("否", StatuteLexer.NO_LINE, "“否 甲、乙”"),
        new("不明", StatuteLexer.UNKNOWN_LINE, "“不明 甲、乙”"),
        new("取值", StatuteLexer.VALUE_LINE, "“取值 事实 值、事实 值”"),
        new("认定", StatuteLexer.ASSERT_LINE, "“认定 结论的值”"),
        new("决定", StatuteLexer.DECIDE_LINE, "“决定 结论的值”或者“决定 不从轻”"),
        new("截至日期", StatuteLexer.CASE_DATE_LINE, "“截至日期 2022年3月1日”"),
        new("决定日期", StatuteLexer.CASE_DATE_LINE, "“决定日期 2022年3月1日”"),
        new(ReadingLine, StatuteLexer.WORD, "“读法 第八条第（五）项 乙”"),
        new("其余", StatuteLexer.REST_LINE, "“其余 否”"),
        new("应得", StatuteLexer.EXPECT_LINE, "“应得 结论组 值，可能 甲、乙，缺 事实，依据 第八条”或者“应得 义务 第十一条 逾期”"),
    ];

    /// <summary>Lines of cases whose rest is read as it is written, without the grammar.</summary>
    public static IReadOnlyList<LineForm> PlainCaseLines { get; } =
    [
        new("行为日期", 0, "“行为日期 2022年3月1日”或者“行为日期 不明”"),
        new("决定日期", 0, "“决定日期 2023年5月6日”"),
        new("施行日期", 0, "“施行日期 2021年1月1日”"),
        new("另有规定", 0, "“另有规定 法律 责任 追究”：位阶、结论组、结论"),
        new("认可", 0, "“认可 第八条第（二十八）项「局党组2023年5月6日会议」”"),
    ];

    /// <summary>The form whose head is the whole first word of a line; null when there is none.</summary>
    public static LineForm? Find(IReadOnlyList<LineForm> forms, ReadOnlySpan<char> word)
    {
        foreach (LineForm form in forms)
        {
            if (word.SequenceEqual(form.Head.AsSpan())) return form;
        }

        return null;
    }
}
