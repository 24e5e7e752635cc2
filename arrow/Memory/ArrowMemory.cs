namespace Zhaodan.Arrow.Memory;

/// <summary>
/// Bytes of a file or message: mapped, copied when asked for, or in an array. They may be more than a span can have; nothing
/// outside them is ever given out.
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

    /// <summary>The memory in which a stretch lies as long as it is needed, and where in it: this one, or a copy.</summary>
    public virtual (ArrowMemory Memory, long Start) Section(long offset, long length) => (this, offset);

    /// <summary>Says whether what is mapped is still there.</summary>
    /// <exception cref="ArrowFormatException">The file became shorter.</exception>
    public virtual void EnsureWhole()
    {
    }

    protected abstract ReadOnlySpan<byte> Slice(long offset, int length);
}
