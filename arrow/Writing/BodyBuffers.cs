using Zhaodan.Arrow.Format;

namespace Zhaodan.Arrow.Writing;

/// <summary>
/// Buffers of a message's body. They are gone through twice, without a copy: once for where they will stand, which the
/// metadata say in front of them, once to write them.
/// </summary>
internal sealed class BodyBuffers(Stream? stream)
{
    /// <summary>Buffers begin at multiples of 64 bytes, so that vectors of 512 bits can be read in place (specification, Buffer Alignment and Padding).</summary>
    public const int Alignment = 64;

    private static readonly byte[] Zeros = new byte[Alignment];

    /// <summary>In the body, without what fills them up.</summary>
    public List<BufferRange> Ranges { get; } = [];

    /// <summary>In bytes, filled up.</summary>
    public long Length { get; private set; }

    public static ReadOnlySpan<byte> Fill(long position) => Zeros.AsSpan(0, (int)(-position & (Alignment - 1)));

    public void Add(ReadOnlySpan<byte> buffer)
    {
        Ranges.Add(new BufferRange(Length, buffer.Length));
        ReadOnlySpan<byte> fill = Fill(buffer.Length);
        stream?.Write(buffer);
        stream?.Write(fill);
        Length += buffer.Length + fill.Length;
    }
}
