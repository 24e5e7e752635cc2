namespace Zhaodan.ProgramForm.Values;

/// <summary>What the readers of values share: evened-out text and quoting for reasons.</summary>
internal static class ValueText
{
    private const int QuoteLimit = 40;

    /// <summary>
    /// Full-width digits, letters and signs to ASCII, dashes and waves to one form, blanks removed. A full-width ， stays: it
    /// is never a thousands separator.
    /// </summary>
    public static string EvenOut(ReadOnlySpan<char> text)
    {
        var result = new char[text.Length];
        int length = 0;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c)) continue;
            result[length++] = c switch
            {
                '，' => c,
                '—' or '–' or '－' or '−' or '‐' => '-',
                '～' or '〜' or '∼' => '~',
                '￥' => '¥',
                >= '！' and <= '｝' => (char)(c - 0xFEE0),
                _ => c,
            };
        }

        return new string(result, 0, length);
    }

    public static bool HasDigit(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is >= '0' and <= '9' or >= '０' and <= '９') return true;
        }

        return false;
    }

    /// <summary>For a reason: one line, cut where it is long, never within a pair of surrogates.</summary>
    public static string Quote(ReadOnlySpan<char> text)
    {
        int length = Math.Min(text.Length, QuoteLimit);
        if (length < text.Length && char.IsHighSurrogate(text[length - 1])) length--;
        var shown = new char[length];
        for (int i = 0; i < length; i++) shown[i] = char.IsControl(text[i]) ? ' ' : text[i];
        return new string(shown) + (length < text.Length ? "…" : "");
    }
}
