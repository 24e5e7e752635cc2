using System.Globalization;

namespace Zhaodan.ProgramForm.Values;

/// <summary>A day as people write it: 2022年10月11日.</summary>
public static class DateWords
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <param name="day">Days since 1970-01-01.</param>
    public static string Of(long day) => Epoch.AddDays(day).ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
