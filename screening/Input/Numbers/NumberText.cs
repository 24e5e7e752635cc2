using System.Buffers;
using System.Text.Unicode;

namespace Zhaodan.Screening.Input.Numbers;

/// <summary>A number with its line as bytes: line and length, seven bits a byte, then the text.</summary>
internal static class NumberText
{
    /// <summary>The bytes written.</summary>
    public static int Write(Span<byte> target, long line, ReadOnlySpan<byte> number)
    {
        int at = 0;
        WriteCount(target, ref at, (ulong)line);
        WriteCount(target, ref at, (ulong)number.Length);
        number.CopyTo(target[at..]);
        return at + number.Length;
    }

    /// <summary>The line; what stays begins with the text.</summary>
    public static long Read(ref ReadOnlySpan<byte> entry, out int length)
    {
        var line = (long)ReadCount(ref entry);
        length = (int)ReadCount(ref entry);
        return line;
    }

    /// <summary>The bytes of a number: UTF-8, or behind a byte that UTF-8 does not have its code units as they are where they are no text.</summary>
    public static int Encode(ReadOnlySpan<char> number, Span<byte> target)
    {
        if (Utf8.FromUtf16(number, target, out _, out int written, replaceInvalidSequences: false) == OperationStatus.Done) return written;
        target[0] = 0xFF;
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(number).CopyTo(target[1..]);
        return 1 + (number.Length * 2);
    }

    private static void WriteCount(Span<byte> target, ref int at, ulong count)
    {
        for (; count >= 0x80; count >>= 7) target[at++] = (byte)(count | 0x80);
        target[at++] = (byte)count;
    }

    private static ulong ReadCount(ref ReadOnlySpan<byte> entry)
    {
        ulong count = 0;
        int at = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte value = entry[at++];
            count |= (ulong)(value & 0x7F) << shift;
            if (value < 0x80) break;
        }

        entry = entry[at..];
        return count;
    }
}
