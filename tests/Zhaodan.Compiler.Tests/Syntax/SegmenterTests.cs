using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Printing;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Tests.Syntax;

/// <summary>language.md §2: runs of Han are split by what is declared.</summary>
public sealed class SegmenterTests
{
    /// <summary>The pieces of a sentence over the vocabulary of <see cref="Front"/>, as kind and word.</summary>
    private static string Pieces(string text)
    {
        FileDeclarations declarations = StatuteParser.ParseDeclarations(new SourceText("试", Front.Vocabulary + "第一条 " + text), new DiagnosticBag());
        string printed = TokenPrinter.Print(declarations, LexiconSet.Build([declarations]));
        return string.Join(" ", printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Replace(' ', ':')));
    }

    [Theory]
    // The longest cover with the fewest pieces; a term is never cut by a keyword.
    [InlineData("不履行法定职责的", "FACT:不履行法定职责 DE:的")]
    [InlineData("未履行法定职责的", "NOT:未 FACT:履行法定职责 DE:的")]
    [InlineData("造成危害后果", "FACT:造成危害后果")]
    [InlineData("双随机、一公开、甲", "FACT:双随机、一公开 PAUSE:、 FACT:甲")]
    [InlineData("按照“双随机、一公开”监管且甲", "FACT:按照“双随机、一公开”监管 AND:且 FACT:甲")]
    [InlineData("不追究责任", "VALUE:不追究责任")]
    // A blank or a quotation mark forces a cut.
    [InlineData("不 履行法定职责", "NOT:不 FACT:履行法定职责")]
    [InlineData("不「履行法定职责」", "NOT:不 FACT:履行法定职责")]
    [InlineData("“甲”且乙", "FACT:甲 AND:且 FACT:乙")]
    // Line breaks do not.
    [InlineData("不履行\n  法定职责", "FACT:不履行法定职责")]
    [InlineData("不履行 // 说明\n法定职责", "FACT:不履行法定职责")]
    // Blanks of every kind.
    [InlineData("甲\u00A0且\u3000乙\u200B，丙", "FACT:甲 AND:且 FACT:乙 COMMA:， FACT:丙")]
    // Half-width punctuation is the same.
    [InlineData("甲,乙;丙(丁)", "FACT:甲 COMMA:， FACT:乙 SEMI:; FACT:丙 LPAREN:（ FACT:丁 RPAREN:）")]
    public void Words(string text, string pieces) => Assert.Equal(pieces, Pieces(text));

    [Theory]
    [InlineData("违法所得一万元以上", "QUANTITY_FACT:违法所得 QUANTITY:一万元 BOUND:以上")]
    [InlineData("次数3次以内", "QUANTITY_FACT:次数 QUANTITY:3次 BOUND:以内")]
    [InlineData("停工时间五个工作日内", "QUANTITY_FACT:停工时间 QUANTITY:五个工作日 BOUND:内")]
    [InlineData("决定日早于2022年10月11日", "DATE_FACT:决定日 DATE_COMPARE:早于 DATE:2022年10月11日")]
    [InlineData("决定日早于 2022 年 10 月 11 日", "DATE_FACT:决定日 DATE_COMPARE:早于 DATE:2022年10月11日")]
    // A numeral is a number only before a unit, and never inside a term.
    [InlineData("一", "UNKNOWN:一")]
    [InlineData("第三方甲", "UNKNOWN:第三方甲")]
    public void Numbers(string text, string pieces) => Assert.Equal(pieces, Pieces(text));

    [Theory]
    [InlineData("不适用第十条第（二）项", "DEFEATS:不适用 REFERENCE:第十条第（二）项")]
    [InlineData("有第八条、第九条至第十一条规定情形之一的", "HAVE:有 REFERENCE:第八条 REFERENCE_JOINT:、 REFERENCE:第九条 TO:至 REFERENCE:第十一条 REFERENCE_TAIL:规定情形之一 DE:的")]
    [InlineData("同时具备下列情形的", "LIST_HEAD:同时具备下列情形 DE:的")]
    [InlineData("第八条（一）、第九条第2款第(3)项情形", "REFERENCE:第八条（一） REFERENCE_JOINT:、 REFERENCE:第九条第2款第（3）项 REFERENCE_TAIL:情形")]
    public void Citations(string text, string pieces) => Assert.Equal(pieces, Pieces(text));

    [Fact]
    public void A_kangxi_radical_in_a_clause_is_the_ordinary_character()
    {
        FileDeclarations declarations = StatuteParser.ParseDeclarations(
            new SourceText("试", "语言 1\n词汇《试》\n事实 使用\n结论 丙 择先：丁\n制度《试》\n  词汇《试》\n第一条 使\u2F64的，丁。"), new DiagnosticBag());
        Assert.Contains("FACT 使用", TokenPrinter.Print(declarations, LexiconSet.Build([declarations])), StringComparison.Ordinal);
    }

    [Fact]
    public void The_printer_says_where_each_piece_stands()
    {
        FileDeclarations declarations = StatuteParser.ParseDeclarations(
            new SourceText("试", "语言 1\n词汇《试》\n事实 \U00020000甲\n结论 丙 择先：丁\n制度《试》\n  词汇《试》\n第一条 \U00020000甲的，丁。\n第二条 丁。"), new DiagnosticBag());
        Assert.Equal(
            "7:5 FACT \U00020000甲\n7:7 DE 的\n7:8 COMMA ，\n7:9 VALUE 丁\n\n8:5 VALUE 丁\n",
            TokenPrinter.Print(declarations, LexiconSet.Build([declarations])));
    }

    [Fact]
    public void Near_words_come_by_likeness()
    {
        TermLexicon lexicon = LexiconSet.Build([StatuteParser.ParseDeclarations(
            new SourceText("试", "语言 1\n词汇《试》\n事实 故意违法行为\n事实 故意违法\n事实 重大过失\n事实 违法所得"), new DiagnosticBag())]).ForVocabularies(["试"]);
        Assert.Equal(["故意违法", "故意违法行为"], lexicon.Nearest("故意违反").AsEnumerable());
        Assert.Empty(lexicon.Nearest("天灾"));
        Assert.Empty(lexicon.Nearest(""));
        Assert.Empty(lexicon.Nearest(new string('故', 10_000)));
    }
}
