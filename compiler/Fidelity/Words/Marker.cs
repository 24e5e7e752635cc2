namespace Zhaodan.Compiler.Fidelity.Words;

internal enum MarkerKind
{
    /// <summary>但…除外, 除…外</summary>
    Exception,

    /// <summary>不、未、没有、非、无</summary>
    Negation,

    /// <summary>因、由于, 致使、导致、造成、使</summary>
    Cause,

    /// <summary>A number with its unit and bound: 五个工作日内</summary>
    Quantity,

    /// <summary>应当、应、必须</summary>
    Must,

    /// <summary>可以、可</summary>
    May,

    /// <summary>不得、不应、不再、不受</summary>
    MustNot,

    /// <summary>或者、或</summary>
    Or,

    /// <summary>且、并且、并</summary>
    And,
}

/// <summary>
/// A word that carries logic, at a place of a normalised text, with the words that it governs. For a quantity
/// <see cref="Value"/> is the amount in one spelling.
/// </summary>
internal sealed record Marker(MarkerKind Kind, string Word, int Start, string Governed, int GovernedEnd = 0, string Value = "")
{
    /// <summary>The first two characters that it governs; empty when there are fewer.</summary>
    public string Head => Governed.Length < 2 ? "" : Governed.Substring(0, 2);

    /// <summary>The character before it, when that belongs to the same word: 下落不明, 拒不.</summary>
    public char Before(string text) => Start > 0 && NormalText.IsContent(text[Start - 1]) ? text[Start - 1] : '\0';

    /// <summary>没有（…）: what it governs stands in brackets.</summary>
    public bool OpensBracket(string text) => Start + Word.Length < text.Length && text[Start + Word.Length] == '（';

    public bool Reaches(int place) => place > Start && place < GovernedEnd;

    /// <summary>How it is shown: the word with what stands around it.</summary>
    public string Shown(string text)
    {
        int from = Kind is MarkerKind.Quantity ? Math.Max(0, Start - 4) : Start;
        int to = Math.Min(text.Length, Start + Math.Max(Word.Length, 1) + 8);
        int stop = text.IndexOfAny(['，', '。', '；', '：'], Start + Word.Length);
        if (stop >= 0) to = Math.Min(to, stop);
        return text.Substring(from, to - from);
    }
}
