using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Zhaodan.Circuits.Emit;
using Zhaodan.Circuits.Gates;

namespace Zhaodan.Circuits.Execution;

/// <summary>
/// A kernel in the place of a plan: it takes the inputs from the same planes and leaves every output where the plan says, so
/// that nobody behind it sees which of the two ran. Not thread-safe.
/// </summary>
public sealed unsafe class PlanKernel : IDisposable
{
    private readonly PlaneKernel _kernel;
    private readonly ImmutableArray<int> _targets;
    private readonly KernelMemory _scratch;
    private readonly KernelMemory _addresses;

    private PlanKernel(PlaneKernel kernel, ImmutableArray<int> targets)
    {
        (_kernel, _targets) = (kernel, targets);
        _scratch = new KernelMemory(kernel.ScratchBytes);
        _addresses = new KernelMemory((nint)(kernel.Inputs + kernel.Outputs) * sizeof(byte*));
    }

    /// <summary>Words of a plane that any kernel can be run on: a multiple of the widest block.</summary>
    public static int Words(int atLeast) => (atLeast + 7) / 8 * 8;

    /// <param name="circuit">The circuit.</param>
    /// <param name="outputs">What the plan was made for.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="compiler">May take its time.</param>
    public static PlanKernel Of(Circuit circuit, ImmutableArray<Wire> outputs, CircuitPlan plan, IKernelCompiler compiler)
    {
        var wires = new Dictionary<int, Wire>();
        for (int o = 0; o < outputs.Length; o++)
        {
            if (plan.Outputs[o].Buffer >= circuit.Inputs.Count) wires.TryAdd(plan.Outputs[o].Buffer, plan.Outputs[o].IsNegated ? !outputs[o] : outputs[o]);
        }

        return new PlanKernel(compiler.Compile(circuit, [.. wires.Values], new KernelOptions { PrefetchBlocks = 0, PrefetchFarBlocks = 0 }), [.. wires.Keys]);
    }

    /// <param name="buffer">As for <see cref="CircuitMachine.Run"/>; its planes have a number of words that <see cref="Words"/> gives.</param>
    /// <param name="words">How many words are looked at; what stands behind them in outputs means nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(PlaneBuffer buffer, int words)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(buffer.Words, Words(buffer.Words), nameof(buffer));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(words, buffer.Words);
        int blocks = ((words * sizeof(ulong)) + _kernel.BlockBytes - 1) / _kernel.BlockBytes;
        var inputs = (byte**)_addresses.Address;
        byte** outputs = inputs + _kernel.Inputs;
        fixed (ulong* planes = buffer.Bits)
        {
            for (int i = 0; i < _kernel.Inputs; i++) inputs[i] = (byte*)(planes + ((nint)i * buffer.Words));
            for (int o = 0; o < _targets.Length; o++) outputs[o] = (byte*)(planes + ((nint)_targets[o] * buffer.Words));
            _kernel.Run(inputs, 0, outputs, 0, blocks, _scratch.Address);
        }

        GC.KeepAlive(this);
    }

    public void Dispose()
    {
        _scratch.Dispose();
        _addresses.Dispose();
    }
}
