using System.Collections.Immutable;

namespace Zhaodan.ProgramForm.Layout;

/// <summary>
/// Where an answer lies in a buffer of bytes: a byte that says whether the case contradicts itself, the truth code of 适用,
/// per group the five masks of <c>GroupOutcome</c> and the mask of presumed values (8 bytes each, on multiples of 8), then a
/// truth code for each rule and for each conclusion whose applying differs from its rule's, then a byte for each duty.
/// </summary>
public sealed class OutcomeLayout
{
    public const int ContradictoryOffset = 0;

    public const int ScopeOffset = 1;

    /// <summary>适用 alone; only written where the program has a force in time.</summary>
    public const int ApplicabilityOffset = 2;

    /// <summary>Not zero when a date that a span or a duty needs lies outside the calendar.</summary>
    public const int OutsideCalendarOffset = 3;

    public const int GroupsOffset = 8;

    /// <summary>Possible, Settled, Clashing, Ignorance, Discretion, Presumed.</summary>
    public const int GroupSize = 48;

    public const int PresumedOffset = 40;

    private readonly int[][] _conclusions;

    internal OutcomeLayout(RegimeProgram program)
    {
        GroupCount = program.Groups.Length;
        RuleCount = program.Rules.Length;
        RulesOffset = GroupsOffset + (GroupSize * GroupCount);
        int next = RulesOffset + RuleCount;
        _conclusions = new int[RuleCount][];
        for (int r = 0; r < RuleCount; r++)
        {
            ImmutableArray<RuleConclusion> conclusions = program.Rules[r].Conclusions;
            var offsets = new int[conclusions.Length];
            for (int c = 0; c < offsets.Length; c++)
            {
                offsets[c] = conclusions[c].Applies == program.Rules[r].Applies ? RulesOffset + r : next++;
            }

            _conclusions[r] = offsets;
        }

        ReckonsDays = program.ReckonsDays;
        DutiesOffset = next;
        DutyCount = program.Duties.Length;
        next += DutyCount;
        Size = (next + 7) / 8 * 8;
    }

    public int GroupCount { get; }

    public int RuleCount { get; }

    public int RulesOffset { get; }

    /// <summary>Only then the byte at <see cref="OutsideCalendarOffset"/> has a meaning.</summary>
    public bool ReckonsDays { get; }

    public int DutyCount { get; }

    public int DutiesOffset { get; }

    /// <summary>Bytes of a whole answer.</summary>
    public int Size { get; }

    public static int GroupOffset(int group) => GroupsOffset + (GroupSize * group);

    /// <summary>The truth code of <c>Rule.Applies</c>.</summary>
    public int RuleOffset(int rule) => RulesOffset + rule;

    /// <summary>The truth code of <c>RuleConclusion.Applies</c>; the rule's own byte where both are one node.</summary>
    public int ConclusionOffset(int rule, int conclusion) => _conclusions[rule][conclusion];

    /// <summary>The <c>DutyStatus</c> of a duty.</summary>
    public int DutyOffset(int duty) => DutiesOffset + duty;

    /// <summary>How many conclusions a rule has.</summary>
    public int ConclusionCount(int rule) => _conclusions[rule].Length;
}
