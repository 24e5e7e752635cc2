namespace Zhaodan.Arrow.Memory;

/// <summary>
/// Bytes that are not copied: a mapped file or an array. It may be longer than a span can be; nothing outside it is ever
/// given out.
/// </summary>
internal abstract class ArrowMemory
{
    /// <summary>In bytes.</summary>
    public abstract long Length { get; }

    /// <summary>A stretch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The stretch leaves the memory; whoever asks has checked, so this is a bug.</exception>
    public ReadOnlySpan<byte> Span(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset > Length - length) throw new ArgumentOutOfRangeException(nameof(offset));
        return Slice(offset, length);
    }

    /// <summary>Says whether what is mapped is still there.</summary>
    /// <exception cref="ArrowFormatException">The file became shorter.</exception>
    public virtual void EnsureWhole()
    {
    }

    protected abstract ReadOnlySpan<byte> Slice(long offset, int length);
}
