namespace Zhaodan.Arrow.FlatBuffers;

/// <summary>
/// How much may be made of one message. Tables and strings of FlatBuffers may be shared, so that a few hundred bytes could
/// stand for billions of fields; whoever shares nothing needs eight bytes for a table and one for each byte of text.
/// </summary>
internal sealed class MetadataBudget(int messageBytes)
{
    /// <summary>Writers may share the texts of a few extension types; they are short.</summary>
    private const int SharedText = 1 << 20;

    /// <summary>Columns in columns; one more is broken metadata.</summary>
    public const int Depth = 64;

    private long _tables = messageBytes / 8;
    private long _text = messageBytes + (long)SharedText;

    public void TakeTable(string element, long position)
    {
        if (--_tables < 0) throw ArrowFormatException.Metadata(element, position);
    }

    public void TakeText(int bytes, string element, long position)
    {
        if ((_text -= bytes) < 0) throw ArrowFormatException.Metadata(element, position);
    }
}
