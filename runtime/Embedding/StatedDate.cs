using System.Globalization;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Embedding;

/// <summary>What is known of a date: the day, or days between which it lies. The default is not stated.</summary>
public readonly struct StatedDate : IEquatable<StatedDate>
{
    private static readonly int s_epoch = new DateOnly(1970, 1, 1).DayNumber;

    private readonly NumberRange _range;

    private StatedDate(NumberRange range)
    {
        _range = range;
    }

    /// <summary>In days since 1970-01-01.</summary>
    public NumberRange Range => _range;

    /// <summary>不明: some day, and nobody knows which. That is not silence.</summary>
    public static StatedDate 不明 => new(CaseDates.SomeDay);

    public static implicit operator StatedDate(DateOnly day) => On(day);

    /// <summary>Null is silence.</summary>
    public static implicit operator StatedDate(DateOnly? day) => day is { } known ? On(known) : default;

    public static StatedDate On(DateOnly day) => new(NumberRange.Exactly(Day(day)));

    /// <summary>On that day or later.</summary>
    public static StatedDate From(DateOnly day) => new(new NumberRange(Day(day), CaseDates.SomeDay.High));

    /// <summary>On that day or earlier.</summary>
    public static StatedDate Until(DateOnly day) => new(new NumberRange(CaseDates.SomeDay.Low, Day(day)));

    /// <exception cref="ArgumentException">The first day lies behind the last.</exception>
    public static StatedDate Between(DateOnly first, DateOnly last) => new(Bounds.Of(Day(first), Day(last)));

    /// <summary>From the parts of a facts type.</summary>
    public static StatedDate Of(NumberRange days) => new(days);

    public bool Equals(StatedDate other) => _range == other._range;

    public override bool Equals(object? obj) => obj is StatedDate other && Equals(other);

    public override int GetHashCode() => _range.GetHashCode();

    public static bool operator ==(StatedDate a, StatedDate b) => a.Equals(b);

    public static bool operator !=(StatedDate a, StatedDate b) => !a.Equals(b);

    public override string ToString() => _range == CaseDates.SomeDay ? "不明" : Bounds.Text(_range, DayText);

    internal static string DayText(long day) =>
        DateOnly.FromDayNumber((int)day + s_epoch).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long Day(DateOnly day) => day.DayNumber - s_epoch;
}
