using Zhaodan.Analysis.Search;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Comparing;

/// <summary>An outcome of a group and the cases that have it.</summary>
public sealed record JointAnswer(GroupOutcome Outcome, Wire Where);

/// <summary>One regime over the cases of a comparison: its rules, its groups, and its cases as the interpreter takes them.</summary>
public sealed class JointRegime
{
    private readonly JointCases _cases;
    private readonly JointLeaves _leaves;
    private readonly PlaneEvaluation<VariableCircuit, Wire> _planes;
    private readonly Dictionary<(int Group, ulong Possible, ulong Settled), Wire> _where = [];
    private readonly CaseWriter _writer;

    internal JointRegime(JointCases cases, RegimeProgram program, IEnumerable<int> otherReadings, IReadOnlyDictionary<int, JudgementPlanes<Wire>>? given)
    {
        _cases = cases;
        Program = program;
        Named = OwnFacts.Named(program);
        var leaves = new SpaceLeaves<VariableCircuit, Wire>(cases.Space, Named, cases.Logic);
        _leaves = new JointLeaves(leaves, Named, cases.Logic, cases.Options);
        _leaves.OtherReadings.UnionWith(otherReadings);
        foreach ((int fact, JudgementPlanes<Wire> planes) in given ?? new Dictionary<int, JudgementPlanes<Wire>>()) _leaves.Given.Add(fact, planes);
        _planes = new PlaneEvaluation<VariableCircuit, Wire>(Named, cases.Logic, _leaves);
        _writer = new CaseWriter(cases, this);
        Interpreter = new Interpreter(program);
    }

    public RegimeProgram Program { get; }

    /// <summary>The meaning; every case shown has been through it.</summary>
    public Interpreter Interpreter { get; }

    /// <summary>The program with names that belong to this regime alone.</summary>
    internal RegimeProgram Named { get; }

    internal JointLeaves Leaves => _leaves;

    /// <summary>Whom it speaks of (适用); force in time is left aside, as the case is silent on its dates.</summary>
    public Wire Scope => Program.Applicability < 0 ? Wire.True : Certain(Program.Applicability);

    public Wire Possible(int node) => _planes.Node(node).Possible;

    public Wire Certain(int node) => _planes.Node(node).Certain;

    /// <summary>A node over all cases.</summary>
    public JudgementPlanes<Wire> Node(int node) => _planes.Node(node);

    /// <summary>Where a rule applies; with several conclusions, where all of them stand. What hangs on a decision counts.</summary>
    public Wire Applies(Rule rule)
    {
        Wire applies = Possible(rule.Applies);
        foreach (RuleConclusion conclusion in rule.Conclusions) applies = _cases.And(applies, Possible(conclusion.Applies));
        return applies;
    }

    /// <summary>A group over all cases; null where the regime does not derive it.</summary>
    public OutcomePlanes<Wire>? Group(int group) => _planes.Group(group);

    /// <summary>A value as a condition.</summary>
    public JudgementPlanes<Wire> IsValue(int group, int value) => new GroupPlanes<VariableCircuit, Wire>(_cases.Logic).IsValue(Derived(group), value);

    /// <summary>The outcome of a group in one case.</summary>
    public GroupOutcome OutcomeIn(JointCase one, int group)
    {
        OutcomePlanes<Wire> planes = Derived(group);
        ulong possible = 0, settled = 0, clashing = 0, ignorance = 0, discretion = 0;
        for (int s = 0; s < planes.Slots.Length; s++)
        {
            ulong bit = planes.BitOf(s);
            OutcomeSlot<Wire> slot = planes.Slots[s];
            if (one.Holds(slot.Possible)) possible |= bit;
            if (one.Holds(slot.Settled)) settled |= bit;
            if (one.Holds(slot.Clashing)) clashing |= bit;
            if (one.Holds(slot.Ignorance)) ignorance |= bit;
            if (one.Holds(slot.Discretion)) discretion |= bit;
        }

        // Where all facts are settled, only a decision leaves anything open.
        if (!_cases.Options.IsIncomplete) discretion = possible & ~settled;
        return new GroupOutcome(possible, settled, clashing, ignorance, discretion);
    }

    /// <summary>The cases in which a group may come to just these values and is settled to just those.</summary>
    public Wire Where(int group, GroupOutcome outcome)
    {
        if (_where.TryGetValue((group, outcome.Possible, outcome.Settled), out Wire known)) return known;
        OutcomePlanes<Wire> planes = Derived(group);
        Wire where = Wire.True;
        for (int s = 0; s < planes.Slots.Length; s++)
        {
            ulong bit = planes.BitOf(s);
            where = _cases.And(where, (outcome.Possible & bit) != 0 ? planes.Slots[s].Possible : !planes.Slots[s].Possible);
            where = _cases.And(where, (outcome.Settled & bit) != 0 ? planes.Slots[s].Settled : !planes.Slots[s].Settled);
        }

        _where.Add((group, outcome.Possible, outcome.Settled), where);
        return where;
    }

    /// <summary>Every outcome that a group has in some case of a set, each with its cases.</summary>
    /// <param name="group">The group.</param>
    /// <param name="within">The set.</param>
    /// <param name="most">More than so many are not looked for; a group of values side by side has very many.</param>
    public IReadOnlyList<JointAnswer> Answers(int group, Wire within, int most = 256)
    {
        var answers = new List<JointAnswer>();
        Wire left = within;
        while (answers.Count < most && _cases.Find(left) is { } found)
        {
            GroupOutcome outcome = OutcomeIn(found, group);
            Wire where = Where(group, outcome);
            answers.Add(new JointAnswer(outcome, where));
            left = _cases.And(left, !where);
        }

        return answers;
    }

    /// <summary>
    /// What a case states to this regime: what is 是 and cannot be left unsaid, and 其余 否. Null where no statement comes to just
    /// this case (dates that no calendar has).
    /// </summary>
    public CaseFacts? FactsOf(JointCase one) => _writer.Write(one)?.Facts;

    /// <summary>The case in the interpreter, which must answer every group as the circuit does; null where it does not, or where the case cannot be stated.</summary>
    public Evaluation? Confirm(JointCase one) => ConfirmWith(one)?.Evaluation;

    internal (CaseFacts Facts, Evaluation Evaluation)? ConfirmWith(JointCase one)
    {
        if (_writer.Write(one) is not { } written) return null;
        Evaluation evaluation = Interpreter.Evaluate(written.Facts, written.Resolution, EvaluationReading.Ordinary);
        for (int g = 0; g < Program.Groups.Length; g++)
        {
            if (!Program.Groups[g].IsDerived) continue;
            GroupOutcome found = OutcomeIn(one, g), meant = evaluation.Groups[g];
            if (found.Possible != meant.Possible || found.Settled != meant.Settled || found.Status != meant.Status) return null;
        }

        return (written.Facts, evaluation);
    }

    // Every leaf is made, so that no input comes after the first question.
    internal void Place()
    {
        var placer = new LeafPlacer<Wire>(_leaves);
        foreach (Node node in Named.Nodes) node.Accept(placer);
    }

    private OutcomePlanes<Wire> Derived(int group) =>
        Group(group) ?? throw new InvalidOperationException($"{Program.Header.Code} does not derive {Program.Groups[group].Name}.");
}
