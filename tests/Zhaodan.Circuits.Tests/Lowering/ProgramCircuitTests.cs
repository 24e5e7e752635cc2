using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Layers;
using Zhaodan.Circuits.Lowering;
using Zhaodan.Circuits.Planes;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Circuits.Tests.Lowering;

/// <summary>Circuits say of random programs and random cases what the reference interpreter says.</summary>
public sealed class ProgramCircuitTests
{
    private const int Programs = 400;
    private const int Cases = 130;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Circuit_agrees_with_the_interpreter(bool restFalse)
    {
        int contradictory = 0, changed = 0, presumed = 0;
        for (int seed = 0; seed < Programs; seed++)
        {
            RegimeProgram program = ProgramGenerator.Generate(seed);
            CaseFacts[] cases = Random(program, seed, restFalse);
            var run = new CircuitRun(program, cases, restFalse);
            var interpreter = new Interpreter(program);
            for (int c = 0; c < cases.Length; c++)
            {
                Evaluation expected = interpreter.Evaluate(cases[c]);
                Assert.Equal((seed, c, expected.IsContradictory), (seed, c, run.At(run.Circuit.Contradictory, c)));
                if (expected.IsContradictory)
                {
                    contradictory++;
                    continue;
                }

                Assert.Equal((seed, c, expected.Scope.Truth), (seed, c, run.At(run.Circuit.Scope, c)));
                Assert.Equal((seed, c, expected.Applicability.Truth), (seed, c, run.At(run.Circuit.Applicability, c)));
                foreach (Rule rule in program.Rules)
                {
                    foreach (RuleConclusion conclusion in rule.Conclusions) Assert.Equal((seed, c, rule.Citation, expected.Nodes[conclusion.Applies].Truth), (seed, c, rule.Citation, run.At(run.Circuit.Node(conclusion.Applies), c)));
                }

                for (int g = 0; g < program.Groups.Length; g++)
                {
                    if (run.Circuit.Groups[g] is not { } outcome) continue;
                    Assert.Equal((seed, c, g, expected.Groups[g]), (seed, c, g, run.At(outcome, c)));
                    ulong mask = run.MaskAt(run.Circuit.Presumed[g], c);
                    Assert.Equal((seed, c, g, expected.Presumed[g]), (seed, c, g, mask));
                    presumed += mask != 0 ? 1 : 0;
                }

                for (int f = 0; f < program.Facts.Length; f++)
                {
                    if (run.Changes[f] is not { } wire) continue;
                    bool differs = Differs(program, interpreter, cases[c], expected, f);
                    Assert.Equal((seed, c, program.Facts[f].Name, differs), (seed, c, program.Facts[f].Name, run.At(wire, c)));
                    changed += differs ? 1 : 0;
                }
            }
        }

        Assert.True(contradictory > 100 && changed > 100 && presumed > 100, $"{contradictory} contradictory, {changed} changed, {presumed} presumed");
    }

    // As screening asks it: would granting the item, or following the other reading, change what becomes of the case?
    private static bool Differs(RegimeProgram program, Interpreter interpreter, CaseFacts facts, Evaluation before, int fact)
    {
        CaseFacts other = facts.Copy();
        int slot = program.Facts[fact].TruthSlot;
        if (program.Facts[fact].Kind == FactKind.Reading && facts.Truths[slot] != StatedTruth.Silent) return false;
        other.Truths[slot] = StatedTruth.True;
        Evaluation after = interpreter.Evaluate(other);
        if (after.IsContradictory) return false;
        if (after.Scope.Truth != before.Scope.Truth) return true;
        return before.Scope.Truth != Truth.False && Enumerable.Range(0, before.Groups.Length).Any(g => before.Groups[g].Possible != after.Groups[g].Possible || before.Groups[g].Settled != after.Groups[g].Settled);
    }

    private static CaseFacts[] Random(RegimeProgram program, int seed, bool restFalse)
    {
        var random = new Random(seed);
        var cases = new CaseFacts[Cases];
        for (int c = 0; c < cases.Length; c++)
        {
            cases[c] = new CaseFacts(program);
            FactsGenerator.Fill(cases[c], program, random);
            cases[c].RestFalse = restFalse;
        }

        return cases;
    }

    /// <summary>A program's circuit, run by the machine on some cases.</summary>
    private sealed class CircuitRun
    {
        private readonly Dictionary<Wire, int> _outputs = [];
        private readonly CircuitPlan _plan;
        private readonly PlaneBuffer _buffer;

        public CircuitRun(RegimeProgram program, CaseFacts[] cases, bool restFalse)
        {
            var builder = new CircuitBuilder(new SlotColumns(), restFalse);
            var layer = new LayerCircuit(builder, LinkedRegime.Of(program), null);
            Circuit = layer.Program(0);
            Changes = [.. Enumerable.Range(0, program.Facts.Length).Select(f => program.Facts[f].Kind is FactKind.Open or FactKind.Reading ? layer.ChangesWith(0, f, program.Facts[f].Kind == FactKind.Reading) : (Wire?)null)];
            foreach (Wire wire in Wires()) _outputs.TryAdd(wire, _outputs.Count);
            _plan = CircuitPlan.Of(builder.Circuit, [.. _outputs.Keys]);
            _buffer = new PlaneBuffer(_plan.Buffers, (cases.Length + 63) / 64);
            int words = new InputPacker(builder.Inputs, _plan.IsInputUsed).Pack(new FactRows(cases), _buffer);
            CircuitMachine.Run(_plan, _buffer, words);
        }

        public ProgramCircuit Circuit { get; }

        public Wire?[] Changes { get; }

        public bool At(Wire wire, int c)
        {
            (int buffer, bool isNegated) = _plan.Outputs[_outputs[wire]];
            return buffer < 0 ? isNegated : ((_buffer[buffer][c / 64] >> (c % 64) & 1) != 0) != isNegated;
        }

        public Truth At(TruthWires wires, int c) => At(wires.Certain, c) ? Truth.True : At(wires.Possible, c) ? Truth.Unknown : Truth.False;

        public ulong MaskAt(IEnumerable<Wire> wires, int c) => wires.Select((wire, v) => At(wire, c) ? 1UL << v : 0).Aggregate(0UL, (a, b) => a | b);

        public GroupOutcome At(OutcomePlanes<Wire> outcome, int c)
        {
            ulong Mask(Func<OutcomeSlot<Wire>, Wire> plane) => outcome.Slots.Select((slot, s) => At(plane(slot), c) ? outcome.BitOf(s) : 0).Aggregate(0UL, (a, b) => a | b);
            return new GroupOutcome(Mask(s => s.Possible), Mask(s => s.Settled), Mask(s => s.Clashing), Mask(s => s.Ignorance), Mask(s => s.Discretion));
        }

        private IEnumerable<Wire> Wires()
        {
            IEnumerable<Wire> wires = [Circuit.Contradictory, Circuit.Scope.Possible, Circuit.Scope.Certain, Circuit.Applicability.Possible, Circuit.Applicability.Certain];
            wires = wires.Concat(Circuit.Program.Rules.SelectMany(rule => rule.Conclusions).SelectMany(conclusion => new[] { Circuit.Node(conclusion.Applies).Possible, Circuit.Node(conclusion.Applies).Certain }));
            wires = wires.Concat(Circuit.Groups.OfType<OutcomePlanes<Wire>>().SelectMany(group => group.Slots).SelectMany(slot => new[] { slot.Possible, slot.Settled, slot.Clashing, slot.Ignorance, slot.Discretion }));
            return wires.Concat(Circuit.Presumed.SelectMany(wire => wire)).Concat(Changes.OfType<Wire>());
        }
    }
}
