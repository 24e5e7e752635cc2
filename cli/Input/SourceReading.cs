using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.Input;

/// <summary>The text of one file, or why there is none: too large, or not UTF-8. A byte-order mark is dropped.</summary>
internal sealed class SourceReading
{
    public const int MostBytes = 16 << 20;

    private readonly DiagnosticBag _findings = new();

    private SourceReading()
    {
    }

    public SourceText? Source { get; private set; }

    public IReadOnlyList<Diagnostic> Findings => _findings.Items;

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SourceReading Of(string fullPath, string shownPath)
    {
        var reading = new SourceReading();
        byte[]? bytes = ReadBytes(fullPath);
        if (bytes is null)
        {
            reading.Report(DiagnosticCatalogue.SourceFileTooLarge, new SourceText(shownPath, ""), 0, shownPath, MostBytes >> 20);
            return reading;
        }

        reading.Decode(bytes, shownPath);
        return reading;
    }

    // Null when there is more than may be: a device has no length of its own, so the bytes are counted as they come.
    private static byte[]? ReadBytes(string fullPath)
    {
        using var stream = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        if (stream.CanSeek && stream.Length > MostBytes) return null;
        using var buffer = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        byte[] block = new byte[1 << 16];
        int count;
        while ((count = stream.Read(block)) > 0)
        {
            buffer.Write(block, 0, count);
            if (buffer.Length > MostBytes) return null;
        }

        return buffer.ToArray();
    }

    private void Decode(byte[] bytes, string shownPath)
    {
        ReadOnlySpan<byte> content = bytes;
        if (content.StartsWith(Encoding.UTF8.Preamble)) content = content[Encoding.UTF8.Preamble.Length..];
        char[] characters = new char[content.Length];
        OperationStatus status = Utf8.ToUtf16(content, characters, out int read, out int written, replaceInvalidSequences: false);
        var source = new SourceText(shownPath, new string(characters, 0, written));
        if (status == OperationStatus.Done) Source = source;
        else Report(DiagnosticCatalogue.NotUtf8, source, written, bytes.Length - content.Length + read + 1, Guess(bytes));
    }

    private static string Guess(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || LooksLikeUtf16(bytes)) return "它看来是 UTF-16 编码。";
        return LooksLikeGb18030(bytes) ? "它看来是 GB18030（GBK）编码。" : "";
    }

    // Without its mark: the line ends and blanks of a statute then come with a zero byte each.
    private static bool LooksLikeUtf16(byte[] bytes)
    {
        ReadOnlySpan<byte> head = bytes.AsSpan(0, Math.Min(bytes.Length, 4096));
        int zeros = head.Count((byte)0);
        return zeros > 0 && (head.IndexOf("\0\n"u8) >= 0 || head.IndexOf("\n\0"u8) >= 0 || head.IndexOf("\0 "u8) >= 0);
    }

    // GB18030 decodes without a fault and nearly all that is not ASCII is Han or full-width punctuation.
    private static bool LooksLikeGb18030(byte[] bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding strict = Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        string text;
        try
        {
            text = strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        int beyondAscii = 0;
        int chinese = 0;
        foreach (char character in text)
        {
            if (character < 0x80) continue;
            beyondAscii++;
            if (character is >= '\u4E00' and <= '\u9FFF' or >= '\u3000' and <= '\u303F' or >= '\uFF00' and <= '\uFF65' or '“' or '”') chinese++;
        }

        return beyondAscii > 0 && chinese >= beyondAscii * 9 / 10;
    }

    private void Report(DiagnosticDescriptor descriptor, SourceText source, int offset, params object[] arguments) =>
        _findings.Report(descriptor, new SourceLocation(source, new TextSpan(offset, 0)), arguments);
}
