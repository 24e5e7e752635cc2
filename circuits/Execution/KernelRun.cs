using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Zhaodan.Circuits.Lowering;

namespace Zhaodan.Circuits.Execution;

/// <summary>
/// A kernel on blocks of cases that lie in memory as columns. Bitmaps are evaluated in place; what has to be made first
/// (comparisons, shifted bitmaps) is made a few hundred cases ahead of the kernel and stays in the cache. Of the last cases,
/// which do not fill a vector, a copy is made: nothing outside a column is read. Not thread-safe.
/// </summary>
public sealed unsafe class KernelRun : IDisposable
{
    // Cases for which planes are made at a time, and for which totals keep the outputs.
    private const int Step = 2048;

    private readonly PlaneKernel _kernel;
    private readonly ImmutableArray<CircuitInput> _inputs;
    private readonly ImmutableArray<bool> _isUsed;
    private readonly KernelMemory _scratch;
    private readonly KernelMemory _made;
    private readonly KernelMemory _kept;
    private readonly KernelMemory _lanes;
    private readonly KernelMemory _addresses;
    private readonly ulong[] _silent;
    private readonly List<int> _toMake = [];
    private PlaneMaker? _maker;

    /// <param name="kernel">Compiled for a circuit.</param>
    /// <param name="inputs">What that circuit asks, in the order of its inputs.</param>
    /// <param name="isUsed">By input: does any output hang on it?</param>
    public KernelRun(PlaneKernel kernel, IEnumerable<CircuitInput> inputs, ImmutableArray<bool> isUsed)
    {
        (_kernel, _inputs, _isUsed) = (kernel, [.. inputs], isUsed);
        ArgumentOutOfRangeException.ThrowIfNotEqual(_inputs.Length, kernel.Inputs, nameof(inputs));
        _scratch = new KernelMemory(kernel.ScratchBytes);
        _made = new KernelMemory((nint)Stride * kernel.Inputs);
        _kept = new KernelMemory((nint)Stride * kernel.Outputs);
        _lanes = new KernelMemory((nint)PopCounts.Lanes * kernel.Outputs);
        _addresses = new KernelMemory((nint)(kernel.Inputs + kernel.Inputs + kernel.Outputs) * sizeof(byte*));
        for (int o = 0; o < kernel.Outputs; o++) Outputs[o] = Kept(o);
        for (int i = 0; i < kernel.Inputs; i++) Spare[i] = Made(i);
        _silent = Silent();
    }

    // One line more than the cases need, so that planes do not fall on the same lines of the cache.
    private static int Stride => (Step / 8) + 64;

    private int BlockCases => _kernel.BlockBytes * 8;

    // By input: where its plane lies, as if it began with the block's first case.
    private byte** Inputs => (byte**)_addresses.Address;

    // By input: room for what has to be made or copied.
    private byte** Spare => Inputs + _kernel.Inputs;

    private byte** Outputs => Spare + _kernel.Inputs;

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

    /// <summary>Every output's plane: bit (case mod 64) of word (case div 64); bits after the last case are 0.</summary>
    /// <param name="first">The first case of the block to look at, a multiple of 64.</param>
    /// <param name="count">How many cases.</param>
    /// <param name="planes">By output: (<paramref name="count"/> + 63) / 64 words.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Evaluate(long first, long count, IReadOnlyList<Memory<ulong>> planes)
    {
        for (long done = 0; done < count; done += Step)
        {
            int cases = (int)Math.Min(Step, count - done);
            Advance(first + done, cases);
            for (int o = 0; o < _kernel.Outputs; o++)
            {
                var kept = new ReadOnlySpan<ulong>(Kept(o), (cases + 63) / 64);
                Span<ulong> target = planes[o].Span.Slice((int)(done >> 6), kept.Length);
                kept.CopyTo(target);
                if ((cases & 63) != 0) target[^1] &= (1UL << (cases & 63)) - 1;
            }
        }

        GC.KeepAlive(this);
    }

    /// <summary>Adds to each total in how many cases the output holds. No output plane leaves the cache.</summary>
    /// <param name="first">The first case of the block to look at, a multiple of 64.</param>
    /// <param name="count">How many cases.</param>
    /// <param name="totals">By output.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Total(long first, long count, Span<long> totals)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(totals.Length, _kernel.Outputs);
        new Span<byte>(_lanes.Address, (int)_lanes.Bytes).Clear();
        byte* lanes = _lanes.Address;
        for (long done = 0; done < count; done += Step)
        {
            int cases = (int)Math.Min(Step, count - done);
            Advance(first + done, cases);
            int whole = (cases + BlockCases - 1) / BlockCases * BlockCases;
            for (int o = 0; o < totals.Length; o++) PopCounts.Add(Kept(o), whole / 8, lanes + (o * PopCounts.Lanes));
            if (whole == cases) continue;
            for (int o = 0; o < totals.Length; o++) totals[o] -= (long)_silent[o] * (whole - cases);
        }

        for (int o = 0; o < totals.Length; o++) totals[o] += PopCounts.Sum(lanes + (o * PopCounts.Lanes));

        GC.KeepAlive(this);
    }

    public void Dispose()
    {
        _scratch.Dispose();
        _made.Dispose();
        _kept.Dispose();
        _lanes.Dispose();
        _addresses.Dispose();
    }

    private byte* Made(int input) => _made.Address + ((nint)Stride * input);

    private byte* Kept(int output) => _kept.Address + ((nint)Stride * output);

    // Afterwards the outputs of these cases stand in Kept; cases that fill up the last block are silent.
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
        _kernel.Run(Inputs, at, Outputs, 0, blocks, _scratch.Address);
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

        _kernel.Run(Spare, 0, Outputs, done, 1, _scratch.Address);
    }

    // What each output says of a case whose every input is 0.
    private ulong[] Silent()
    {
        _kernel.Run(Spare, 0, Outputs, 0, 1, _scratch.Address);
        var silent = new ulong[_kernel.Outputs];
        for (int o = 0; o < silent.Length; o++) silent[o] = *(ulong*)Kept(o) & 1;
        return silent;
    }
}
