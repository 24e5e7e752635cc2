namespace Zhaodan.Analysis.Circuits;

/// <summary>
/// A set of cases as an output of a <see cref="Circuit"/>. The lowest bit says that it is the complement of the node's; the
/// same number is the literal of <see cref="CaseSearch"/>.
/// </summary>
public readonly record struct Signal(int Edge)
{
    /// <summary>Every case.</summary>
    public static readonly Signal True = new(0);

    /// <summary>No case.</summary>
    public static readonly Signal False = new(1);

    internal int Node => Edge >> 1;

    internal bool IsComplement => (Edge & 1) != 0;

    public static Signal operator !(Signal a) => new(a.Edge ^ 1);
}
