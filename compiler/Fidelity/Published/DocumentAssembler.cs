using System.Collections.Immutable;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Fidelity.Published;

/// <summary>Blocks → regulations. A first article after a later one begins another regulation of the same file.</summary>
internal sealed class DocumentAssembler(SourceText source, bool hasArticles, DiagnosticReporter reporter)
{
    // A paragraph that is repeated word for word is a slip only when it is long enough to be one.
    private const int ShortestRepeat = 20;

    private const int LongestClosing = 60;

    private readonly List<PublishedDocument> _documents = [];

    /// <summary>An article while it is read.</summary>
    private sealed class Draft(Head head, string chapter, TextSpan span)
    {
        public Head Head { get; } = head;

        public string Chapter { get; } = chapter;

        public TextSpan Span { get; } = span;

        public string Title { get; set; } = "";

        /// <summary>The title stood on the line of the number, without brackets.</summary>
        public bool HasHeading { get; set; }

        public List<Node> Paragraphs { get; } = [];
    }

    /// <summary>A 款 or an item while it is read.</summary>
    private sealed class Node(Head? head, string title, string text, TextSpan span)
    {
        public Head? Head { get; } = head;

        public string Title { get; set; } = title;

        public string Text { get; set; } = text;

        public TextSpan Span { get; } = span;

        public int Repeat { get; set; }

        public List<Node> Items { get; } = [];
    }

    public ImmutableArray<PublishedDocument> Assemble(List<PublishedBlock> blocks)
    {
        int first = 0;
        while (first < blocks.Count)
        {
            int head = blocks.FindIndex(first, IsArticle);
            if (head < 0) break;
            int end = EndOfDocument(blocks, head);
            int closing = StartOfClosing(blocks, head, end);
            Add(blocks, first, head, closing, end);
            first = NextFront(blocks, closing, end);
        }

        return [.. _documents];
    }

    private bool IsArticle(PublishedBlock block) => block.Head is { } head && head.Kind == (hasArticles ? HeadKind.Article : HeadKind.Part);

    private static bool IsChapter(PublishedBlock block) => block.Head is { Kind: HeadKind.Chapter };

    private int EndOfDocument(List<PublishedBlock> blocks, int head)
    {
        int last = 0;
        for (int i = head; i < blocks.Count; i++)
        {
            if (!IsArticle(blocks[i]) || blocks[i].Head is not { } at) continue;
            if (at.Number == 1 && at.Insert == 0 && last > 1) return WithoutChapters(blocks, i);
            last = at.Number;
        }

        return blocks.Count;
    }

    private static int WithoutChapters(List<PublishedBlock> blocks, int end)
    {
        while (IsChapter(blocks[end - 1])) end--;
        return end;
    }

    /// <summary>Signatures, dates and the next regulation's title: what stands last and ends no sentence.</summary>
    private static int StartOfClosing(List<PublishedBlock> blocks, int head, int end)
    {
        int closing = end;
        while (closing - 1 > head && blocks[closing - 1] is { Head: null } last && (last.IsClosed || (!last.IsTerminated && last.Text.Length <= LongestClosing))) closing--;
        return closing;
    }

    /// <summary>The next regulation's front begins after the last date of this one's closing.</summary>
    private static int NextFront(List<PublishedBlock> blocks, int closing, int end)
    {
        if (end == blocks.Count) return end;
        for (int i = end - 1; i >= closing; i--)
        {
            if (blocks[i].IsClosed) return i + 1;
        }

        return closing;
    }

    private void Add(List<PublishedBlock> blocks, int first, int head, int closing, int end)
    {
        List<PublishedBlock> front = [.. blocks.Skip(first).Take(head - first).Where(block => block.Text.Length > 0 && block.Head is null)];
        DropRepeats(front);
        List<Draft> drafts = ReadArticles(blocks, first, head, closing);
        DropLoneHeadings(drafts);
        DropRepeatedArticles(drafts);
        var around = front.Concat(blocks.Skip(closing).Take((end == blocks.Count ? end : NextFront(blocks, closing, end)) - closing)).ToList();
        string date = around.Select(block => FindDate(block.Text.ToString())).LastOrDefault(found => found.Length > 0) ?? "";
        string number = front.Select(block => HeadGrammar.TryDocumentNumber(block.Text.ToString(), 0, block.Text.Length)).FirstOrDefault(found => found is not null) ?? "";
        _documents.Add(new PublishedDocument(
            source,
            TitleOf(front),
            string.Join("\n", front.Select(block => block.Text.ToString())),
            number,
            date,
            TextSpan.FromBounds(blocks[head].Start, blocks[closing - 1].End),
            [.. drafts.Select(Finish)],
            [.. blocks.Skip(closing).Take(end - closing).Select(block => block.Text.ToString())]));
    }

    private static string FindDate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (HeadGrammar.TryDate(text, i, text.Length) is { } date) return date;
        }

        return "";
    }

    /// <summary>The lines before the first article that end no sentence; or, where a preamble stands between, the first such lines.</summary>
    private static string TitleOf(List<PublishedBlock> front)
    {
        int end = front.Count;
        int start = end;
        while (start > 0 && IsTitleLine(front[start - 1])) start--;
        if (start == end)
        {
            start = front.FindIndex(IsTitleLine);
            if (start < 0) return "";
            end = start;
            while (end < front.Count && IsTitleLine(front[end])) end++;
        }

        // A note in brackets belongs to a title that it follows, and not to one that comes after it.
        while (start < end && front[start].IsClosed) start++;
        return string.Concat(front.Skip(start).Take(end - start).Select(block => block.Text.ToString()));
    }

    private static bool IsTitleLine(PublishedBlock block) =>
        !block.IsTerminated && block.LastCharacter is not ('：' or ':' or '，' or '；')
        && (!block.IsClosed || (block.Text[0] is '（' or '(' && FindDate(block.Text.ToString()).Length == 0))
        && HeadGrammar.TryDocumentNumber(block.Text.ToString(), 0, block.Text.Length) is null;

    private void DropRepeats(List<PublishedBlock> blocks)
    {
        for (int i = blocks.Count - 1; i > 0; i--)
        {
            if (blocks[i].Text.Length < ShortestRepeat || blocks[i].Text.ToString() != blocks[i - 1].Text.ToString()) continue;
            reporter.Report(DiagnosticCatalogue.RepeatedParagraph, blocks[i].Span);
            blocks.RemoveAt(i);
        }
    }

    private List<Draft> ReadArticles(List<PublishedBlock> blocks, int first, int head, int end)
    {
        var drafts = new List<Draft>();
        string chapter = "";
        for (int i = head - 1; i >= first && IsChapter(blocks[i]); i--) chapter = blocks[i].Text.ToString();
        var open = new List<Node>();
        string previous = "";
        for (int i = head; i < end; i++)
        {
            PublishedBlock block = blocks[i];
            string text = block.Text.ToString();
            if (block.Head is null && text.Length >= ShortestRepeat && text == previous)
            {
                reporter.Report(DiagnosticCatalogue.RepeatedParagraph, block.Span);
                continue;
            }

            previous = text;
            if (IsArticle(block) && block.Head is { } number)
            {
                drafts.Add(new Draft(number, chapter, block.Span));
                open.Clear();
                AddText(drafts[drafts.Count - 1], block, text);
            }
            else if (IsChapter(block))
            {
                chapter = text;
                open.Clear();
            }
            else if (block.Head is { } mark)
            {
                AddItem(drafts[drafts.Count - 1], open, mark, block, text);
            }
            else if (open.Count > 0 && open[open.Count - 1] is { Title.Length: > 0 } item)
            {
                item.Text += text;
            }
            else
            {
                open.Clear();
                drafts[drafts.Count - 1].Paragraphs.Add(new Node(null, "", text, block.Span));
            }
        }

        return drafts;
    }

    private static void AddText(Draft draft, PublishedBlock block, string text)
    {
        if (block.IsHeading)
        {
            draft.Title = text;
            draft.HasHeading = true;
            return;
        }

        int close = ClosingBracket(text);
        if (close > 0)
        {
            draft.Title = text.Substring(1, close - 1);
            text = text.Substring(close + 1);
        }

        if (text.Length > 0) draft.Paragraphs.Add(new Node(null, "", text, block.Span));
    }

    /// <summary>（制定目的）or 【制定目的】 after the number of an article: where its bracket closes; −1 when there is none.</summary>
    private static int ClosingBracket(string text)
    {
        const int longest = 32;
        if (text.Length == 0 || text[0] is not ('（' or '(' or '【')) return -1;
        int close = text.IndexOfAny(['）', ')', '】'], 1);
        if (close < 2 || close > longest) return -1;
        for (int i = 1; i < close; i++)
        {
            if (!NormalText.IsContent(text[i]) && text[i] != '、') return -1;
        }

        return close;
    }

    private static void AddItem(Draft draft, List<Node> open, Head mark, PublishedBlock block, string text)
    {
        if (draft.Paragraphs.Count == 0) draft.Paragraphs.Add(new Node(null, "", "", block.Span));
        int level = open.FindIndex(node => node.Head?.Mark == mark.Mark);
        if (level >= 0) open.RemoveRange(level, open.Count - level);
        var item = block.IsHeading ? new Node(mark, text, "", block.Span) : new Node(mark, "", text, block.Span);
        (open.Count > 0 ? open[open.Count - 1] : draft.Paragraphs[draft.Paragraphs.Count - 1]).Items.Add(item);
        open.Add(item);
    }

    /// <summary>An article that is the one before it word for word is a slip and left out.</summary>
    private void DropRepeatedArticles(List<Draft> drafts)
    {
        for (int i = drafts.Count - 1; i > 0; i--)
        {
            if (drafts[i].Head.Number != drafts[i - 1].Head.Number || drafts[i].Head.Insert != drafts[i - 1].Head.Insert || !SameWords(drafts[i], drafts[i - 1])) continue;
            reporter.Report(DiagnosticCatalogue.RepeatedParagraph, drafts[i].Span);
            drafts.RemoveAt(i);
        }
    }

    private static bool SameWords(Draft a, Draft b) => WordsOf(a).SequenceEqual(WordsOf(b), StringComparer.Ordinal);

    private static IEnumerable<string> WordsOf(Draft draft)
    {
        var pending = new Stack<Node>(draft.Paragraphs.AsEnumerable().Reverse());
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            yield return node.Title + node.Text;
            for (int i = node.Items.Count - 1; i >= 0; i--) pending.Push(node.Items[i]);
        }
    }

    private readonly Dictionary<(int Number, int Insert), int> _uses = [];

    /// <summary>Headings come in rows: a lone one among items that have none is a line that was broken.</summary>
    private static void DropLoneHeadings(List<Node> nodes)
    {
        if (AreLone(nodes.Count(node => node.Title.Length > 0), nodes.Count))
        {
            foreach (Node node in nodes)
            {
                node.Text = node.Title + node.Text;
                node.Title = "";
            }
        }
    }

    private static void DropLoneHeadings(List<Draft> drafts)
    {
        if (!AreLone(drafts.Count(draft => draft.HasHeading), drafts.Count)) return;
        foreach (Draft draft in drafts.Where(draft => draft.HasHeading))
        {
            if (draft.Paragraphs.Count == 0) draft.Paragraphs.Add(new Node(null, "", "", draft.Span));
            draft.Paragraphs[0].Text = draft.Title + draft.Paragraphs[0].Text;
            draft.Title = "";
        }
    }

    private static bool AreLone(int headings, int all) => headings > 0 && all > 1 && headings * 2 <= all;

    private PublishedArticle Finish(Draft draft)
    {
        if (draft.Head is { Number: 1, Insert: 0 } && _uses.Count > 1) _uses.Clear();
        _uses.TryGetValue((draft.Head.Number, draft.Head.Insert), out int uses);
        _uses[(draft.Head.Number, draft.Head.Insert)] = ++uses;
        var number = new ArticleNumber(draft.Head.Number, draft.Head.Insert, uses > 1 ? uses : 0, !hasArticles);
        string citation = Citation.Of(number);
        if (draft.Paragraphs.Count == 0)
        {
            // A heading under which nothing stands is all that the article says.
            draft.Paragraphs.Add(new Node(null, "", draft.Title, draft.Span));
            draft.Title = "";
        }

        var paragraphs = ImmutableArray.CreateBuilder<PublishedParagraph>(draft.Paragraphs.Count);
        foreach (Node paragraph in draft.Paragraphs)
        {
            int at = paragraphs.Count + 1;
            string cite = draft.Paragraphs.Count > 1 ? $"{citation}第{HanNumber.Format(at)}款" : citation;
            paragraphs.Add(new PublishedParagraph(at, paragraph.Text, paragraph.Span, Items(paragraph.Items, cite, 0)));
        }

        return new PublishedArticle(number, draft.Title, draft.Chapter, draft.Span, paragraphs.ToImmutable());
    }

    /// <summary>Recursion ends at four: each level has its own kind of mark.</summary>
    private static ImmutableArray<PublishedItem> Items(List<Node> nodes, string above, int depth)
    {
        DropLoneHeadings(nodes);
        var items = ImmutableArray.CreateBuilder<PublishedItem>(nodes.Count);
        var uses = new Dictionary<(MarkKind, int), int>();
        foreach (Node node in nodes)
        {
            if (node.Head is not { } head) continue;
            uses.TryGetValue((head.Mark, head.Number), out int count);
            uses[(head.Mark, head.Number)] = ++count;
            var step = new ItemStep(head.Mark, head.Number, count > 1 ? count : 0);
            string citation = above + Citation.Of(step, depth);
            // Sub-heads (一是) are left out of what is cited below them, since numbering goes on across them.
            ImmutableArray<PublishedItem> below = head.Mark == MarkKind.HanIs ? Items(node.Items, above, depth) : Items(node.Items, citation, depth + 1);
            items.Add(new PublishedItem(step, node.Title, node.Text, node.Span, citation, below));
        }

        return items.ToImmutable();
    }
}
