using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers.Conditions;

/// <summary>
/// Finds what the status of an obligation or a right waits for: what its condition, its start and its performance wait for, and
/// the dates that leave several statuses possible, the evaluation date among them.
/// </summary>
public sealed class DutyMissing
{
    private readonly RegimeProgram _program;
    private readonly CaseFacts _facts;
    private readonly Evaluation _evaluation;
    private readonly SortedSet<int> _missing = [];
    private readonly SortedSet<int> _decisions = [];

    private DutyMissing(RegimeProgram program, CaseFacts facts, Evaluation evaluation)
    {
        _program = program;
        _facts = facts;
        _evaluation = evaluation;
    }

    /// <summary>Nothing when the status is settled.</summary>
    public static (IReadOnlyCollection<int> Facts, IReadOnlyCollection<int> Decisions) Of(RegimeProgram program, CaseFacts facts, Evaluation evaluation, int duty)
    {
        DutyStatus status = evaluation.Duties[duty];
        if (DutyWords.IsSettled(status)) return ([], []);
        var walk = new DutyMissing(program, facts, evaluation);
        walk.Conditions(program.Duties[duty], status);
        walk.Dates(program.Duties[duty], status);
        return (walk._missing, walk._decisions);
    }

    /// <summary>截至日期, or 决定日期 where the case only has that; −1 where it has neither.</summary>
    public static int AsOfFact(RegimeProgram program, CaseFacts facts)
    {
        return IsGiven(program.AsOf) ? program.AsOf : IsGiven(program.DecisionDate) ? program.DecisionDate : -1;

        bool IsGiven(int fact) => fact >= 0 && !facts.Numbers[program.Facts[fact].NumberSlot].IsAnything;
    }

    private void Conditions(Duty duty, DutyStatus status)
    {
        Condition(duty.Applies);
        if (duty.Started >= 0) Condition(duty.Started);
        if ((status & ~DutyStatus.NotArisen) != DutyStatus.None) Condition(duty.Performed);
    }

    private void Dates(Duty duty, DutyStatus status)
    {
        bool doneOpen = (status & (DutyStatus.InTime | DutyStatus.Late)) == (DutyStatus.InTime | DutyStatus.Late);
        bool notDoneOpen = (status & (DutyStatus.Pending | DutyStatus.Overdue)) == (DutyStatus.Pending | DutyStatus.Overdue);
        if ((doneOpen || notDoneOpen) && duty.Start >= 0 && !Number(duty.Start).IsExact) _missing.Add(duty.Start);
        if (doneOpen && !Number(duty.Act).IsExact) _missing.Add(duty.Act);
        int asOf = AsOfFact(_program, _facts);
        if (asOf < 0 ? notDoneOpen : !Number(asOf).IsExact && (notDoneOpen || MayComeAfter(duty.Start, asOf) || MayComeAfter(duty.Act, asOf)))
        {
            _missing.Add(asOf < 0 ? _program.AsOf : asOf);
        }
    }

    // It is not known whether what happened had happened on the evaluation date.
    private bool MayComeAfter(int fact, int asOf) =>
        fact >= 0 && !Number(fact).IsAnything && Number(fact).Compare(Comparison.LessOrEqual, Number(asOf)) == Truth.Unknown;

    private void Condition(int node)
    {
        if (!_evaluation.Nodes[node].IsUnknown) return;
        Missing found = MissingFacts.OfNode(_program, _facts, _evaluation, node);
        _missing.UnionWith(found.Facts);
        _decisions.UnionWith(found.Decisions);
    }

    private NumberRange Number(int fact) => _facts.Numbers[_program.Facts[fact].NumberSlot];
}
