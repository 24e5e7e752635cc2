namespace Zhaodan.Compiler.Tests.Checks;

/// <summary>Sections 2, 5 and 7 of the language page, vocabulary: each check with a text that triggers it and one beside it that does not.</summary>
public sealed class VocabularyFindingTests
{
    private const string Regime = "\n结论 责任 择先：免责、追究\n  由轻到重 免责、追究\n制度《某办法》\n  代号 某\n  词汇《词》\n";

    [Theory]
    // A word declared twice, as a name or as a synonym.
    [InlineData("ZD2001", "事实 甲\n事实 乙\n事件 ⟦甲⟧", "第一条 甲且乙的，追究。")]
    [InlineData("ZD2001", "事实 甲\n事实 乙\n  同义 ⟦甲⟧", "第一条 甲且乙的，追究。")]
    [InlineData("ZD2002", "事实 甲\n事实 乙\n互斥 甲、⟦丙⟧", "第一条 甲且乙的，追究。")]
    [InlineData("ZD2003", "事实 甲\n事实 次数：次\n互斥 甲、⟦次数⟧", "第一条 甲且次数两次以上的，追究。")]
    [InlineData("ZD2004", "事实 甲\n事实 乙\n事实 丙\n⟦反义 甲、乙、丙⟧", "第一条 甲且乙且丙的，追究。")]
    // 甲 and 乙 cannot both be 否, and both are presumed so.
    [InlineData("ZD2005", "事实 甲\n事实 ⟦乙⟧\n反义 甲、乙\n以下事实 未提出即否：甲、乙", "第一条 甲的，追究。")]
    [InlineData("ZD2005", "事实 甲\n事实 乙\n反义 甲、乙\n以下事实 未提出即否：甲", "第一条 甲的，追究。")]
    [InlineData("ZD2005", "事实 甲\n事实 丙\n事实 ⟦乙⟧\n蕴含 甲 则 丙\n蕴含 丙 则 未乙\n以下事实 推定 是：甲、乙", "第一条 甲且乙且丙的，追究。")]
    [InlineData("ZD2006", "事实 ⟦甲⟧\n事实 乙\n蕴含 甲 则 乙\n互斥 甲、乙", "第一条 甲的，追究。")]
    [InlineData("ZD2007", "事实 报告\n事实 ⟦未报告⟧", "第一条 报告的，追究。\n第二条 未报告的，追究。")]
    [InlineData("ZD2007", "事实 报告\n事实 ⟦没有报告⟧", "第一条 报告的，追究。\n第二条 没有报告的，追究。")]
    [InlineData("ZD2007", "事实 配合\n事实 ⟦不配合⟧", "第一条 配合的，追究。\n第二条 不配合的，追究。")]
    // By way of a synonym of either.
    [InlineData("ZD2007", "事实 报告\n  同义 上报\n事实 ⟦隐匿⟧\n  同义 未上报", "第一条 报告的，追究。\n第二条 隐匿的，追究。")]
    [InlineData("ZD2007", "事实 报告\n事实 未报告\n反义 报告、未报告", "第一条 报告的，追究。\n第二条 未报告的，追究。")]
    [InlineData("ZD2007", "事实 报告\n事实 未报告\n互斥 报告、未报告", "第一条 报告的，追究。\n第二条 未报告的，追究。")]
    // A connective, a comma, a causal word, a negation inside a term.
    [InlineData("ZD2008", "事实 ⟦改正或者补救⟧", "第一条 改正或者补救的，追究。")]
    [InlineData("ZD2008", "事实 ⟦改正且补救⟧", "第一条 改正且补救的，追究。")]
    [InlineData("ZD2008", "事实 ⟦改正和补救⟧", "第一条 改正和补救的，追究。")]
    [InlineData("ZD2008", "事实 ⟦「改正，补救」⟧", "第一条 「改正，补救」的，追究。")]
    [InlineData("ZD2008", "事实 ⟦大雨致使损失⟧", "第一条 大雨致使损失的，追究。")]
    [InlineData("ZD2008", "事实 ⟦因大雨停工⟧", "第一条 因大雨停工的，追究。")]
    [InlineData("ZD2008", "事实 ⟦未改正⟧", "第一条 未改正的，追究。")]
    [InlineData("ZD2008", "事实 ⟦拖延不报⟧", "第一条 拖延不报的，追究。")]
    [InlineData("ZD2008", "事实 未改正\n  理由「法条以不改正为一种行为」", "第一条 未改正的，追究。")]
    [InlineData("ZD2008", "事实 改正\n事实 未改正\n互斥 改正、未改正", "第一条 改正的，免责。\n第二条 未改正的，追究。")]
    [InlineData("ZD2008", "事实 已有限制\n事实 尚无限制\n反义 已有限制、尚无限制", "第一条 已有限制的，免责。\n第二条 尚无限制的，追究。")]
    [InlineData("ZD2008", "事实 及时报告\n事实 不可抗力\n事实 原因查明\n事实 非法经营", "第一条 及时报告且不可抗力且原因查明且非法经营的，追究。")]
    [InlineData("ZD2009", "事实 甲\n事实 ⟦乙⟧", "第一条 甲的，追究。")]
    [InlineData("ZD2009", "事实 甲\n事实 乙\n蕴含 甲 则 乙", "第一条 甲的，追究。")]
    [InlineData("ZD2011", "事实 甲\n以下事实 推定 是：甲\n以下事实 推定 否：⟦甲⟧", "第一条 甲的，追究。")]
    [InlineData("ZD2012", "事实 ⟦甲⟧\n事实 乙\n  释义「乙」", "第一条 甲且乙的，追究。")]
    [InlineData("ZD2210", "事实 造成帐目损毁\n事实 ⟦造成账目损毁⟧", "第一条 造成帐目损毁的，追究。\n第二条 造成账目损毁的，追究。")]
    [InlineData("ZD2210", "事实 及时主动报告\n事实 ⟦主动及时报告⟧", "第一条 及时主动报告的，追究。\n第二条 主动及时报告的，追究。")]
    [InlineData("ZD2210", "事实 及时主动报告\n事实 主动及时补救", "第一条 及时主动报告的，追究。\n第二条 主动及时补救的，追究。")]
    [InlineData("ZD2506", "事实 甲\n事实 乙\n因果 未提出即是：⟦甲致使丁⟧", "第一条 甲且乙的，追究。")]
    public void Facts(string code, string vocabulary, string clauses) => Marked.Check(code, "语言 1\n词汇《词》\n" + vocabulary + Regime + clauses);

    [Theory]
    [InlineData("ZD2110", "结论 解除 择先：⟦可以解除⟧、⟦不得解除⟧", "第一条 甲的，可以解除。\n第二条 乙的，不得解除。")]
    [InlineData("ZD2110", "结论 解除 择先：解除、不予解除", "第一条 甲的，可以解除。\n第二条 乙的，不得解除。\n第三条 甲且乙的，不予解除。")]
    [InlineData("ZD2211", "结论 解除 择先：解除\n结论 ⟦补偿⟧ 择先：给付", "第一条 甲的，可以解除。\n第二条 乙的，不得解除。")]
    public void Conclusions(string code, string group, string clauses) =>
        Marked.Check(code, "语言 1\n词汇《词》\n事实 甲\n事实 乙\n" + group + "\n制度《某办法》\n  代号 某\n  词汇《词》\n" + clauses);

    [Fact]
    public void Too_many_options_and_too_many_exclusive_facts()
    {
        string options = string.Join('、', Enumerable.Range(1, 64).Select(i => $"档{i}"));
        Marked.Check("ZD2010", $"语言 1\n词汇《词》\n事实 ⟦档次⟧：选项（{options}）{Regime}第一条 档次档1的，追究。");
        string[] names = [.. Enumerable.Range(0, 501).Select(i => $"项{i}号")];
        string facts = string.Join('\n', names.Select(name => "事实 " + name));
        Marked.Check("ZD2014", $"语言 1\n词汇《词》\n{facts}\n⟦互斥 {string.Join('、', names)}⟧{Regime}第一条 项1号的，追究。");
    }
}
