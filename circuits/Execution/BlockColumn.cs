namespace Zhaodan.Circuits.Execution;

/// <summary>What stands in the values of a <see cref="BlockColumn"/>.</summary>
public enum ColumnForm : byte
{
    /// <summary>There is no such column: every case is silent.</summary>
    None,

    /// <summary>One bit a case.</summary>
    Bits,

    /// <summary>1 for every case; no memory holds it.</summary>
    Ones,
    Int8,
    Int16,
    Int32,
    Int64,
}

/// <summary>One column of a block of cases, in Arrow's memory layout and in place.</summary>
/// <param name="Form">What the values are.</param>
/// <param name="Values">Their address; case 0 of the block is element <paramref name="Offset"/>.</param>
/// <param name="Validity">Address of the bitmap of what is given; 0: everything is.</param>
/// <param name="Offset">Elements, and bits of the validity bitmap, before case 0: a slice.</param>
public readonly record struct BlockColumn(ColumnForm Form, nint Values, nint Validity = 0, long Offset = 0);

/// <summary>The columns of a block by the numbers that the inputs of a circuit use; the memory must stay while the block is evaluated.</summary>
public interface IBlockColumns
{
    BlockColumn Truth(int column);

    /// <summary>Where a 是否 column states 不明, as bits; <see cref="ColumnForm.None"/> where it never does.</summary>
    BlockColumn StatedUnknown(int column);

    BlockColumn Number(int column);

    /// <summary>Codes of options, from 0, or of what <see cref="Excluded"/> says of them.</summary>
    BlockColumn Choice(int column);

    /// <summary>By code of a choice column: the options that it excludes, a bit each. Empty: a code is the number of the only option.</summary>
    ReadOnlySpan<ulong> Excluded(int column);
}
