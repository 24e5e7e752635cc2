namespace Zhaodan.Circuits.Planes;

/// <summary>
/// Sets of cases, whatever they are held as: bits of a word, one case each, or a decision diagram over all possible cases.
/// A program is evaluated over either by the same code.
/// </summary>
public interface IPlaneAlgebra<T>
{
    /// <summary>All cases.</summary>
    T True { get; }

    /// <summary>No case.</summary>
    T False { get; }

    T Not(T a);

    T And(T a, T b);

    T Or(T a, T b);
}

/// <summary>Sixty-four cases, a bit each.</summary>
public readonly struct WordAlgebra : IPlaneAlgebra<ulong>
{
    public ulong True => ulong.MaxValue;

    public ulong False => 0;

    public ulong Not(ulong a) => ~a;

    public ulong And(ulong a, ulong b) => a & b;

    public ulong Or(ulong a, ulong b) => a | b;
}
