namespace Zhaodan.Analysis.Diagrams;

/// <summary>
/// A set of cases (a Boolean function) in a <see cref="DiagramStore"/>; two diagrams of one store are equal exactly when the
/// sets are. The lowest bit says that the function is the complement of the node's.
/// </summary>
public readonly record struct Diagram(int Edge)
{
    /// <summary>Every case.</summary>
    public static readonly Diagram True = new(0);

    /// <summary>No case.</summary>
    public static readonly Diagram False = new(1);

    public bool IsTrue => Edge == 0;

    public bool IsFalse => Edge == 1;

    internal int Node => Edge >> 1;

    internal bool IsComplement => (Edge & 1) != 0;

    public static Diagram operator !(Diagram a) => new(a.Edge ^ 1);
}

/// <summary>Work on diagrams grew beyond what was allowed. Whoever starts an analysis catches it and says so.</summary>
public sealed class DiagramLimitException : Exception
{
    public DiagramLimitException(string message)
        : base(message)
    {
    }
}

/// <summary>How much work on diagrams is allowed: nodes held and steps taken, so that nothing hangs and memory is bounded.</summary>
public sealed record DiagramLimits(int Nodes, long Steps)
{
    /// <summary>Some 60 MB and some seconds.</summary>
    public static readonly DiagramLimits Usual = new(2_000_000, 60_000_000);
}
