namespace Zhaodan.Arrow;

/// <summary>
/// What can be wrong with an Arrow file. Each is one diagnostic for people (ZD3100 to ZD3119, in this order); the remarks
/// give <see cref="ArrowFormatException.Arguments"/>. Names of metadata and buffers are those of the specification.
/// </summary>
public enum ArrowFault
{
    /// <summary>Neither an IPC file nor an IPC stream.</summary>
    NotArrow,

    /// <summary>A file of another columnar format.</summary>
    /// <remarks>Name of the format.</remarks>
    OtherFormat,

    /// <summary>The file ends before something that it names.</summary>
    /// <remarks>Bytes needed; bytes there are.</remarks>
    Truncated,

    /// <summary>The footer's length or its end mark is wrong.</summary>
    /// <remarks>Length of the footer as written, in bytes.</remarks>
    FooterBroken,

    /// <summary>Metadata point outside themselves or hold a value that the specification does not know.</summary>
    /// <remarks>Element, as Table.field; byte from the start of its message.</remarks>
    MetadataBroken,

    /// <summary>A metadata version other than V4 and V5.</summary>
    /// <remarks>Name of the version.</remarks>
    VersionUnsupported,

    /// <summary>Values are written with the most significant byte first.</summary>
    BigEndian,

    /// <summary>Bodies are compressed.</summary>
    /// <remarks>Name of the codec.</remarks>
    Compressed,

    /// <summary>A column of a type that cannot be read.</summary>
    /// <remarks>Name of the column; type.</remarks>
    TypeUnsupported,

    /// <summary>A dictionary that grows from batch to batch.</summary>
    /// <remarks>Number of the dictionary.</remarks>
    DictionaryDelta,

    /// <summary>A dictionary that comes twice.</summary>
    /// <remarks>Number of the dictionary.</remarks>
    DictionaryReplaced,

    /// <summary>A dictionary that never comes, or comes after the batch that needs it.</summary>
    /// <remarks>Name of the column; number of the dictionary.</remarks>
    DictionaryMissing,

    /// <summary>A code outside the dictionary.</summary>
    /// <remarks>Name of the column; row of the batch from 1; code; length of the dictionary.</remarks>
    DictionaryIndex,

    /// <summary>A buffer outside the body of its message.</summary>
    /// <remarks>Name of the column; buffer; its offset; its length; length of the body, all in bytes.</remarks>
    BufferOutside,

    /// <summary>A buffer with fewer bytes than the rows need.</summary>
    /// <remarks>Name of the column; buffer; its length in bytes; rows; bytes needed.</remarks>
    BufferTooShort,

    /// <summary>Offsets of a text that decrease or leave the data.</summary>
    /// <remarks>Name of the column; row of the batch from 1; start; end; length of the data in bytes.</remarks>
    OffsetsBroken,

    /// <summary>A column's length or count of nulls that does not fit its batch.</summary>
    /// <remarks>Name of the column; length or null_count; its value; rows of the batch.</remarks>
    CountsDisagree,

    /// <summary>A message, batch or buffer larger than can be handled.</summary>
    /// <remarks>What; its size; the limit.</remarks>
    TooLarge,

    /// <summary>A mapped file became shorter while it was read.</summary>
    /// <remarks>Bytes when it was opened; bytes now.</remarks>
    FileShrank,

    /// <summary>A text that is not UTF-8.</summary>
    /// <remarks>Name of the column; row of the batch from 1.</remarks>
    TextInvalid,
}
