using System.Runtime.InteropServices;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Runtime.Embedding;

/// <summary>Answers by the layer of versions and precedence, on one thread.</summary>
internal sealed class LayeredEvaluation
{
    private readonly EmbeddedPrograms _programs;
    private readonly RegimeEvaluator[] _evaluators;
    private readonly RegimeLayer _layer;

    public LayeredEvaluation(EmbeddedPrograms programs, RegimeEvaluator[] evaluators)
    {
        _programs = programs;
        _evaluators = evaluators;
        _layer = new RegimeLayer(programs.Regime, programs.Regime.Programs.Select((program, i) => new CompiledProgram(program, evaluators[i])));
    }

    public void Evaluate(ReadOnlySpan<byte> facts, ReadOnlySpan<StatedLaw> laws, Span<byte> outcome)
    {
        for (int p = 0; p < _programs.Layouts.Length; p++) EmbeddedFacts.CopyTo(facts, _programs.Regime.Programs[p], _programs.Layouts[p].Facts, _layer.Facts(p));
        _layer.Evaluate(laws);
        if (_layer.IsContradictory)
        {
            outcome.Clear();
            outcome[OutcomeLayout.ContradictoryOffset] = 1;
        }
        else if (_programs.IsSingle)
        {
            WriteProgram(facts, outcome);
        }
        else
        {
            WriteFamily(outcome);
        }
    }

    // Only what the law that the case states changed is another than without it.
    private void WriteProgram(ReadOnlySpan<byte> facts, Span<byte> outcome)
    {
        OutcomeLayout layout = _programs.Layouts[0].Outcome;
        _evaluators[0].Evaluate(facts, outcome);
        ProgramOutcome found = _layer.Outcome(0);
        RegimeProgram program = _programs.Regime.Programs[0];
        int next = 0;
        for (int r = 0; r < program.Rules.Length; r++)
        {
            outcome[layout.RuleOffset(r)] = (byte)found.Rules[r];
            for (int c = 0; c < program.Rules[r].Conclusions.Length; c++) outcome[layout.ConclusionOffset(r, c)] = (byte)found.Conclusions[next++];
        }

        for (int g = 0; g < program.Groups.Length; g++) Write(outcome, g, found.Groups[g], found.Presumed[g]);
    }

    private void WriteFamily(Span<byte> outcome)
    {
        FamilyOutcome found = _layer.Self;
        outcome[..OutcomeLayout.GroupsOffset].Clear();
        outcome[OutcomeLayout.ScopeOffset] = (byte)found.Scope;
        outcome[LayeredLayout.GroundOffset] = (byte)found.Ground;
        MemoryMarshal.Write(outcome[LayeredLayout.UsedOffset..], found.Used);
        for (int g = 0; g < found.Groups.Length; g++) Write(outcome, g, found.Groups[g].Outcome, found.Groups[g].Presumed);
    }

    private static void Write(Span<byte> outcome, int group, GroupOutcome found, ulong presumed) => MemoryMarshal.Write(
        outcome[OutcomeLayout.GroupOffset(group)..],
        new GroupRecord
        {
            Possible = found.Possible,
            Settled = found.Settled,
            Clashing = found.Clashing,
            Ignorance = found.Ignorance,
            Discretion = found.Discretion,
            Presumed = presumed,
        });
}
