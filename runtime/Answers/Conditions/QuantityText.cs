using System.Globalization;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Answers.Conditions;

/// <summary>Counts, amounts, dates and options as a Chinese reader writes them: 3次, 2.5万元, 2022年3月1日, 轻微或者一般.</summary>
public static class QuantityText
{
    private const long FenPerYuan = 100;
    private const long FenPerTenThousandYuan = 10_000 * FenPerYuan;
    private const long FenPerHundredMillionYuan = 10_000 * FenPerTenThousandYuan;

    // What DateOnly can hold, in days since 1970-01-01.
    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;
    private static readonly long FirstDay = DateOnly.MinValue.DayNumber - EpochDay;
    private static readonly long LastDay = DateOnly.MaxValue.DayNumber - EpochDay;

    public static string Number(Fact fact, long value) => fact.Kind switch
    {
        FactKind.Money => Money(value),
        FactKind.Date or FactKind.Event => Date(value),
        _ => value.ToString(CultureInfo.InvariantCulture) + fact.Unit,
    };

    /// <summary>What is known of a number; empty when nothing is.</summary>
    public static string Range(Fact fact, NumberRange range)
    {
        if (range.IsAnything) return "";
        if (range.IsExact) return Number(fact, range.Low);
        if (range == CaseDates.SomeDay && fact.Kind == FactKind.Date) return Words.Of(Truth.Unknown);
        bool isDate = fact.Kind is FactKind.Date or FactKind.Event;
        if (range.High == long.MaxValue) return isDate ? "不早于" + Number(fact, range.Low) : Number(fact, range.Low) + "以上";
        if (range.Low == long.MinValue) return isDate ? "不晚于" + Number(fact, range.High) : Number(fact, range.High) + "以下";
        return $"{Number(fact, range.Low)}至{Number(fact, range.High)}";
    }

    /// <summary>Amounts in 分: whole thousands of 元 from 一万元 on in 万元, large round ones in 亿元, everything else in 元.</summary>
    public static string Money(long fen)
    {
        if (IsRound(fen, FenPerHundredMillionYuan)) return Decimal(fen, FenPerHundredMillionYuan) + "亿元";
        if (IsRound(fen, FenPerTenThousandYuan)) return Decimal(fen, FenPerTenThousandYuan) + "万元";
        return Decimal(fen, FenPerYuan) + "元";
    }

    public static string Date(long day)
    {
        if (day < FirstDay || day > LastDay) return $"1970年1月1日之后第{day.ToString(CultureInfo.InvariantCulture)}日";
        DateOnly date = DateOnly.FromDayNumber((int)day + EpochDay);
        return string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
    }

    /// <summary>The options whose bits are set, joined by 或者.</summary>
    public static string Options(Fact fact, ulong options)
    {
        var text = new StringBuilder();
        for (int i = 0; i < fact.Options.Length; i++)
        {
            if ((options & (1UL << i)) == 0) continue;
            if (text.Length > 0) text.Append("或者");
            text.Append('「').Append(fact.Options[i]).Append('」');
        }

        return text.ToString();
    }

    // At least one unit, and at most one digit after the point.
    private static bool IsRound(long fen, long unit) => (fen >= unit || fen <= -unit) && fen % (unit / 10) == 0;

    private static string Decimal(long fen, long unit) => ((decimal)fen / unit).ToString("0.##", CultureInfo.InvariantCulture);
}
