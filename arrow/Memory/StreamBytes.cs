namespace Zhaodan.Arrow.Memory;

/// <summary>Reads stretches of a stream whose length somebody else claims: memory grows with what comes, not with the claim.</summary>
internal sealed class StreamBytes(Stream stream)
{
    /// <summary>Buffers of the specification begin at multiples of 64 bytes, so that whole vectors can be read.</summary>
    private const int Alignment = 64;

    private const int FirstStep = 1 << 20;

    /// <summary>Bytes read so far.</summary>
    public long Position { get; private set; }

    /// <summary>Fills a span as far as the stream goes; how far it came.</summary>
    public int ReadUpTo(Span<byte> bytes)
    {
        int count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        Position += count;
        return count;
    }

    /// <summary>Exactly so many bytes, at an address that is a multiple of 64.</summary>
    /// <exception cref="ArrowFormatException">The stream ends before.</exception>
    public ReadOnlyMemory<byte> Read(int length)
    {
        Memory<byte> bytes = Aligned(Math.Min(length, FirstStep));
        int count = 0;
        while (true)
        {
            int step = ReadUpTo(bytes.Span[count..]);
            if (step < bytes.Length - count) throw new ArrowFormatException(ArrowFault.Truncated, Position + length - count - step, Position);
            count += step;
            if (count == length) return bytes;
            Memory<byte> longer = Aligned((int)Math.Min(length, count * 2L));
            bytes.CopyTo(longer);
            bytes = longer;
        }
    }

    private static Memory<byte> Aligned(int length)
    {
        byte[] array = GC.AllocateUninitializedArray<byte>(length + Alignment, pinned: true);
        nint address = System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
        return array.AsMemory((int)((Alignment - (address % Alignment)) % Alignment), length);
    }
}
