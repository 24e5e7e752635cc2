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

/// <summary>What a 是否 column of a table of cases can say.</summary>
public enum TruthColumn : byte
{
    /// <summary>There is no such column: every case is silent.</summary>
    Absent,

    /// <summary>是, 否 or nothing.</summary>
    Plain,

    /// <summary>是, 否, 不明 or nothing.</summary>
    WithUnknown,
}

/// <summary>What the columns of a table can say; what no case can say is a constant of the circuit, and much falls away with it.</summary>
public interface IColumnContent
{
    TruthColumn Truth(int column);

    /// <summary>Is there a column for the number?</summary>
    bool HasNumber(int column);

    /// <summary>Is there a column for the choice?</summary>
    bool HasChoice(int column);
}
