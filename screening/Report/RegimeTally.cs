using System.Collections.Immutable;
using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Regimes;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Planes;
using Zhaodan.Screening.Totals;

namespace Zhaodan.Screening.Report;

/// <summary>Counts the answers under one regime.</summary>
internal sealed partial class RegimeTally(RegimeProgram program, LayeredRun? layered)
{
    private readonly ImmutableArray<ConclusionGroup> _shared = GroupsOf(program, layered);
    private readonly int[] _own = [.. Enumerable.Range(0, program.Groups.Length).Where(g => program.Groups[g].IsDerived)];
    private readonly GroupCount[] _groups = [.. GroupsOf(program, layered).Select(group => new GroupCount(group.Values.Length))];
    private readonly RegimeProgram[] _programs = ProgramsOf(program, layered);
    private readonly RuleTally[] _rules = [.. ProgramsOf(program, layered).Select(version => new RuleTally(version))];
    private readonly long[] _versions = new long[layered?.Own.Length ?? 1];
    private readonly long[] _force = new long[5];
    private readonly long[] _readingChanged = new long[program.Readings.Length];
    private readonly long[] _openItemChanged = new long[OpenItems.Of(program).Count + 1];
    private long _readingDependent;
    private long _overruled;
    private long _inapplicable;
    private long _undetermined;
    private long _presumptionBorne;
    private long _outsideCalendar;
    private readonly DutyCount[][] _duties = [.. ProgramsOf(program, layered).Select(version => version.Duties.Select(_ => new DutyCount()).ToArray())];

    private sealed class DutyCount
    {
        public Dictionary<DutyStatus, long> Settled { get; } = [];

        public long Undetermined { get; set; }

        public long Inapplicable { get; set; }
    }

    private static ImmutableArray<ConclusionGroup> GroupsOf(RegimeProgram program, LayeredRun? layered) =>
        layered is null ? [.. program.Groups.Where(group => group.IsDerived)] : layered.Layer.GroupsOf(layered.Regime.Families.Length - 1);

    private static RegimeProgram[] ProgramsOf(RegimeProgram program, LayeredRun? layered)
    {
        if (layered is null) return [program];
        LinkedRegime regime = layered.Regime;
        return [.. layered.Own.Select(index => regime.Programs[index])];
    }

    private sealed class RuleTally(RegimeProgram program)
    {
        public long[] Applied { get; } = new long[program.Rules.Length];

        public long[] MayApply { get; } = new long[program.Rules.Length];

        public void Add(ReadOnlySpan<Truth> rules)
        {
            for (int r = 0; r < rules.Length; r++)
            {
                Applied[r] += (int)rules[r] >> 1;
                MayApply[r] += rules[r] == Truth.Unknown ? 1 : 0;
            }
        }
    }

    private static void Add(DutyCount count, DutyStatus status, Truth scope, long rows)
    {
        if (scope == Truth.False) count.Inapplicable += rows;
        else if (scope == Truth.Unknown || !DutyWords.IsSettled(status)) count.Undetermined += rows;
        else count.Settled[status] = count.Settled.GetValueOrDefault(status) + rows;
    }

    private IEnumerable<DutySummary> DutySummaries()
    {
        for (int v = _programs.Length - 1; v >= 0; v--)
        {
            for (int d = 0; d < _duties[v].Length; d++)
            {
                Duty duty = _programs[v].Duties[d];
                DutyCount count = _duties[v][d];
                yield return new DutySummary
                {
                    Name = Prefix(v) + duty.Name,
                    Kind = DutyWords.Of(duty.Kind),
                    Text = _programs[v].Rules[duty.Rule].Text,
                    Statuses = [.. count.Settled.OrderBy(settled => settled.Key).Select(settled => new DutyStatusCount(DutyWords.Of(duty, settled.Key), settled.Value))],
                    Undetermined = count.Undetermined,
                    Inapplicable = count.Inapplicable,
                };
            }
        }
    }

    private void AddDuties(int version, ReadOnlySpan<DutyStatus> statuses, Truth scope, long rows = 1)
    {
        for (int d = 0; d < statuses.Length; d++) Add(_duties[version][d], statuses[d], scope, rows);
    }

    /// <summary>A row that the latest program answers alone.</summary>
    public void Add(CaseAnswer answer, ForceNote force)
    {
        var row = new RowCount(answer.Scope);
        for (int g = 0; g < _own.Length; g++) Count(_groups[g], answer.Groups[_own[g]], answer.Presumed[_own[g]], ref row);
        Finish(row, force);
        AddDuties(0, answer.Duties, answer.Scope);
        if (answer.IsOutsideCalendar && answer.Scope != Truth.False) _outsideCalendar++;
        _versions[^1]++;
        if (answer.Scope != Truth.False) _rules[^1].Add(answer.Rules);
    }

    /// <summary>Cases answered as planes, which the latest program answers alone; their days are counted apart.</summary>
    /// <param name="countOf">By output: in how many of them it holds.</param>
    /// <param name="cases">How many they are.</param>
    /// <param name="wires">What is counted.</param>
    public void Add(Func<int, long> countOf, long cases, RegimeWires wires)
    {
        CountWires counts = wires.Counts;
        for (int g = 0; g < _groups.Length; g++) _groups[g].Add(countOf, counts.Groups[g]);
        _inapplicable += countOf(counts.Inapplicable);
        _undetermined += countOf(counts.Undetermined);
        _presumptionBorne += countOf(counts.PresumptionBorne);
        _readingDependent += countOf(counts.ReadingDependent);
        GroupCount.Add(countOf, counts.Readings, _readingChanged);
        GroupCount.Add(countOf, counts.OpenItems, _openItemChanged);
        GroupCount.Add(countOf, counts.RulesApplied, _rules[^1].Applied);
        GroupCount.Add(countOf, counts.RulesMayApply, _rules[^1].MayApply);
        _versions[^1] += cases;
        if (program.Force is null) return;
        for (int n = 0; n < PlaneTexts.ForceNotes.Length; n++) _force[(int)PlaneTexts.ForceNotes[n]] += countOf(wires.Tail[n]);
    }

    /// <summary>The duties of such cases, none of which gives a date that they need.</summary>
    public void Add(Func<int, long> countOf, DatelessDays days)
    {
        _outsideCalendar += countOf(days.OutsideCalendar);
        for (int d = 0; d < days.Duties.Length; d++)
        {
            DutyCount count = _duties[0][d];
            count.Inapplicable += countOf(days.Inapplicable);
            count.Undetermined += countOf(days.Duties[d].Undetermined);
            foreach ((DutyStatus status, int output) in days.Duties[d].Settled)
            {
                if (countOf(output) is > 0 and var cases) count.Settled[status] = count.Settled.GetValueOrDefault(status) + cases;
            }
        }
    }

    /// <summary>The duties of a row of such a batch.</summary>
    public void Add(DayCells days)
    {
        AddDuties(0, days.Statuses, days.Scope);
        if (days.IsOutsideCalendar && days.Scope != Truth.False) _outsideCalendar++;
    }

    /// <summary>The duties of so many rows of such a batch.</summary>
    public void Add(DayOutcome days, long rows)
    {
        AddDuties(0, days.Statuses.AsSpan(), days.Scope, rows);
        if (days.IsOutsideCalendar && days.Scope != Truth.False) _outsideCalendar += rows;
    }

    /// <summary>What the trials of single rows found.</summary>
    public void AddTrials(ReadingTrials readings, OpenItems? openItems)
    {
        _readingDependent += readings.Dependent;
        for (int p = 0; p < _readingChanged.Length; p++) _readingChanged[p] += readings.Changed[p];
        for (int i = 0; openItems is not null && i < _openItemChanged.Length; i++) _openItemChanged[i] += openItems.Changed[i];
    }

    /// <summary>A row that the layer answers.</summary>
    public void Add(LayeredRun run)
    {
        FamilyOutcome self = run.Layer.Self;
        var row = new RowCount(self.Scope);
        for (int g = 0; g < _groups.Length; g++) Count(_groups[g], self.Groups[g].Outcome, self.Groups[g].Presumed, ref row);
        Finish(row, run.Own.Length > 1 ? RowNotes.Force(self) : RowNotes.Force(run.Regime.Latest, run.Layer.Facts(run.Own[0])));
        bool isOverruled = false, isOutside = false;
        for (int v = 0; v < run.Own.Length; v++)
        {
            CaseAnswer answer = run.AnswerOf(run.Own[v]);
            Truth scope = run.ScopeOf(v);
            AddDuties(v, answer.Duties, scope);
            isOutside |= scope != Truth.False && answer.IsOutsideCalendar;
            if ((self.Used & (1u << v)) == 0) continue;
            _versions[v]++;
            if (self.Scope != Truth.False) _rules[v].Add(run.AnswerOf(run.Own[v]).Rules);
            for (int g = 0; g < _programs[v].Groups.Length; g++) isOverruled |= run.Layer.DeciderOf(run.Own[v], g).Kind != DeciderKind.None;
        }

        if (isOutside) _outsideCalendar++;
        if (isOverruled && self.Scope != Truth.False) _overruled++;
    }

    private record struct RowCount(Truth Scope)
    {
        public bool IsUndetermined { get; set; }

        public bool IsPresumed { get; set; }
    }

    private static void Count(GroupCount count, GroupOutcome outcome, ulong presumed, ref RowCount row)
    {
        RowStatus status = count.Add(outcome, presumed, row.Scope);
        row.IsUndetermined |= status == RowStatus.Undetermined;
        row.IsPresumed |= row.Scope == Truth.True && presumed != 0;
    }

    private void Finish(RowCount row, ForceNote force)
    {
        if (row.Scope == Truth.False) _inapplicable++;
        if (row.IsUndetermined) _undetermined++;
        if (row.IsPresumed) _presumptionBorne++;
        _force[(int)force]++;
    }

    public RegimeSummary Summarise(ScreeningRegime regime, bool triesOpenItems) => new()
    {
        ReadingDependent = _readingDependent + (layered?.ReadingDependent ?? 0),
        Readings = [.. ReadingSummaries()],
        Code = program.Header.FamilyCode,
        Title = program.Header.Title,
        DocumentNumber = program.Header.DocumentNumber,
        ProgramHash = regime.ProgramHash ?? ProgramHash.Of(program),
        Inapplicable = _inapplicable,
        Undetermined = _undetermined,
        PresumptionBorne = _presumptionBorne,
        OutsideCalendar = _outsideCalendar,
        Groups = [.. GroupSummaries()],
        Duties = [.. DutySummaries()],
        Rules = [.. RuleSummaries().OrderByDescending(rule => rule.Applied).ThenByDescending(rule => rule.MayApply)],
        Versions = _versions.Length > 1 ? [.. _programs.Select((version, v) => new VersionSummary(version.Header.Version, regime.Linked is null ? "" : ProgramHash.Of(version), _versions[v]))] : [],
        HasForce = program.Force is not null,
        PresumedInForce = _force[(int)ForceNote.PresumedInForce],
        NotInForce = _force[(int)ForceNote.NotInForce],
        Overruled = _overruled,
        OpenItemDependent = _openItemChanged[^1] + (layered?.Changed[0][^1] ?? 0),
        OpenItemsTried = triesOpenItems,
        OpenItems = triesOpenItems ? [.. OpenItemSummaries()] : [],
    };

    private IEnumerable<GroupSummary> GroupSummaries()
    {
        for (int g = 0; g < _groups.Length; g++) yield return _groups[g].Summarise(_shared[g]);
    }

    private IEnumerable<RuleSummary> RuleSummaries()
    {
        for (int v = _programs.Length - 1; v >= 0; v--)
        {
            for (int r = 0; r < _programs[v].Rules.Length; r++)
            {
                Rule rule = _programs[v].Rules[r];
                yield return new RuleSummary(Prefix(v) + rule.Citation, rule.ArticleTitle, rule.Text, _rules[v].Applied[r], _rules[v].MayApply[r]);
            }
        }
    }

    private IEnumerable<ReadingSummary> ReadingSummaries()
    {
        for (int v = _programs.Length - 1; v >= 0; v--)
        {
            for (int p = 0; p < _programs[v].Readings.Length; p++)
            {
                ReadingPair pair = _programs[v].Readings[p];
                long changed = (layered?.ReadingChanged[v][p] ?? 0) + (v == _programs.Length - 1 ? _readingChanged[p] : 0);
                yield return new ReadingSummary(
                    Prefix(v) + pair.Citation, pair.NameOf(isOther: false), pair.TextOf(isOther: false), pair.NameOf(isOther: true), pair.TextOf(isOther: true), changed);
            }
        }
    }

    private IEnumerable<OpenItemSummary> OpenItemSummaries()
    {
        for (int v = _programs.Length - 1; v >= 0; v--)
        {
            IReadOnlyList<OpenItem> items = layered is null ? OpenItems.Of(program) : layered.ItemsOf(v);
            for (int i = 0; i < items.Count; i++)
            {
                long changed = (layered?.Changed[v][i] ?? 0) + (v == _programs.Length - 1 ? _openItemChanged[i] : 0);
                Rule? rule = items[i].Rule < 0 ? null : _programs[v].Rules[items[i].Rule];
                yield return new OpenItemSummary(
                    Prefix(v) + _programs[v].Facts[items[i].Fact].Name, rule is null ? "" : Prefix(v) + rule.Citation, rule?.Text ?? "", changed);
            }
        }
    }

    private string Prefix(int version) => layered?.PrefixOf(version) ?? "";
}
