using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Fidelity.Published;

/// <summary>
/// Cuts the lines of a published text at its marks, joins lines that were broken, and finds marks inside a line: items run on in
/// a paragraph (1.…；2.…), and a whole text in one line. A mark inside a line counts only after ：、；or 。 and only when its
/// number is the one that is due, so that a citation is no head.
/// </summary>
internal sealed class BlockReader
{
    // A heading is short; a line that nearly fills the page was broken off.
    private const int LongestHeading = 24;

    private const int LongestChapter = 40;

    private readonly string _text;
    private readonly List<PublishedLine> _lines;
    private readonly List<PublishedBlock> _blocks = [];
    private readonly bool _hasArticles;
    private readonly bool _indents;
    private readonly int _width;
    private readonly Dictionary<MarkKind, int> _last = [];
    private PublishedBlock _current = new(null, 0);
    private int _lastArticle;
    private int _lastPart;
    private int _lastChapter;

    private BlockReader(SourceText source, List<PublishedLine> lines)
    {
        _text = source.Content;
        _lines = lines;
        _hasArticles = HasArticles();
        _width = lines.Count == 0 ? 0 : lines.Max(line => line.Length);
        int heads = 0, indented = 0;
        foreach (PublishedLine line in lines)
        {
            if (HeadGrammar.TryHead(_text, line.Start, line.End) is not { Kind: HeadKind.Article or HeadKind.Item }) continue;
            heads++;
            if (line.IsIndented) indented++;
        }

        _indents = heads >= 3 && indented * 10 >= heads * 8;
    }

    /// <summary>True when the text has 条; otherwise 一、 begins a part.</summary>
    public static (List<PublishedBlock> Blocks, bool HasArticles) Read(SourceText source, DiagnosticReporter reporter)
    {
        var reader = new BlockReader(source, PublishedLines.Read(source, reporter));
        foreach (PublishedLine line in reader._lines) reader.ReadLine(line);
        return (reader._blocks, reader._hasArticles);
    }

    private bool HasArticles()
    {
        foreach (PublishedLine line in _lines)
        {
            for (int i = line.Start; i < line.End; i++)
            {
                if (_text[i] != '第' || !IsPlaceForArticle(line, i)) continue;
                if (HeadGrammar.TryHead(_text, i, line.End) is { Kind: HeadKind.Article, Number: 1 } head && !IsCitation(i + head.Length, line.End)) return true;
            }
        }

        return false;
    }

    private void ReadLine(PublishedLine line)
    {
        int at = line.Start;
        if (HeadAtStart(line) is { } head) at = Open(head, at);
        else if (!ContinuesBlock(line)) OpenPlain(line);

        int from = at;
        for (int i = at; i < line.End; i++)
        {
            if (i == line.Start || !MayBegin(_text[i]) || HeadInside(line, i, at) is not { } inner) continue;
            AppendText(from, i);
            _current.End = i;
            i = Open(inner, i);
            from = i;
            at = i;
            i--;
        }

        AppendText(from, line.End);
        if (_current.End < line.End && _current.Start >= line.Start) _current.End = line.End;
        if (_current.Head is not null && _current.Start >= line.Start) _current.IsHeading = IsHeadingLine(line, at);
    }

    // 一、, 第三章 and 第八条 followed by a few words and the end of the line.
    private bool IsHeadingLine(PublishedLine line, int from)
    {
        if (_current.Text.Length is 0 or > LongestHeading || (line.Length > 16 && line.Length * 10 > _width * 8)) return false;
        for (int i = from; i < line.End; i++)
        {
            if (_text[i] is '，' or '。' or '；' or '：' or ',' or ';' or ':') return false;
        }

        return true;
    }

    private static bool MayBegin(char c) =>
        c is '第' or '（' or '(' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' || c is >= '0' and <= '9' or >= '０' and <= '９';

    private void AppendText(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (!NormalText.IsBlank(_text[i])) _current.Text.Append(_text[i]);
        }
    }

    private int Open(Head head, int at)
    {
        _current = new PublishedBlock(head, at);
        _blocks.Add(_current);
        switch (head.Kind)
        {
            case HeadKind.Chapter:
                _lastChapter = head.Number;
                break;
            case HeadKind.Article:
                _lastArticle = head.Number;
                _last.Clear();
                break;
            case HeadKind.Part:
                _lastPart = head.Number;
                _last.Clear();
                break;
            default:
                _last[head.Mark] = head.Number;
                break;
        }

        _current.End = at + head.Length;
        return at + head.Length;
    }

    private void OpenPlain(PublishedLine line)
    {
        _current = new PublishedBlock(null, line.Start) { End = line.End, IsClosed = IsClosedLine(line) };
        _blocks.Add(_current);
    }

    /// <summary>A line without a mark goes on where the one before stopped in the middle of a sentence.</summary>
    private bool ContinuesBlock(PublishedLine line)
    {
        if (_blocks.Count == 0 || IsClosedLine(line) || _current.IsClosed) return false;
        bool isBody = _lastArticle > 0 || _lastPart > 0;
        if (!isBody) return false;
        if (_current.Head is { Kind: HeadKind.Chapter }) return false;
        if (_current is { Head: not null, IsHeading: true }) return false;
        if (!_current.IsTerminated) return true;
        // Where paragraphs are indented, a line that is not goes on after a full stop too.
        return _indents && !line.IsIndented && _current.Text.Length > 0;
    }

    private bool IsClosedLine(PublishedLine line)
    {
        if (line.Length > 60) return false;
        char first = _text[line.Start];
        char last = _text[line.End - 1];
        if (HeadGrammar.TryDocumentNumber(_text, line.Start, line.End) is not null) return true;
        if (first is '（' or '(' && last is '）' or ')') return true;
        for (int i = line.Start; i < line.End; i++)
        {
            if (HeadGrammar.TryDate(_text, i, line.End) is null) continue;
            // A date at the end of a line of its own, or a colophon.
            return last == '日' || (last == '发' && _text[line.End - 2] == '印');
        }

        return false;
    }

    private Head? HeadAtStart(PublishedLine line)
    {
        if (HeadGrammar.TryHead(_text, line.Start, line.End) is not { } head) return null;
        int after = line.Start + head.Length;
        switch (head.Kind)
        {
            case HeadKind.Chapter:
                return line.Length <= LongestChapter || HasArticleInside(line) ? head : null;
            case HeadKind.Article:
                if (IsCitation(after, line.End)) return null;
                bool isSetOff = after == line.End || NormalText.IsBlank(_text[after]) || _text[after] is '（' or '(' or '【' or '〔';
                return isSetOff || _blocks.Count == 0 || _current.IsTerminated || _current.IsClosed || head.Number == _lastArticle + 1 ? head : null;
            case HeadKind.Part:
                return !_hasArticles && (head.Number == _lastPart + 1 || _current.IsTerminated || _current.IsHeading || head.Number == 1) ? head : null;
            default:
                if (!IsInBody) return null;
                if (_current.LastCharacter == '第' || (after < line.End && _text[after] is '项' or '目' or '款')) return null;
                bool isDue = head.Number == 1 || head.Number == Due(head.Mark);
                if (head.Mark is MarkKind.HanIs or MarkKind.ArabicDot) return isDue || (head.Number <= 200 && EndsClause(_current.LastCharacter)) ? head : null;
                return head;
        }
    }

    private bool IsInBody => _hasArticles ? _lastArticle > 0 : _lastPart > 0;

    private bool HasArticleInside(PublishedLine line)
    {
        int end = Math.Min(line.End, line.Start + LongestChapter);
        for (int i = line.Start + 2; i < end; i++)
        {
            if (_text[i] == '第' && HeadGrammar.TryHead(_text, i, line.End) is { Kind: HeadKind.Article } head && head.Number == _lastArticle + 1) return true;
        }

        return false;
    }

    private Head? HeadInside(PublishedLine line, int i, int from)
    {
        int before = i - 1;
        bool blank = false;
        while (before >= from && NormalText.IsBlank(_text[before]))
        {
            blank = true;
            before--;
        }

        char previous = before >= from ? _text[before] : '\0';
        bool afterStop = previous is '。' or '；' or '：' or ';' or ':' or '！' or '？';
        bool inChapter = _current.Head is { Kind: HeadKind.Chapter };
        if (!afterStop && !blank && !inChapter) return null;
        if (HeadGrammar.TryHead(_text, i, line.End) is not { } head) return null;
        int after = i + head.Length;
        switch (head.Kind)
        {
            case HeadKind.Chapter:
                return head.Number == _lastChapter + 1 && (previous is '。' || blank) ? head : null;
            case HeadKind.Article:
                bool isDueArticle = head.Number == _lastArticle + 1 || head.Number == 1 || (head.Insert > 0 && head.Number == _lastArticle);
                return _hasArticles && isDueArticle && !IsCitation(after, line.End) && (previous is '。' || blank || inChapter) ? head : null;
            case HeadKind.Part:
                return !_hasArticles && head.Number == _lastPart + 1 && (previous is '。' || (blank && _lastPart == 0)) ? head : null;
            default:
                if (!IsInBody || !afterStop || (after < line.End && _text[after] is '项' or '目' or '款')) return null;
                if (head.Number == 1) return previous is '：' or ':' ? head : null;
                return head.Number == Due(head.Mark) ? head : null;
        }
    }

    private int Due(MarkKind mark) => _last.TryGetValue(mark, out int last) ? last + 1 : 1;

    private static bool EndsClause(char c) => c is '。' or '；' or '：' or ';' or ':';

    private bool IsPlaceForArticle(PublishedLine line, int i)
    {
        if (i == line.Start) return true;
        char previous = _text[i - 1];
        return NormalText.IsBlank(previous) || previous is '。' or '则';
    }

    /// <summary>第十三条规定的…, 第八条至…: the words of a sentence, not the head of an article.</summary>
    private bool IsCitation(int after, int end)
    {
        if (after >= end) return false;
        if (_text[after] is '第' or '至' or '、' or '和' or '及' or '或' or '规' or '所' or '款' or '项' or '中' or '，' or ',' or '的' or '与' or '以') return true;
        return _text[after] is '（' or '(' && HeadGrammar.TryHead(_text, after, end) is { Kind: HeadKind.Item } mark && after + mark.Length < end && _text[after + mark.Length] is '项' or '目';
    }
}
