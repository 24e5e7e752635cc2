using Zhaodan.Analysis.Search;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// The leaves of one regime in a comparison: as <see cref="SpaceLeaves{TAlgebra, T}"/> has them, with what the comparison takes
/// for granted: links, readings, the silence on dates, and what another regime derives.
/// </summary>
internal sealed class JointLeaves(SpaceLeaves<VariableCircuit, Wire> leaves, RegimeProgram program, PlaneLogic<VariableCircuit, Wire> logic, JointOptions options) : ILeafPlanes<Wire>
{
    /// <summary>By fact: what stands in for it.</summary>
    public Dictionary<int, JudgementPlanes<Wire>> Given { get; } = [];

    /// <summary>Facts of kind <see cref="FactKind.Reading"/> whose other reading is followed.</summary>
    public HashSet<int> OtherReadings { get; } = [];

    public JudgementPlanes<Wire> Fact(FactNode node)
    {
        if (Given.TryGetValue(node.Fact, out JudgementPlanes<Wire> given)) return given;
        Fact fact = program.Facts[node.Fact];
        if (fact.IsCaseDate || (fact.Kind == FactKind.Link && !options.TriesLinks)) return logic.True;
        return leaves.Fact(node);
    }

    public JudgementPlanes<Wire> Compare(CompareNode node) => program.Facts[node.Fact].IsCaseDate ? logic.Unknown : leaves.Compare(node);

    public JudgementPlanes<Wire> CompareFacts(CompareFactsNode node) =>
        program.Facts[node.Left].IsCaseDate || program.Facts[node.Right].IsCaseDate ? logic.Unknown : leaves.CompareFacts(node);

    public JudgementPlanes<Wire> Choice(ChoiceNode node) => leaves.Choice(node);

    public JudgementPlanes<Wire> Span(SpanNode node) =>
        program.Facts[node.Start].IsCaseDate || program.Facts[node.Finish].IsCaseDate ? logic.Unknown : leaves.Span(node);

    public Wire OtherReading(int fact) => OtherReadings.Contains(fact) ? Wire.True : Wire.False;
}
