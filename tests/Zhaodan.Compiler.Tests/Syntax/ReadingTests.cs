using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Printing;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Tests.Syntax;

/// <summary>读法甲, 读法乙, 理由 and 默认, wherever a block may hold them, and what is wrong with them.</summary>
public sealed class ReadingTests
{
    [Theory]
    // On lines of their own, in one line, the order of 理由 and 默认 the other way round, without brackets of the default.
    [InlineData("第一条 有下列情形之一的，追究：\n（一）\n  读法甲：甲，乙的；\n  读法乙：甲或者乙的；\n  理由「两可」\n  默认 乙\n（二）丙。")]
    [InlineData("第一条 有下列情形之一的，追究：\n（一）读法甲：甲，乙的。读法乙：甲或者乙的。理由「两可」默认 乙\n（二）丙。")]
    [InlineData("第一条 有下列情形之一的，追究：\n（一）读法甲：甲，乙的；读法乙：甲或者乙的；默认乙 理由「两可」；\n（二）丙。")]
    [InlineData("第一条 有下列情形之一的，追究：\n（一）\n读法甲：甲，\n乙的；\n读法乙：甲或者乙的；\n默认：读法乙\n理由「两可」\n（二）丙。")]
    public void An_item_in_two_readings(string text)
    {
        ClauseBlockSyntax paragraph = Assert.Single(Front.Article(text).Paragraphs);
        Assert.Equal(2, paragraph.Items.Length);
        ReadingSentenceSyntax readings = Readings(paragraph.Items[0].Body);
        Assert.Equal(("且（甲、乙）", "或（甲、乙）"), (Condition(readings.First), Condition(readings.Second)));
        Assert.True(readings.IsSecondDefault);
        Assert.Equal("两可", readings.Reason?.Text);
    }

    [Fact]
    public void A_head_in_two_readings_has_the_items_below_both()
    {
        ClauseBlockSyntax paragraph = Assert.Single(Front.Article("第一条\n  读法甲：甲，有下列情形之一的，追究：\n  读法乙：有下列情形之一的，追究：\n  理由「两可」\n（一）乙；\n（二）丙。").Paragraphs);
        Assert.Equal(2, paragraph.Items.Length);
        ReadingSentenceSyntax readings = Readings(paragraph);
        Assert.False(readings.IsSecondDefault);
        Assert.All(readings.First.Concat(readings.Second), sentence => Assert.NotNull(Assert.IsType<RuleSentenceSyntax>(sentence).ListHead));
    }

    [Fact]
    public void Indented_readings_belong_to_the_paragraph_above_and_others_begin_one()
    {
        const string Both = "读法甲：乙的，追究。\n{0}读法乙：丙的，追究。\n{0}理由「两可」\n";
        ArticleSyntax inside = Front.Article("第一条 甲的，从轻。\n  " + string.Format(null, Both, "  "));
        Assert.Equal(2, Assert.Single(inside.Paragraphs).Sentences.Length);
        ArticleSyntax apart = Front.Article("第一条 甲的，从轻。\n" + string.Format(null, Both, "") + "丁的，从重。");
        Assert.Equal(3, apart.Paragraphs.Length);
        Readings(apart.Paragraphs[1]);
        Assert.IsType<RuleSentenceSyntax>(Assert.Single(apart.Paragraphs[2].Sentences));
    }

    [Fact]
    public void The_printed_tree_shows_both()
    {
        ArticleSyntax article = Front.Article("第一条 读法甲：甲的，追究。读法乙：乙的，追究。理由「两可」");
        Assert.Equal("两读 默认甲 理由「两可」\n  读法甲\n    规则\n      条件 甲\n      结论 追究\n  读法乙\n    规则\n      条件 乙\n      结论 追究\n", SyntaxPrinter.Print(article.Paragraphs[0].Sentences[0]));
    }

    [Theory]
    [InlineData("第一条 读法甲：甲的，追究。理由「两可」", "ZD1171")]
    [InlineData("第一条 读法乙：乙的，追究。读法甲：甲的，追究。理由「两可」", "ZD1171")]
    [InlineData("第一条 读法甲：。读法乙：甲的，追究。理由「两可」", "ZD1171")]
    [InlineData("第一条 读法甲：有下列情形之一的，追究：\n（一）甲。\n读法乙：乙的，追究。", "ZD1171")]
    [InlineData("第一条 读法甲：甲的，追究。读法乙：乙的，追究。读法乙：丙的，追究。理由「两可」", "ZD1172")]
    [InlineData("第一条 读法甲：甲的，追究。读法乙：乙的，追究。理由「两可」丙的，从轻。", "ZD1173")]
    [InlineData("第一条 读法甲：甲的，追究。读法乙：乙的，追究。", "ZD1174")]
    [InlineData("第一条 读法甲：甲的，追究。读法乙：庚辛的，追究。理由「两可」", "ZD1010")]
    [InlineData("第一条 读法甲：甲的，追究。读法乙：甲的，追究。理由「两可」", "ZD2075")]
    [InlineData("第一条 读法甲：甲的，不得追究。读法乙：未乙的，不得追究。理由「两可」", "ZD2504")]
    public void What_is_wrong_is_said_once(string text, string code) => Assert.Contains(code, Codes(text));

    [Theory]
    [InlineData("读法 第一条 丙", "ZD1175")]
    [InlineData("读法 乙", "ZD1175")]
    [InlineData("读法 第二条 乙", "ZD2076")]
    [InlineData("读法 第一条 甲、第一条 乙", "ZD2603")]
    [InlineData("是 「读法 第一条」", "ZD2601")]
    public void A_case_chooses_a_reading_by_its_place(string line, string code) =>
        Assert.Contains(code, Codes("第一条 读法甲：甲的，追究。读法乙：乙的，追究。理由「两可」\n第二条 甲的，从轻。\n案例「一」\n  理由「…」\n  " + line + "\n  应得 责任 无"));

    // A rule for each where something else than the condition differs; the fact of the reading has the default letter first.
    [Fact]
    public void What_differs_otherwise_is_two_rules()
    {
        RegimeProgram program = Compile("第一条 读法甲：甲的，追究。读法乙：甲的，从轻。理由「两可」默认 乙").Regimes[0].Program;
        Assert.Equal(["第一条读法乙", "第一条读法甲"], program.Rules.Select(rule => rule.Citation));
        ReadingPair pair = Assert.Single(program.Readings);
        Assert.Equal(("第一条", "甲的，追究", "甲的，从轻", true, "两可"), (pair.Citation, pair.First, pair.Second, pair.IsSecondDefault, pair.Reason));
        Fact fact = program.Facts[pair.Fact];
        Assert.Equal((FactKind.Reading, Presumption.False, "读法 第一条", "乙"), (fact.Kind, fact.Presumption, fact.Name, fact.Options[0]));
        Assert.False(fact.IsDeniedByRest);
        Assert.False(fact.IsVocabulary);
    }

    [Fact]
    public void What_differs_in_the_condition_alone_is_one_rule()
    {
        RegimeProgram program = Compile("第一条 读法甲：甲的，追究，但丙的除外。读法乙：乙的，追究，但丙的除外。理由「两可」").Regimes[0].Program;
        Rule rule = Assert.Single(program.Rules);
        Assert.Equal("第一条", rule.Citation);
        Assert.IsType<ReadingNode>(program.Nodes[rule.Condition]);
        Assert.Single(rule.Exceptions);
        Assert.DoesNotContain(program.Nodes, node => node is ConstantNode { Value: Truth.Unknown });
    }

    // 等 of both readings is one discretion.
    [Fact]
    public void An_open_enumeration_is_one_fact_in_both()
    {
        RegimeProgram program = Compile("第一条 读法甲：甲或者乙等的，追究。读法乙：甲或者丙等的，追究。理由「两可」").Regimes[0].Program;
        Assert.Equal(["第一条〔等〕"], program.Facts.Where(fact => fact.Kind == FactKind.Open).Select(fact => fact.Name));
    }

    private static ReadingSentenceSyntax Readings(ClauseBlockSyntax block) => Assert.IsType<ReadingSentenceSyntax>(block.Sentences[^1]);

    private static string Condition(IReadOnlyList<SentenceSyntax> sentences)
    {
        var rule = Assert.IsType<RuleSentenceSyntax>(Assert.Single(sentences));
        Assert.NotNull(rule.Condition);
        return SyntaxPrinter.Print(rule.Condition);
    }

    private static CompilationResult Compile(string members) => StatuteCompiler.Compile([new SourceText("试.statute", Front.Vocabulary + members + "\n")]);

    private static string[] Codes(string members) => [.. Compile(members).Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Info).Select(d => d.Code)];
}
