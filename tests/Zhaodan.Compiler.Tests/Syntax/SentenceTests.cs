using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Printing;

namespace Zhaodan.Compiler.Tests.Syntax;

/// <summary>Sentences: conditions, exceptions, conclusions and what joins them (language.md §4).</summary>
public sealed class SentenceTests
{
    [Theory]
    [InlineData("追究", "None 追究")]
    [InlineData("应当追究", "Must 追究")]
    [InlineData("应追究", "Must 追究")]
    [InlineData("予以从轻", "Must 从轻")]
    [InlineData("可以从轻", "May 从轻")]
    [InlineData("可以予以从轻", "May 从轻")]
    [InlineData("不得从轻", "Against 从轻")]
    [InlineData("应当从轻、减轻", "Must 从轻 | Must 减轻")]
    [InlineData("应当从轻，减轻", "Must 从轻 | Must 减轻")]
    [InlineData("应当从轻，并移送", "Must 从轻 | Must 移送")]
    [InlineData("可以从轻或者减轻", "May 从轻/减轻")]
    [InlineData("可以从轻、减轻或者免于追究", "May 从轻/减轻/免于追究")]
    [InlineData("可以从轻或者减轻，应当移送", "May 从轻/减轻 | Must 移送")]
    [InlineData("应当追究，可以从重，不得减轻", "Must 追究 | May 从重 | Against 减轻")]
    [InlineData("应当依法给予处分", "Must 处分")]
    [InlineData("按照管理权限对其作出警告", "None 警告")]
    [InlineData("应当依照《甲法》《乙办法（试行）》等规定追究", "Must 追究《甲法》《乙办法（试行）》")]
    [InlineData("依照《甲法》，应当追究", "Must 追究《甲法》")]
    [InlineData("不适用第十条第（二）项、第十一条", "defeats 2")]
    [InlineData("追究，优先于第七条", "None 追究 | prior 1")]
    [InlineData("执法人员可以从轻", "May 从轻")]
    public void Conclusions(string text, string conclusions) => Assert.Equal(conclusions, Front.Conclusions(text));

    [Fact]
    public void De_may_stand_right_before_the_modal_word()
    {
        Assert.Equal("Must 追究", Front.Show(Assert.Single(Front.Rule("甲的应当追究。").Conclusions)));
    }

    [Theory]
    [InlineData("甲的，但乙的除外，追究。", "乙", null, "")]
    [InlineData("甲，但乙的除外，应当追究。", "乙", null, "")]
    [InlineData("甲的，但乙或者丙的除外，丁的仍然适用，追究。", "或（乙、丙）", "丁", "")]
    [InlineData("除乙外，甲的，追究。", "乙", null, "")]
    [InlineData("除乙的以外，甲的，追究。", "乙", null, "")]
    [InlineData("甲的，从轻、减轻，但乙的，不减轻。", "乙", null, "减轻")]
    [InlineData("甲的，处分，但乙的，不免除处分。", "乙", null, "处分")]
    [InlineData("甲的，从轻、减轻、移送，但乙的，不从轻、减轻。", "乙", null, "从轻、减轻")]
    [InlineData("甲，但丁，但乙的除外，追究。", "乙", null, "")]
    public void Exceptions(string text, string condition, string? counter, string cuts)
    {
        ExceptionSyntax exception = Assert.Single(Front.Rule(text).Exceptions);
        Assert.Equal(condition, SyntaxPrinter.Print(exception.Condition));
        Assert.Equal(counter, exception.Counter is null ? null : SyntaxPrinter.Print(exception.Counter));
        Assert.Equal(cuts, string.Join("、", exception.Cuts));
    }

    [Fact]
    public void Only_the_last_but_before_excluded_begins_the_exception()
    {
        RuleSentenceSyntax rule = Front.Rule("甲，但丙，但乙的除外，追究。");
        Assert.NotNull(rule.Condition);
        Assert.Equal("且（甲、丙）", SyntaxPrinter.Print(rule.Condition));
    }

    [Fact]
    public void Several_exceptions_of_one_rule()
    {
        RuleSentenceSyntax rule = Front.Rule("除丙外，甲的，但乙的除外，从轻，但丁的，不从轻。");
        Assert.Equal(["丙", "乙", "丁"], rule.Exceptions.Select(exception => SyntaxPrinter.Print(exception.Condition)));
        Assert.Equal(["", "", "从轻"], rule.Exceptions.Select(exception => string.Concat(exception.Cuts)));
    }

    [Fact]
    public void Two_rules_of_one_paragraph()
    {
        ArticleSyntax article = Front.Article("第一条 甲的，追究；乙的；或者丙的，应当移送。");
        Assert.Equal(
            ["甲 → None 追究", "或（乙、丙） → Must 移送"],
            article.Paragraphs[0].Sentences.Cast<RuleSentenceSyntax>().Select(rule =>
                $"{(rule.Condition is null ? "" : SyntaxPrinter.Print(rule.Condition))} → {Front.Show(rule.Conclusions[0])}"));
    }

    [Fact]
    public void A_continuation_adds_a_conclusion()
    {
        foreach (string text in new[] { "甲的，不予追究。但是，应当移送。", "甲的，不予追究。但应当移送。", "甲的，不予追究；但是应当移送。" })
        {
            ArticleSyntax article = Front.Article("第一条 " + text);
            var continuation = Assert.IsType<ContinuationSentenceSyntax>(article.Paragraphs[0].Sentences[1]);
            Assert.Equal("Must 移送", Front.Show(Assert.Single(continuation.Conclusions)));
        }
    }

    [Fact]
    public void A_partial_exception_after_a_semicolon_is_the_rules_own()
    {
        ArticleSyntax article = Front.Article("第一条 甲的，从轻；但乙的，不从轻。");
        var rule = Assert.IsType<RuleSentenceSyntax>(Assert.Single(article.Paragraphs[0].Sentences));
        Assert.Equal("从轻", string.Concat(Assert.Single(rule.Exceptions).Cuts));
    }

    [Theory]
    [InlineData("即使乙，仍然可以从轻。", "乙")]
    [InlineData("甲的，即使乙，仍可以从轻。", "乙")]
    [InlineData("甲的，即使乙，或者丙，仍然可以从轻。", "或（乙、丙）")]
    public void Even_if_is_kept_apart(string text, string evenIf)
    {
        RuleSentenceSyntax rule = Front.Rule(text);
        Assert.Equal(evenIf, SyntaxPrinter.Print(Assert.Single(rule.EvenIf)));
        Assert.Equal("May 从轻", Front.Show(Assert.Single(rule.Conclusions)));
    }

    [Fact]
    public void Even_if_inside_a_condition_leaves_it_whole()
    {
        RuleSentenceSyntax rule = Front.Rule("甲，即使乙，丙的，追究。");
        Assert.NotNull(rule.Condition);
        Assert.Equal("且（甲、丙）", SyntaxPrinter.Print(rule.Condition));
        Assert.Equal("乙", SyntaxPrinter.Print(Assert.Single(rule.EvenIf)));
    }

    [Theory]
    [InlineData("本办法所称「不履行法定职责」，是指甲或者乙。", "不履行法定职责", false, "或（甲、乙）")]
    [InlineData("所称不履行法定职责是指甲。", "不履行法定职责", false, "甲")]
    [InlineData("第七条所称“不履行法定职责”，包括甲、乙或者丙等。", "不履行法定职责", true, "或（甲、乙、丙、等）")]
    public void Definitions(string text, string term, bool inclusion, string condition)
    {
        var definition = Assert.IsType<DefinitionSentenceSyntax>(Front.Sentence(text));
        Assert.Equal(term, definition.Term.Text);
        Assert.Equal(inclusion, definition.IsInclusion);
        Assert.NotNull(definition.Condition);
        Assert.Equal(condition, SyntaxPrinter.Print(definition.Condition));
    }

    [Fact]
    public void A_definition_by_items()
    {
        ArticleSyntax article = Front.Article("第一条 所称不履行法定职责，包括下列情形：\n（一）甲；\n（二）乙。");
        var definition = Assert.IsType<DefinitionSentenceSyntax>(article.Paragraphs[0].Sentences[0]);
        Assert.Equal(ListMode.Any, definition.ListHead?.Mode);
        Assert.Equal(2, article.Paragraphs[0].Items.Length);
    }

    [Fact]
    public void Precedence()
    {
        var precedence = Assert.IsType<PrecedenceSentenceSyntax>(Front.Sentence("第八条、第九条优先于第七条。"));
        Assert.Equal([8, 9], precedence.Higher.Select(reference => reference.Article.Number));
        Assert.Equal(7, Assert.Single(precedence.Lower).Article.Number);
    }

    [Theory]
    [InlineData("有下列情形之一的，追究：", ListMode.Any, 0, null)]
    [InlineData("甲，有下列情形之一的，追究：", ListMode.Any, 0, "甲")]
    [InlineData("甲，但有下列情形之一的，追究：", ListMode.Any, 0, "甲")]
    [InlineData("甲且具有以下情形之一的，追究：", ListMode.Any, 0, "甲")]
    [InlineData("同时具备下列情形的，追究：", ListMode.All, 0, null)]
    [InlineData("有下列情形两项以上的，追究：", ListMode.AtLeast, 2, null)]
    [InlineData("执法人员有下列行为之一的，追究：", ListMode.Any, 0, null)]
    public void List_heads(string text, ListMode mode, int count, string? condition)
    {
        var rule = Assert.IsType<RuleSentenceSyntax>(Front.Article("第一条 " + text + "\n（一）甲。").Paragraphs[0].Sentences[0]);
        Assert.Equal(mode, rule.ListHead?.Mode);
        Assert.Equal(count, rule.ListHead?.Count);
        Assert.Equal(condition, rule.Condition is null ? null : SyntaxPrinter.Print(rule.Condition));
        Assert.Single(rule.Conclusions);
    }

    [Fact]
    public void A_rule_without_a_condition()
    {
        RuleSentenceSyntax rule = Front.Rule("执法人员应当从轻。");
        Assert.Null(rule.Condition);
        Assert.Equal("Must 从轻", Front.Show(Assert.Single(rule.Conclusions)));
    }
}
