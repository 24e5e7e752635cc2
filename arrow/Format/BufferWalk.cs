using Zhaodan.Arrow.FlatBuffers;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Format;

/// <summary>
/// Goes through the nodes and buffers of a batch, which stand one after another as the columns do, those in columns included
/// (specification, RecordBatch message and Buffer Listing for Each Layout).
/// </summary>
internal ref struct BufferWalk(FlatTable batch, int rows, BufferRange body, bool isBeforeV5)
{
    private readonly FlatTable _batch = batch;
    private readonly FlatVector _nodes = batch.Vector(1, 16, "RecordBatch.nodes");
    private readonly FlatVector _buffers = batch.Vector(2, 16, "RecordBatch.buffers");
    private readonly FlatVector _variadic = batch.Vector(4, 8, "RecordBatch.variadicBufferCounts");
    private int _node;
    private int _buffer;
    private int _view;

    /// <summary>The next column; its buffers are as long as its rows need.</summary>
    public ColumnLayout Take(ArrowField field)
    {
        int node = TakeNode();
        long length = _nodes.Int64(node, 0);
        long nulls = _nodes.Int64(node, 8);
        if (length != rows) throw new ArrowFormatException(ArrowFault.CountsDisagree, field.Name, "length", length, rows);
        if (nulls < -1 || nulls > rows) throw new ArrowFormatException(ArrowFault.CountsDisagree, field.Name, "null_count", nulls, rows);
        ArrowType type = field.StoredType;
        if (type.Layout == ArrowLayout.None) return new ColumnLayout(rows, default, default, default, []);

        // Without nulls the bitmap may be left out, and so may any buffer without rows.
        BufferRange validity = TakeBuffer(field, "validity");
        if (validity.Length > 0 || nulls > 0) validity = Cut(field, "validity", validity, BitBytes);
        BufferRange values = type.Layout switch
        {
            ArrowLayout.Bits => Cut(field, "data", TakeBuffer(field, "data"), BitBytes),
            ArrowLayout.Fixed => Cut(field, "data", TakeBuffer(field, "data"), (long)rows * type.ByteWidth),
            ArrowLayout.Variable32 => Cut(field, "offsets", TakeBuffer(field, "offsets"), rows == 0 ? 0 : (rows + 1L) * sizeof(int)),
            ArrowLayout.Variable64 => Cut(field, "offsets", TakeBuffer(field, "offsets"), rows == 0 ? 0 : (rows + 1L) * sizeof(long)),
            _ => Cut(field, "views", TakeBuffer(field, "views"), rows * 16L),
        };
        BufferRange data = type.Layout is ArrowLayout.Variable32 or ArrowLayout.Variable64 ? TakeBuffer(field, "data") : default;
        BufferRange[] variadic = [];
        if (type.Layout == ArrowLayout.View)
        {
            variadic = new BufferRange[TakeViewCount()];
            for (int index = 0; index < variadic.Length; index++) variadic[index] = TakeBuffer(field, "data");
        }

        return new ColumnLayout(nulls, validity, values, data, variadic);
    }

    /// <summary>Passes over a column that cannot be read, with all that is in it.</summary>
    public void Skip(ArrowField field)
    {
        var open = new Stack<ArrowField>([field]);
        while (open.TryPop(out ArrowField? next))
        {
            TakeNode();
            // The codes stand here; what the dictionary's values hold stands in its own batch.
            if (next.Dictionary is not null)
            {
                _buffer += 2;
                continue;
            }

            _buffer += Buffers(next.Type);
            foreach (ArrowField child in next.Children) open.Push(child);
        }

        if (_buffer > _buffers.Count) throw ArrowFormatException.Metadata("RecordBatch.buffers", _batch.Position);
    }

    public readonly void EnsureAllTaken()
    {
        if (_node != _nodes.Count) throw ArrowFormatException.Metadata("RecordBatch.nodes", _batch.Position);
        if (_buffer != _buffers.Count) throw ArrowFormatException.Metadata("RecordBatch.buffers", _batch.Position);
    }

    private readonly long BitBytes => (rows + 7L) / 8;

    private int Buffers(ArrowType type) => type.Id switch
    {
        ArrowTypeId.Null or ArrowTypeId.RunEndEncoded => 0,
        ArrowTypeId.Struct or ArrowTypeId.FixedSizeList => 1,
        // Up to version V4 unions had a validity bitmap as well.
        ArrowTypeId.Union => (type.IsDense ? 2 : 1) + (isBeforeV5 ? 1 : 0),
        ArrowTypeId.List or ArrowTypeId.LargeList or ArrowTypeId.Map => 2,
        ArrowTypeId.ListView or ArrowTypeId.LargeListView => 3,
        _ => type.Layout switch { ArrowLayout.Bits or ArrowLayout.Fixed => 2, ArrowLayout.View => 2 + TakeViewCount(), _ => 3 },
    };

    private int TakeNode() => _node < _nodes.Count ? _node++ : throw ArrowFormatException.Metadata("RecordBatch.nodes", _batch.Position);

    private int TakeViewCount()
    {
        long count = _view < _variadic.Count ? _variadic.Int64(_view++, 0) : -1;
        return count >= 0 && count <= _buffers.Count - _buffer ? (int)count : throw ArrowFormatException.Metadata("RecordBatch.variadicBufferCounts", _batch.Position);
    }

    private BufferRange TakeBuffer(ArrowField field, string name)
    {
        if (_buffer >= _buffers.Count) throw ArrowFormatException.Metadata("RecordBatch.buffers", _batch.Position);
        long start = _buffers.Int64(_buffer, 0);
        long length = _buffers.Int64(_buffer, 8);
        _buffer++;
        if (length == 0) return default;
        if (start < 0 || length < 0 || length > body.Length || start > body.Length - length)
        {
            throw new ArrowFormatException(ArrowFault.BufferOutside, field.Name, name, start, length, body.Length);
        }

        return new BufferRange(body.Start + start, length);
    }

    private readonly BufferRange Cut(ArrowField field, string name, BufferRange range, long needed)
    {
        if (needed > int.MaxValue) throw new ArrowFormatException(ArrowFault.TooLarge, field.Name, needed, int.MaxValue);
        if (range.Length < needed) throw new ArrowFormatException(ArrowFault.BufferTooShort, field.Name, name, range.Length, rows, needed);
        return range with { Length = needed };
    }
}
