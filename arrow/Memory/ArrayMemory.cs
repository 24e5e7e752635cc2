namespace Zhaodan.Arrow.Memory;

/// <summary>Bytes in an array; they live as long as anybody looks at them.</summary>
internal sealed class ArrayMemory(ReadOnlyMemory<byte> bytes) : ArrowMemory
{
    public override long Length => bytes.Length;

    protected override ReadOnlySpan<byte> Slice(long offset, int length) => bytes.Span.Slice((int)offset, length);
}
