namespace Zhaodan.Circuits.Emit;

/// <summary>How the text of a kernel is laid out; nothing here changes an answer.</summary>
public sealed record KernelOptions
{
    public KernelWidth Width { get; init; } = KernelWidths.Widest;

    public KernelLayout Layout { get; init; }

    /// <summary>
    /// Gates of one method. The JIT stops optimising methods of 60,000 bytes of IL, 20,000 instructions or 2,000 locals, and
    /// tracks no more than 1,024 locals: this stays far below all of them.
    /// </summary>
    public int GatesPerMethod { get; init; } = 400;

    /// <summary>How many blocks ahead the inputs are asked for, into the first cache; 0: not at all.</summary>
    public int PrefetchBlocks { get; init; } = 1;

    /// <summary>
    /// How many blocks ahead the inputs are asked for, into the second cache; 0: not at all. Only for <see cref="KernelLayout.Streams"/>:
    /// they are too many for the prefetchers of any processor, and each line comes from another page of memory.
    /// </summary>
    public int PrefetchFarBlocks { get; init; } = 32;
}
