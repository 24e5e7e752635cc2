using System.Globalization;
using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Printing;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Tests.Syntax;

/// <summary>Small texts through the front end. The vocabulary's names are 甲 to 癸 and a few that look like statutes.</summary>
internal static class Front
{
    public const string Vocabulary = """
        语言 1
        词汇《试》
        事实 甲
        事实 乙
        事实 丙
        事实 丁
        事实 不履行法定职责
          同义 不履职
        事实 履行法定职责
        事实 造成危害后果
        事实 次数：次
          同义 不如实记录
        事实 违法所得：元
        事实 停工时间：日
        事实 情节：选项（轻微、一般、严重）
        事实 决定日：日期
        事实 双随机、一公开
        事实 按照“双随机、一公开”监管
        事件 启动追责
        事件 提出申请
        主体 执法人员
        主体 市场监管部门
        结论 责任 择先：不予追究、免于追究、追究
          同义 不予追究＝不追究责任
        结论 幅度 并列：从轻、减轻、从重
        结论 处分 并列：处分 包括（警告、记过）、移送
        制度《试行办法》
          代号 试
          词汇《试》

        """;

    public static int Offset => Vocabulary.Length;

    public static (FileSyntax File, IReadOnlyList<Diagnostic> Diagnostics) Parse(string text)
    {
        var bag = new DiagnosticBag();
        FileSyntax file = StatuteParser.Parse(new SourceText("试.statute", text), bag);
        return (file, bag.Items);
    }

    /// <summary>The members of a regime over the vocabulary above; nothing may be reported.</summary>
    public static IReadOnlyList<MemberSyntax> Members(string members)
    {
        (FileSyntax file, IReadOnlyList<Diagnostic> diagnostics) = Parse(Vocabulary + members);
        Assert.Equal([], diagnostics.Select(diagnostic => diagnostic.ToString()));
        return file.Blocks.OfType<RegimeSyntax>().Single().Members;
    }

    public static ArticleSyntax Article(string text) => Assert.IsType<ArticleSyntax>(Assert.Single(Members(text)));

    /// <summary>The first sentence of 第一条 followed by the text.</summary>
    public static SentenceSyntax Sentence(string text) => Article("第一条 " + text).Paragraphs[0].Sentences[0];

    public static RuleSentenceSyntax Rule(string text) => Assert.IsType<RuleSentenceSyntax>(Sentence(text));

    /// <summary>A condition, written as that of a rule, as the printer shows its structure.</summary>
    public static string Condition(string text)
    {
        RuleSentenceSyntax rule = Rule(text + "的，追究。");
        Assert.NotNull(rule.Condition);
        return SyntaxPrinter.Print(rule.Condition);
    }

    public static string Conclusions(string text) => string.Join(" | ", Rule("甲的，" + text + "。").Conclusions.Select(Show));

    public static string Show(ConclusionSyntax conclusion) => conclusion switch
    {
        ValueConclusionSyntax value => $"{value.Modality} {string.Join("/", value.Values)}{string.Concat(value.Notes.Select(note => $"《{note}》"))}",
        DefeatConclusionSyntax defeat => $"defeats {defeat.Targets.Length}",
        PrecedenceConclusionSyntax precedence => $"prior {precedence.Targets.Length}",
        _ => "?",
    };

    /// <summary>
    /// A text in which ⟦…⟧ marks the places of the findings, in order; each expectation is a code, or a code and the message. What
    /// stands before the text is the vocabulary above.
    /// </summary>
    public static void Bad(string marked, params string[] expected) => BadFile(Vocabulary + marked, expected);

    public static void BadFile(string marked, params string[] expected)
    {
        var text = new StringBuilder();
        var spans = new List<(int Start, int End)>();
        var open = new Stack<int>();
        foreach (char c in marked)
        {
            if (c == '⟦')
            {
                open.Push(spans.Count);
                spans.Add((text.Length, -1));
            }
            else if (c == '⟧')
            {
                int index = open.Pop();
                spans[index] = (spans[index].Start, text.Length);
            }
            else
            {
                text.Append(c);
            }
        }

        (_, IReadOnlyList<Diagnostic> diagnostics) = Parse(text.ToString());
        string source = text.ToString();
        Assert.Equal(
            expected.Zip(spans, (message, span) => Line(message, span.Start, span.End, source)),
            diagnostics.Zip(expected, (diagnostic, message) => Line(
                message.Contains(' ', StringComparison.Ordinal) ? $"{diagnostic.Code} {diagnostic.Message}" : diagnostic.Code,
                diagnostic.Location.Span.Start, diagnostic.Location.Span.End, source)));
        Assert.Equal(expected.Length, diagnostics.Count);
        Assert.Equal(expected.Length, spans.Count);
    }

    private static string Line(string message, int start, int end, string source) =>
        string.Create(CultureInfo.InvariantCulture, $"{message} @ {start}..{end} [{source[start..end]}]");
}
