using System.Buffers.Binary;
using Zhaodan.Arrow.Format;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Writing;

/// <summary>
/// Writes an Arrow IPC file (specification, IPC File Format; version V5, little-endian, uncompressed) batch by batch into a
/// stream, which need not be able to seek. Memory holds one batch, and 24 bytes for each that is written. Messages and buffers
/// begin at multiples of 64 bytes. The same rows give the same bytes. A file without <see cref="Finish"/> is refused by
/// readers: half a file cannot be taken for a whole one.
/// </summary>
public sealed class ArrowWriter
{
    private readonly Stream _stream;
    private readonly IReadOnlyDictionary<long, IReadOnlyList<string>> _dictionaries;
    private readonly List<FileBlock> _dictionaryBlocks = [];
    private readonly List<FileBlock> _batchBlocks = [];
    private long _position;
    private readonly bool _dictionariesLast;
    private bool _isFinished;

    /// <summary>Writes the schema and the dictionaries.</summary>
    /// <param name="stream">At the beginning of the file; not closed.</param>
    /// <param name="schema">Columns of bool, whole numbers, dates, utf8 and dictionaries of utf8.</param>
    /// <param name="dictionaries">By number of the dictionary; each fixed for the whole file, or only growing where they come last.</param>
    /// <param name="dictionariesLast">
    /// Writes the dictionaries behind the batches, when all values are known. The footer says where they are, so that a file can
    /// be read (specification, IPC File Format); but nobody can read it as a stream from its beginning.
    /// </param>
    /// <exception cref="NotSupportedException">A column of a type that is not written.</exception>
    /// <exception cref="ArgumentException">A dictionary is missing, or the type of its codes is too small for it.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public ArrowWriter(Stream stream, ArrowSchema schema, IReadOnlyDictionary<long, IReadOnlyList<string>>? dictionaries = null, bool dictionariesLast = false)
    {
        _dictionariesLast = dictionariesLast;
        (_stream, Schema, _dictionaries) = (stream, schema, dictionaries ?? new Dictionary<long, IReadOnlyList<string>>());
        _ = NewBatch();
        Put(Magic.Arrow);
        Put([0, 0]);
        WriteMetadata(MessageWriter.Schema(schema));
        if (!dictionariesLast) WriteDictionaries();
    }

    public ArrowSchema Schema { get; }

    /// <summary>Bytes written so far.</summary>
    public long Position => _position;

    /// <summary>An empty batch of the schema.</summary>
    public ArrowBatchBuilder NewBatch() => new(Schema, _dictionaries);

    /// <summary>Writes a batch of one row or more, or of none, and leaves it as it is; <see cref="ArrowBatchBuilder.Clear"/> makes room for the next.</summary>
    /// <exception cref="InvalidOperationException">Columns have different numbers of rows, or the file is finished.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Write(ArrowBatchBuilder batch)
    {
        if (!ReferenceEquals(batch.Schema, Schema)) throw new InvalidOperationException("The batch is of another file.");
        _batchBlocks.Add(WriteBatch(batch.Length, batch.Columns, null));
    }

    /// <summary>Where the batches stand: place, length of the metadata and of the body of each, for <see cref="Resume"/>.</summary>
    public IEnumerable<long> Batches => _batchBlocks.SelectMany(block => (long[])[block.Offset, block.MetadataLength, block.BodyLength]);

    /// <summary>Goes on behind batches that the stream holds already, instead of behind the schema.</summary>
    /// <param name="position">Bytes that the stream holds.</param>
    /// <param name="batches">Where the batches stand.</param>
    /// <exception cref="InvalidOperationException">Batches were written already, or the places are not those of <see cref="Batches"/>.</exception>
    public void Resume(long position, ReadOnlySpan<long> batches)
    {
        if (_batchBlocks.Count > 0 || batches.Length % 3 != 0 || position < _position) throw new InvalidOperationException("A file goes on behind its schema.");
        for (int i = 0; i < batches.Length; i += 3) _batchBlocks.Add(new FileBlock(batches[i], checked((int)batches[i + 1]), batches[i + 2]));
        _position = position;
    }

    /// <summary>Writes the end mark and the footer. The stream stays open.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Finish()
    {
        EnsureOpen();
        if (_dictionariesLast) WriteDictionaries();
        Put([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]);
        ReadOnlySpan<byte> footer = MessageWriter.Footer(Schema, _dictionaryBlocks, _batchBlocks);
        Put(footer);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        Put(length);
        Put(Magic.Arrow);
        _stream.Flush();
        _isFinished = true;
    }

    private void WriteDictionaries()
    {
        foreach (long id in Schema.Fields.Select(column => column.Dictionary?.Id).OfType<long>().Distinct()) WriteDictionary(id);
    }

    private void WriteDictionary(long id)
    {
        foreach (ArrowField column in Schema.Fields.Where(column => column.Dictionary?.Id == id))
        {
            ArrowType codes = column.StoredType;
            int bits = codes.IsSigned ? codes.BitWidth - 1 : codes.BitWidth;
            if (bits < 31 && _dictionaries[id].Count > 1 << bits) throw new ArgumentException($"{codes} is too small for the dictionary of {column.Name}.", nameof(id));
        }

        var values = new TextColumnBuilder(new ArrowField("", ArrowType.Utf8));
        foreach (string value in _dictionaries[id]) values.Append(value);
        _dictionaryBlocks.Add(WriteBatch(values.Length, [values], id));
    }

    private FileBlock WriteBatch(int rows, IReadOnlyList<ColumnBuilder> columns, long? dictionary)
    {
        EnsureOpen();
        var plan = new BodyBuffers(null);
        foreach (ColumnBuilder column in columns) column.WriteBuffers(plan);
        long start = _position;
        int metadata = WriteMetadata(MessageWriter.Batch(rows, [.. columns.Select(column => column.NullCount)], plan.Ranges, plan.Length, dictionary));
        var body = new BodyBuffers(_stream);
        foreach (ColumnBuilder column in columns) column.WriteBuffers(body);
        _position += body.Length;
        return new FileBlock(start, metadata, body.Length);
    }

    // The mark of a message, the length of its metadata, the metadata, filled up so that the body begins at a multiple of 64 bytes.
    private int WriteMetadata(ReadOnlySpan<byte> metadata)
    {
        long start = _position;
        ReadOnlySpan<byte> fill = BodyBuffers.Fill(_position + 8 + metadata.Length);
        Span<byte> prefix = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(prefix, Magic.Continuation);
        BinaryPrimitives.WriteInt32LittleEndian(prefix[4..], metadata.Length + fill.Length);
        Put(prefix);
        Put(metadata);
        Put(fill);
        return (int)(_position - start);
    }

    private void EnsureOpen()
    {
        if (_isFinished) throw new InvalidOperationException("The file is finished.");
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _position += bytes.Length;
    }
}
