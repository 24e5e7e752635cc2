using System.Globalization;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Embedding;

/// <summary>
/// What is known of a count in one unit: exactly so many, or a range. The default is not known. <typeparamref name="TUnit"/> is
/// generated for each unit of a vocabulary, so that a number of another unit does not compile.
/// </summary>
public readonly struct Quantity<TUnit> : IEquatable<Quantity<TUnit>>
    where TUnit : struct
{
    private readonly NumberRange _range;

    private Quantity(NumberRange range)
    {
        _range = range;
    }

    public NumberRange Range => _range;

    public static Quantity<TUnit> Exactly(long count) => new(NumberRange.Exactly(count));

    /// <summary>…以上, the number included.</summary>
    public static Quantity<TUnit> AtLeast(long count) => new(NumberRange.AtLeast(count));

    /// <summary>…以下, the number included. No count is below 0.</summary>
    public static Quantity<TUnit> AtMost(long count) => Between(0, count);

    /// <exception cref="ArgumentException">The lower bound is above the upper.</exception>
    public static Quantity<TUnit> Between(long low, long high) => new(Bounds.Of(low, high));

    public bool Equals(Quantity<TUnit> other) => _range == other._range;

    public override bool Equals(object? obj) => obj is Quantity<TUnit> other && Equals(other);

    public override int GetHashCode() => _range.GetHashCode();

    public static bool operator ==(Quantity<TUnit> a, Quantity<TUnit> b) => a.Equals(b);

    public static bool operator !=(Quantity<TUnit> a, Quantity<TUnit> b) => !a.Equals(b);

    public override string ToString() => Bounds.Text(_range, static value => value.ToString(CultureInfo.InvariantCulture));
}
