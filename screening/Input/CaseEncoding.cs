using System.Text;

namespace Zhaodan.Screening.Input;

/// <summary>How the bytes of a case file are read.</summary>
public enum CaseEncoding
{
    /// <summary>By a byte-order mark; else UTF-8 if the header is valid UTF-8; else GB18030</summary>
    Detect,

    Utf8,

    /// <summary>What office programs in China write</summary>
    Gb18030,
}

/// <summary>The encoding that was settled on, and why, in words for people.</summary>
public readonly record struct EncodingChoice(CaseEncoding Encoding, int BomLength, string Reason)
{
    public string Name => CaseEncodings.NameOf(Encoding);
}

public static class CaseEncodings
{
    /// <summary>Accepts what people write for --encoding: utf-8, utf8, gb18030, gbk, gb2312, 自动.</summary>
    public static bool TryParse(string text, out CaseEncoding encoding)
    {
        (encoding, bool known) = text.ToUpperInvariant() switch
        {
            "UTF-8" or "UTF8" => (CaseEncoding.Utf8, true),
            "GB18030" or "GBK" or "GB2312" => (CaseEncoding.Gb18030, true),
            "AUTO" or "自动" => (CaseEncoding.Detect, true),
            _ => (CaseEncoding.Detect, false),
        };
        return known;
    }

    public static string NameOf(CaseEncoding encoding) => encoding == CaseEncoding.Gb18030 ? "GB18030" : "UTF-8";

    /// <summary>The .NET encoding; it throws on bytes and characters that it cannot read or write.</summary>
    public static Encoding Create(CaseEncoding encoding) => encoding == CaseEncoding.Gb18030
        ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            ?? throw new NotSupportedException("GB18030 is part of the runtime.")
        : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>UTF-16 with its mark, which is refused.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> head) => head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    /// <summary>
    /// Settles the encoding from the first bytes of a file. The header decides, since it has Han characters and GB18030's are
    /// no valid UTF-8: a byte that is broken further down is then an error and does not turn the whole file into something
    /// else.
    /// </summary>
    public static EncodingChoice Choose(CaseEncoding wanted, ReadOnlySpan<byte> head)
    {
        bool utf8Bom = head is [0xEF, 0xBB, 0xBF, ..];
        bool gbBom = head is [0x84, 0x31, 0x95, 0x33, ..];
        if (wanted == CaseEncoding.Utf8) return new EncodingChoice(wanted, utf8Bom ? 3 : 0, "按参数指定");
        if (wanted == CaseEncoding.Gb18030) return new EncodingChoice(wanted, gbBom ? 4 : 0, "按参数指定");
        if (utf8Bom) return new EncodingChoice(CaseEncoding.Utf8, 3, "按文件开头的标记");
        if (gbBom) return new EncodingChoice(CaseEncoding.Gb18030, 4, "按文件开头的标记");

        int newline = head.IndexOfAny((byte)'\n', (byte)'\r');
        ReadOnlySpan<byte> header = newline < 0 ? head : head[..newline];
        ReadOnlySpan<byte> telling = Ascii.IsValid(header) ? head : header;
        return IsUtf8(telling)
            ? new EncodingChoice(CaseEncoding.Utf8, 0, "自动识别")
            : new EncodingChoice(CaseEncoding.Gb18030, 0, "自动识别");
    }

    // A character that the end of the sample cuts is not held against it.
    private static bool IsUtf8(ReadOnlySpan<byte> sample)
    {
        while (!sample.IsEmpty)
        {
            System.Buffers.OperationStatus status = Rune.DecodeFromUtf8(sample, out _, out int length);
            if (status == System.Buffers.OperationStatus.NeedMoreData) return true;
            if (status != System.Buffers.OperationStatus.Done) return false;
            sample = sample[length..];
        }

        return true;
    }
}
