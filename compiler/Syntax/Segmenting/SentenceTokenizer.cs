using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>
/// Pieces → tokens. Between two strong words only one operand can stand, so a stretch with an uncovered part becomes one unknown
/// word, together with its negation (不良影响, not 良影响); what the segmenter could not decide is reported.
/// </summary>
internal sealed class SentenceTokenizer(DiagnosticReporter reporter, UnknownWords unknown)
{
    private const int MostAmbiguities = 20;

    private readonly Segmenter _segmenter = new();
    private readonly List<Segmenter.Ambiguity> _ambiguities = [];
    private SentenceText _text = new();
    private TermLexicon _lexicon = TermLexicon.Empty;

    /// <summary>The undeclared words that were met so far.</summary>
    public UnknownWords Unknown => unknown;

    /// <summary>Whether the last sentence held something after which errors of the grammar would only be its consequences.</summary>
    public bool IsSuspect { get; private set; }

    public List<ClauseToken> Tokenize(SentenceText text, TermLexicon lexicon)
    {
        _text = text;
        _lexicon = lexicon;
        _ambiguities.Clear();
        IsSuspect = false;
        List<Piece> pieces = _segmenter.Split(text, lexicon, _ambiguities);
        foreach (Segmenter.Ambiguity ambiguity in _ambiguities.Take(MostAmbiguities)) ReportAmbiguity(ambiguity);

        pieces = UncoveredWords.SplitAtConnectives(text, pieces);
        WeakenInsideWords(pieces);
        StrengthenPairs(pieces);
        bool[] strong = FindStrong(pieces);
        var tokens = new List<ClauseToken>(pieces.Count);
        int i = 0;
        while (i < pieces.Count)
        {
            int end = EndOfSlot(pieces, strong, i, out bool uncovered);
            if (uncovered) AddUnknownSlot(pieces, i, end, tokens);
            else for (int j = i; j < end; j++) AddPiece(pieces[j], tokens);
            i = end;
        }

        JoinReferences(tokens);
        DropInBeforeMeasure(tokens);
        return tokens;
    }

    /// <summary>、 and 或者 between two citations join these, not conditions; told apart here, the grammar need not look ahead.</summary>
    private static void JoinReferences(List<ClauseToken> tokens)
    {
        for (int i = 1; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Type is not (StatuteLexer.PAUSE or StatuteLexer.OR or StatuteLexer.LIST_AND)) continue;
            if (tokens[i - 1].Type == StatuteLexer.REFERENCE && tokens[i + 1].Type == StatuteLexer.REFERENCE) tokens[i].Type = StatuteLexer.REFERENCE_JOINT;
        }
    }

    /// <summary>违法所得在一万元以下: 在 says no more than 为 would.</summary>
    private static void DropInBeforeMeasure(List<ClauseToken> tokens)
    {
        for (int i = tokens.Count - 2; i > 0; i--)
        {
            bool isMeasured = tokens[i].Type == StatuteLexer.IN_TIME && tokens[i + 1].Type == StatuteLexer.QUANTITY && tokens[i - 1].Type is StatuteLexer.QUANTITY_FACT or StatuteLexer.COMPARE;
            if (isMeasured) tokens.RemoveAt(i);
        }
    }

    /// <summary>因素 and 和谐 are words: a connective of one character beside one uncovered character belongs to it.</summary>
    private void WeakenInsideWords(List<Piece> pieces)
    {
        for (int i = 0; i < pieces.Count; i++)
        {
            Piece piece = pieces[i];
            bool single = piece.End - piece.Start == 1 && piece.Type is StatuteLexer.CAUSE or StatuteLexer.LIST_AND or StatuteLexer.OR or StatuteLexer.AND or StatuteLexer.BUT;
            if (!single) continue;
            bool before = i > 0 && IsSingleUncovered(pieces[i - 1]) && !_text.IsBoundary(piece.Start);
            bool after = i + 1 < pieces.Count && IsSingleUncovered(pieces[i + 1]) && !_text.IsBoundary(pieces[i + 1].Start);
            if (before || after) pieces[i] = piece with { Type = Piece.Uncovered, Strength = KeywordStrength.Weak };
        }
    }

    /// <summary>除 and 外 are strong where both stand, so that an unknown word between them is quoted without them.</summary>
    private static void StrengthenPairs(List<Piece> pieces)
    {
        int open = -1;
        for (int i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Type == StatuteLexer.COMMA) open = -1;
            else if (pieces[i].Type == StatuteLexer.BESIDES) open = i;
            if (open < 0 || pieces[i].Type != StatuteLexer.BESIDES_END) continue;
            pieces[open] = pieces[open] with { Strength = KeywordStrength.Strong };
            pieces[i] = pieces[i] with { Strength = KeywordStrength.Strong };
            open = -1;
        }
    }

    private static bool IsSingleUncovered(Piece piece) => piece.Type == Piece.Uncovered && piece.End - piece.Start == 1;

    /// <summary>Which pieces end an unknown word: 致使 only after 因, since 造成重大影响 alone is rather a word.</summary>
    private static bool[] FindStrong(List<Piece> pieces)
    {
        var strong = new bool[pieces.Count];
        int causes = 0;
        for (int i = 0; i < pieces.Count; i++)
        {
            Piece piece = pieces[i];
            strong[i] = piece.Type switch
            {
                Piece.Uncovered or Piece.Term or StatuteLexer.QUANTITY or StatuteLexer.DATE or StatuteLexer.QUOTED or StatuteLexer.TITLE => false,
                StatuteLexer.CAUSES => causes > 0,
                _ => piece.Strength == KeywordStrength.Strong,
            };
            if (piece.Type == StatuteLexer.CAUSE) causes++;
            else if (piece.Type == StatuteLexer.CAUSES && causes > 0) causes--;
        }

        return strong;
    }

    /// <summary>The end of the weak pieces that begin at <paramref name="start"/>; one strong piece is a slot of its own.</summary>
    private int EndOfSlot(List<Piece> pieces, bool[] strong, int start, out bool uncovered)
    {
        uncovered = false;
        int i = start;
        while (i < pieces.Count && (i == start || !(strong[i] || _text.IsBoundary(pieces[i].Start))))
        {
            uncovered |= pieces[i].Type == Piece.Uncovered || (pieces[i].Type == StatuteLexer.QUOTED && pieces[i].Kinds == TermKinds.None);
            if (strong[i++]) break;
        }

        return i;
    }

    private void AddUnknownSlot(List<Piece> pieces, int start, int end, List<ClauseToken> tokens)
    {
        // A subject and a filler before the word are not part of it.
        while (start < end - 1 && IsLead(pieces[start])) AddPiece(pieces[start++], tokens);
        int from = pieces[start].Start;
        int to = pieces[end - 1].End;
        int bare = start;
        while (bare < end - 1 && pieces[bare].Type == StatuteLexer.NOT) bare++;
        string word = _text.Substring(from, to);
        if (MeasureIn(pieces, start, end, tokens) is >= 0 and int measure) unknown.AddMeasure(_text.Substring(measure, to), _text.SpanOf(measure, to));
        else unknown.Add(word, _text.Substring(pieces[bare].Start, to), _text.SpanOf(from, to), _lexicon);
        tokens.Add(Token(StatuteLexer.UNKNOWN, from, to, word, null, TermKinds.None));
    }

    /// <summary>Where a number begins that follows a declared quantity, alone or after 超过: 违法所得三万块以上; −1 where none does.</summary>
    private int MeasureIn(List<Piece> pieces, int start, int end, List<ClauseToken> tokens)
    {
        int at = pieces[start].Start;
        if (tokens.Count > 0 && tokens[tokens.Count - 1].Type is StatuteLexer.COMPARE or StatuteLexer.QUANTITY_FACT && NumberScanner.IsNumeral(_text[at])) return at;
        if (pieces[start].Type != Piece.Term || (pieces[start].Kinds & TermKinds.Quantity) == 0 || start + 1 == end) return -1;
        at = pieces[start + 1].Start;
        return NumberScanner.IsNumeral(_text[at]) ? at : -1;
    }

    private static bool IsLead(Piece piece) =>
        (piece.Type == Piece.Term && piece.Kinds == TermKinds.Actor)
        || (piece.Type == StatuteLexer.FILLER && piece.End - piece.Start > 1)
        || piece.Type == StatuteLexer.CONCESSION;

    private void AddPiece(Piece piece, List<ClauseToken> tokens)
    {
        string word = _text.Substring(piece.Start, piece.End);
        switch (piece.Type)
        {
            case Piece.Term:
                tokens.Add(Token(TypeOf(piece.Kinds, tokens), piece.Start, piece.End, word, null, piece.Kinds));
                return;

            case StatuteLexer.STRING or StatuteLexer.OPEN_STRING or StatuteLexer.QUOTED or StatuteLexer.OPEN_QUOTED:
                AddQuoted(piece, word, tokens);
                return;

            case StatuteLexer.TITLE:
                tokens.Add(Token(piece.Type, piece.Start, piece.End, word.Trim('《', '》'), null, TermKinds.None));
                return;

            case StatuteLexer.QUANTITY when piece.Payload is QuantityPayload { Quantity: null }:
                ReportMalformed(piece, word);
                break;

            case StatuteLexer.LIST_HEAD when piece.Payload is ListHeadPayload { Count: < 0 }:
                ReportMalformed(piece, word);
                break;

            case StatuteLexer.REFERENCE when piece.Payload is ReferenceSyntax reference && IsMalformed(reference):
                ReportMalformed(piece, word);
                break;

            case StatuteLexer.DATE when piece.Payload is DatePayload { Days: null }:
                reporter.Report(DiagnosticCatalogue.NoSuchDate, _text.SpanOf(piece.Start, piece.End), word);
                break;

            case StatuteLexer.HAN_MARK or StatuteLexer.ARABIC_MARK:
                IsSuspect = true;
                reporter.Report(DiagnosticCatalogue.StrayMark, _text.SpanOf(piece.Start, piece.End), word);
                return;

            case StatuteLexer.OPEN_TITLE:
                IsSuspect = true;
                reporter.Report(DiagnosticCatalogue.UnterminatedString, _text.SpanOf(piece.Start, piece.Start + 1), '《', '》');
                return;

            case StatuteLexer.OPEN_TORTOISE:
                IsSuspect = true;
                reporter.Report(DiagnosticCatalogue.UnterminatedString, _text.SpanOf(piece.Start, piece.Start + 1), '〔', '〕');
                return;

            case StatuteLexer.HEADING or StatuteLexer.OPEN_HEADING or StatuteLexer.TORTOISE:
                IsSuspect = true;
                reporter.Report(DiagnosticCatalogue.StraySymbol, _text.SpanOf(piece.Start, piece.End), UnknownWords.Shorten(word));
                return;
        }

        tokens.Add(Token(piece.Type, piece.Start, piece.End, word, piece.Payload, piece.Kinds));
    }

    /// <summary>「甲」 is the name 甲, declared or not.</summary>
    private void AddQuoted(Piece piece, string word, List<ClauseToken> tokens)
    {
        bool closed = piece.Type is StatuteLexer.STRING or StatuteLexer.QUOTED;
        string name = word.Substring(1, Math.Max(0, word.Length - (closed ? 2 : 1)));
        IsSuspect |= !closed;
        if (!closed) reporter.Report(DiagnosticCatalogue.UnterminatedString, _text.SpanOf(piece.Start, piece.Start + 1), word[0], word[0] == '「' ? '」' : '”');
        int type = piece.Kinds == TermKinds.None ? StatuteLexer.UNKNOWN : TypeOf(piece.Kinds, tokens);
        if (type == StatuteLexer.UNKNOWN && closed)
        {
            if (name.Length == 0) reporter.Report(DiagnosticCatalogue.EmptyName, _text.SpanOf(piece.Start, piece.End));
            else unknown.Add(name, name, _text.SpanOf(piece.Start, piece.End), _lexicon);
        }

        tokens.Add(Token(type, piece.Start, piece.End, name, null, piece.Kinds));
    }

    private ClauseToken Token(int type, int start, int end, string word, object? payload, TermKinds kinds)
    {
        var span = _text.SpanOf(start, end);
        return new ClauseToken(type, span.Start, span.End, word) { Payload = payload, Kinds = kinds };
    }

    /// <summary>The token type of a declared word where nothing else is known; SentenceShaper corrects it in conclusions.</summary>
    private static int TypeOf(TermKinds kinds, List<ClauseToken> before)
    {
        if ((kinds & TermKinds.Option) != 0 && FollowsChoice(before)) return StatuteLexer.OPTION;
        if ((kinds & TermKinds.Fact) != 0) return StatuteLexer.FACT;
        if ((kinds & TermKinds.Event) != 0) return StatuteLexer.EVENT;
        if ((kinds & TermKinds.Quantity) != 0) return StatuteLexer.QUANTITY_FACT;
        if ((kinds & TermKinds.Date) != 0) return StatuteLexer.DATE_FACT;
        if ((kinds & TermKinds.Choice) != 0) return StatuteLexer.CHOICE;
        if ((kinds & TermKinds.Actor) != 0) return StatuteLexer.ACTOR;
        if ((kinds & TermKinds.Value) != 0) return StatuteLexer.VALUE;
        return (kinds & TermKinds.Group) != 0 ? StatuteLexer.GROUP : StatuteLexer.OPTION;
    }

    private static bool FollowsChoice(List<ClauseToken> before)
    {
        if (before.Count == 0) return false;
        int last = before[before.Count - 1].Type;
        if (last is StatuteLexer.CHOICE) return true;
        if (before.Count < 2) return false;
        int previous = before[before.Count - 2].Type;
        return (last is StatuteLexer.IS && previous is StatuteLexer.CHOICE)
            || (last is StatuteLexer.OR or StatuteLexer.PAUSE && previous is StatuteLexer.OPTION);
    }

    internal static bool IsMalformed(ReferenceSyntax reference) =>
        reference.Article.Number < 0 || reference.Article.Insert < 0 || reference.Article.Repeat < 0 || reference.Paragraph < 0
        || reference.Items.Any(step => step.Number < 0 || step.Repeat < 0);

    private void ReportMalformed(Piece piece, string word) =>
        reporter.Report(DiagnosticCatalogue.MalformedNumeral, _text.SpanOf(piece.Start, piece.End), UnknownWords.Shorten(word));

    private void ReportAmbiguity(Segmenter.Ambiguity ambiguity)
    {
        int start = ambiguity.First[0].Start;
        int end = ambiguity.First[ambiguity.First.Count - 1].End;
        IsSuspect = true;
        reporter.Report(
            DiagnosticCatalogue.AmbiguousSplit,
            _text.SpanOf(start, end),
            UnknownWords.Shorten(_text.Substring(start, end)),
            Show(ambiguity.First),
            Show(ambiguity.Second));
    }

    private string Show(IReadOnlyList<Piece> pieces) =>
        UnknownWords.Shorten(string.Join("｜", pieces.Select(piece => _text.Substring(piece.Start, piece.End))));
}
