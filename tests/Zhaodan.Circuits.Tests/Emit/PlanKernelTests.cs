using System.Collections.Immutable;
using Zhaodan.Circuits.Emit;
using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Gates;
using Zhaodan.Compilation;

namespace Zhaodan.Circuits.Tests.Emit;

/// <summary>A kernel in the place of a plan leaves the same bits in the same places.</summary>
public sealed class PlanKernelTests
{
    [Theory]
    [InlineData(KernelWidth.Bits512)]
    [InlineData(KernelWidth.Bits256)]
    [InlineData(KernelWidth.Bits128)]
    [InlineData(KernelWidth.Scalar)]
    public void Kernel_stands_in_for_the_machine(KernelWidth width)
    {
        var random = new Random((int)width);
        (Circuit circuit, ImmutableArray<Wire> outputs) = Random(random, inputs: 40, gates: 600);
        CircuitPlan plan = CircuitPlan.Of(circuit, outputs);
        using PlanKernel kernel = PlanKernel.Of(circuit, outputs, plan, new Compiler(new KernelOptions { Width = width, GatesPerMethod = 70 }));
        foreach (int words in (int[])[0, 1, 7, 8, 9, 16])
        {
            var expected = new PlaneBuffer(plan.Buffers, PlanKernel.Words(16));
            var actual = new PlaneBuffer(plan.Buffers, PlanKernel.Words(16));
            for (int i = 0; i < circuit.Inputs.Count; i++)
            {
                for (int word = 0; word < words; word++) expected[i][word] = actual[i][word] = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
            }

            CircuitMachine.Run(plan, expected, words);
            kernel.Run(actual, words);
            for (int i = 0; i < circuit.Inputs.Count; i++) Assert.True(expected[i].SequenceEqual(actual[i]), $"input {i} was written over");
            foreach ((int buffer, _) in plan.Outputs)
            {
                if (buffer >= 0) Assert.Equal(expected[buffer][..words].ToArray(), actual[buffer][..words].ToArray());
            }
        }
    }

    private static (Circuit Circuit, ImmutableArray<Wire> Outputs) Random(Random random, int inputs, int gates)
    {
        var circuit = new Circuit();
        List<Wire> wires = [Wire.True];
        for (int i = 0; i < inputs; i++) wires.Add(circuit.NewInput());
        while (wires.Count < gates) wires.Add(circuit.And(Any(), Any()));
        return (circuit, [.. Enumerable.Range(0, 50).Select(_ => Any()), Wire.False, Wire.True, wires[1], !wires[2]]);

        Wire Any()
        {
            Wire wire = wires[random.Next(wires.Count)];
            return random.Next(2) == 0 ? wire : !wire;
        }
    }

    private sealed class Compiler(KernelOptions options) : IKernelCompiler
    {
        public PlaneKernel Compile(Circuit circuit, ImmutableArray<Wire> outputs, KernelOptions _) => new KernelHost().Load(circuit, outputs, options).Kernel;
    }
}
