namespace Zhaodan.Compiler.Fidelity.Words;

/// <summary>
/// Which character of one text is which of another, in order: most characters in common, those first that stand in a row. So a
/// connective is known by its neighbours, wherever else the same words stand.
/// </summary>
internal sealed class TextAlignment
{
    // A hostile text may be of any length; past this nothing is aligned.
    private const long MostCells = 4_000_000;

    private readonly int[] _there;

    private TextAlignment(int[] there) => _there = there;

    /// <summary>The place in the other text of the character at a place of the first; −1 where it has none.</summary>
    public int this[int place] => _there[place];

    public static TextAlignment? Of(string text, string other)
    {
        int rows = text.Length, columns = other.Length;
        if ((long)(rows + 1) * (columns + 1) > MostCells) return null;
        var best = new int[rows + 1, columns + 1];
        for (int i = rows - 1; i >= 0; i--)
        {
            for (int j = columns - 1; j >= 0; j--)
            {
                int most = Math.Max(best[i + 1, j], best[i, j + 1]);
                best[i, j] = text[i] == other[j] ? Math.Max(most, best[i + 1, j + 1] + Worth(text, i, other, j)) : most;
            }
        }

        var there = new int[rows];
        for (int i = 0, j = 0; i < rows; i++)
        {
            there[i] = -1;
            while (j < columns && best[i, j] == best[i, j + 1]) j++;
            if (j < columns && text[i] == other[j] && best[i, j] == best[i + 1, j + 1] + Worth(text, i, other, j)) there[i] = j++;
        }

        return new TextAlignment(there);
    }

    // A character alone may be like any other; in a row with its neighbours it is the same.
    private static int Worth(string text, int i, string other, int j)
    {
        int worth = NormalText.IsContent(text[i]) ? 2 : 1;
        if (i > 0 && j > 0 && text[i - 1] == other[j - 1]) worth += 2;
        if (i + 1 < text.Length && j + 1 < other.Length && text[i + 1] == other[j + 1]) worth += 2;
        return worth;
    }
}
