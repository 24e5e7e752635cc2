using Zhaodan.Compiler.Syntax;

namespace Zhaodan.Compiler.Tests.Syntax;

/// <summary>Vocabularies, headers and the frame of a file.</summary>
public sealed class DeclarationTests
{
    private static VocabularySyntax Vocabulary(string lines)
    {
        (FileSyntax file, var diagnostics) = Front.Parse("语言 1\n词汇《试》\n" + lines);
        Assert.Equal([], diagnostics.Select(diagnostic => diagnostic.ToString()));
        return Assert.IsType<VocabularySyntax>(Assert.Single(file.Blocks));
    }

    private static T Only<T>(string lines)
        where T : DeclarationSyntax => Assert.IsType<T>(Assert.Single(Vocabulary(lines).Declarations));

    [Theory]
    [InlineData("事实 甲", FactSyntaxKind.Fact, null, "")]
    [InlineData("事实 甲：是否", FactSyntaxKind.Fact, TypeSyntaxKind.Truth, "")]
    [InlineData("事实 甲：次", FactSyntaxKind.Fact, TypeSyntaxKind.Count, "次")]
    [InlineData("事实 甲: 工作日", FactSyntaxKind.Fact, TypeSyntaxKind.Count, "工作日")]
    [InlineData("事实 甲：元", FactSyntaxKind.Fact, TypeSyntaxKind.Money, "")]
    [InlineData("事实 甲：日期", FactSyntaxKind.Fact, TypeSyntaxKind.Date, "")]
    [InlineData("事件 甲", FactSyntaxKind.Event, null, "")]
    [InlineData("主体 甲  // 说明", FactSyntaxKind.Actor, null, "")]
    public void Facts(string line, FactSyntaxKind kind, TypeSyntaxKind? type, string unit)
    {
        var fact = Only<FactDeclarationSyntax>(line);
        Assert.Equal(kind, fact.Kind);
        Assert.Equal("甲", fact.Name.Text);
        Assert.Equal(type, fact.Type?.Kind);
        Assert.Equal(unit, fact.Type?.Unit.Text ?? "");
    }

    [Fact]
    public void Choices() => Assert.Equal(["轻微", "一般", "严重"], Only<FactDeclarationSyntax>("事实 情节：选项（轻微、一般、严重）").Type?.Options.Select(option => option.Text));

    [Theory]
    [InlineData("按照年度监督检查、“双随机、一公开”监管")]
    [InlineData("甲，乙")]
    [InlineData("药品（医疗器械、化妆品）")]
    [InlineData("《甲法》规定的情形")]
    public void A_name_is_everything_up_to_the_colon(string name) => Assert.Equal(name, Only<FactDeclarationSyntax>($"事实 {name}：次").Name.Text);

    [Fact]
    public void Attributes()
    {
        var fact = Only<FactDeclarationSyntax>("""
            事实 甲
              释义「明知行为违反法律、法规」
              同义 乙、「丙、丁」
              同义 戊
              原名 旧甲
              理由「原文如此」
              未提出即否
            """);
        Assert.Equal("明知行为违反法律、法规", fact.Attributes.Gloss?.Text);
        Assert.Equal(["乙", "丙、丁", "戊"], fact.Attributes.Synonyms.Select(name => name.Text));
        Assert.Equal(["旧甲"], fact.Attributes.FormerNames.Select(name => name.Text));
        Assert.Equal("原文如此", fact.Attributes.Reason?.Text);
        Assert.True(fact.Attributes.Presumption is { IsBurden: true, Value: false });
        Assert.True(Only<FactDeclarationSyntax>("事实 甲\n  推定 是").Attributes.Presumption is { IsBurden: false, Value: true });
    }

    [Fact]
    public void Constraints_take_the_declared_term_before_the_negation()
    {
        VocabularySyntax vocabulary = Vocabulary("""
            事实 甲
            事实 未甲
            事实 乙
            互斥 甲、未甲、未乙
            蕴含 甲 则 乙、未乙
            反义 甲、乙
            """);
        ConstraintDeclarationSyntax[] constraints = [.. vocabulary.Declarations.OfType<ConstraintDeclarationSyntax>()];
        Assert.Equal([("甲", false), ("未甲", false), ("乙", true)], constraints[0].Members.Select(member => (member.Name.Text, member.Negated)));
        Assert.Equal(ConstraintSyntaxKind.Implication, constraints[1].Kind);
        Assert.Equal([("甲", false), ("乙", false), ("乙", true)], constraints[1].Members.Select(member => (member.Name.Text, member.Negated)));
        Assert.Equal(ConstraintSyntaxKind.Antonym, constraints[2].Kind);
    }

    [Fact]
    public void Presumptions_of_several_facts_go_on_over_lines()
    {
        var presumption = Only<PresumptionDeclarationSyntax>("以下事实 未提出即否：甲、\n  乙、\n  丙");
        Assert.Equal(["甲", "乙", "丙"], presumption.Names.Select(name => name.Text));
        Assert.True(presumption.Presumption.IsBurden);
        Assert.True(Only<PresumptionDeclarationSyntax>("以下事实 推定 是：甲").Presumption is { IsBurden: false, Value: true });
    }

    [Fact]
    public void Causal_presumptions()
    {
        Assert.True(Only<CausalPresumptionSyntax>("因果 未提出即是：全部").All);
        Assert.Equal(["甲致使乙", "丙致使乙"], Only<CausalPresumptionSyntax>("因果 未提出即是：甲致使乙、丙致使乙").Links.Select(name => name.Text));
    }

    [Fact]
    public void Groups()
    {
        var group = Only<GroupDeclarationSyntax>("""
            结论 责任 择先：不予追究、免于追究、追究    由轻到重 不予追究、免于追究、追究
              默认 追究
              释义「甲」
              同义 不予追究＝不追究责任、不应追究
              同义 追究：问责
            """);
        Assert.Equal(GroupSyntaxKind.Priority, group.Kind);
        Assert.Equal(["不予追究", "免于追究", "追究"], group.Values.Select(value => value.Name.Text));
        Assert.Equal(["不予追究", "免于追究", "追究"], group.Order.Select(name => name.Text));
        Assert.Equal("追究", group.Default.Text);
        Assert.Equal("甲", group.Gloss?.Text);
        Assert.Equal(["不追究责任", "不应追究"], group.Synonyms[0].Synonyms.Select(name => name.Text));
        Assert.Equal("追究", group.Synonyms[1].Value.Text);
    }

    [Theory]
    [InlineData("结论 处分 并列：处分 包括（警告、记过）、移送")]
    [InlineData("结论 处分 并列：处分包括（警告、记过）、移送")]
    [InlineData("结论 处分 并列：处分 包括（警告、\n  记过）、\n  移送")]
    public void A_value_may_include_others(string line)
    {
        var group = Only<GroupDeclarationSyntax>(line);
        Assert.Equal(["处分", "移送"], group.Values.Select(value => value.Name.Text));
        Assert.Equal(["警告", "记过"], group.Values[0].Includes.Select(name => name.Text));
    }

    [Fact]
    public void Names_have_one_spelling()
    {
        // A Kangxi radical, a compatibility ideograph, full-width letters: as a text copied from PDF holds them.
        Assert.Equal("用AB1", Only<FactDeclarationSyntax>("事实 \u2F64ＡＢ１").Name.Text);
        Assert.Equal("更", Only<FactDeclarationSyntax>("事实 \uF901").Name.Text);
    }

    [Fact]
    public void Headers()
    {
        (FileSyntax file, var diagnostics) = Front.Parse("""
            语言 1
            制度《办法（试行）》
              代号 连云港2022
              文号：连市监〔2022〕257号
              上位《甲规定》《乙规定》
              施行〔空〕
              词汇《试》
              适用 甲
              期间届满不顺延
            词汇《试》
            事实 甲
            """);
        Assert.Equal([], diagnostics.Select(diagnostic => diagnostic.ToString()));
        var regime = Assert.IsType<RegimeSyntax>(file.Blocks[0]);
        Assert.Equal("办法（试行）", regime.Title.Text);
        Assert.Equal(
            ["Code 连云港2022", "DocumentNumber 连市监〔2022〕257号", "Superior 甲规定", "Superior 乙规定", "InForce 〔空〕", "Vocabulary 试", "Scope 甲", "NoRollover "],
            regime.Headers.Select(header => $"{header.Kind} {header.Value}"));
        Assert.IsType<TermConditionSyntax>(regime.Headers[6].Condition);
        Assert.IsType<VocabularySyntax>(file.Blocks[1]);
    }

    [Fact]
    public void Parts_of_one_vocabulary_in_several_files_are_one_lexicon()
    {
        var bag = new Compiler.Diagnostics.DiagnosticBag();
        FileDeclarations[] files =
        [
            .. new[] { "语言 1\n词汇《试》\n事实 甲", "语言 1\n词汇《试》\n事实 乙\n结论 丙 择先：丁", "语言 1\n制度《试》\n  代号 一\n  词汇《试》\n第一条 甲，乙的，丁。" }
                .Select((text, i) => StatuteParser.ParseDeclarations(new Compiler.Text.SourceText($"{i}", text), bag)),
        ];
        var lexicons = Compiler.Syntax.Segmenting.LexiconSet.Build(files);
        FileSyntax regime = StatuteParser.Parse(files[2], lexicons, bag);
        Assert.Empty(bag.Items);
        Assert.Single(Assert.IsType<RegimeSyntax>(Assert.Single(regime.Blocks)).Members);
        Assert.Same(lexicons.ForVocabularies(["试"]), lexicons.ForRegime("一"));
        Assert.Null(lexicons.ForRegime("二"));
    }
}
