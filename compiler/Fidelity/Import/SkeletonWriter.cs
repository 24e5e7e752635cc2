using System.Globalization;
using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity.Published;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Fidelity.Import;

/// <summary>What a skeleton came to, for the person who asked for it.</summary>
public sealed record Skeleton(string Text, int Articles, int Drafted, int Pending, int Facts, int Values);

/// <summary>
/// A published text → a .statute draft that can be read: header, articles, items, exceptions, proposed terms. A clause is drafted as
/// closely as the compiler accepts it and otherwise left under 待编码 with its words, so that a drafter starts from a draft and not
/// from nothing. The draft is no encoding: every clause is to be read against the text.
/// </summary>
public sealed class SkeletonWriter
{
    // Split, flat, pending; one more round settles what stands on another clause.
    private const int MostRounds = 5;

    private readonly PublishedDocument _document;
    private readonly string _code;
    private readonly string _file;
    private readonly Dictionary<string, DraftStyle> _styles = new(StringComparer.Ordinal);
    private readonly List<(int Line, string Citation)> _lines = [];
    private readonly List<string> _pending = [];
    private StringBuilder _body = new();
    private DraftWords _words = new();
    private int _line;
    private int _drafted;

    private SkeletonWriter(PublishedDocument document, string code, string file)
    {
        _document = document;
        _code = code;
        _file = file;
    }

    /// <param name="document">The published text.</param>
    /// <param name="code">代号 of the regime; must be a name.</param>
    /// <param name="file">The name of the published file, for 原文.</param>
    public static Skeleton Write(PublishedDocument document, string code, string file) => new SkeletonWriter(document, code, file).Write();

    private Skeleton Write()
    {
        string text = "";
        for (int round = 0; round < MostRounds; round++)
        {
            text = Compose();
            if (!Degrade(text, isLast: round >= MostRounds - 2)) break;
        }

        return new Skeleton(text, _document.Articles.Length, _drafted, _pending.Count, _words.Facts.Count, _words.Values.Count);
    }

    /// <summary>Clauses that the compiler reports are drafted more plainly; true when there were any.</summary>
    private bool Degrade(string text, bool isLast)
    {
        CompilationResult result = StatuteCompiler.Compile([new SourceText("草稿", text)]);
        bool any = false;
        foreach (Diagnostic finding in result.Diagnostics)
        {
            if (finding.Severity != DiagnosticSeverity.Error) continue;
            any = true;
            int line = finding.Location.Source.LineOf(finding.Location.Span.Start);
            string citation = _lines.LastOrDefault(entry => entry.Line <= line).Citation ?? "";
            // What is wrong elsewhere, in a name say, may come of any clause.
            if (isLast || citation.Length == 0) DegradeAll(isLast);
            else _styles[citation] = Next(Style(citation));
        }

        return any;
    }

    private void DegradeAll(bool isLast)
    {
        foreach (PublishedPlace place in _document.Places()) _styles[place.Citation] = isLast ? DraftStyle.Pending : Next(Style(place.Citation));
    }

    private DraftStyle Style(string citation) => _styles.TryGetValue(citation, out DraftStyle style) ? style : DraftStyle.Split;

    private static DraftStyle Next(DraftStyle style) => style == DraftStyle.Split ? DraftStyle.Flat : DraftStyle.Pending;

    private string Compose()
    {
        _body = new StringBuilder();
        _words = new DraftWords();
        _lines.Clear();
        _pending.Clear();
        _drafted = 0;
        _line = 0;
        foreach (PublishedArticle article in _document.Articles) Article(article);
        string title = Title();
        var text = new StringBuilder();
        text.Append("语言 1\n// 由公布的原文导入的草稿：词、条件、结论都只是建议，逐条对照原文改定之后再用。\n");
        text.Append("词汇《").Append(title).Append("词汇》\n");
        // A regime needs a word; where nothing could be drafted this one stands in its place.
        if (_words.Facts.Count == 0) text.Append("事实 待起草的事实\n");
        foreach (string fact in _words.Facts) text.Append("事实 ").Append(fact).Append('\n');
        if (_words.Values.Count > 0) text.Append("结论 后果 并列：").Append(string.Join("、", _words.Values)).Append('\n');
        text.Append("\n制度《").Append(title).Append("》\n  代号 ").Append(_code).Append('\n');
        if (_document.DocumentNumber.Length > 0) text.Append("  文号 ").Append(Line(_document.DocumentNumber)).Append('\n');
        text.Append("  原文 ").Append(Line(_file)).Append(_document.Title.Length > 0 ? $"《{title}》" : "").Append('\n');
        text.Append("  词汇《").Append(title).Append("词汇》\n\n");
        int before = text.ToString().Count(c => c == '\n');
        for (int i = 0; i < _lines.Count; i++) _lines[i] = (_lines[i].Line + before, _lines[i].Citation);
        text.Append(_body);
        if (_pending.Count > 0) text.Append('\n');
        foreach (string line in Missing()) text.Append(line).Append('\n');
        foreach (string line in _pending) text.Append(line).Append('\n');
        return text.ToString();
    }

    private string Title()
    {
        string title = _document.Title.Length > 0 ? _document.Title : _code;
        var clean = new StringBuilder();
        foreach (char c in title)
        {
            if (c is not ('《' or '》') && !char.IsControl(c)) clean.Append(c);
        }

        return clean.ToString();
    }

    private void Article(PublishedArticle article)
    {
        int start = _body.Length, startLine = _line, lines = _lines.Count;
        string head = Head(article);
        bool isOpen = false;
        foreach (PublishedParagraph paragraph in article.Paragraphs)
        {
            string cite = article.Cite(paragraph);
            DraftStyle style = Style(cite);
            string text = NormalText.Of(paragraph.Text);
            var drafter = new ClauseDrafter(_words, style);
            bool isHead = !paragraph.Items.IsEmpty;
            // A part may begin with its items at once.
            string? clause = style == DraftStyle.Pending ? null : !isHead ? drafter.Paragraph(text) : text.Length == 0 ? "" : drafter.Head(text);
            if (clause is null)
            {
                Leave(cite, paragraph.Text + string.Concat(paragraph.Items.Select(Words)));
                continue;
            }

            Emit(cite, (isOpen ? "" : head) + clause);
            isOpen = true;
            _drafted++;
            foreach (PublishedItem item in paragraph.Items) Item(item);
        }

        if (!isOpen)
        {
            _body.Length = start;
            _line = startLine;
            _lines.RemoveRange(lines, _lines.Count - lines);
            return;
        }

        _body.Append('\n');
        _line++;
    }

    /// <summary>Recursion ends at four: each level has its own kind of mark.</summary>
    private void Item(PublishedItem item)
    {
        DraftStyle style = Style(item.Citation);
        var drafter = new ClauseDrafter(_words, style);
        string text = NormalText.Of(item.Text);
        string label = Label(item.Title);
        string? clause = style == DraftStyle.Pending ? null
            : !item.Items.IsEmpty ? SubHead(drafter, text, ref label)
            : text.Length == 0 ? null
            : label.Length > 0 ? drafter.Paragraph(text) : drafter.Item(text);
        if (clause is null)
        {
            Leave(item.Citation, Words(item));
            return;
        }

        Emit(item.Citation, Mark(item.Step) + (label.Length > 0 ? $"【{label}】" : "") + clause);
        _drafted++;
        foreach (PublishedItem below in item.Items) Item(below);
    }

    /// <summary>从轻或者减轻的情形： only names what stands below it.</summary>
    private static string? SubHead(ClauseDrafter drafter, string text, ref string label)
    {
        const int longest = 40;
        if (drafter.Head(text) is { } head) return head;
        string name = text.TrimEnd('：', '。');
        if (name.Length > longest || name.IndexOf('，') >= 0 || (name.Length > 0 && label.Length > 0)) return null;
        if (name.Length > 0) label = Label(name);
        return label.Length > 0 ? "：" : null;
    }

    private static string Label(string text) => Line(text).Replace("【", "").Replace("】", "");

    private static string Words(PublishedItem item)
    {
        var words = new StringBuilder();
        var pending = new Stack<PublishedItem>();
        pending.Push(item);
        while (pending.Count > 0)
        {
            PublishedItem at = pending.Pop();
            words.Append(at.Title).Append(at.Text);
            foreach (PublishedItem below in at.Items.Reverse()) pending.Push(below);
        }

        return words.ToString();
    }

    private void Emit(string citation, string line)
    {
        _lines.Add((_line, citation));
        _body.Append(line).Append('\n');
        _line++;
    }

    /// <summary>待编码 第八条：the words。需：起草</summary>
    private void Leave(string citation, string words) => _pending.Add($"待编码 {citation}：{Line(words).TrimEnd('。')}。 需：起草");

    /// <summary>Numbers that the text skips.</summary>
    private IEnumerable<string> Missing()
    {
        var present = new HashSet<int>(_document.Articles.Select(article => article.Number.Number));
        int last = present.Count == 0 ? 0 : Math.Min(present.Max(), 2_000);
        for (int n = 1; n < last; n++)
        {
            if (!present.Contains(n)) yield return $"缺号 {Binding.Citation.Of(_document.Articles[0].Number with { Number = n, Insert = 0, Repeat = 0 })}：原文没有。";
        }

        foreach (PublishedArticle article in _document.Articles)
        {
            foreach (PublishedParagraph paragraph in article.Paragraphs)
            {
                var numbers = new HashSet<int>(paragraph.Items.Select(item => item.Step.Number));
                int most = numbers.Count == 0 ? 0 : Math.Min(numbers.Max(), 500);
                for (int n = 1; n < most; n++)
                {
                    if (!numbers.Contains(n)) yield return $"缺号 {article.Cite(paragraph)}{Binding.Citation.Of(new ItemStep(paragraph.Items[0].Step.Mark, n), 0)}：原文没有。";
                }
            }
        }
    }

    private static string Head(PublishedArticle article)
    {
        string number = article.Number.IsPart ? HanNumber.Format(article.Number.Number) + "、" : article.Citation;
        if (article.Number is { IsPart: true, Repeat: > 0 }) number = HanNumber.Format(article.Number.Number) + "〔" + HanNumber.Format(article.Number.Repeat) + "〕、";
        string title = Label(article.Title);
        if (title.Length == 0 && article.Number.IsPart) title = article.Citation;
        return title.Length > 0 ? $"{number}【{title}】" : number + " ";
    }

    private static string Mark(ItemStep step)
    {
        string mark = step.Mark switch
        {
            MarkKind.HanBracket => $"（{HanNumber.Format(step.Number)}）",
            MarkKind.ArabicBracket => $"({step.Number.ToString(CultureInfo.InvariantCulture)})",
            MarkKind.ArabicDot => step.Number.ToString(CultureInfo.InvariantCulture) + ". ",
            _ => HanNumber.Format(step.Number) + "是",
        };
        return step.Repeat > 0 ? $"{mark}〔{HanNumber.Format(step.Repeat)}〕" : mark;
    }

    /// <summary>One line that holds nothing the reader of the language would take for more than words.</summary>
    private static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (char c in NormalText.WithoutBlanks(text))
        {
            if (c == '/' || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse) continue;
            line.Append(c);
        }

        return line.ToString().Replace("需：", "需");
    }
}
