using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Screening.Evaluation;

/// <summary>The answer to one case under one program, as every evaluator fills it. Filled again and again; not thread-safe.</summary>
public sealed class CaseAnswer
{
    private readonly GroupOutcome[] _groups;
    private readonly ulong[] _presumed;
    private readonly Truth[] _rules;
    private readonly Truth[] _conclusions;
    private readonly DutyStatus[] _duties;

    public CaseAnswer(RuleIndex index)
    {
        _groups = new GroupOutcome[index.Program.Groups.Length];
        _presumed = new ulong[_groups.Length];
        _rules = new Truth[index.Program.Rules.Length];
        _conclusions = new Truth[index.ConclusionCount];
        _duties = new DutyStatus[index.Program.Duties.Length];
    }

    /// <summary>The case contradicts itself; nothing else here has a meaning.</summary>
    public bool IsContradictory { get; set; }

    /// <summary>适用: 是 when the regime has no scope line.</summary>
    public Truth Scope { get; set; }

    /// <summary>By group; the default for groups that the program does not derive.</summary>
    public Span<GroupOutcome> Groups => _groups;

    /// <summary>By group: values other than the lightest that are settled only because something was presumed.</summary>
    public Span<ulong> Presumed => _presumed;

    /// <summary>By rule: does it apply (condition, exceptions and defeats counted)?</summary>
    public Span<Truth> Rules => _rules;

    /// <summary>By the numbers of <see cref="RuleIndex"/>: does the rule apply as far as this conclusion goes?</summary>
    public Span<Truth> Conclusions => _conclusions;

    /// <summary>By duty: what may have become of it.</summary>
    public Span<DutyStatus> Duties => _duties;

    /// <summary>A date that a span or a duty needs lies outside the calendar.</summary>
    public bool IsOutsideCalendar { get; set; }

    /// <summary>Do two answers differ in what becomes of the case (not in why)?</summary>
    public bool SameOutcomes(CaseAnswer other)
    {
        if (Scope != other.Scope) return false;
        if (Scope == Truth.False) return true;
        for (int g = 0; g < _groups.Length; g++)
        {
            if (_groups[g].Possible != other._groups[g].Possible || _groups[g].Settled != other._groups[g].Settled) return false;
        }

        return true;
    }
}
