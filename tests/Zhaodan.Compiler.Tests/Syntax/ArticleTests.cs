using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Printing;

namespace Zhaodan.Compiler.Tests.Syntax;

/// <summary>Articles, 款, items and their nesting.</summary>
public sealed class ArticleTests
{
    [Fact]
    public void Numbers_and_titles()
    {
        IReadOnlyList<MemberSyntax> members = Front.Members("""
            第三章【尽职免责】
            第八条【不认定过错】甲的，追究。
            第十三条之一 甲的，追究。
            第十二条〔二〕甲的，追究。
            第9条
              甲的，追究。
            """);
        Assert.Equal("尽职免责", Assert.IsType<ChapterSyntax>(members[0]).Title.Text);
        ArticleSyntax[] articles = [.. members.Skip(1).Cast<ArticleSyntax>()];
        Assert.Equal([new(8, 0, 0), new(13, 1, 0), new(12, 0, 2), new(9, 0, 0)], articles.Select(article => article.Number));
        Assert.Equal("不认定过错", articles[0].Title.Text);
        Assert.True(articles[1].Title.IsMissing);
        Assert.All(articles, article => Assert.Single(article.Paragraphs));
    }

    [Fact]
    public void A_line_after_a_full_stop_is_a_new_paragraph_and_other_breaks_disappear()
    {
        ArticleSyntax article = Front.Article("第一条 甲，不履行\n  法定职责的，追究。乙的，移送。\n丙的，从轻。\n");
        Assert.Equal([2, 1], article.Paragraphs.Select(paragraph => paragraph.Sentences.Length));
        var rule = Assert.IsType<RuleSentenceSyntax>(article.Paragraphs[0].Sentences[0]);
        Assert.NotNull(rule.Condition);
        Assert.Equal("且（甲、不履行法定职责）", SyntaxPrinter.Print(rule.Condition));
    }

    [Fact]
    public void A_citation_at_the_start_of_a_broken_line_is_no_article()
    {
        ArticleSyntax article = Front.Article("第一条 甲，没有\n第八条规定情形的，追究。");
        var rule = Assert.IsType<RuleSentenceSyntax>(article.Paragraphs[0].Sentences[0]);
        Assert.NotNull(rule.Condition);
        Assert.Equal("且（甲、非（有〔第八条〕））", SyntaxPrinter.Print(rule.Condition));
    }

    [Fact]
    public void Items_nest_in_the_order_in_which_their_marks_appear()
    {
        ArticleSyntax article = Front.Article("""
            第一条 有下列情形之一的，追究：
            （一）同时具备下列情形的：
            1.甲；
            2．有下列情形之一的：
            (1)乙；
            （2）丙；
            （二）丁。
            """);
        Assert.Equal("（一）[1.[] 2.[(1)[] (2)[]]] （二）[]", Nesting(article.Paragraphs[0].Items));
    }

    [Fact]
    public void One_real_text_begins_with_arabic_numbers_and_goes_on_counting_across_sub_heads()
    {
        ArticleSyntax article = Front.Article("""
            第五条 甲，有下列情形之一的，可以从轻、减轻或者免于追究：
            1. 从轻或者减轻的情形：
            (1) 甲的。
            (2) 其他可以从轻的。
            2. 免于追究的一般情形：
            (3) 乙的。
            3. 免于追究的情形：
            一是甲：
            (4) 乙的；或者丙的。
            二是乙：
            (5) 丙的。
            """);
        Assert.Equal("1.[(1)[] (2)[]] 2.[(3)[]] 3.[一是[(4)[]] 二是[(5)[]]]", Nesting(article.Paragraphs[0].Items));

        var first = Assert.IsType<RuleSentenceSyntax>(Assert.Single(article.Paragraphs[0].Items[0].Body.Sentences));
        Assert.Null(first.Condition);
        Assert.Equal("None 从轻/减轻", Front.Show(Assert.Single(first.Conclusions)));
        var open = Assert.IsType<OpenSentenceSyntax>(Assert.Single(article.Paragraphs[0].Items[0].Body.Items[1].Body.Sentences));
        Assert.Equal("其他可以从轻的", open.Text.Text);
        var second = Assert.IsType<RuleSentenceSyntax>(Assert.Single(article.Paragraphs[0].Items[1].Body.Sentences));
        Assert.Equal("None 免于追究", Front.Show(Assert.Single(second.Conclusions)));
        ItemSyntax subHead = article.Paragraphs[0].Items[2].Body.Items[0];
        var heading = Assert.IsType<RuleSentenceSyntax>(Assert.Single(subHead.Body.Sentences));
        Assert.NotNull(heading.Condition);
        Assert.Equal("甲", SyntaxPrinter.Print(heading.Condition));
        Assert.Empty(heading.Conclusions);
        var either = Assert.IsType<RuleSentenceSyntax>(Assert.Single(subHead.Body.Items[0].Body.Sentences));
        Assert.NotNull(either.Condition);
        Assert.Equal("或（乙、丙）", SyntaxPrinter.Print(either.Condition));
    }

    [Fact]
    public void Items_may_stand_in_one_line()
    {
        ArticleSyntax article = Front.Article("第一条 有下列情形之一的，追究：1.甲；2.乙；3.次数1.5次以上。");
        Assert.Equal("1.[] 2.[] 3.[]", Nesting(article.Paragraphs[0].Items));
    }

    [Theory]
    [InlineData("甲的；或者乙的；", "或（甲、乙）")]
    [InlineData("甲的；乙；", "或（甲、乙）")]
    [InlineData("甲，乙；", "且（甲、乙）")]
    [InlineData("甲的", "甲")]
    public void Alternatives_of_an_item(string text, string condition)
    {
        ArticleSyntax article = Front.Article("第一条 有下列情形之一的，追究：\n（一）" + text + "\n（二）丙。");
        var rule = Assert.IsType<RuleSentenceSyntax>(Assert.Single(article.Paragraphs[0].Items[0].Body.Sentences));
        Assert.NotNull(rule.Condition);
        Assert.Equal(condition, SyntaxPrinter.Print(rule.Condition));
    }

    [Fact]
    public void An_exception_of_the_first_alternative_stays_with_it()
    {
        ArticleSyntax article = Front.Article("第一条 有下列情形之一的，追究：\n（一）甲的，但丁的除外；或者乙的。");
        RuleSentenceSyntax[] rules = [.. article.Paragraphs[0].Items[0].Body.Sentences.Cast<RuleSentenceSyntax>()];
        Assert.Equal([1, 0], rules.Select(rule => rule.Exceptions.Length));
    }

    [Fact]
    public void An_exception_of_the_last_alternative_is_the_items()
    {
        ArticleSyntax article = Front.Article("第一条 有下列情形之一的，追究：\n（一）甲的；或者乙的，但丁的除外。");
        var rule = Assert.IsType<RuleSentenceSyntax>(Assert.Single(article.Paragraphs[0].Items[0].Body.Sentences));
        Assert.IsType<OrConditionSyntax>(rule.Condition);
        Assert.Single(rule.Exceptions);
    }

    [Theory]
    [InlineData("。")]
    [InlineData("；")]
    public void An_exception_paragraph_after_the_items(string end)
    {
        ArticleSyntax article = Front.Article("第一条 有下列情形之一的，追究：\n（一）甲" + end + "\n但丁的除外。");
        Assert.Equal(2, article.Paragraphs.Length);
        var exception = Assert.IsType<ExceptionSentenceSyntax>(Assert.Single(article.Paragraphs[1].Sentences));
        Assert.Equal("丁", SyntaxPrinter.Print(exception.Exception.Condition));
    }

    [Fact]
    public void Marks_in_citations_are_no_items()
    {
        ArticleSyntax article = Front.Article("第一条 甲，没有第八条第\n（一）项规定情形的，追究。");
        Assert.Empty(Assert.Single(article.Paragraphs).Items);
    }

    [Fact]
    public void Omissions()
    {
        IReadOnlyList<MemberSyntax> members = Front.Members("不编码 第三条至第六条、第十五条第二款：宣示性规定。\n待编码 第十二条：有两种读法。需：两读\n");
        var omitted = Assert.IsType<OmissionSyntax>(members[0]);
        Assert.False(omitted.IsPending);
        Assert.Equal([3, 15], omitted.References.Select(reference => reference.Article.Number));
        Assert.Equal(6, omitted.References[0].RangeEnd?.Article.Number);
        Assert.Equal(2, omitted.References[1].Paragraph);
        Assert.Equal("宣示性规定", omitted.Reason.Text);
        var pending = Assert.IsType<OmissionSyntax>(members[1]);
        Assert.True(pending.IsPending);
        Assert.Equal("有两种读法", pending.Reason.Text);
        Assert.Equal("两读", pending.Needs.Text);
    }

    private static string Nesting(IEnumerable<ItemSyntax> items) => string.Join(" ", items.Select(item => Mark(item) + "[" + Nesting(item.Body.Items) + "]"));

    private static string Mark(ItemSyntax item) => item.Mark switch
    {
        MarkKind.HanBracket => "（" + "一二三四五"[item.Number - 1] + "）",
        MarkKind.ArabicDot => item.Number + ".",
        MarkKind.ArabicBracket => "(" + item.Number + ")",
        _ => "一二三四五"[item.Number - 1] + "是",
    };
}
