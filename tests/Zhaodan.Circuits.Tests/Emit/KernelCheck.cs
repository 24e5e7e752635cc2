using System.Collections.Immutable;
using Zhaodan.Circuits.Emit;
using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.Circuits.Planes;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Circuits.Tests.Emit;

/// <summary>A random program and random cases, answered by the reference interpreter and by kernels of every width.</summary>
internal sealed class KernelCheck
{
    public static readonly KernelWidth[] Widths = [KernelWidth.Bits512, KernelWidth.Bits256, KernelWidth.Bits128, KernelWidth.Scalar];

    private readonly int _seed;
    private readonly RegimeProgram _program;
    private readonly bool _restFalse;
    private readonly bool _statesUnknown;
    private readonly CircuitBuilder _builder;
    private readonly ImmutableArray<Wire> _outputs;
    private readonly ImmutableArray<bool> _isUsed;
    private readonly Random _random;

    public KernelCheck(int seed)
    {
        _seed = seed;
        _random = new Random(seed);
        _program = ProgramGenerator.Generate(seed);
        (_restFalse, _statesUnknown) = (seed % 2 == 1, seed % 3 == 0);
        _builder = new CircuitBuilder(new SlotColumns(), _restFalse, TruthForm.Bitmaps, new Content(_statesUnknown));
        var circuit = new ProgramCircuit(_builder, _program);
        _outputs = [circuit.Contradictory, .. Answers(circuit)];
        _isUsed = CircuitPlan.Of(_builder.Circuit, _outputs).IsInputUsed;
    }

    /// <summary>How many texts <see cref="Emit"/> gives.</summary>
    public static int Kernels => Widths.Length * 2;

    /// <summary>One text for each width and layout, split into methods of many sizes.</summary>
    public IEnumerable<EmittedKernel> Emit()
    {
        foreach (KernelWidth width in Widths)
        {
            foreach (KernelLayout layout in (KernelLayout[])[KernelLayout.Streams, KernelLayout.Packed])
            {
                var options = new KernelOptions
                {
                    Width = width,
                    Layout = layout,
                    GatesPerMethod = _random.Next(3) switch { 0 => 1 + _random.Next(20), 1 => 60, _ => 400 },
                    PrefetchBlocks = _random.Next(3),
                    PrefetchFarBlocks = _random.Next(3) * 7,
                };
                yield return KernelEmitter.Emit(_builder.Circuit, _outputs, options, $"Kernel{_seed}_{(int)width}_{layout}");
            }
        }
    }

    /// <summary>The first difference, or null.</summary>
    public string? FindDifference(IReadOnlyList<PlaneKernel> kernels, int count)
    {
        CaseFacts[] cases = Cases(count);
        ulong[][] expected = Expected(cases, out ulong[] isCounted);
        using var block = new CaseBlock(_program, cases, _random);
        foreach (PlaneKernel kernel in kernels.Where(kernel => kernel.PackedInputs.IsEmpty))
        {
            using var run = new KernelRun(kernel, _builder.Inputs, _isUsed);
            Memory<ulong>[] planes = [.. _outputs.Select(_ => new Memory<ulong>(new ulong[(count + 63) / 64]))];
            run.Bind(block);
            run.Evaluate(0, count, planes);
            var totals = new long[_outputs.Length];
            run.Total(0, count, totals);
            for (int o = 0; o < _outputs.Length; o++)
            {
                ReadOnlySpan<ulong> plane = planes[o].Span;
                long ones = 0;
                for (int word = 0; word < plane.Length; word++)
                {
                    ones += System.Numerics.BitOperations.PopCount(plane[word]);
                    ulong difference = (plane[word] ^ expected[o][word]) & (o == 0 ? ulong.MaxValue : isCounted[word]);
                    if (difference != 0) return $"program {_seed}, {kernel.BlockBytes * 8} bits, {count} cases, output {o}, case {(word * 64) + System.Numerics.BitOperations.TrailingZeroCount(difference)}";
                }

                if (ones != totals[o]) return $"program {_seed}, {kernel.BlockBytes * 8} bits, {count} cases, output {o}: {totals[o]} counted, {ones} there";
            }

            // Of the same circuit: also where a case contradicts itself and the interpreter says nothing.
            foreach (PlaneKernel packed in kernels.Where(one => !one.PackedInputs.IsEmpty && one.BlockBytes == kernel.BlockBytes))
            {
                if (!PackedTotals(packed, block, count).SequenceEqual(totals)) return $"program {_seed}, {kernel.BlockBytes * 8} bits, packed, {count} cases: other totals";
            }
        }

        return null;
    }

    private long[] PackedTotals(PlaneKernel kernel, CaseBlock block, int count)
    {
        using var packed = new PackedCases(kernel, count);
        int half = count / 1024 * 512;
        packed.Take(_builder.Inputs, block, half, half, count - half);
        packed.Take(_builder.Inputs, block, 0, 0, half);
        var totals = new long[_outputs.Length];
        packed.Total(totals);
        return totals;
    }

    private CaseFacts[] Cases(int count)
    {
        var cases = new CaseFacts[count];
        for (int c = 0; c < count; c++)
        {
            cases[c] = new CaseFacts(_program);
            FactsGenerator.Fill(cases[c], _program, _random);
            CaseBlock.Simplify(cases[c], _program);
            cases[c].RestFalse = _restFalse;
            if (_statesUnknown) continue;
            foreach (ref StatedTruth truth in cases[c].Truths)
            {
                if (truth == StatedTruth.Unknown) truth = StatedTruth.Silent;
            }
        }

        return cases;
    }

    // In the order of Answers; a case that contradicts itself has none.
    private ulong[][] Expected(CaseFacts[] cases, out ulong[] isAnswered)
    {
        int words = (cases.Length + 63) / 64;
        ulong[][] planes = [.. _outputs.Select(_ => new ulong[words])];
        isAnswered = new ulong[words];
        var interpreter = new Interpreter(_program);
        for (int c = 0; c < cases.Length; c++)
        {
            ulong bit = 1UL << (c & 63);
            Evaluation evaluation = interpreter.Evaluate(cases[c]);
            if (evaluation.IsContradictory)
            {
                planes[0][c / 64] |= bit;
                continue;
            }

            isAnswered[c / 64] |= bit;
            int o = 1;
            foreach (bool answer in Answers(evaluation))
            {
                if (answer) planes[o][c / 64] |= bit;
                o++;
            }

            Assert.Equal(_outputs.Length, o);
        }

        return planes;
    }

    private static List<Wire> Answers(ProgramCircuit circuit)
    {
        List<Wire> wires = [circuit.Scope.Possible, circuit.Scope.Certain];
        foreach (RuleConclusion conclusion in circuit.Program.Rules.SelectMany(rule => rule.Conclusions))
        {
            wires.Add(circuit.Node(conclusion.Applies).Possible);
            wires.Add(circuit.Node(conclusion.Applies).Certain);
        }

        for (int g = 0; g < circuit.Groups.Length; g++)
        {
            if (circuit.Groups[g] is not { } group) continue;
            foreach (OutcomeSlot<Wire> slot in group.Slots) wires.AddRange([slot.Possible, slot.Settled, slot.Clashing, slot.Ignorance, slot.Discretion]);
            wires.AddRange(circuit.Presumed[g]);
        }

        return wires;
    }

    private IEnumerable<bool> Answers(Evaluation evaluation)
    {
        yield return evaluation.Scope.Truth != Truth.False;
        yield return evaluation.Scope.Truth == Truth.True;
        foreach (RuleConclusion conclusion in _program.Rules.SelectMany(rule => rule.Conclusions))
        {
            yield return evaluation.Nodes[conclusion.Applies].Truth != Truth.False;
            yield return evaluation.Nodes[conclusion.Applies].Truth == Truth.True;
        }

        for (int g = 0; g < _program.Groups.Length; g++)
        {
            if (!_program.Groups[g].IsDerived) continue;
            GroupOutcome outcome = evaluation.Groups[g];
            int values = _program.Groups[g].Values.Length;
            for (int s = 0; s < values + 2; s++)
            {
                ulong bit = s < values ? 1UL << s : s == values ? GroupOutcome.None : GroupOutcome.Clash;
                yield return (outcome.Possible & bit) != 0;
                yield return (outcome.Settled & bit) != 0;
                yield return (outcome.Clashing & bit) != 0;
                yield return (outcome.Ignorance & bit) != 0;
                yield return (outcome.Discretion & bit) != 0;
            }

            for (int v = 0; v < values; v++) yield return (evaluation.Presumed[g] >> v & 1) != 0;
        }
    }

    private sealed class Content(bool statesUnknown) : IColumnContent
    {
        public TruthColumn Truth(int column) => statesUnknown ? TruthColumn.WithUnknown : TruthColumn.Plain;

        public bool HasNumber(int column) => true;

        public bool HasChoice(int column) => true;
    }
}
