using System.Buffers;
using System.Text;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Writing;

/// <summary>A column of texts in UTF-8, at most 2 GiB of them in a batch.</summary>
public sealed class TextColumnBuilder : ColumnBuilder
{
    private readonly IntegerBuffer _offsets = new(ArrowType.Int32);
    private readonly ArrayBufferWriter<byte> _data = new();

    internal TextColumnBuilder(ArrowField field)
        : base(field) => _offsets.Append(0);

    /// <summary>Bytes of text so far; who writes long texts begins a new batch by it.</summary>
    public int ByteCount => _data.WrittenCount;

    /// <summary>Adds a text. Halves of surrogate pairs, which UTF-8 cannot say, become U+FFFD.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        Encoding.UTF8.GetBytes(text, _data);
        EndRow();
    }

    /// <summary>Adds a text that is UTF-8 already.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public void AppendUtf8(ReadOnlySpan<byte> text)
    {
        if (!System.Text.Unicode.Utf8.IsValid(text)) throw new ArgumentException("Not UTF-8.", nameof(text));
        _data.Write(text);
        EndRow();
    }

    internal override void Clear()
    {
        base.Clear();
        _offsets.Clear();
        _offsets.Append(0);
        _data.ResetWrittenCount();
    }

    private protected override void AppendEmpty() => _offsets.Append(_data.WrittenCount);

    private protected override void WriteValues(BodyBuffers body)
    {
        body.Add(_offsets.Bytes);
        body.Add(_data.WrittenSpan);
    }

    private void EndRow()
    {
        AppendEmpty();
        Validity.Append(true);
    }
}
