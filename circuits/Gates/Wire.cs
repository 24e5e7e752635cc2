namespace Zhaodan.Circuits.Gates;

/// <summary>
/// A point of a <see cref="Circuit"/>: a gate or an input, or its negation (the lowest bit). The default is 假, the same in
/// every case.
/// </summary>
public readonly record struct Wire(int Edge)
{
    public static readonly Wire False = new(0);

    public static readonly Wire True = new(1);

    public bool IsFalse => Edge == 0;

    public bool IsTrue => Edge == 1;

    public bool IsConstant => Edge <= 1;

    /// <summary>The gate or input; 0 is the constant.</summary>
    public int Gate => Edge >> 1;

    public bool IsNegated => (Edge & 1) != 0;

    public static Wire operator !(Wire a) => new(a.Edge ^ 1);
}
