namespace Zhaodan.Circuits.Emit;

/// <summary>How a kernel finds the planes of its inputs.</summary>
public enum KernelLayout : byte
{
    /// <summary>Each plane lies by itself, wherever it is: columns in Arrow's layout, in place.</summary>
    Streams,

    /// <summary>
    /// The planes of a block beside each other, in the order in which the kernel asks for them, block behind block: one stream,
    /// which is the way memory is read fastest.
    /// </summary>
    Packed,
}
