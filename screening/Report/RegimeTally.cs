using System.Collections.Immutable;
using System.Numerics;
using Zhaodan.Compiler.Emit;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Report;

/// <summary>Counts the answers under one regime.</summary>
internal sealed class RegimeTally(RegimeProgram program)
{
    private const ulong Values = ~(GroupOutcome.None | GroupOutcome.Clash);

    private readonly GroupCount?[] _groups = [.. program.Groups.Select(group => group.IsDerived ? new GroupCount(group.Values.Length) : null)];
    private readonly long[] _applied = new long[program.Rules.Length];
    private readonly long[] _mayApply = new long[program.Rules.Length];
    private long _inapplicable;
    private long _undetermined;
    private long _presumptionBorne;
    private long _outsideCalendar;
    private readonly DutyCount[] _duties = [.. program.Duties.Select(_ => new DutyCount())];

    private sealed class DutyCount
    {
        public Dictionary<DutyStatus, long> Settled { get; } = [];

        public long Undetermined { get; set; }

        public long Inapplicable { get; set; }
    }

    private sealed class GroupCount(int values)
    {
        public long[] Statuses { get; } = new long[6];

        public long[] Settled { get; } = new long[values];

        public long[] Presumed { get; } = new long[values];

        public long[] Possible { get; } = new long[values];
    }

    public void Add(CaseAnswer answer)
    {
        if (answer.Scope == Truth.False) _inapplicable++;
        bool isUndetermined = false;
        bool isPresumed = false;
        for (int g = 0; g < _groups.Length; g++)
        {
            if (_groups[g] is not { } count) continue;
            GroupOutcome outcome = answer.Groups[g];
            RowStatus status = AnswerText.StatusOf(outcome, answer.Scope);
            count.Statuses[(int)status]++;
            if (status == RowStatus.Inapplicable) continue;
            isUndetermined |= status == RowStatus.Undetermined;
            bool isCertain = answer.Scope == Truth.True;
            Count(count.Settled, isCertain ? outcome.Settled & Values : 0);
            Count(count.Possible, (isCertain ? outcome.Unsettled : outcome.Possible) & Values);
            Count(count.Presumed, isCertain ? answer.Presumed[g] & Values : 0);
            isPresumed |= isCertain && answer.Presumed[g] != 0;
        }

        for (int d = 0; d < _duties.Length; d++) Add(_duties[d], answer.Duties[d], answer.Scope);
        if (answer.IsOutsideCalendar && answer.Scope != Truth.False) _outsideCalendar++;
        if (isUndetermined) _undetermined++;
        if (isPresumed) _presumptionBorne++;
        if (answer.Scope == Truth.False) return;
        ReadOnlySpan<Truth> rules = answer.Rules;
        for (int r = 0; r < rules.Length; r++)
        {
            _applied[r] += (int)rules[r] >> 1;
            _mayApply[r] += rules[r] == Truth.Unknown ? 1 : 0;
        }
    }

    private static void Add(DutyCount count, DutyStatus status, Truth scope)
    {
        if (scope == Truth.False) count.Inapplicable++;
        else if (scope == Truth.Unknown || !DutyWords.IsSettled(status)) count.Undetermined++;
        else count.Settled[status] = count.Settled.GetValueOrDefault(status) + 1;
    }

    private IEnumerable<DutySummary> DutySummaries()
    {
        for (int d = 0; d < _duties.Length; d++)
        {
            Duty duty = program.Duties[d];
            DutyCount count = _duties[d];
            yield return new DutySummary
            {
                Name = duty.Name,
                Kind = DutyWords.Of(duty.Kind),
                Text = program.Rules[duty.Rule].Text,
                Statuses = [.. count.Settled.OrderBy(settled => settled.Key).Select(settled => new DutyStatusCount(DutyWords.Of(duty, settled.Key), settled.Value))],
                Undetermined = count.Undetermined,
                Inapplicable = count.Inapplicable,
            };
        }
    }

    public RegimeSummary Summarise(ScreeningRegime regime, OpenItems? openItems, ReadingTrials readings) => new()
    {
        ReadingDependent = readings.Dependent,
        Readings =
        [
            .. program.Readings.Select((pair, p) => new ReadingSummary(
                pair.Citation, pair.NameOf(isOther: false), pair.TextOf(isOther: false), pair.NameOf(isOther: true), pair.TextOf(isOther: true), readings.Changed[p])),
        ],
        Code = program.Header.Code,
        Title = program.Header.Title,
        DocumentNumber = program.Header.DocumentNumber,
        ProgramHash = regime.ProgramHash ?? ProgramHash.Of(program),
        Inapplicable = _inapplicable,
        Undetermined = _undetermined,
        PresumptionBorne = _presumptionBorne,
        OutsideCalendar = _outsideCalendar,
        Groups = [.. GroupSummaries()],
        Duties = [.. DutySummaries()],
        Rules =
        [
            .. Enumerable.Range(0, program.Rules.Length)
                .OrderByDescending(r => _applied[r]).ThenByDescending(r => _mayApply[r]).ThenBy(r => r)
                .Select(r => new RuleSummary(program.Rules[r].Citation, program.Rules[r].ArticleTitle, program.Rules[r].Text, _applied[r], _mayApply[r])),
        ],
        OpenItemsTried = openItems is not null,
        OpenItems = openItems is null ? [] : OpenItemSummaries(openItems),
    };

    private IEnumerable<GroupSummary> GroupSummaries()
    {
        for (int g = 0; g < _groups.Length; g++)
        {
            if (_groups[g] is not { } count) continue;
            ConclusionGroup group = program.Groups[g];
            yield return new GroupSummary
            {
                Name = group.Name,
                Kind = Words.Of(group.Kind),
                Settled = count.Statuses[(int)RowStatus.Settled],
                Nothing = count.Statuses[(int)RowStatus.Nothing],
                Undetermined = count.Statuses[(int)RowStatus.Undetermined],
                Discretionary = count.Statuses[(int)RowStatus.Discretionary],
                Conflicting = count.Statuses[(int)RowStatus.Conflicting],
                Inapplicable = count.Statuses[(int)RowStatus.Inapplicable],
                Values = [.. group.Values.Select((value, v) => new ValueSummary(value.Name, count.Settled[v], count.Presumed[v], count.Possible[v]))],
            };
        }
    }

    private ImmutableArray<OpenItemSummary> OpenItemSummaries(OpenItems openItems) =>
    [
        .. openItems.Items.Select((item, i) => item.Rule < 0
            ? new OpenItemSummary(program.Facts[item.Fact].Name, "", "", openItems.Changed[i])
            : new OpenItemSummary(program.Facts[item.Fact].Name, program.Rules[item.Rule].Citation, program.Rules[item.Rule].Text, openItems.Changed[i])),
    ];

    private static void Count(long[] counts, ulong mask)
    {
        for (; mask != 0; mask &= mask - 1) counts[BitOperations.TrailingZeroCount(mask)]++;
    }
}
