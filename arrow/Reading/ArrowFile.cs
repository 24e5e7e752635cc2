using Zhaodan.Arrow.Format;
using Zhaodan.Arrow.Memory;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Reading;

/// <summary>
/// An Arrow IPC file (.arrow, .feather version 2; Arrow columnar format specification, IPC File Format), mapped and read in
/// place: opening reads the footer and the dictionaries' metadata, a batch its metadata, a column only what is looked at.
/// Metadata versions V4 and V5, little-endian, uncompressed. Nothing in a file can make reading leave its bytes. What no
/// reader of a map can prevent is that another program cuts the file off under it: the length is compared before every batch,
/// and who does not trust the other programs takes <see cref="OpenCopying"/>.
/// </summary>
public sealed class ArrowFile : IDisposable
{
    private readonly ArrowMemory _memory;
    private readonly FileFooter _footer;
    private readonly DictionarySet _dictionaries;

    private ArrowFile(ArrowMemory memory)
    {
        _memory = memory;
        _footer = FileFooter.Read(memory);
        _dictionaries = new DictionarySet(Schema);
        foreach (FileBlock block in _footer.Dictionaries)
        {
            MessageHead head = Head(block, MessageKind.DictionaryBatch);
            (ArrowMemory bodyMemory, long bodyStart) = memory.Section(block.BodyStart, head.BodyLength);
            _dictionaries.Add(head.Header, bodyMemory, new BufferRange(bodyStart, head.BodyLength), head.IsBeforeV5);
        }
    }

    public ArrowSchema Schema => _footer.Schema;

    public int BatchCount => _footer.Batches.Count;

    /// <summary>Length of the file in bytes.</summary>
    public long Length => _memory.Length;

    /// <summary>Maps a file.</summary>
    /// <exception cref="ArrowFormatException">The file is not an IPC file, or its footer or dictionaries are broken.</exception>
    /// <exception cref="IOException">The file cannot be opened or mapped.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static ArrowFile Open(string path) => Owning(MappedMemory.Open(path));

    /// <summary>Opens a file without mapping it: a batch is copied when it is read and stays when the file is closed.</summary>
    /// <exception cref="ArrowFormatException">As of <see cref="Open"/>; later also a batch of more than 2 GiB.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static ArrowFile OpenCopying(string path) => Owning(CopiedFile.Open(path));

    /// <summary>Reads a file that is in memory already.</summary>
    /// <exception cref="ArrowFormatException">As of <see cref="Open"/>.</exception>
    public static ArrowFile FromBytes(ReadOnlyMemory<byte> bytes) => new(new ArrayMemory(bytes));

    /// <summary>A batch, by its place from 0. Any number of threads may ask at the same time.</summary>
    /// <exception cref="ArrowFormatException">The batch is broken, compressed or too large, or the file became shorter.</exception>
    public RecordBatchView ReadBatch(int index)
    {
        _memory.EnsureWhole();
        FileBlock block = _footer.Batches[index];
        MessageHead head = Head(block, MessageKind.RecordBatch);
        (ArrowMemory memory, long start) = _memory.Section(block.BodyStart, head.BodyLength);
        BatchLayout layout = BatchLayout.Read(head.Header, Schema.Fields, new BufferRange(start, head.BodyLength), head.IsBeforeV5);
        return new RecordBatchView(memory, Schema, layout, _dictionaries);
    }

    /// <summary>Looks whether the file is as long as it was; who goes through a large batch asks again and again.</summary>
    /// <exception cref="ArrowFormatException">The file became shorter.</exception>
    public void EnsureWhole() => _memory.EnsureWhole();

    /// <summary>Rows of all batches; reads the metadata of each.</summary>
    /// <exception cref="ArrowFormatException">The metadata of a batch are broken, or the file became shorter.</exception>
    public long CountRows()
    {
        _memory.EnsureWhole();
        long rows = 0;
        foreach (FileBlock block in _footer.Batches) rows += BatchLayout.ReadRows(Head(block, MessageKind.RecordBatch).Header);
        return rows;
    }

    /// <summary>Closes the file. Spans of its columns must not be used any more.</summary>
    public void Dispose() => (_memory as IDisposable)?.Dispose();

    private static ArrowFile Owning<TMemory>(TMemory memory)
        where TMemory : ArrowMemory, IDisposable
    {
        try
        {
            return new ArrowFile(memory);
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    private MessageHead Head(FileBlock block, MessageKind kind)
    {
        MessageHead head = MessageHead.ParsePrefixed(_memory.Span(block.Offset, block.MetadataLength));
        if (head.Kind != kind) throw ArrowFormatException.Metadata("Message.header_type", 0);
        return head.BodyLength <= block.BodyLength ? head : throw ArrowFormatException.Metadata("Message.bodyLength", 0);
    }
}
