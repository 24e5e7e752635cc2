using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>
/// An uncovered stretch that holds a connective is several undeclared words (首次违法且危害后果轻微), not one: shown as one, it would
/// invite the drafter to declare a term that swallows the clause's logic (language.md §7).
/// </summary>
internal static class UncoveredWords
{
    private static readonly (string Word, int Type)[] Connectives =
    [
        ("或者", StatuteLexer.OR), ("或是", StatuteLexer.OR), ("并且", StatuteLexer.AND), ("而且", StatuteLexer.AND), ("以及", StatuteLexer.LIST_AND),
        ("或", StatuteLexer.OR), ("且", StatuteLexer.AND), ("并", StatuteLexer.AND),
    ];

    private static readonly string[] Compounds = ["或许", "况且", "暂且", "合并", "一并", "兼并", "吞并", "并列", "并非", "并未", "并发", "并购"];

    // Beside a single character a connective is rather part of a word.
    private const int ShortestWord = 2;

    public static List<Piece> SplitAtConnectives(SentenceText text, List<Piece> pieces)
    {
        if (!pieces.Exists(piece => piece.Type == Piece.Uncovered)) return pieces;
        var split = new List<Piece>(pieces.Count);
        foreach (Piece piece in pieces)
        {
            Piece rest = piece;
            while (rest.Type == Piece.Uncovered && Find(text, rest) is { } joint)
            {
                split.Add(rest with { End = joint.Start });
                split.Add(joint);
                rest = rest with { Start = joint.End };
            }

            split.Add(rest);
        }

        return split;
    }

    private static Piece? Find(SentenceText text, Piece piece)
    {
        for (int at = piece.Start + ShortestWord; at < piece.End - ShortestWord; at++)
        {
            if (text.IsInside(at) || Array.Exists(Compounds, word => Lies(text, word, at))) continue;
            foreach ((string word, int type) in Connectives)
            {
                if (at + word.Length + ShortestWord > piece.End || text.IsInside(at + word.Length) || !At(text, word, at)) continue;
                return new Piece(at, at + word.Length, type, TermKinds.None, KeywordStrength.Strong, null);
            }
        }

        return null;
    }

    // Does the compound cover this place?
    private static bool Lies(SentenceText text, string word, int at)
    {
        for (int start = Math.Max(0, at - word.Length + 1); start <= at; start++)
        {
            if (At(text, word, start)) return true;
        }

        return false;
    }

    private static bool At(SentenceText text, string word, int at) =>
        at + word.Length <= text.Length && text.Chars.Slice(at, word.Length).SequenceEqual(word.AsSpan());
}
