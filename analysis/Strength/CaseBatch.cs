using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Strength;

/// <summary>
/// Up to 64 cases of one program, a bit each, with their facts resolved once; programs that have the same facts (mutants) are
/// evaluated on all of them in one pass.
/// </summary>
public sealed class CaseBatch : ILeafPlanes<ulong>
{
    public const int Most = 64;

    private static readonly PlaneLogic<WordAlgebra, ulong> Words = new(default);

    private readonly RegimeProgram _program;
    private readonly CaseFacts[] _cases;
    private readonly JudgementPlanes<ulong>[] _values;
    private readonly JudgementPlanes<ulong>[] _onStated;
    private readonly Dictionary<Node, JudgementPlanes<ulong>> _others = [];

    /// <param name="program">The program that the cases are of.</param>
    /// <param name="cases">At most <see cref="Most"/>, free of contradiction.</param>
    public CaseBatch(RegimeProgram program, IReadOnlyList<CaseFacts> cases)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cases.Count, Most);
        _program = program;
        _cases = [.. cases];
        _values = new JudgementPlanes<ulong>[program.Facts.Length];
        _onStated = new JudgementPlanes<ulong>[program.Facts.Length];
        List<BinaryConstraint>[] constraintsOf = FactResolution.IndexConstraints(program);
        FactResolution[] resolved = [.. cases.Select(facts => FactResolution.Resolve(program, constraintsOf, facts))];
        for (int f = 0; f < program.Facts.Length; f++)
        {
            bool isDecision = program.Facts[f].Kind == FactKind.Decision;
            _values[f] = Plane(c => resolved[c][f].Value, isDecision);
            _onStated[f] = Plane(c => resolved[c][f].OnStated, isDecision);
        }
    }

    /// <summary>A bit for each case there is.</summary>
    public ulong All => _cases.Length == Most ? ulong.MaxValue : (1UL << _cases.Length) - 1;

    public PlaneEvaluation<WordAlgebra, ulong> Evaluate(RegimeProgram program) => new(program, Words, this);

    public JudgementPlanes<ulong> Fact(FactNode node) => node.Basis == Basis.Stated ? _onStated[node.Fact] : _values[node.Fact];

    public JudgementPlanes<ulong> Compare(CompareNode node) =>
        Known(node, c => Number(c, node.Fact).Compare(node.Comparison, NumberRange.Exactly(node.Constant)));

    public JudgementPlanes<ulong> CompareFacts(CompareFactsNode node) =>
        Known(node, c => Number(c, node.Left).Compare(node.Comparison, Number(c, node.Right)));

    public JudgementPlanes<ulong> Choice(ChoiceNode node)
    {
        Fact fact = _program.Facts[node.Fact];
        return Known(node, c => _cases[c].Choices[fact.ChoiceSlot].IsAmong(node.Options, OptionSet.All(fact.Options.Length)));
    }

    public JudgementPlanes<ulong> Span(SpanNode node) => Known(node, c =>
        (Truth)(Timeliness.Compare(_program.Calendar, Number(c, node.Start), Number(c, node.Finish), node.Period) & ~Timeliness.OutsideCalendar));

    public ulong OtherReading(int fact) => _onStated[fact].Certain;

    private NumberRange Number(int c, int fact) => _cases[c].Numbers[_program.Facts[fact].NumberSlot];

    private JudgementPlanes<ulong> Known(Node node, Func<int, Truth> valueIn)
    {
        if (!_others.TryGetValue(node, out JudgementPlanes<ulong> planes)) _others.Add(node, planes = Plane(valueIn, false));
        return planes;
    }

    private JudgementPlanes<ulong> Plane(Func<int, Truth> valueIn, bool isDecision)
    {
        ulong possible = 0, certain = 0;
        for (int c = 0; c < _cases.Length; c++)
        {
            Truth value = valueIn(c);
            if (value != Truth.False) possible |= 1UL << c;
            if (value == Truth.True) certain |= 1UL << c;
        }

        return Words.WithCauses(possible, certain, isDecision ? 0 : ulong.MaxValue, isDecision ? ulong.MaxValue : 0);
    }
}
