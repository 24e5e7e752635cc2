using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Planes;

namespace Zhaodan.Screening.Sql;

/// <summary>A column of answers: texts that are joined by 、, each where its wire holds.</summary>
internal sealed record SqlAnswer(string Name, IReadOnlyList<(Wire Where, string Text)> Pieces, string Remark);

/// <summary>
/// The columns of an answer file as wires and texts: what <see cref="AnswerCells"/> writes of one case, for all of them.
/// </summary>
internal sealed class SqlAnswers
{
    private readonly Circuit _circuit;
    private readonly ProgramCircuit _program;
    private readonly RuleIndex _index;

    public SqlAnswers(CircuitBuilder builder, RegimeProgram program)
    {
        _circuit = builder.Circuit;
        _program = new ProgramCircuit(builder, program);
        _index = new RuleIndex(program);
        var answers = new List<SqlAnswer>();
        for (int g = 0; g < program.Groups.Length; g++)
        {
            if (_program.Groups[g] is { } outcome) answers.AddRange(Group(g, outcome));
        }

        Groups = answers;
        Tail = [.. TailOf(program)];
    }

    /// <summary>How the act stands to the days on which the regime holds.</summary>
    public const string ForceColumn = "施行";

    public ProgramCircuit Program => _program;

    /// <summary>Four of each conclusion group.</summary>
    public IReadOnlyList<SqlAnswer> Groups { get; }

    /// <summary>Force in time and readings, where the regime has them.</summary>
    public IReadOnlyList<SqlAnswer> Tail { get; }

    /// <summary>What single wires say, for whoever reads the statement.</summary>
    public Dictionary<Wire, string> Remarks()
    {
        var remarks = new Dictionary<Wire, string>();
        foreach (Rule rule in _program.Program.Rules)
        {
            TruthWires applies = _program.Node(rule.Applies);
            string text = $"{rule.Citation} {rule.Text}";
            if (!applies.Certain.IsConstant) remarks.TryAdd(applies.Certain, "适用：" + text);
            if (!applies.Possible.IsConstant && applies.Possible != applies.Certain) remarks.TryAdd(applies.Possible, "可能适用：" + text);
        }

        return remarks;
    }

    private IEnumerable<SqlAnswer> Group(int g, OutcomePlanes<Wire> outcome)
    {
        ConclusionGroup group = _program.Program.Groups[g];
        TruthWires scope = _program.Scope;
        Wire[] statuses = StatusWires.Of(_circuit, outcome, scope);
        string NameOf(int slot) => slot == outcome.None ? Words.Nothing : slot == outcome.Clash ? Words.Clash : group.Values[slot].Name;

        IEnumerable<(Wire, string)> settled = Enumerable.Range(0, outcome.Slots.Length).Where(slot => slot != outcome.Clash).Select(slot => (_circuit.And(scope.Certain, outcome.Slots[slot].Settled), NameOf(slot)));
        IEnumerable<(Wire, string)> words = new[] { RowStatus.Undetermined, RowStatus.Discretionary, RowStatus.Conflicting, RowStatus.Inapplicable }.Select(status => (statuses[(int)status], AnswerText.Word(status)));
        yield return Answer(group.Name, settled.Concat(words), "结论");

        IEnumerable<(Wire, string)> possible = Enumerable.Range(0, outcome.Slots.Length).Select(slot => (_circuit.And(scope.Possible, outcome.Slots[slot].Possible), NameOf(slot)));
        yield return Answer(group.Name + "·可能", possible.Append((!scope.Certain, Words.Inapplicable)), "不能排除的结论");
        yield return Answer(group.Name + "·依据", CarriersOf(g, outcome), "所依据的条款");
        yield return Answer(group.Name + "·推定", _program.Presumed[g].Select((presumed, v) => (_circuit.And(scope.Possible, presumed), group.Values[v].Name)), "仅因推定而定的结论");
    }

    // As Carriers.Collect.
    private IEnumerable<(Wire, string)> CarriersOf(int g, OutcomePlanes<Wire> outcome)
    {
        int values = outcome.None;
        var byAny = new Wire[values];
        var byMust = new Wire[values];
        foreach (NumberedConclusion conclusion in _index.OfGroup[g].Where(conclusion => conclusion.Modality != Modality.Against))
        {
            Wire applies = _program.Node(_index.AppliesOf(conclusion)).Certain;
            byAny[conclusion.Value] = _circuit.Or(byAny[conclusion.Value], applies);
            if (!IsSoft(conclusion.Modality)) byMust[conclusion.Value] = _circuit.Or(byMust[conclusion.Value], applies);
        }

        foreach (IGrouping<int, NumberedConclusion> rule in _index.OfGroup[g].GroupBy(conclusion => conclusion.Rule))
        {
            Wire any = rule.Aggregate(Wire.False, (carries, conclusion) => _circuit.Or(carries, Carries(conclusion, outcome.Slots[conclusion.Value], byAny, byMust)));
            yield return (_circuit.And(_program.Scope.Possible, any), _program.Program.Rules[rule.Key].Citation);
        }
    }

    private Wire Carries(NumberedConclusion conclusion, OutcomeSlot<Wire> slot, Wire[] byAny, Wire[] byMust)
    {
        TruthWires applies = _program.Node(_index.AppliesOf(conclusion));
        if (conclusion.Modality == Modality.Against) return _circuit.And(applies.Possible, slot.Clashing);
        Wire live = _circuit.Or(slot.Possible, slot.Clashing), settled = _circuit.And(slot.Settled, !slot.Clashing);
        Wire certain = applies.Certain, must = byMust[conclusion.Value], any = byAny[conclusion.Value];
        Wire whereMust = IsSoft(conclusion.Modality) ? Wire.False : certain;
        Wire whereNoMust = _circuit.Or(!any, certain);
        Wire whereSettled = _circuit.Or(_circuit.And(must, whereMust), _circuit.And(!must, whereNoMust));
        return _circuit.And(_circuit.And(applies.Possible, live), _circuit.Or(!settled, whereSettled));
    }

    private IEnumerable<SqlAnswer> TailOf(RegimeProgram program)
    {
        if (program.Force is not null)
        {
            TruthWires force = _program.Force;
            Wire open = _circuit.And(force.Possible, !force.Certain);
            yield return Answer(
                ForceColumn,
                [
                    (force.Certain, RowNotes.Of(ForceNote.InForce)), (_circuit.And(open, _program.IsSilentOnForce), RowNotes.Of(ForceNote.PresumedInForce)),
                    (!force.Possible, RowNotes.Of(ForceNote.NotInForce)), (_circuit.And(open, !_program.IsSilentOnForce), RowNotes.Of(ForceNote.Unknown)),
                ],
                "行为时是否施行");
        }

        if (!program.Readings.IsEmpty) yield return Answer("两读", program.Readings.Select(pair => (_program.ChangesWith(pair.Fact, onlyWhereSilent: true), pair.Citation)), "换一种读法结论就变的条款");
    }

    private static bool IsSoft(Modality modality) => modality is Modality.May or Modality.MustChoose;

    // What no case can say is left out.
    private static SqlAnswer Answer(string name, IEnumerable<(Wire Where, string Text)> pieces, string remark) => new(name, [.. pieces.Where(piece => !piece.Where.IsFalse)], remark);
}
