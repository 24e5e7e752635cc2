using System.Buffers;
using System.Text;

namespace Zhaodan.Screening.Input;

/// <summary>Finds the first byte that an encoding cannot read, without raising an exception for every character.</summary>
internal static class InvalidBytes
{
    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))
        ?? throw new NotSupportedException("GB18030 is part of the runtime.");

    /// <summary>The start of the first broken character; the last byte where none is found.</summary>
    public static int IndexOfFirst(ReadOnlySpan<byte> bytes, CaseEncoding encoding)
    {
        int at = 0;
        while (at < bytes.Length)
        {
            int length = encoding == CaseEncoding.Gb18030 ? Gb18030Length(bytes[at..]) : Utf8Length(bytes[at..]);
            if (length == 0) return at;
            at += length;
        }

        return Math.Max(0, bytes.Length - 1);
    }

    private static int Utf8Length(ReadOnlySpan<byte> bytes) =>
        Rune.DecodeFromUtf8(bytes, out _, out int length) == OperationStatus.Done ? length : 0;

    // One byte, two, or four where the second is a digit (GB 18030, section 6).
    private static int Gb18030Length(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] < 0x80) return 1;
        if (bytes.Length < 2) return 0;
        int length = bytes[1] is >= 0x30 and <= 0x39 ? 4 : 2;
        if (bytes.Length < length) return 0;
        Span<char> decoded = stackalloc char[8];
        int count = Gb18030.GetChars(bytes[..length], decoded);
        bool isReplacement = bytes[..length].SequenceEqual((ReadOnlySpan<byte>)[0x84, 0x31, 0xA4, 0x37]);
        return decoded[..count].Contains('\uFFFD') && !isReplacement ? 0 : length;
    }
}
