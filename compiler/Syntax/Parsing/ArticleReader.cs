using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>An article or a part: its number, its title, its 款 and their items, nested by the order in which kinds of marks appear.</summary>
internal sealed class ArticleReader(SourceLines lines, SentenceReader sentences, DiagnosticReporter reporter)
{
    private readonly SentenceText _head = new();
    private readonly ReadingReader _readings = new(lines, sentences, reporter);

    /// <summary>A stretch of text: a paragraph's own, or an item's.</summary>
    private sealed class Chunk(ItemMark? mark, int first, int from, Name label = default)
    {
        public ItemMark? Mark { get; } = mark;

        public Name Label { get; } = label;

        public int First { get; } = first;

        /// <summary>The offset where its text begins.</summary>
        public int From { get; } = from;

        public int End { get; set; }

        public List<Chunk> Items { get; } = [];

        /// <summary>读法甲, 读法乙, 理由 and 默认, in the order in which they stand.</summary>
        public List<ReadingMark> Readings { get; } = [];

        /// <summary>The end of the text before 读法甲, or of all of it.</summary>
        public int CommonEnd => Readings.Count > 0 ? Readings[0].First : End;
    }

    public static Name HeadingName(SourceLines lines, RawToken heading) =>
        new(TermText.Normalize(lines.Source, heading.Start + 1, heading.End - 1).Trim(), TextSpan.FromBounds(heading.Start, heading.End));

    public ArticleSyntax? Read(int line, int endLine)
    {
        SourceLine headLine = lines[line];
        int last = lines[endLine - 1].End;
        _head.Clear();
        TextSpan numberSpan = ReadNumber(line, out ArticleNumber number);
        if (number.Number < 0 || number.Insert < 0 || number.Repeat < 0)
        {
            reporter.Report(DiagnosticCatalogue.MalformedNumeral, numberSpan, lines.Source.Substring(numberSpan));
            number = new ArticleNumber(Math.Max(0, number.Number), Math.Max(0, number.Insert), Math.Max(0, number.Repeat), number.IsPart);
        }

        int next = headLine.First;
        int from = numberSpan.End;
        while (next < last && lines.Token(next).End <= from) next++;
        Name title = TakeHeading(ref next, ref from, headLine.End);
        TextSpan span = TextSpan.FromBounds(numberSpan.Start, lines.Token(last - 1).End);
        return new ArticleSyntax(span, number, numberSpan, title, ReadParagraphs(next, last, from));
    }

    /// <summary>第八条, or 五、 of a part.</summary>
    private TextSpan ReadNumber(int line, out ArticleNumber number)
    {
        SourceLine headLine = lines[line];
        if (ArticleHead.IsPart(lines, line))
        {
            RawToken numeral = lines.FirstToken(line);
            bool read = HanNumber.TryParse(TermText.Normalize(lines.Source, numeral.Start, numeral.End), out decimal value) && value is >= 1 and <= 100_000;
            number = new ArticleNumber(read ? (int)value : -1, 0, 0, IsPart: true);
            return TextSpan.FromBounds(numeral.Start, lines.Token(headLine.First + 1).End);
        }

        _head.Clear();
        for (int i = headLine.First; i < headLine.End && lines.Token(i).Type is StatuteLexer.RUN or StatuteLexer.TORTOISE; i++) _head.Append(lines.Source, lines.Token(i), 0);
        int length = ReferenceReader.TryReadArticle(_head, 0, out number);
        if (length < 0) throw new InvalidOperationException("An article's head begins with its number.");
        return _head.SpanOf(0, length);
    }

    /// <summary>【…】 after a number or a mark; both places move behind it.</summary>
    private Name TakeHeading(ref int next, ref int from, int end)
    {
        int at = next;
        while (at < end && lines.Token(at).Type == StatuteLexer.BLANK) at++;
        if (at >= end || lines.Token(at).Type is not (StatuteLexer.HEADING or StatuteLexer.OPEN_HEADING)) return default;
        RawToken heading = lines.Token(at);
        from = heading.End;
        next = at + 1;
        if (heading.Type == StatuteLexer.HEADING) return HeadingName(lines, heading);
        reporter.Report(DiagnosticCatalogue.UnterminatedString, TextSpan.FromBounds(heading.Start, heading.Start + 1), '【', '】');
        return default;
    }

    private ImmutableArray<ClauseBlockSyntax> ReadParagraphs(int first, int end, int from)
    {
        ImmutableArray<ClauseBlockSyntax>.Builder paragraphs = ImmutableArray.CreateBuilder<ClauseBlockSyntax>();
        foreach (Chunk paragraph in Cut(first, end, from))
        {
            ClauseBlockSyntax block = Block(paragraph);
            // A paragraph that could not be read keeps its number.
            if (HasText(paragraph) || !block.Items.IsEmpty) paragraphs.Add(block);
        }

        return paragraphs.ToImmutable();
    }

    private bool HasText(Chunk chunk)
    {
        for (int i = chunk.First; i < chunk.End; i++)
        {
            RawToken token = lines.Token(i);
            if (token.End > chunk.From && token.Type is not (StatuteLexer.BLANK or StatuteLexer.NEWLINE or StatuteLexer.COMMENT)) return true;
        }

        return false;
    }

    /// <summary>More than the punctuation after a label: 一是【行政处罚类】：</summary>
    private bool HasWords(Chunk chunk)
    {
        for (int i = chunk.First; i < chunk.End; i++)
        {
            RawToken token = lines.Token(i);
            bool isSpace = token.Type is StatuteLexer.BLANK or StatuteLexer.NEWLINE or StatuteLexer.COMMENT;
            bool isPunctuation = token.Type is StatuteLexer.COLON or StatuteLexer.SEMI or StatuteLexer.STOP;
            if (token.End > chunk.From && !isSpace && !isPunctuation) return true;
        }

        return false;
    }

    /// <summary>Paragraphs with their items below them. A stack holds the open kinds of marks; a mark of an open kind closes what is below it.</summary>
    private List<Chunk> Cut(int start, int end, int from)
    {
        var current = new Chunk(null, start, from);
        var paragraphs = new List<Chunk> { current };
        var open = new List<Chunk>();
        // Fresh: nothing of the chunk's own text has been seen, so that 读法甲 may stand right after a mark.
        bool lineStart = false, sentenceEnd = true, stopped = false, indented = false, fresh = true;
        int i = start;
        while (i < end)
        {
            RawToken token = lines.Token(i);
            if (token.Type is StatuteLexer.BLANK or StatuteLexer.COMMENT or StatuteLexer.NEWLINE || token.End <= from)
            {
                lineStart |= token.Type == StatuteLexer.NEWLINE;
                indented = token.Type == StatuteLexer.BLANK ? indented || lineStart : token.Type != StatuteLexer.NEWLINE && indented;
                i++;
                continue;
            }

            if ((lineStart || sentenceEnd || fresh) && ReadingMarks.TryRead(lines, i, end, current.Readings.Count > 0) is { } reading)
            {
                // 读法甲 that is not indented begins a 款; indented it belongs to what stands above it.
                if (reading.Kind == ReadingMarkKind.First && lineStart && stopped && !indented)
                {
                    current.End = i;
                    current = new Chunk(null, i, token.Start);
                    paragraphs.Add(current);
                    open.Clear();
                }

                current.Readings.Add(reading);
                i = reading.End;
                (lineStart, sentenceEnd, stopped, fresh) = (false, true, reading.Kind is ReadingMarkKind.Reason or ReadingMarkKind.Default, false);
                continue;
            }

            ItemMark? mark = lineStart || sentenceEnd ? ItemMarks.TryRead(lines, i, end, Math.Max(from, token.Start)) : null;
            if (mark is not null)
            {
                current.End = i;
                from = mark.Span.End;
                int first = i;
                while (i < end && lines.Token(i).End <= from) i++;
                Name label = TakeHeading(ref i, ref from, end);
                current = new Chunk(mark, first, from, label);
                int level = open.FindIndex(chunk => chunk.Mark?.Kind == mark.Kind);
                if (level >= 0) open.RemoveRange(level, open.Count - level);
                (open.Count > 0 ? open[open.Count - 1] : paragraphs[paragraphs.Count - 1]).Items.Add(current);
                open.Add(current);
                lineStart = false;
                sentenceEnd = false;
                stopped = false;
                fresh = true;
                continue;
            }

            if (lineStart && (stopped || (sentenceEnd && BeginsWithBut(token))))
            {
                current.End = i;
                current = new Chunk(null, i, token.Start);
                paragraphs.Add(current);
                open.Clear();
            }

            stopped = token.Type == StatuteLexer.STOP;
            sentenceEnd = token.Type is StatuteLexer.STOP or StatuteLexer.SEMI or StatuteLexer.COLON;
            lineStart = false;
            fresh = false;
            i++;
        }

        current.End = end;
        return paragraphs;
    }

    /// <summary>但…的除外。 on a line of its own is a 款, also after an item that ends in ；.</summary>
    private bool BeginsWithBut(RawToken token) => token.Type == StatuteLexer.RUN && lines.Source.Content[token.Start] == '但';

    /// <summary>Recursion ends at four: each level has its own kind of mark.</summary>
    private ClauseBlockSyntax Block(Chunk chunk)
    {
        ImmutableArray<SentenceSyntax> own = sentences.Read(chunk.First, chunk.CommonEnd, chunk.From, chunk.Mark is not null);
        bool isUnread = own.IsEmpty && HasWords(chunk);
        if (chunk.Readings.Count > 0)
        {
            ReadingSentenceSyntax? readings = _readings.Read(chunk.Readings, chunk.End, chunk.From, chunk.Mark is not null);
            own = readings is null ? [] : own.Add(readings);
            isUnread = readings is null;
        }

        ImmutableArray<ItemSyntax>.Builder items = ImmutableArray.CreateBuilder<ItemSyntax>(chunk.Items.Count);
        int end = EndOf(chunk);
        foreach (Chunk item in chunk.Items)
        {
            if (item.Mark is not { } mark) continue;
            ClauseBlockSyntax body = Block(item);
            if (item.Items.Count == 0 && !HasWords(item)) reporter.Report(DiagnosticCatalogue.EmptyItem, mark.Span, lines.Source.Substring(mark.Span));
            items.Add(new ItemSyntax(TextSpan.FromBounds(mark.Span.Start, Math.Max(mark.Span.End, body.Span.End)), mark.Step, mark.Span, item.Label, body));
            end = Math.Max(end, body.Span.End);
        }

        return new ClauseBlockSyntax(TextSpan.FromBounds(Math.Min(StartOf(chunk), end), end), own, items.ToImmutable(), isUnread);
    }

    private int StartOf(Chunk chunk)
    {
        for (int i = chunk.First; i < chunk.End; i++)
        {
            RawToken token = lines.Token(i);
            if (token.End > chunk.From && token.Type is not (StatuteLexer.BLANK or StatuteLexer.NEWLINE or StatuteLexer.COMMENT)) return Math.Max(chunk.From, token.Start);
        }

        return chunk.From;
    }

    private int EndOf(Chunk chunk)
    {
        for (int i = chunk.End - 1; i >= chunk.First; i--)
        {
            RawToken token = lines.Token(i);
            if (token.End > chunk.From && token.Type is not (StatuteLexer.BLANK or StatuteLexer.NEWLINE or StatuteLexer.COMMENT)) return token.End;
        }

        return chunk.From;
    }
}
