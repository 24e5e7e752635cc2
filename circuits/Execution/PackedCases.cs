using System.Runtime.CompilerServices;
using Zhaodan.Circuits.Lowering;

namespace Zhaodan.Circuits.Execution;

/// <summary>
/// Cases in memory in the form that their kernel reads fastest (<see cref="PlaneKernel.PackedInputs"/>), for those who evaluate
/// the same cases again and again. Any number of threads may evaluate them at the same time.
/// </summary>
public sealed unsafe class PackedCases : IDisposable
{
    private readonly PlaneKernel _kernel;
    private readonly KernelMemory _memory;

    /// <param name="kernel">One that takes packed cases.</param>
    /// <param name="count">How many; each is silent at first.</param>
    public PackedCases(PlaneKernel kernel, long count)
    {
        if (kernel.PackedInputs.IsEmpty) throw new ArgumentException("The kernel does not take packed cases.", nameof(kernel));
        (_kernel, Count) = (kernel, count);
        _memory = new KernelMemory((nint)Blocks * BlockBytes);
    }

    public long Count { get; }

    /// <summary>Bytes that a kernel has to read.</summary>
    public long Bytes => _memory.Bytes;

    public nint Address => (nint)_memory.Address;

    private int BlockCases => _kernel.BlockBytes * 8;

    // Of all planes of a block together.
    private nint BlockBytes => (nint)_kernel.BlockBytes * _kernel.PackedInputs.Length;

    private long Blocks => (Count + BlockCases - 1) / BlockCases;

    /// <summary>Takes cases of a table of columns.</summary>
    /// <param name="inputs">What the circuit asks, in the order of its inputs.</param>
    /// <param name="columns">The table.</param>
    /// <param name="from">The first case of the table to take, a multiple of 64.</param>
    /// <param name="to">Where it goes, the beginning of a block: a multiple of 512.</param>
    /// <param name="count">How many.</param>
    public void Take(IReadOnlyList<CircuitInput> inputs, IBlockColumns columns, long from, long to, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(to % BlockCases, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count - to);
        var maker = new PlaneMaker(columns, BlockCases);
        for (long done = 0; done < count; done += BlockCases)
        {
            int cases = (int)Math.Min(BlockCases, count - done);
            byte* block = _memory.Address + ((nint)((to + done) / BlockCases) * BlockBytes);
            foreach (int input in _kernel.PackedInputs)
            {
                var plane = new Span<ulong>(block, _kernel.BlockBytes / sizeof(ulong));
                plane.Clear();
                if (cases > 0) maker.Make(inputs[input], from + done, cases, plane);
                block += _kernel.BlockBytes;
            }
        }
    }

    /// <summary>Adds to each total in how many cases the output holds.</summary>
    /// <param name="totals">By output.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Total(Span<long> totals)
    {
        using var kept = new KeptOutputs(_kernel.Outputs);
        using var scratch = new KernelMemory(_kernel.ScratchBytes);
        long perStep = KeptOutputs.Cases / BlockCases;
        for (long block = 0; block < Blocks; block += perStep)
        {
            nint blocks = (nint)Math.Min(perStep, Blocks - block);
            _kernel.Run(null, (nint)(_memory.Address + ((nint)block * BlockBytes)), kept.Addresses, 0, blocks, scratch.Address);
            kept.CutOff((int)Math.Min(KeptOutputs.Cases, Count - (block * BlockCases)));
            kept.Count();
        }

        kept.Drain(totals);
        GC.KeepAlive(this);
    }

    public void Dispose() => _memory.Dispose();
}
