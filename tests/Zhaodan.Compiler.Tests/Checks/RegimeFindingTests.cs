namespace Zhaodan.Compiler.Tests.Checks;

/// <summary>Sections 3, 4 and 7 of the language page, clauses: each check with a text that triggers it and one beside it that does not.</summary>
public sealed class RegimeFindingTests
{
    [Theory]
    [InlineData("ZD2030", "第一条 甲的，免责。\n⟦第三条⟧ 乙的，追究。")]
    [InlineData("ZD2031", "第一条 甲的，免责。\n⟦第一条⟧ 乙的，追究。")]
    [InlineData("ZD2031", "第一条 甲的，免责。\n第一条〔二〕 乙的，追究。")]
    [InlineData("ZD2032", "第二条 甲的，免责。\n⟦第一条⟧ 乙的，追究。")]
    [InlineData("ZD2035", "第一条 甲的，免责。\n⟦不编码 第一条：目的。⟧")]
    // References, ranges and the words that stand for them.
    [InlineData("ZD2040", "第一条 甲的，免责。\n第二条 有⟦第三条⟧规定情形的，追究。")]
    [InlineData("ZD2040", "第一条 甲的，免责。\n第二条 有⟦第一条第（二）项⟧规定情形的，追究。")]
    [InlineData("ZD2040", "第一条 有⟦前条⟧规定情形的，追究。")]
    [InlineData("ZD2040", "第一条 甲的，免责。\n第二条 乙的，不适用⟦第四条⟧。")]
    [InlineData("ZD2040", "第一条 甲的，免责。\n第二条 有第一条规定情形的，追究。")]
    [InlineData("ZD2040", "第一条 甲的，免责。\n第二条 符合⟦第三条⟧的规定的，追究。")]
    [InlineData("ZD2040", "第一条 甲的，免责。\n第二条 符合第一条的规定的，追究。")]
    [InlineData("ZD2041", "第一条 甲的，免责。\n第二条 第一条优先于第三条。\n第三条 有⟦第二条⟧规定情形的，追究。")]
    [InlineData("ZD2052", "第一条 ⟦但应当从轻⟧。")]
    [InlineData("ZD2053", "第一条 ⟦但甲的除外⟧。")]
    [InlineData("ZD2054", "第一条 甲的，免责。但乙的，不⟦追究⟧。")]
    [InlineData("ZD2054", "第一条 甲的，追究。但乙的，不追究。")]
    [InlineData("ZD2055", "第一条 ⟦有下列情形三项以上⟧的，追究：\n（一）甲；\n（二）乙。")]
    [InlineData("ZD2055", "第一条 有下列情形两项以上的，追究：\n（一）甲；\n（二）乙。")]
    // Units and values.
    [InlineData("ZD2060", "第一条 金额⟦两次⟧以上的，追究。")]
    [InlineData("ZD2060", "第一条 金额两万元以上的，追究。")]
    [InlineData("ZD2064", "第一条 次数⟦1.5次⟧以上的，追究。")]
    [InlineData("ZD2065", "第一条 ⟦次数三次以上不满三次⟧的，追究。")]
    [InlineData("ZD2065", "第一条 次数三次以上不满四次的，追究。")]
    [InlineData("ZD2066", "第一条 因⟦查实甲⟧，致使乙的，追究。")]
    [InlineData("ZD2067", "第一条 ⟦查实免责⟧的，追究。")]
    [InlineData("ZD2070", "第一条 所称「丁」，是指乙。\n第二条 所称⟦「丁」⟧，是指丙。")]
    [InlineData("ZD2071", "第一条 所称⟦「机关」⟧，是指乙。")]
    [InlineData("ZD2074", "第一条 有下列情形之一的，追究：\n⟦（二）⟧甲。")]
    [InlineData("ZD2075", "第一条 有下列情形之一的，追究：\n（一）⟦读法甲：甲且乙；\n读法乙：甲且乙；\n理由「同」⟧\n（二）丙。")]
    // A circle is an error: of definitions, of groups through a negation, through an exception.
    [InlineData("ZD2501", "第一条 ⟦所称「甲」，是指乙⟧。\n第二条 所称「乙」，是指甲。")]
    [InlineData("ZD2501", "第一条 ⟦甲，未从轻的，追究⟧。\n第二条 乙，追究的，从轻。")]
    [InlineData("ZD2501", "第一条 ⟦甲的，追究，但从轻的除外⟧。\n第二条 乙，追究的，从轻。")]
    [InlineData("ZD2501", "第一条 甲，从轻的，追究。\n第二条 乙的，从轻。")]
    [InlineData("ZD2503", "第一条 ⟦甲的，免责，从轻⟧。\n第二条 乙的，追究。\n第三条 第二条优先于第一条。")]
    [InlineData("ZD2503", "第一条 甲的，免责。\n第二条 乙的，追究。\n第三条 第二条优先于第一条。")]
    // A bare negation carries an exemption, or a 不得; with something positive beside it, it does not.
    [InlineData("ZD2504", "第一条 ⟦未甲的，免责⟧。")]
    [InlineData("ZD2504", "第一条 ⟦未甲的，可以免责⟧。")]
    [InlineData("ZD2504", "第一条 ⟦未甲的，不得追究⟧。")]
    [InlineData("ZD2504", "第一条 有下列情形之一的，免责：\n（一）⟦未甲的⟧；\n（二）乙的。")]
    [InlineData("ZD2504", "第一条 ⟦乙或者未甲的，免责⟧。")]
    [InlineData("ZD2504", "第一条 乙且未甲的，免责。")]
    [InlineData("ZD2504", "第一条 未甲的，追究。")]
    [InlineData("ZD2111", "第一条 ⟦未甲，未乙的，免责⟧。")]
    [InlineData("ZD2111", "第一条 ⟦没有（甲或者乙）的，不得追究⟧。")]
    [InlineData("ZD2111", "第一条 没有（甲或者次数两次以上）的，免责。")]
    public void Clauses(string code, string clauses) => Marked.Check(code, Marked.Head + clauses);

    [Theory]
    [InlineData("第一条 甲的，免责。\n⟦第五条⟧ 乙的，追究。", "第二条至第四条没有编码。")]
    [InlineData("⟦第三条⟧ 甲的，免责。\n第五条 乙的，追究。\n不编码 第四条：略。", "第一条至第二条没有编码。")]
    [InlineData("第一条 甲的，免责。\n⟦第三条⟧ 乙的，追究。", "第二条没有编码。")]
    public void A_run_of_missing_articles_is_one_finding(string clauses, string message)
    {
        Marked.Check("ZD2030", Marked.Head + clauses);
        Assert.Equal(message, Marked.Messages("ZD2030", Marked.Head + clauses).Single());
    }

    // The heavier value must not rest on a link that is only presumed, nor by a detour.
    [Theory]
    [InlineData("第一条 ⟦因甲，致使乙的，追究⟧。")]
    [InlineData("第一条 因甲，致使乙的，免责。")]
    [InlineData("第一条 因甲，致使乙的，从宽。")]
    [InlineData("第一条 因丙，致使乙的，追究。")]
    [InlineData("第一条 所称「丁」，是指因甲，致使乙。\n第二条 ⟦丁的，追究⟧。")]
    [InlineData("第一条 因甲，致使乙的，从轻。\n第二条 ⟦有第一条规定情形的，追究⟧。")]
    [InlineData("第一条 所称「丁」，是指因甲，致使乙。\n第二条 未丁且丙的，追究。")]
    public void Presumed_link_that_carries_the_heavier_value(string clauses) =>
        Marked.Check("ZD2502", Marked.Head.Replace("制度《", "因果 未提出即是：甲致使乙\n制度《", StringComparison.Ordinal) + clauses);

    [Fact]
    public void A_rule_that_can_never_hold() => Assert.Equal(
        ["第一条第（二）项永远不能适用。"],
        Marked.Messages("ZD2505", Marked.Head + "第一条 有下列情形之一的，追究：\n（一）甲；\n（二）有下列情形三项以上的：\n1.甲；\n2.乙。"));

    // What could not be read never holds; that is no second finding.
    [Fact]
    public void An_error_is_not_followed_by_a_rule_that_never_applies() =>
        Assert.Empty(Marked.Messages("ZD2505", Marked.Head + "第一条 有下列情形之一的，追究：\n（一）甲；\n（二）第三项规定的情形。"));

    [Theory]
    [InlineData("ZD2021", "语言 1\n词汇《词》\n事实 甲\n结论 责任 择先：追究\n制度⟦《某办法》⟧\n  词汇《词》\n第一条 甲的，追究。")]
    [InlineData("ZD2022", "语言 1\n词汇《词》\n事实 甲\n结论 责任 择先：追究\n制度《某办法》\n  代号 某\n  ⟦代号 某二⟧\n  词汇《词》\n第一条 甲的，追究。")]
    [InlineData("ZD2023", "语言 1\n词汇《词》\n事实 甲\n结论 责任 择先：追究\n制度《某办法》\n  代号 某\n  词汇《词》\n第一条 甲的，追究。\n制度⟦《另办法》⟧\n  代号 某\n  词汇《词》\n第一条 甲的，追究。")]
    [InlineData("ZD2024", "语言 1\n词汇《词》\n事实 甲\n结论 责任 择先：追究\n制度《某办法》\n  代号 某\n  词汇《词》\n第一条 甲的，追究。\n案例集 ⟦没有⟧")]
    public void Headers(string code, string marked) => Marked.Check(code, marked);

    [Theory]
    [InlineData("ZD2602", "  取值 次数 ⟦两元⟧\n  应得 责任 无")]
    [InlineData("ZD2603", "  是 甲\n  否 ⟦甲⟧\n  应得 责任 无")]
    [InlineData("ZD2604", "  是 甲\n  应得 责任 ⟦甲⟧")]
    [InlineData("ZD2601", "  是 ⟦戊⟧\n  应得 责任 无")]
    public void Cases(string code, string lines) => Marked.Check(code, Marked.Head + "第一条 乙的，追究。\n案例「一」\n  理由「试」\n" + lines);

    [Theory]
    [InlineData("ZD2605", "案例⟦「一」⟧\n  是 甲\n  应得 责任 无")]
    [InlineData("ZD2606", "案例⟦「一」⟧\n  理由「试」\n  是 甲")]
    [InlineData("ZD2607", "案例「一」\n  理由「试」\n  是 甲\n  应得 责任 无\n案例⟦「一」⟧\n  理由「试」\n  是 甲\n  应得 责任 无")]
    public void Whole_cases(string code, string cases) => Marked.Check(code, Marked.Head + "第一条 乙的，追究。\n" + cases);
}
