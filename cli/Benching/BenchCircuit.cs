using System.Collections.Immutable;
using System.Numerics;
using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Benching;

/// <summary>
/// What the ratios of kernels stand on: of each program contradiction, scope, every rule, and of every group the values that
/// are possible, settled and settled by presumption.
/// </summary>
internal sealed class BenchCircuit
{
    public BenchCircuit(IReadOnlyList<RegimeProgram> programs, BenchTable table, TruthForm form, IColumnContent? content = null)
    {
        Builder = new CircuitBuilder(table, restFalse: false, form, content ?? table);
        var wires = new List<Wire>();
        foreach (RegimeProgram program in programs)
        {
            var circuit = new ProgramCircuit(Builder, program);
            wires.AddRange([circuit.Scope.Possible, circuit.Scope.Certain]);
            foreach (Rule rule in program.Rules) wires.AddRange([circuit.Node(rule.Applies).Possible, circuit.Node(rule.Applies).Certain]);
            for (int g = 0; g < circuit.Groups.Length; g++)
            {
                foreach (OutcomeSlot<Wire> slot in circuit.Groups[g]?.Slots ?? []) wires.AddRange([slot.Possible, slot.Settled]);
                wires.AddRange(circuit.Presumed[g]);
            }

            wires.Add(circuit.Contradictory);
        }

        Outputs = [.. wires.Where(wire => !wire.IsConstant).Distinct()];
        Plan = CircuitPlan.Of(Builder.Circuit, Outputs);
    }

    public CircuitBuilder Builder { get; }

    public ImmutableArray<Wire> Outputs { get; }

    public CircuitPlan Plan { get; }

    /// <summary>In how many cases of the table each output holds, by the machine that runs plans.</summary>
    public long[] Totals(BenchTable table)
    {
        const int Words = 64;
        var totals = new long[Outputs.Length];
        var packer = new InputPacker(Builder.Inputs, Plan.IsInputUsed);
        var buffer = new PlaneBuffer(Plan.Buffers, Words);
        for (int first = 0; first < table.Truths.Length; first += Words * 64)
        {
            int count = Math.Min(Words * 64, table.Truths.Length - first);
            int words = packer.Pack(new BenchRows(table, first, count), buffer);
            CircuitMachine.Run(Plan, buffer, words);
            for (int o = 0; o < totals.Length; o++)
            {
                (int plane, bool isNegated) = Plan.Outputs[o];
                for (int word = 0; word < words; word++)
                {
                    ulong bits = buffer[plane][word] ^ (isNegated ? ulong.MaxValue : 0);
                    if (word == words - 1 && (count & 63) != 0) bits &= (1UL << (count & 63)) - 1;
                    totals[o] += BitOperations.PopCount(bits);
                }
            }
        }

        return totals;
    }
}
