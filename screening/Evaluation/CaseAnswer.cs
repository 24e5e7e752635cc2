using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Screening.Evaluation;

/// <summary>
/// The answer to one case under one program, as every evaluator fills it; conclusions by the numbers of
/// <see cref="RuleIndex"/>. Filled again and again; not thread-safe.
/// </summary>
public sealed class CaseAnswer(RuleIndex index) : ProgramOutcome(index.Program)
{
    private readonly DutyStatus[] _duties = new DutyStatus[index.Program.Duties.Length];

    /// <summary>By duty: what may have become of it.</summary>
    public Span<DutyStatus> Duties => _duties;

    /// <summary>A date that a span or a duty needs lies outside the calendar.</summary>
    public bool IsOutsideCalendar { get; set; }

    /// <summary>Do two answers differ in what becomes of the case (not in why)?</summary>
    public bool SameOutcomes(CaseAnswer other)
    {
        if (Scope != other.Scope) return false;
        if (Scope == Truth.False) return true;
        for (int g = 0; g < Groups.Length; g++)
        {
            if (Groups[g].Possible != other.Groups[g].Possible || Groups[g].Settled != other.Groups[g].Settled) return false;
        }

        return true;
    }
}
