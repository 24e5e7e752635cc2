using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Zhaodan.Circuits.Lowering;

namespace Zhaodan.Circuits.Execution;

/// <summary>
/// A kernel on blocks of cases that lie in memory as columns. Bitmaps are evaluated in place; what has to be made first
/// (comparisons, shifted bitmaps) is made some thousand cases ahead of the kernel and stays in the cache. Of the last cases,
/// which do not fill a vector, a copy is made: nothing outside a column is read. Not thread-safe.
/// </summary>
public sealed unsafe class KernelRun : IDisposable
{
    /// <summary>The most cases that are evaluated at a time.</summary>
    public const int Step = KeptOutputs.Cases;

    private readonly PlaneKernel _kernel;
    private readonly ImmutableArray<CircuitInput> _inputs;
    private readonly ImmutableArray<bool> _isUsed;
    private readonly KernelMemory _scratch;
    private readonly KernelMemory _made;
    private readonly KeptOutputs _kept;
    private readonly KernelMemory _addresses;
    private readonly List<int> _toMake = [];
    private PlaneMaker? _maker;

    /// <param name="kernel">Compiled for a circuit, for planes each by itself.</param>
    /// <param name="inputs">What that circuit asks, in the order of its inputs.</param>
    /// <param name="isUsed">By input: does any output hang on it?</param>
    public KernelRun(PlaneKernel kernel, IEnumerable<CircuitInput> inputs, ImmutableArray<bool> isUsed)
    {
        (_kernel, _inputs, _isUsed) = (kernel, [.. inputs], isUsed);
        ArgumentOutOfRangeException.ThrowIfNotEqual(_inputs.Length, kernel.Inputs, nameof(inputs));
        if (!kernel.PackedInputs.IsEmpty) throw new ArgumentException("The kernel takes packed cases.", nameof(kernel));
        _scratch = new KernelMemory(kernel.ScratchBytes);
        _made = new KernelMemory((nint)Stride * kernel.Inputs);
        _kept = new KeptOutputs(kernel.Outputs);
        _addresses = new KernelMemory((nint)(kernel.Inputs + kernel.Inputs) * sizeof(byte*));
        for (int i = 0; i < kernel.Inputs; i++) Spare[i] = Made(i);
    }

    // One line more than the cases need, so that planes do not fall on the same lines of the cache.
    private static int Stride => (Step / 8) + 64;

    private int BlockCases => _kernel.BlockBytes * 8;

    // By input: where its plane lies, as if it began with the block's first case.
    private byte** Inputs => (byte**)_addresses.Address;

    // By input: room for what has to be made or copied.
    private byte** Spare => Inputs + _kernel.Inputs;

    /// <summary>Looks at another block from now on; its memory must stay.</summary>
    public void Bind(IBlockColumns columns)
    {
        _maker = new PlaneMaker(columns, Step);
        _toMake.Clear();
        for (int i = 0; i < _inputs.Length; i++)
        {
            if (!_isUsed[i]) continue;
            if (PlaneMaker.InPlace(columns, _inputs[i]) is { } address) Inputs[i] = (byte*)address;
            else _toMake.Add(i);
        }
    }

    /// <summary>Evaluates some cases; their outputs stay until the next time.</summary>
    /// <param name="first">The first case of the block to look at, a multiple of 64.</param>
    /// <param name="cases">How many, at most <see cref="Step"/>.</param>
    public void Load(long first, int cases)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cases, Step);
        Advance(first, cases);
        _kept.CutOff(cases);
        GC.KeepAlive(this);
    }

    /// <summary>An output of the cases loaded: bit (case mod 64) of word (case div 64); bits after the last case are 0.</summary>
    public ReadOnlySpan<ulong> this[int output] => new(_kept[output], Step / 64);

    /// <summary>Counts the cases loaded.</summary>
    public void Count() => _kept.Count();

    /// <summary>Adds to each total in how many of the cases counted the output holds; counting begins anew.</summary>
    public void Drain(Span<long> totals) => _kept.Drain(totals);

    /// <summary>Every output's plane: bit (case mod 64) of word (case div 64); bits after the last case are 0.</summary>
    /// <param name="first">The first case of the block to look at, a multiple of 64.</param>
    /// <param name="count">How many cases.</param>
    /// <param name="planes">By output: (<paramref name="count"/> + 63) / 64 words.</param>
    public void Evaluate(long first, long count, IReadOnlyList<Memory<ulong>> planes)
    {
        for (long done = 0; done < count; done += Step)
        {
            int cases = (int)Math.Min(Step, count - done);
            Load(first + done, cases);
            for (int o = 0; o < _kernel.Outputs; o++) this[o][..((cases + 63) / 64)].CopyTo(planes[o].Span[(int)(done >> 6)..]);
        }
    }

    /// <summary>Adds to each total in how many cases the output holds. No output plane leaves the cache.</summary>
    /// <param name="first">The first case of the block to look at, a multiple of 64.</param>
    /// <param name="count">How many cases.</param>
    /// <param name="totals">By output.</param>
    public void Total(long first, long count, Span<long> totals)
    {
        for (long done = 0; done < count; done += Step)
        {
            Load(first + done, (int)Math.Min(Step, count - done));
            Count();
        }

        Drain(totals);
    }

    public void Dispose()
    {
        _scratch.Dispose();
        _made.Dispose();
        _kept.Dispose();
        _addresses.Dispose();
    }

    private byte* Made(int input) => _made.Address + ((nint)Stride * input);

    // Afterwards the outputs of these cases are kept; cases that fill up the last block are silent.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Advance(long first, int cases)
    {
        PlaneMaker maker = _maker ?? throw new InvalidOperationException("No block is bound.");
        nint at = (nint)(first / 8);
        foreach (int i in _toMake)
        {
            maker.Make(_inputs[i], first, cases, new Span<ulong>(Made(i), Step / 64));
            Inputs[i] = Made(i) - at;
        }

        int blocks = cases / BlockCases;
        _kernel.Run(Inputs, at, _kept.Addresses, 0, blocks, _scratch.Address);
        int rest = cases - (blocks * BlockCases);
        if (rest == 0) return;
        // A whole block of words, the bits after the last case 0.
        nint done = (nint)blocks * _kernel.BlockBytes;
        for (int i = 0; i < _inputs.Length; i++)
        {
            if (!_isUsed[i]) continue;
            byte* source = Inputs[i] + at + done;
            var target = new Span<byte>(Made(i), _kernel.BlockBytes);
            int bytes = (rest + 7) / 8;
            new ReadOnlySpan<byte>(source, bytes).CopyTo(target);
            target[bytes..].Clear();
            if ((rest & 7) != 0) target[bytes - 1] &= (byte)((1 << (rest & 7)) - 1);
        }

        _kernel.Run(Spare, 0, _kept.Addresses, done, 1, _scratch.Address);
    }
}
