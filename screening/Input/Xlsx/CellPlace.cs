using System.Globalization;

namespace Zhaodan.Screening.Input.Xlsx;

/// <summary>B7: column letters and a row. Rows count from 1, columns from 0.</summary>
internal static class CellPlace
{
    public const int MostColumns = 16_384;
    public const int MostRows = 1_048_576;

    public static bool TryParse(ReadOnlySpan<char> text, out int row, out int column)
    {
        (row, column) = (0, 0);
        int at = 0;
        for (; at < text.Length && at < 4 && text[at] is (>= 'A' and <= 'Z') or '$'; at++)
        {
            if (text[at] != '$') column = (column * 26) + (text[at] - 'A' + 1);
        }

        column--;
        return column is >= 0 and < MostColumns
            && int.TryParse(text[at..].TrimStart('$'), NumberStyles.None, CultureInfo.InvariantCulture, out row)
            && row is >= 1 and <= MostRows;
    }

    public static string Letters(int column)
    {
        Span<char> letters = stackalloc char[8];
        int at = letters.Length;
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters[--at] = (char)('A' + ((rest - 1) % 26));
        return letters[at..].ToString();
    }

    public static string Of(int row, int column) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>案件!B7</summary>
    public static string Of(string sheet, int row, int column) => $"{sheet}!{Of(row, column)}";
}
