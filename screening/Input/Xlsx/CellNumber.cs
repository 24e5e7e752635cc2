using System.Globalization;

namespace Zhaodan.Screening.Input.Xlsx;

/// <summary>The number of a cell as text: a date where its format shows one, else what people see of it.</summary>
internal static class CellNumber
{
    /// <summary>From here on an office program has lost digits: it keeps fifteen.</summary>
    public const double Lossy = 1e15;

    private static readonly DateTime Epoch1900 = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime Epoch1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static bool TryParse(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>1.1000000000000001 is 1.1: fifteen digits, without an exponent.</summary>
    public static string Plain(double value)
    {
        string text = value.ToString("G15", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number.ToString("0.############################", CultureInfo.InvariantCulture)
            : text;
    }

    /// <summary>
    /// 2023-05-06, with the time of day where there is one. False for a number that is no day: office programs count a 29 February
    /// 1900 that never was, so days before March 1900 are one later.
    /// </summary>
    public static bool TryDate(double serial, bool from1904, out string date)
    {
        date = "";
        double days = Math.Floor(serial);
        double seconds = Math.Round((serial - days) * 86_400);
        if (seconds >= 86_400) (days, seconds) = (days + 1, 0);
        double last = from1904 ? 2_957_003 : 2_958_465;
        if (days > last || days < (from1904 ? 0 : 1) || (!from1904 && days == 60)) return false;
        DateTime day = (from1904 ? Epoch1904 : days < 60 ? Epoch1900.AddDays(1) : Epoch1900).AddDays(days);
        date = seconds == 0
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : day.AddSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return true;
    }
}
