using System.Buffers.Binary;
using Zhaodan.Arrow.FlatBuffers;
using Zhaodan.Arrow.Format;
using Zhaodan.Arrow.Memory;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Reading;

/// <summary>
/// Reads an Arrow IPC stream from its beginning to its end (specification, IPC Streaming Format). An IPC file can be read in
/// the same way, without its footer, from a pipe say, if its writer put the schema and the dictionaries in front of the
/// batches, as the specification wants it and not every writer does. Each body is copied into memory of its own.
/// </summary>
public sealed class ArrowStreamReader
{
    private readonly StreamBytes _bytes;
    private readonly int _bodyLimit;
    private readonly bool _isFile;
    private DictionarySet _dictionaries;
    private bool _isShared;
    private bool _isAtEnd;

    /// <summary>Reads the schema.</summary>
    /// <param name="stream">Read forward only; not closed.</param>
    /// <param name="bodyLimit">The largest body of a message in bytes; one gibibyte by default.</param>
    /// <exception cref="ArrowFormatException">The stream does not begin with a schema, or the schema is broken.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public ArrowStreamReader(Stream stream, int bodyLimit = 1 << 30)
    {
        _bytes = new StreamBytes(stream);
        _bodyLimit = bodyLimit;
        Span<byte> start = stackalloc byte[Magic.HeaderLength];
        start = start[.._bytes.ReadUpTo(start)];
        _isFile = ArrowForms.Of(start) == ArrowForm.File;
        if (ArrowForms.Of(start) == ArrowForm.None) throw Magic.Refusal(start);
        if (start.Length < Magic.HeaderLength) throw new ArrowFormatException(ArrowFault.Truncated, Magic.HeaderLength, start.Length);
        int length = _isFile ? ReadPrefix() : MetadataLength(BinaryPrimitives.ReadInt32LittleEndian(start[4..]));
        if (length == 0) throw new ArrowFormatException(ArrowFault.NotArrow);
        ReadOnlyMemory<byte> metadata = _bytes.Read(length);
        MessageHead head = MessageHead.Parse(metadata.Span);
        if (head.Kind != MessageKind.Schema || head.BodyLength != 0) throw ArrowFormatException.Metadata("Message.header_type", 0);
        Schema = SchemaReader.Read(head.Header, new MetadataBudget(length));
        _dictionaries = new DictionarySet(Schema);
    }

    public ArrowSchema Schema { get; }

    /// <summary>
    /// Whether the end was marked, once <see cref="Read"/> gave null. The mark may be left out of a stream, and then nobody can
    /// tell whether batches are missing; a file without it is refused.
    /// </summary>
    public bool HasEndMark { get; private set; }

    /// <summary>The next batch; null at the end. Batches that were given before stay as they are.</summary>
    /// <exception cref="ArrowFormatException">The stream is cut off or broken, or uses what is not read here.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public RecordBatchView? Read()
    {
        while (!_isAtEnd)
        {
            int length = ReadPrefix();
            if (length == 0)
            {
                _isAtEnd = true;
                break;
            }

            ReadOnlyMemory<byte> metadata = _bytes.Read(length);
            MessageHead head = MessageHead.Parse(metadata.Span);
            if (head.BodyLength > _bodyLimit) throw new ArrowFormatException(ArrowFault.TooLarge, "Message.bodyLength", head.BodyLength, _bodyLimit);
            var body = new ArrayMemory(_bytes.Read((int)head.BodyLength));
            var range = new BufferRange(0, body.Length);
            switch (head.Kind)
            {
                case MessageKind.RecordBatch:
                    _isShared = true;
                    return new RecordBatchView(body, Schema, BatchLayout.Read(head.Header, Schema.Fields, range, head.IsBeforeV5), _dictionaries);
                case MessageKind.DictionaryBatch:
                    // Batches that were given keep the dictionaries that they had.
                    if (_isShared) _dictionaries = _dictionaries.Copy();
                    _isShared = false;
                    _dictionaries.Add(head.Header, body, range, head.IsBeforeV5);
                    break;
                default:
                    throw ArrowFormatException.Metadata("Message.header_type", 0);
            }
        }

        return null;
    }

    // What stands before the metadata of a message: their length; 0 at the end. Before version 0.15 the mark of a message was left out.
    private int ReadPrefix()
    {
        Span<byte> number = stackalloc byte[4];
        int count = _bytes.ReadUpTo(number);
        if (count == 0 && !_isFile) return 0;
        bool isMarked = count == 4 && BinaryPrimitives.ReadInt32LittleEndian(number) == Magic.Continuation;
        if (isMarked) count = _bytes.ReadUpTo(number);
        if (count < 4) throw new ArrowFormatException(ArrowFault.Truncated, _bytes.Position + 4 - count, _bytes.Position);
        int length = MetadataLength(BinaryPrimitives.ReadInt32LittleEndian(number));
        HasEndMark = length == 0;
        return length;
    }

    private static int MetadataLength(int length)
    {
        if (length < 0) throw ArrowFormatException.Metadata("metadata_size", 0);
        return length <= Magic.MetadataLimit ? length : throw new ArrowFormatException(ArrowFault.TooLarge, "metadata_size", length, Magic.MetadataLimit);
    }
}
