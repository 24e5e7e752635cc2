using System.Globalization;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Embedding;

/// <summary>What is known of an amount in 元: exact to a 分, or a range. The default is not known.</summary>
public readonly struct Money : IEquatable<Money>
{
    private const long FenInYuan = 100;

    private readonly NumberRange _range;

    private Money(NumberRange range)
    {
        _range = range;
    }

    /// <summary>In 分.</summary>
    public NumberRange Range => _range;

    /// <exception cref="ArgumentException">Below a 分, or negative.</exception>
    public static Money Yuan(decimal amount) => new(NumberRange.Exactly(Fen(amount)));

    /// <summary>…元以上, the amount included.</summary>
    public static Money AtLeast(decimal amount) => new(NumberRange.AtLeast(Fen(amount)));

    /// <summary>…元以下, the amount included. No amount is below 0.</summary>
    public static Money AtMost(decimal amount) => Between(0, amount);

    /// <exception cref="ArgumentException">The lower bound is above the upper, below a 分, or negative.</exception>
    public static Money Between(decimal low, decimal high) => new(Bounds.Of(Fen(low), Fen(high)));

    public bool Equals(Money other) => _range == other._range;

    public override bool Equals(object? obj) => obj is Money other && Equals(other);

    public override int GetHashCode() => _range.GetHashCode();

    public static bool operator ==(Money a, Money b) => a.Equals(b);

    public static bool operator !=(Money a, Money b) => !a.Equals(b);

    public override string ToString() => Bounds.Text(_range, static fen => ((decimal)fen / FenInYuan).ToString(CultureInfo.InvariantCulture) + "元");

    private static long Fen(decimal yuan)
    {
        decimal fen = yuan * FenInYuan;
        if (fen < 0 || fen != decimal.Truncate(fen)) throw new ArgumentException("An amount is a number of 分 that is not negative.", nameof(yuan));
        return decimal.ToInt64(fen);
    }
}

/// <summary>12000.元(), 1.5m.万元()</summary>
public static class MoneyWords
{
    private const decimal TenThousand = 10_000;

    public static Money 元(this int amount) => Money.Yuan(amount);

    public static Money 元(this long amount) => Money.Yuan(amount);

    public static Money 元(this decimal amount) => Money.Yuan(amount);

    public static Money 万元(this int amount) => Money.Yuan(amount * TenThousand);

    public static Money 万元(this decimal amount) => Money.Yuan(amount * TenThousand);
}
