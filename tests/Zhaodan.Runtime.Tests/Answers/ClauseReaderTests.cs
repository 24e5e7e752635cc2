using Zhaodan.Runtime.Answers.Reading;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Runtime.Tests.Answers;

public sealed class ClauseReaderTests
{
    private readonly ClauseReader _reader = new(SampleRegime.Program);

    [Theory]
    [InlineData("第八条（一）")]
    [InlineData("第八条第（一）项")]
    [InlineData("第八条第一项")]
    [InlineData("第八条(一)")]
    [InlineData("第8条第1项")]
    [InlineData("第８条（１）")]
    [InlineData("第八条第一款第（一）项")]
    public void One_item_has_many_names(string asked)
    {
        RuleReading rule = Assert.Single(_reader.Read(asked).Rules);

        Assert.Equal("第八条第（一）项", rule.Citation);
    }

    [Theory]
    [InlineData("第八条第（一）项", "第八条", true)]
    [InlineData("第八条", "第八条第（一）项", false)]
    [InlineData("第八条第（十一）项", "第八条第（一）项", false)]
    [InlineData("第十八条", "第八条", false)]
    [InlineData("第十三条之一第（二）项", "第十三条之一", true)]
    [InlineData("第十三条之一", "第十三条", false)]
    [InlineData("第十二条〔二〕", "第十二条", false)]
    [InlineData("第十二条〔二〕第（一）项", "第十二条〔二〕第一项", true)]
    [InlineData("第十九条第二款", "第十九条第一款", false)]
    [InlineData("第十九条第二款第（三）项", "第十九条第（三）项", true)]
    [InlineData("第七条第一款〔2〕", "第七条第一款", true)]
    [InlineData("第七条第一款〔2〕", "第七条第一款〔1〕", false)]
    [InlineData("第七条第一款", "第七条第一款〔1〕", true)]
    [InlineData("第八条第（二）项第3目", "第八条（二）3.", true)]
    [InlineData("第一百零五条", "第105条", true)]
    [InlineData("第二十条", "第二十一条", false)]
    [InlineData("第五部分第（二）项第2目第（7）小目", "第五部分（二）2.(7)", true)]
    [InlineData("第五部分第（二）项第2目第（7）小目", "第五部分第二项", true)]
    [InlineData("第五部分第（二）项", "第五条第（二）项", false)]
    [InlineData("第五条第（二）项", "第五部分", false)]
    [InlineData("第八条第（二）项〔二〕", "第八条第（二）项", false)]
    [InlineData("第八条第（二）项〔二〕", "第八条（二）〔二〕", true)]
    [InlineData("第八条第（二）项〔二〕第1目", "第八条", true)]
    [InlineData("第八条第（二）项〔2〕", "第八条第（二）项", true)]
    [InlineData("第八条第（一）项“一是”第1目", "第八条第（一）项第1目", true)]
    [InlineData("第八条第（一）项“一是”第1目", "第八条第（一）项“一是”", true)]
    [InlineData("第八条第（一）项“一是”第1目", "第八条第（一）项“二是”", false)]
    public void A_provision_covers_what_stands_below_it(string citation, string asked, bool covers) =>
        Assert.Equal(covers, CitationPattern.Parse(asked).Covers(CitationPattern.Parse(citation)));

    [Fact]
    public void An_article_is_all_its_items()
    {
        Sequence.Same(["第八条第（一）项", "第八条第（十一）项", "第八条第（二十八）项"], _reader.Read("第八条").Rules.Select(rule => rule.Citation));
    }

    [Fact]
    public void A_rule_is_read_with_everything_that_bears_on_it()
    {
        RuleReading rule = Assert.Single(_reader.Read("第八条（一）").Rules);

        Assert.Equal("「按照上级决策部署」且「在放管服改革过程中」且（「容缺受理」或者「容缺办理」）且「出现失误或者偏差」且未（「造成重大影响」或者「造成重大损失」）", rule.Condition.Text);
        ExceptionReading exception = Assert.Single(rule.Exceptions);
        Assert.Equal(("「故意违法」", "「受上级强令」"), (exception.Condition.Text, exception.Counter?.Text));
        Sequence.Same(["「过错认定：不构成过错」", "「责任：不予追究」"], rule.Conclusions);
        Sequence.Same(["第十二条"], rule.DefeatedBy);
        Sequence.Same(["第八条第（一）项"], Assert.Single(_reader.Read("第十二条").Rules).Defeats);
    }

    [Fact]
    public void A_menu_is_one_conclusion()
    {
        Sequence.Same(["可以任选其一：「情节：从轻」或者「情节：减轻」"], Assert.Single(_reader.Read("第九条（一）").Rules).Conclusions);
    }

    [Fact]
    public void An_open_item_and_its_presumption_are_said()
    {
        ClauseReading reading = _reader.Read("第八条（二十八）");

        Assert.True(Assert.Single(reading.Rules).IsOpen);
        Assert.Equal("推定否", Assert.Single(reading.Rules[0].Terms).Presumption);
        Assert.Contains("开放条款", ReadingText.Render(reading, TextOptions.Default), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("第三条")]
    [InlineData("第四条")]
    [InlineData("第四条第二款")]
    [InlineData("第六条")]
    public void A_provision_that_is_not_encoded_says_why(string asked)
    {
        ClauseReading reading = _reader.Read(asked);

        Assert.Equal("宣示性规定。", Assert.Single(reading.Omissions).Reason);
        Assert.Empty(reading.Suggestions);
    }

    [Fact]
    public void Near_misses_are_suggested()
    {
        ClauseReading sameArticle = _reader.Read("第八条（二）");
        ClauseReading nearArticle = _reader.Read("第十三条");
        ClauseReading words = _reader.Read("违法所得");

        Assert.True(sameArticle.IsEmpty);
        Sequence.Same(["第八条第（一）项", "第八条第（十一）项", "第八条第（二十八）项"], sameArticle.Suggestions);
        Assert.Equal("第十二条", nearArticle.Suggestions[0]);
        Sequence.Same(["第十一条"], words.Suggestions);
        Assert.Contains("没有找到「第八条（二）」", ReadingText.Render(sameArticle, TextOptions.Default), StringComparison.Ordinal);
    }
}
