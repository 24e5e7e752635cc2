using Zhaodan.Arrow.FlatBuffers;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Format;

/// <summary>A buffer in the memory of its file or message, in bytes.</summary>
internal readonly record struct BufferRange(long Start, long Length);

/// <summary>Where one column of a batch lies. A buffer that is left out has the length 0.</summary>
/// <param name="NullCount">As the writer says; -1 where it does not know.</param>
/// <param name="Validity">Cut to the rows.</param>
/// <param name="Values">Bits, numbers, offsets or views, cut to the rows.</param>
/// <param name="Data">What offsets point into.</param>
/// <param name="Variadic">What views point into.</param>
internal sealed record ColumnLayout(long NullCount, BufferRange Validity, BufferRange Values, BufferRange Data, BufferRange[] Variadic);

/// <summary>Where the columns of a batch lie (table RecordBatch of Message.fbs), every stretch checked.</summary>
/// <param name="Rows">Rows of the batch.</param>
/// <param name="Columns">By field of the schema; null for one that cannot be read.</param>
internal sealed record BatchLayout(int Rows, ColumnLayout?[] Columns)
{
    public static BatchLayout Read(FlatTable batch, IReadOnlyList<ArrowField> fields, BufferRange body, bool isBeforeV5)
    {
        if (batch.Has(3, "RecordBatch.compression"))
        {
            byte codec = batch.Table(3, "RecordBatch.compression").Byte(0, "BodyCompression.codec");
            throw new ArrowFormatException(ArrowFault.Compressed, codec switch { 0 => "LZ4_FRAME", 1 => "ZSTD", _ => "?" });
        }

        int rows = ReadRows(batch);
        var walk = new BufferWalk(batch, rows, body, isBeforeV5);
        var columns = new ColumnLayout?[fields.Count];
        for (int index = 0; index < columns.Length; index++)
        {
            if (fields[index].IsSupported) columns[index] = walk.Take(fields[index]);
            else walk.Skip(fields[index]);
        }

        walk.EnsureAllTaken();
        return new BatchLayout(rows, columns);
    }

    /// <summary>Rows of a batch without a look at its columns.</summary>
    public static int ReadRows(FlatTable batch)
    {
        long rows = batch.Int64(0, "RecordBatch.length");
        if (rows < 0) throw ArrowFormatException.Metadata("RecordBatch.length", batch.Position);
        if (rows >= int.MaxValue) throw new ArrowFormatException(ArrowFault.TooLarge, "RecordBatch.length", rows, int.MaxValue - 1);
        return (int)rows;
    }
}
