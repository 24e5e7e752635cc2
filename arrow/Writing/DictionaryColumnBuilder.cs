using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Writing;

/// <summary>A column of codes into a dictionary that was fixed when the file was begun.</summary>
public sealed class DictionaryColumnBuilder : ColumnBuilder
{
    private readonly IntegerBuffer _codes;
    private readonly IReadOnlyList<string> _dictionary;

    internal DictionaryColumnBuilder(ArrowField field, IReadOnlyList<string> dictionary)
        : base(field) => (_codes, _dictionary) = (new IntegerBuffer(field.StoredType), dictionary);

    /// <summary>Adds the text of a code, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The dictionary has no such code, or the type of the codes cannot hold it.</exception>
    public void Append(int code)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(code);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(code, _dictionary.Count);
        _codes.Append(code);
        Validity.Append(true);
    }

    /// <summary>Adds codes as they lie in a file.</summary>
    /// <param name="codes">Each as wide as the type of the codes, least significant byte first.</param>
    /// <param name="given">A bit for each row that has a value, the first one the lowest of the first word.</param>
    /// <param name="rows">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dictionary does not have a text for each code of this width, or there are more or fewer codes than rows.</exception>
    public void Append(ReadOnlySpan<byte> codes, ReadOnlySpan<ulong> given, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(codes.Length, rows * Field.StoredType.ByteWidth, nameof(codes));
        CheckCodes(codes);
        _codes.Append(codes);
        Validity.Append(given, rows);
    }

    // Under what is not given may lie anything that the dictionary has.
    private void CheckCodes(ReadOnlySpan<byte> codes)
    {
        bool isThere = Field.StoredType.BitWidth switch
        {
            8 => !System.Runtime.InteropServices.MemoryMarshal.Cast<byte, sbyte>(codes).ContainsAnyExceptInRange((sbyte)0, (sbyte)Math.Min(_dictionary.Count - 1, sbyte.MaxValue)),
            16 => !System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(codes).ContainsAnyExceptInRange((short)0, (short)Math.Min(_dictionary.Count - 1, short.MaxValue)),
            32 => !System.Runtime.InteropServices.MemoryMarshal.Cast<byte, int>(codes).ContainsAnyExceptInRange(0, _dictionary.Count - 1),
            _ => !System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(codes).ContainsAnyExceptInRange(0, _dictionary.Count - 1),
        };
        if (!isThere) throw new ArgumentOutOfRangeException(nameof(codes));
    }

    internal override void Clear()
    {
        base.Clear();
        _codes.Clear();
    }

    private protected override void AppendEmpty() => _codes.Append(0);

    private protected override void WriteValues(BodyBuffers body) => body.Add(_codes.Bytes);
}
