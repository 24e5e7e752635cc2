namespace Zhaodan.Arrow.Memory;

/// <summary>Reads stretches of a stream whose length somebody else claims: memory grows with what comes, not with the claim.</summary>
internal sealed class StreamBytes(Stream stream)
{
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

    /// <summary>Exactly so many bytes.</summary>
    /// <exception cref="ArrowFormatException">The stream ends before.</exception>
    public ReadOnlyMemory<byte> Read(int length)
    {
        Memory<byte> bytes = AlignedArray.Of(Math.Min(length, FirstStep));
        int count = 0;
        while (true)
        {
            int step = ReadUpTo(bytes.Span[count..]);
            if (step < bytes.Length - count) throw new ArrowFormatException(ArrowFault.Truncated, Position + length - count - step, Position);
            count += step;
            if (count == length) return bytes;
            Memory<byte> longer = AlignedArray.Of((int)Math.Min(length, count * 2L));
            bytes.CopyTo(longer);
            bytes = longer;
        }
    }
}
