using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;

namespace Zhaodan.Circuits.Execution;

public enum PlanOperation : byte
{
    /// <summary>a ∧ b</summary>
    And,

    /// <summary>a ∧ ¬b</summary>
    AndNot,

    /// <summary>¬a ∧ ¬b</summary>
    Nor,
}

/// <summary>One step: a plane from two planes, by their buffers.</summary>
public readonly record struct PlanStep(PlanOperation Operation, int Target, int A, int B);

/// <summary>
/// A circuit as a straight line of steps over plane buffers, only what the outputs need, buffers used again as soon as
/// their plane is no longer needed. The first buffers are the inputs, in their order, and are never overwritten. Immutable.
/// </summary>
public sealed class CircuitPlan
{
    private CircuitPlan(ImmutableArray<PlanStep> steps, ImmutableArray<(int Buffer, bool IsNegated)> outputs, ImmutableArray<bool> isUsed, int buffers)
    {
        (Steps, Outputs, IsInputUsed, Buffers) = (steps, outputs, isUsed, buffers);
    }

    public ImmutableArray<PlanStep> Steps { get; }

    /// <summary>By output: the buffer that holds it at the end, and whether as its negation. −1: the constant 假.</summary>
    public ImmutableArray<(int Buffer, bool IsNegated)> Outputs { get; }

    /// <summary>By input: does any output hang on it? The others need not be filled.</summary>
    public ImmutableArray<bool> IsInputUsed { get; }

    /// <summary>How many buffers there are, inputs included.</summary>
    public int Buffers { get; }

    public static CircuitPlan Of(Circuit circuit, ImmutableArray<Wire> outputs)
    {
        bool[] needed = circuit.Cone(outputs);
        int[] uses = Uses(circuit, needed, outputs);
        var bufferOf = new int[circuit.Count];
        var isUsed = new bool[circuit.Inputs.Count];
        for (int i = 0; i < circuit.Inputs.Count; i++)
        {
            bufferOf[circuit.Inputs[i]] = i;
            isUsed[i] = needed[circuit.Inputs[i]];
        }

        int buffers = circuit.Inputs.Count;
        var free = new Stack<int>();
        var steps = ImmutableArray.CreateBuilder<PlanStep>();
        for (int gate = 1; gate < circuit.Count; gate++)
        {
            if (!needed[gate] || circuit.InputAt(gate) >= 0) continue;
            (Wire a, Wire b) = circuit.Operands(gate);
            if (a.IsNegated && !b.IsNegated) (a, b) = (b, a);
            PlanOperation operation = !b.IsNegated ? PlanOperation.And : a.IsNegated ? PlanOperation.Nor : PlanOperation.AndNot;
            // Operands are released first: a step may write over what it reads for the last time.
            (int bufferA, int bufferB) = (bufferOf[a.Gate], bufferOf[b.Gate]);
            Release(a.Gate);
            Release(b.Gate);
            int target = free.TryPop(out int buffer) ? buffer : buffers++;
            bufferOf[gate] = target;
            steps.Add(new PlanStep(operation, target, bufferA, bufferB));
        }

        return new CircuitPlan(
            steps.ToImmutable(),
            [.. outputs.Select(wire => wire.IsConstant ? (-1, wire.IsTrue) : (bufferOf[wire.Gate], wire.IsNegated))],
            [.. isUsed],
            buffers);

        void Release(int gate)
        {
            if (--uses[gate] == 0 && circuit.InputAt(gate) < 0) free.Push(bufferOf[gate]);
        }
    }

    // An output is one more use, so that its buffer is never given away.
    private static int[] Uses(Circuit circuit, bool[] needed, ImmutableArray<Wire> outputs)
    {
        var uses = new int[circuit.Count];
        foreach (Wire output in outputs) uses[output.Gate]++;
        for (int gate = 1; gate < circuit.Count; gate++)
        {
            if (!needed[gate] || circuit.InputAt(gate) >= 0) continue;
            (Wire a, Wire b) = circuit.Operands(gate);
            uses[a.Gate]++;
            uses[b.Gate]++;
        }

        return uses;
    }
}
