namespace Zhaodan.Circuits.Execution;

/// <summary>
/// A circuit that was compiled to machine code. Addresses, not spans: planes may lie in mapped files. Who calls it answers
/// for every address; <see cref="KernelRun"/> does. Has no state of its own.
/// </summary>
public abstract unsafe class PlaneKernel
{
    /// <summary>A block is as many cases as this has bits.</summary>
    public abstract int BlockBytes { get; }

    /// <summary>Room for values between the parts of a kernel.</summary>
    public abstract int ScratchBytes { get; }

    public abstract int Inputs { get; }

    public abstract int Outputs { get; }

    /// <summary>
    /// By place in a packed block: the input whose plane lies there. Empty where each input has an address of its own; of a packed
    /// kernel <see cref="Run"/> takes no addresses, and <c>at</c> is that of the first block.
    /// </summary>
    public virtual ReadOnlySpan<int> PackedInputs => default;

    /// <summary>Evaluates whole blocks.</summary>
    /// <param name="inputs">The plane of each input. Planes of inputs that no output needs are not looked at.</param>
    /// <param name="at">Bytes from the beginning of each input's plane to the first block.</param>
    /// <param name="outputs">The plane of each output.</param>
    /// <param name="to">Bytes from the beginning of each output's plane to where the first block goes.</param>
    /// <param name="blocks">How many.</param>
    /// <param name="scratch"><see cref="ScratchBytes"/>, of the caller's thread alone.</param>
    public abstract void Run(byte** inputs, nint at, byte** outputs, nint to, nint blocks, byte* scratch);
}
