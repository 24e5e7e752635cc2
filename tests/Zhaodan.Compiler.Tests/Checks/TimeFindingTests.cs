namespace Zhaodan.Compiler.Tests.Checks;

/// <summary>Calendars, deadlines, versions and ranks (language page, sections 3 and 4): each check with a text that triggers it and one beside it that does not.</summary>
public sealed class TimeFindingTests
{
    private const string Words = "语言 1\n词汇《词》\n事实 甲\n事实 乙\n事件 受理\n事件 转送\n事件 告知\n主体 机关\n结论 责任 择先：免责、追究\n  由轻到重 免责、追究\n";

    [Theory]
    [InlineData("ZD1280", "2024年 依据「通知」\n  ⟦放假 1月1日⟧")]
    [InlineData("ZD1281", "2024年 依据「通知」\n  休息 ⟦2月30日⟧")]
    [InlineData("ZD1282", "  ⟦休息 1月1日⟧")]
    [InlineData("ZD1283", "⟦2024年⟧\n  休息 元旦：1月1日")]
    // A year missing between two, a year twice, a day twice, a day that is off and worked.
    [InlineData("ZD2080", "2022年 依据「通知」\n  休息 元旦：1月1日至3日\n⟦2024年 依据「通知」\n  休息 元旦：1月1日⟧")]
    [InlineData("ZD2080", "2023年 依据「通知」\n  休息 元旦：1月1日\n2024年 依据「通知」\n  休息 元旦：1月1日")]
    [InlineData("ZD2081", "2024年 依据「通知」\n  休息 元旦：1月1日\n⟦2024年 依据「调整」\n  休息 劳动节：5月1日至5日⟧")]
    [InlineData("ZD2082", "2024年 依据「通知」\n  休息 春节：2月10日至17日\n  上班 ⟦2月17日⟧")]
    [InlineData("ZD2082", "2024年 依据「通知」\n  休息 春节：2月10日至17日\n  上班 2月18日")]
    [InlineData("ZD2083", "2024年 依据「通知」\n  上班 ⟦2月5日⟧")]
    [InlineData("ZD2084", "2024年 依据「通知」\n  休息 春节：2月10日至17日\n  休息 补休：⟦2月17日⟧")]
    [InlineData("ZD2085", "2024年 依据「通知」\n  休息 元旦：⟦2023年12月30日至2024年1月1日⟧")]
    public void Calendars(string code, string years) => Marked.Check(code, "语言 1\n日历《历》\n" + years);

    [Fact]
    public void A_calendar_without_years_or_declared_twice()
    {
        Marked.Check("ZD1284", "语言 1\n⟦日历《历》⟧\n");
        Marked.Check("ZD1285", "语言 1\n日历《历》\n2024年 依据「通知」\n  休息 1月1日\n日历⟦《历》⟧\n2025年 依据「通知」\n  休息 1月1日");
    }

    [Theory]
    [InlineData("ZD1180", "机关应当在受理后⟦24小时⟧内转送。")]
    [InlineData("ZD1181", "机关应当在受理后⟦0日⟧内转送。")]
    [InlineData("ZD1182", "机关应当在受理后2日⟦以上⟧转送。")]
    [InlineData("ZD1183", "机关应当在受理后2日内转送⟦或者⟧告知。")]
    [InlineData("ZD1184", "机关不得⟦转送⟧。")]
    // A deadline without a start, and one without an actor.
    [InlineData("ZD2088", "⟦机关应当于7日内转送⟧。")]
    [InlineData("ZD2088", "机关应当在受理后7日内转送。")]
    [InlineData("ZD2088", "机关应当及时转送。")]
    [InlineData("ZD2089", "⟦应当在受理后7日内转送⟧。")]
    [InlineData("ZD2089", "机关应当在受理后2日内转送，在转送后3日内告知。")]
    public void Duties(string code, string clause) => Marked.Check(code, Words + "制度《某办法》\n  代号 某\n  词汇《词》\n  期间届满不顺延\n第一条 " + clause);

    [Theory]
    [InlineData("ZD2086", "  日历⟦《没有》⟧\n第一条 甲的，免责。")]
    [InlineData("ZD2087", "第一条 ⟦自受理之日起五个工作日内转送⟧的，免责。")]
    [InlineData("ZD2087", "  期间届满不顺延\n第一条 自受理之日起五日内转送的，免责。")]
    [InlineData("ZD1290", "  施行 ⟦2022年10月⟧\n第一条 甲的，免责。")]
    [InlineData("ZD1291", "  施行 2022年10月11日\n  废止 ⟦2020年1月1日⟧\n第一条 甲的，免责。")]
    [InlineData("ZD1294", "  位阶 ⟦红头文件⟧\n第一条 甲的，免责。")]
    public void Headers(string code, string rest) => Marked.Check(code, Words + "制度《某办法》\n  代号 某\n  词汇《词》\n" + rest);

    private const string Other = "制度《另办法》\n  代号 某\n  ⟦施行 2022年1月1日⟧\n  词汇《词》\n第一条 甲的，追究。";

    [Theory]
    // Two versions in force on the same day, and two that follow each other.
    [InlineData("ZD1292", "  施行 2018年1月1日\n  废止 2023年1月1日\n", Other)]
    [InlineData("ZD1292", "  施行 2018年1月1日\n  废止 2022年1月1日\n", "制度《另办法》\n  代号 某\n  施行 2022年1月1日\n  词汇《词》\n第一条 甲的，追究。")]
    [InlineData("ZD1292", "  施行 2018年1月1日\n", "制度《另办法》\n  代号 某\n  施行 2022年1月1日\n  词汇《词》\n第一条 甲的，追究。")]
    public void Versions(string code, string dates, string other) =>
        Marked.Check(code, Words + "制度《某办法》\n  代号 某\n" + dates + "  词汇《词》\n第一条 甲的，免责。\n" + other);

    [Fact]
    public void A_superior_that_is_not_there() =>
        Marked.Check("ZD1296", Words + "制度⟦《某办法》⟧\n  代号 某\n  上位 没有的制度\n  词汇《词》\n第一条 甲的，免责。");

    [Fact]
    public void Superiors_in_a_circle() => Marked.Check(
        "ZD1297",
        Words + "制度⟦《甲办法》⟧\n  代号 某\n  上位 另\n  词汇《词》\n第一条 甲的，免责。\n制度《乙办法》\n  代号 另\n  上位《甲办法》\n  词汇《词》\n第一条 甲的，免责。");

    [Fact]
    public void Lighter_law_without_a_main_group() => Marked.Check(
        "ZD1295", Words + "制度⟦《某办法》⟧\n  代号 某\n  施行 2018年1月1日\n  从旧兼从轻\n  词汇《词》\n第一条 甲的，免责。");

    [Fact]
    public void Groups_that_differ_between_ranks() => Marked.Check(
        "ZD1298",
        Words + "词汇《别》\n事实 丙\n结论 责任 择先：追究、免责\n  由轻到重 免责、追究\n"
        + "制度⟦《低》⟧\n  代号 低\n  位阶 规范性文件\n  上位 高\n  词汇《词》\n第一条 甲的，免责。\n第二条 本办法规定与上级规定不一致的，以上级规定为准。\n"
        + "制度《高》\n  代号 高\n  位阶 规章\n  词汇《别》\n第一条 丙的，追究。");
}
