namespace Zhaodan.ProgramForm.Logic;

public enum Comparison : byte
{
    Less,
    LessOrEqual,
    Equal,
    GreaterOrEqual,
    Greater,
}

/// <summary>
/// What is known of a number: it lies between two bounds, both included. Counts are plain, money is in 分, dates are days
/// since 1970-01-01. The default value is unbounded, so that a number nobody states is unknown and not zero.
/// </summary>
public readonly record struct NumberRange
{
    // Held against the extremes, so that zeroed memory means "anything".
    private readonly long _low;
    private readonly long _high;

    public NumberRange(long low, long high)
    {
        _low = low ^ long.MinValue;
        _high = high ^ long.MaxValue;
    }

    public long Low => _low ^ long.MinValue;

    public long High => _high ^ long.MaxValue;

    public static NumberRange Anything => default;

    public static NumberRange Exactly(long value) => new(value, value);

    public static NumberRange AtLeast(long low) => new(low, long.MaxValue);

    public static NumberRange AtMost(long high) => new(long.MinValue, high);

    public bool IsExact => Low == High;

    public bool IsAnything => _low == 0 && _high == 0;

    /// <summary>Compares what is known with what is known: 不明 where both answers remain possible.</summary>
    public Truth Compare(Comparison comparison, NumberRange other) => comparison switch
    {
        Comparison.Less => Decide(High < other.Low, Low >= other.High),
        Comparison.LessOrEqual => Decide(High <= other.Low, Low > other.High),
        Comparison.GreaterOrEqual => Decide(Low >= other.High, High < other.Low),
        Comparison.Greater => Decide(Low > other.High, High <= other.Low),
        Comparison.Equal => Decide(IsExact && other.IsExact && Low == other.Low, High < other.Low || Low > other.High),
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    private static Truth Decide(bool certain, bool impossible) => certain ? Truth.True : impossible ? Truth.False : Truth.Unknown;
}
