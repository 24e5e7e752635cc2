namespace Zhaodan.Arrow.Format;

/// <summary>Marks of the file format, and of others that are taken for it.</summary>
internal static class Magic
{
    /// <summary>What every encapsulated message begins with since version 0.15 of Arrow.</summary>
    public const int Continuation = -1;

    /// <summary>Bytes before the first message: the mark, filled up to a multiple of eight.</summary>
    public const int HeaderLength = 8;

    /// <summary>Bytes after the footer: its length and the mark.</summary>
    public const int TrailerLength = 10;

    /// <summary>Metadata of a message: more is a broken file, not a wide one.</summary>
    public const int MetadataLimit = 1 << 28;

    public static ReadOnlySpan<byte> Arrow => "ARROW1"u8;

    /// <summary>What a file that does not begin as an IPC file is; says so by the exception that it makes.</summary>
    public static ArrowFormatException Refusal(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("FEA1"u8)) return new(ArrowFault.OtherFormat, "Feather V1");
        if (start.StartsWith("PAR1"u8)) return new(ArrowFault.OtherFormat, "Parquet");
        if (start.StartsWith("ORC"u8)) return new(ArrowFault.OtherFormat, "ORC");
        if (start.StartsWith("PK\u0003\u0004"u8)) return new(ArrowFault.OtherFormat, "ZIP");
        return new(ArrowFault.NotArrow);
    }

    /// <summary>Refuses metadata versions before V4, whose layouts differ, and unknown ones.</summary>
    public static bool IsBeforeV5(short version) => version switch
    {
        4 => false,
        3 => true,
        _ => throw new ArrowFormatException(ArrowFault.VersionUnsupported, "V" + (version + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)),
    };
}
