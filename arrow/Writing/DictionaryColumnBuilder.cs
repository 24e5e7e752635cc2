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

    internal override void Clear()
    {
        base.Clear();
        _codes.Clear();
    }

    private protected override void AppendEmpty() => _codes.Append(0);

    private protected override void WriteValues(BodyBuffers body) => body.Add(_codes.Bytes);
}
