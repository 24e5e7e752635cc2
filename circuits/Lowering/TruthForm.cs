namespace Zhaodan.Circuits.Lowering;

/// <summary>How a table of cases holds 是否 facts.</summary>
public enum TruthForm : byte
{
    /// <summary>A plane each for stated 是, stated 否 and stated 不明.</summary>
    Planes,

    /// <summary>
    /// As Arrow does: a bitmap of values and one of what is given; 是 = value ∧ given, 否 = ¬value ∧ given. A stated 不明 lies in
    /// a companion bitmap, where the table has one.
    /// </summary>
    Bitmaps,
}
