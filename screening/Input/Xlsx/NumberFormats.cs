using System.Globalization;

namespace Zhaodan.Screening.Input.Xlsx;

/// <summary>Which styles show a number as a date.</summary>
internal sealed class NumberFormats
{
    private const int MostStyles = 100_000;

    private readonly List<bool> _isDate = [];

    /// <summary>xl/styles.xml: the formats of cells, by the number that cells give.</summary>
    public static NumberFormats Read(PartReader? part)
    {
        var formats = new NumberFormats();
        var codes = new Dictionary<int, string>();
        bool inCells = false;
        while (part?.Next() == true)
        {
            switch (part.Element)
            {
                case "numFmt" when Number(part.Attribute("numFmtId")) is >= 0 and var id && codes.Count < MostStyles:
                    codes[id] = part.Attribute("formatCode") ?? "";
                    break;
                case "cellXfs":
                    inCells = true;
                    break;
                case "cellStyleXfs" or "cellStyles" or "dxfs":
                    inCells = false;
                    break;
                case "xf" when inCells:
                    int format = Number(part.Attribute("numFmtId"));
                    if (formats._isDate.Count == MostStyles) throw WorkbookException.BeyondLimits(part.Name, $"样式超过{MostStyles}种");
                    formats._isDate.Add(codes.TryGetValue(format, out string? code) ? IsDateCode(code) : IsBuiltInDate(format));
                    break;
            }
        }

        return formats;
    }

    public bool IsDate(int style) => (uint)style < (uint)_isDate.Count && _isDate[style];

    // ECMA-376 18.8.30, with those of Chinese offices (27 to 36, 50 to 58); times of day alone are no dates.
    internal static bool IsBuiltInDate(int format) => format is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58;

    /// <summary>A year, a day, or a month that is not a minute; what stands in quotes and brackets is text.</summary>
    internal static bool IsDateCode(string code)
    {
        bool hasYearOrDay = false, hasMonth = false, hasTime = false, hasDigits = false;
        for (int i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"' or '[':
                    int close = code.IndexOf(code[i] == '"' ? '"' : ']', i + 1);
                    if (close < 0) return false;
                    // [h]:mm counts hours.
                    hasTime |= code[i] == '[' && code[i + 1] is 'h' or 'H' or 'm' or 'M' or 's' or 'S';
                    i = close;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'G' or 'g' when string.Compare(code, i, "General", 0, 7, StringComparison.OrdinalIgnoreCase) == 0:
                    return false;
                case 'y' or 'Y' or 'd' or 'D':
                    hasYearOrDay = true;
                    break;
                case 'e' or 'E' when i + 1 == code.Length || code[i + 1] is not ('+' or '-'):
                    hasYearOrDay = true;
                    break;
                case 'm' or 'M':
                    hasMonth = true;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    hasTime = true;
                    break;
                case '0' or '#' or '?':
                    hasDigits = !hasTime || hasDigits;
                    break;
            }
        }

        return !hasDigits && (hasYearOrDay || (hasMonth && !hasTime));
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : -1;
}
