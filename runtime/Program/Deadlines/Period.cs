namespace Zhaodan.ProgramForm.Deadlines;

/// <summary>The unit of a span as the statute writes it.</summary>
public enum PeriodUnit : byte
{
    /// <summary>日</summary>
    Day,

    /// <summary>工作日: skips days off, counts make-up working days</summary>
    WorkingDay,

    /// <summary>月: ends on the same day or the month's last</summary>
    Month,

    /// <summary>年</summary>
    Year,
}

/// <summary>
/// A span: 五个工作日, 三个月 (language page, section 3, "Spans"). <see cref="Rolls"/>: one that ends on a day off runs to the
/// next working day; false where the regime says 期间届满不顺延. The default is no span at all.
/// </summary>
public readonly record struct Period(int Length, PeriodUnit Unit, bool Rolls)
{
    /// <summary>The longest span in its unit; nothing a statute sets is longer.</summary>
    public const int Longest = 36_500;

    public bool IsNone => Length == 0;

    /// <summary>Can its end only be reckoned with a calendar?</summary>
    public bool NeedsCalendar => !IsNone && (Rolls || Unit == PeriodUnit.WorkingDay);

    public string UnitName => Unit switch
    {
        PeriodUnit.Day => "日",
        PeriodUnit.WorkingDay => "个工作日",
        PeriodUnit.Month => "个月",
        _ => "年",
    };

    /// <summary>5个工作日</summary>
    public override string ToString() => Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + UnitName;
}
