using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm.Deadlines;

/// <summary>
/// The status of an obligation or a right at an evaluation date, from whether it applies, whether its time has begun and
/// whether it was done. Kept apart from the program form, so that compiled evaluators call it as the interpreter does.
/// </summary>
public static class DutyReckoning
{
    /// <summary>
    /// 截至日期, by default 决定日期; unknown where the case gives neither. One that is stated 不明 is
    /// <see cref="CaseDates.SomeDay"/> and has no default: every status that some day gives remains possible.
    /// </summary>
    public static NumberRange AsOf(NumberRange asOf, NumberRange decision) => asOf.IsAnything ? decision : asOf;

    /// <param name="calendar">Null where the span needs none.</param>
    /// <param name="period">The span; none for an obligation without a deadline (及时), which is never 逾期.</param>
    /// <param name="applies">Does it apply: condition and exceptions?</param>
    /// <param name="started">Has what starts its time happened? 是 where it has no start.</param>
    /// <param name="start">On which date; anything where it has no start.</param>
    /// <param name="performed">Was it done?</param>
    /// <param name="act">On which date.</param>
    /// <param name="asOf">The evaluation date. Where it is unknown, what the case says has happened has happened.</param>
    public static DutyStatus Find(
        WorkCalendar? calendar, Period period, Truth applies, Truth started, NumberRange start, Truth performed, NumberRange act, NumberRange asOf)
    {
        DutyStatus status = applies == Truth.True ? DutyStatus.None : DutyStatus.NotArisen;
        if (applies == Truth.False) return status;
        started = Kleene.And(started, HappenedBy(start, asOf));
        if (started != Truth.True) status |= DutyStatus.NotStarted;
        if (started == Truth.False) return status;
        NumberRange asOfNotDone = performed == Truth.True ? Before(act, asOf) : asOf;
        performed = Kleene.And(performed, HappenedBy(act, asOf));
        if (period.IsNone)
        {
            if (performed != Truth.False) status |= act.High < start.Low ? DutyStatus.Disordered : DutyStatus.InTime;
            if (performed != Truth.True) status |= DutyStatus.Overdue;
            return status;
        }

        EndRange end = PeriodEnd.Of(calendar, start, period);
        if (performed != Truth.False) status |= Done(start, act, end);
        if (performed != Truth.True) status |= NotDone(asOfNotDone, end);
        return status;
    }

    // What a case says has happened and dates after the evaluation date had not happened then; without any date it had.
    private static Truth HappenedBy(NumberRange date, NumberRange asOf) =>
        date.IsAnything || asOf.IsAnything ? Truth.True : date.Compare(Comparison.LessOrEqual, asOf);

    // The evaluation dates on which what was done at last had not been done yet.
    private static NumberRange Before(NumberRange act, NumberRange asOf) =>
        act.High == long.MaxValue || asOf.IsAnything || act.High > asOf.High ? asOf : new NumberRange(asOf.Low, act.High - 1);

    private static DutyStatus Done(NumberRange start, NumberRange act, EndRange end)
    {
        if (act.High < start.Low) return DutyStatus.Disordered;
        DutyStatus status = DutyStatus.None;
        if (act.Low <= end.Latest) status |= DutyStatus.InTime;
        if (act.High > end.Earliest) status |= DutyStatus.Late;
        return end.IsOutside && status == (DutyStatus.InTime | DutyStatus.Late) ? status | DutyStatus.OutsideCalendar : status;
    }

    private static DutyStatus NotDone(NumberRange asOf, EndRange end)
    {
        if (asOf.IsAnything) return DutyStatus.Pending | DutyStatus.Overdue;
        DutyStatus status = DutyStatus.None;
        if (asOf.Low <= end.Latest) status |= DutyStatus.Pending;
        if (asOf.High > end.Earliest) status |= DutyStatus.Overdue;
        return end.IsOutside && status == (DutyStatus.Pending | DutyStatus.Overdue) ? status | DutyStatus.OutsideCalendar : status;
    }
}
