using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>
/// Splits a sentence into keywords, declared terms, numbers, dates and citations: the split with the fewest uncovered stretches,
/// then the fewest uncovered characters, then the fewest pieces (language.md §2). Dynamic programming over the characters: linear
/// in the sentence's length times the longest term. Instances are reused, never shared between threads.
/// </summary>
internal sealed class Segmenter
{
    private const long Word = 1;
    private const long Character = 1L << 21;
    private const long Stretch = 1L << 42;
    private const long Unreached = long.MaxValue;

    // What a position is reached by: a piece, or an uncovered character.
    private const int Covered = 0;
    private const int Open = 1;

    [Flags]
    private enum Ending : byte
    {
        None = 0,
        Quantity = 1,
        Reference = 2,
        Title = 4,
        Dated = 8,
    }

    // 的 ends a condition before these: 故意违法的应当追究 is written as often as 故意违法的，应当追究.
    private static readonly string[] AfterDe = ["除外", "仍然适用", "仍适用", "但", "应当", "应予", "可以", "不得", "予以"];

    private readonly List<Piece> _edges = [];
    private long[] _costs = [];
    private int[] _edgeBefore = [];
    private int[] _otherEdge = [];
    private Ending[] _endings = [];
    private bool _inDefinition;
    private bool _afterModal;
    private SentenceText _text = new();
    private TermLexicon _lexicon = TermLexicon.Empty;

    /// <summary>Two splits of equal rank, each a list of pieces over the same characters.</summary>
    internal readonly record struct Ambiguity(IReadOnlyList<Piece> First, IReadOnlyList<Piece> Second);

    /// <summary>Pieces from left to right; adjacent uncovered characters are one piece.</summary>
    public List<Piece> Split(SentenceText text, TermLexicon lexicon, List<Ambiguity> ambiguities)
    {
        _text = text;
        _lexicon = lexicon;
        Prepare(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            long covered = _costs[2 * i + Covered];
            long open = _costs[2 * i + Open];
            if ((covered == Unreached && open == Unreached) || text.IsInside(i)) continue;
            AddEdges(i, Math.Min(covered, open));
            AddUncovered(i, covered, open);
        }

        return Backtrack(text.Length, ambiguities);
    }

    private void Prepare(int length)
    {
        _edges.Clear();
        _inDefinition = false;
        _afterModal = false;
        if (_costs.Length < 2 * (length + 1))
        {
            int size = Math.Max(length + 1, 256);
            _costs = new long[2 * size];
            _edgeBefore = new int[size];
            _otherEdge = new int[size];
            _endings = new Ending[size];
        }

        _costs.AsSpan(0, 2 * (length + 1)).Fill(Unreached);
        _edgeBefore.AsSpan(0, length + 1).Fill(-1);
        _otherEdge.AsSpan(0, length + 1).Fill(-1);
        _endings.AsSpan(0, length + 1).Clear();
        _costs[Covered] = 0;
    }

    private void AddEdges(int i, long cost)
    {
        if (_text.TryGetAtom(i, out int atomType, out int atomEnd) && atomType != StatuteLexer.PAUSE)
        {
            TermKinds kinds = TermKinds.None;
            if (atomType is StatuteLexer.STRING or StatuteLexer.QUOTED && atomEnd - i > 2) kinds = _lexicon.Find(_text.Substring(i + 1, atomEnd - 1));
            Relax(new Piece(i, atomEnd, atomType, kinds, KeywordStrength.Strong, null), cost);
            if (atomType is StatuteLexer.TITLE) _endings[atomEnd] |= Ending.Title;
            if (_text.IsHard(i) || atomType is StatuteLexer.STRING) return;
        }

        int longestTerm = AddTerms(i, cost);
        char c = _text[i];
        if (ReferenceReader.MayStart(c))
        {
            int end = ReferenceReader.TryRead(_text, i, out ReferenceSyntax? reference);
            if (end > 0)
            {
                Relax(new Piece(i, end, StatuteLexer.REFERENCE, TermKinds.None, KeywordStrength.Strong, reference), cost);
                // 依照《甲法》第三条、第四条的规定: the citations belong to the title.
                _endings[end] |= Ending.Reference | (TitleReaches(i) ? Ending.Title : 0);
            }
        }

        if (NumberScanner.IsNumeral(c) && (i == 0 || !NumberScanner.IsNumeral(_text[i - 1]) || _text.IsBoundary(i))) AddNumbers(i, cost);
        if (ListHeadReader.MayStart(c))
        {
            int end = ListHeadReader.TryRead(_text, i, out ListHeadPayload? head);
            if (end > 0) Relax(new Piece(i, end, StatuteLexer.LIST_HEAD, TermKinds.None, KeywordStrength.Strong, head), cost);
        }

        AddKeywords(i, cost, longestTerm);
    }

    private bool TitleReaches(int start)
    {
        int before = start > 0 && _text[start - 1] == '、' ? start - 1 : start;
        return (_endings[before] & Ending.Title) != 0;
    }

    /// <summary>Adds every declared term that begins here; the end of the longest.</summary>
    private int AddTerms(int i, long cost)
    {
        TermTrie trie = _lexicon.Trie;
        int longest = -1;
        int node = TermTrie.Root;
        for (int j = i; j < _text.Length; j++)
        {
            if (_text.IsHard(j) || (j > i && _text.IsBoundary(j))) break;
            node = trie.Step(node, _text[j]);
            if (node < 0) break;
            if (trie.Value(node) == 0 || !MayEnd(j + 1)) continue;
            longest = j + 1;
            if (((TermKinds)trie.Value(node) & (TermKinds.Event | TermKinds.Date)) != 0) _endings[j + 1] |= Ending.Dated;
            Relax(new Piece(i, j + 1, Piece.Term, (TermKinds)trie.Value(node), KeywordStrength.Strong, null), cost);
        }

        return longest;
    }

    private void AddNumbers(int i, long cost)
    {
        int end = NumberScanner.TryReadDate(_text, i, out DatePayload? date);
        if (end > 0)
        {
            Relax(new Piece(i, end, StatuteLexer.DATE, TermKinds.None, KeywordStrength.Strong, date), cost);
        }

        // 第一年 is no quantity.
        if (i > 0 && _text[i - 1] == '第') return;
        end = NumberScanner.TryReadQuantity(_text, i, _lexicon.Units, out QuantityPayload? quantity);
        if (end > 0)
        {
            Relax(new Piece(i, end, StatuteLexer.QUANTITY, TermKinds.None, KeywordStrength.Strong, quantity), cost);
            _endings[end] |= Ending.Quantity;
        }
    }

    private void AddKeywords(int i, long cost, int longestTerm)
    {
        TermTrie trie = Keywords.Trie;
        int node = TermTrie.Root;
        for (int j = i; j < _text.Length; j++)
        {
            if (_text.IsHard(j) || (j > i && _text.IsBoundary(j))) break;
            node = trie.Step(node, _text[j]);
            if (node < 0) break;
            int value = trie.Value(node);
            if (value == 0 || !MayEnd(j + 1)) continue;
            // A word that is declared is that term.
            if (j + 1 == longestTerm) continue;
            foreach (Keyword keyword in Keywords.At(value))
            {
                if (!Fits(keyword.Context, i, j + 1)) continue;
                if (keyword.Type == StatuteLexer.DEFINE) _inDefinition = true;
                if (keyword.Type is StatuteLexer.MUST or StatuteLexer.MAY or StatuteLexer.GIVE) _afterModal = true;
                Relax(new Piece(i, j + 1, keyword.Type, TermKinds.None, keyword.Strength, keyword.Payload), cost);
                break;
            }
        }
    }

    private bool Fits(KeywordContext context, int start, int end) => context switch
    {
        KeywordContext.Anywhere => true,
        KeywordContext.BeforePunctuation => IsBreak(end),
        KeywordContext.BeforeBreak => IsBreak(end) || AfterDe.Any(word => At(end, word))
            || (At(end, "外") && IsBreak(end + 1)) || (At(end, "以外") && IsBreak(end + 2)),
        KeywordContext.AfterPunctuation => start == 0 || _text.IsHard(start - 1) || _text.IsBoundary(start),
        KeywordContext.BeforeReference => end < _text.Length && ReferenceReader.MayStart(_text[end]) && ReferenceReader.TryRead(_text, end, out _) > 0,
        KeywordContext.AfterReference => (_endings[start] & Ending.Reference) != 0,
        KeywordContext.AfterQuantity => (_endings[start] & Ending.Quantity) != 0,
        KeywordContext.BeforeNumeral => end < _text.Length && NumberScanner.IsNumeral(_text[end]),
        KeywordContext.BeforeTitle => end < _text.Length && _text[end] == '《',
        KeywordContext.AfterTitle => (_endings[start] & Ending.Title) != 0,
        KeywordContext.InDefinition => _inDefinition,
        KeywordContext.AfterSomething => start > 0 && !_text.IsHard(start - 1),
        KeywordContext.AfterDated => (_endings[start] & Ending.Dated) != 0,
        KeywordContext.BeforeDated => BeginsTerm(end, TermKinds.Event | TermKinds.Date),
        KeywordContext.BeforeTime => (end < _text.Length && NumberScanner.IsNumeral(_text[end])) || BeginsTerm(end, TermKinds.Event | TermKinds.Date),
        KeywordContext.BeforeActor => BeginsTerm(end, TermKinds.Actor),
        KeywordContext.AfterModal => _afterModal,
        _ => throw new InvalidOperationException($"Unknown context {context}."),
    };

    /// <summary>Does a declared word of one of these kinds begin here?</summary>
    private bool BeginsTerm(int start, TermKinds kinds)
    {
        TermTrie trie = _lexicon.Trie;
        int node = TermTrie.Root;
        for (int j = start; j < _text.Length && !_text.IsHard(j) && (j == start || !_text.IsBoundary(j)); j++)
        {
            node = trie.Step(node, _text[j]);
            if (node < 0) return false;
            if (((TermKinds)trie.Value(node) & kinds) != 0 && MayEnd(j + 1)) return true;
        }

        return false;
    }

    private bool IsBreak(int position) => position >= _text.Length || _text.IsHard(position);

    private bool At(int position, string word) =>
        position <= _text.Length && _text.Chars.Slice(position).StartsWith(word.AsSpan(), StringComparison.Ordinal);

    private bool MayEnd(int position) => position == _text.Length || !_text.IsInside(position);

    private void AddUncovered(int i, long covered, long open)
    {
        if (_text.IsHard(i)) return;
        int end = i + 1;
        while (end < _text.Length && _text.IsInside(end)) end++;
        // A stretch does not go on over a forced cut.
        long extended = open == Unreached || _text.IsBoundary(i) ? Unreached : open + (end - i) * Character;
        long started = Math.Min(covered, open) + Stretch + Word + (end - i) * Character;
        long cost = Math.Min(extended, started);
        ref long target = ref _costs[2 * end + Open];
        if (cost < target) target = cost;
    }

    private void Relax(Piece piece, long cost)
    {
        cost += Word;
        ref long target = ref _costs[2 * piece.End + Covered];
        if (cost < target)
        {
            target = cost;
            _edgeBefore[piece.End] = _edges.Count;
            _otherEdge[piece.End] = -1;
        }
        else if (cost == target && _edges[_edgeBefore[piece.End]].Start != piece.Start)
        {
            _otherEdge[piece.End] = _edges.Count;
        }
        else
        {
            return;
        }

        _edges.Add(piece);
    }

    private List<Piece> Backtrack(int length, List<Ambiguity> ambiguities)
    {
        var pieces = new List<Piece>();
        int settled = int.MaxValue;
        int position = length;
        while (position > 0)
        {
            if (_otherEdge[position] >= 0 && position < settled && _costs[2 * position + Covered] <= _costs[2 * position + Open])
            {
                settled = FindAmbiguity(position, ambiguities);
            }

            Piece piece = StepBack(position);
            pieces.Add(piece);
            position = piece.Start;
        }

        pieces.Reverse();
        return pieces;
    }

    /// <summary>The piece that ends at a position on the best way there; uncovered characters are taken together.</summary>
    private Piece StepBack(int position)
    {
        if (_costs[2 * position + Covered] <= _costs[2 * position + Open]) return _edges[_edgeBefore[position]];

        int start = position;
        long cost = _costs[2 * position + Open];
        while (true)
        {
            int before = start - 1;
            while (before > 0 && _text.IsInside(before)) before--;
            long characters = (start - before) * Character;
            bool goesOn = before > 0 && !_text.IsBoundary(before) && _costs[2 * before + Open] != Unreached
                && _costs[2 * before + Open] + characters == cost;
            start = before;
            if (!goesOn) break;
            cost = _costs[2 * before + Open];
        }

        return new Piece(start, position, Piece.Uncovered, TermKinds.None, KeywordStrength.Weak, null);
    }

    /// <summary>Follows both ways back from <paramref name="end"/> to where they meet; that place.</summary>
    private int FindAmbiguity(int end, List<Ambiguity> ambiguities)
    {
        var first = new List<Piece> { _edges[_edgeBefore[end]] };
        var second = new List<Piece> { _edges[_otherEdge[end]] };
        while (first[first.Count - 1].Start != second[second.Count - 1].Start)
        {
            List<Piece> longer = first[first.Count - 1].Start > second[second.Count - 1].Start ? first : second;
            longer.Add(StepBack(longer[longer.Count - 1].Start));
        }

        bool uncovered = first.Concat(second).Any(piece => piece.Type == Piece.Uncovered);
        if (!uncovered)
        {
            first.Reverse();
            second.Reverse();
            ambiguities.Add(new Ambiguity(first, second));
        }

        return first.Min(piece => piece.Start) + 1;
    }
}
