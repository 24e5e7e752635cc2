using Zhaodan.Analysis.Search;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Exact;

/// <summary>
/// The leaves of a program over all completions of one case: what is known is the same in all of them, what is not is 是 or 否.
/// Decisions stay open, and so do the truth parts of the case's own dates, which only say whether it speaks of them.
/// </summary>
internal sealed class CompletionLeaves(
    RegimeProgram program,
    CaseFacts facts,
    FactResolution resolution,
    PlaneLogic<VariableCircuit, Wire> logic,
    SpaceLeaves<VariableCircuit, Wire> open) : ILeafPlanes<Wire>
{
    /// <summary>A 是否 fact that a completion settles.</summary>
    public static bool IsCompleted(Fact fact, ResolvedFact resolved) =>
        fact.TruthSlot >= 0 && resolved.Value == Truth.Unknown && fact.Kind is not (FactKind.Decision or FactKind.Reading) && !fact.IsCaseDate;

    public JudgementPlanes<Wire> Fact(FactNode node)
    {
        ResolvedFact resolved = resolution[node.Fact];
        return IsCompleted(program.Facts[node.Fact], resolved) ? open.Fact(node) : Known(resolved.Value);
    }

    public JudgementPlanes<Wire> Compare(CompareNode node)
    {
        Truth known = Number(node.Fact).Compare(node.Comparison, NumberRange.Exactly(node.Constant));
        return known == Truth.Unknown ? open.Compare(node) : Known(known);
    }

    public JudgementPlanes<Wire> CompareFacts(CompareFactsNode node)
    {
        Truth known = Number(node.Left).Compare(node.Comparison, Number(node.Right));
        return known == Truth.Unknown ? open.CompareFacts(node) : Known(known);
    }

    public JudgementPlanes<Wire> Choice(ChoiceNode node)
    {
        Fact fact = program.Facts[node.Fact];
        Truth known = facts.Choices[fact.ChoiceSlot].IsAmong(node.Options, OptionSet.All(fact.Options.Length));
        return known == Truth.Unknown ? open.Choice(node) : Known(known);
    }

    public JudgementPlanes<Wire> Span(SpanNode node)
    {
        var known = (Truth)(Timeliness.Compare(program.Calendar, Number(node.Start), Number(node.Finish), node.Period) & ~Timeliness.OutsideCalendar);
        return known == Truth.Unknown ? open.Span(node) : Known(known);
    }

    public Wire OtherReading(int fact) => resolution[fact].OnStated == Truth.True ? Wire.True : Wire.False;

    private NumberRange Number(int fact) => facts.Numbers[program.Facts[fact].NumberSlot];

    private JudgementPlanes<Wire> Known(Truth truth) => truth switch
    {
        Truth.True => logic.True,
        Truth.False => logic.False,
        _ => logic.Unknown,
    };
}
