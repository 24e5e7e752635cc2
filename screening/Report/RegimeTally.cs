using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Regimes;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Planes;
using Zhaodan.Screening.Totals;

namespace Zhaodan.Screening.Report;

/// <summary>Counts the answers under one regime.</summary>
internal sealed partial class RegimeTally
{
    private readonly LayerShape _shape;
    private readonly RegimeProgram[] _programs;
    private readonly GroupCount[] _groups;
    private readonly RuleTally[] _rules;
    private readonly long[] _versions;
    private readonly long[] _force = new long[5];
    private readonly DutyCount[][] _duties;
    private long _overruled;
    private long _inapplicable;
    private long _undetermined;
    private long _presumptionBorne;
    private long _outsideCalendar;

    public RegimeTally(LayerShape shape)
    {
        _shape = shape;
        _programs = [.. shape.Own.Select(own => shape.Regime.Programs[own])];
        _groups = [.. shape.Groups.Select(group => new GroupCount(group.Values.Length))];
        _rules = [.. _programs.Select(version => new RuleTally(version))];
        _versions = new long[_programs.Length];
        _duties = [.. _programs.Select(version => version.Duties.Select(_ => new DutyCount()).ToArray())];
        Trials = new TrialCounts(shape);
    }

    /// <summary>What another reading, or a grant, would change.</summary>
    public TrialCounts Trials { get; }

    private sealed class DutyCount
    {
        /// <summary>By <see cref="DutyStatus"/>.</summary>
        public long[] Settled { get; } = new long[256];

        public long Undetermined { get; set; }

        public long Inapplicable { get; set; }
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
        else count.Settled[(int)status] += rows;
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
                    Statuses = [.. count.Settled.Index().Where(settled => settled.Item > 0).Select(settled => new DutyStatusCount(DutyWords.Of(duty, (DutyStatus)settled.Index), settled.Item))],
                    Undetermined = count.Undetermined,
                    Inapplicable = count.Inapplicable,
                };
            }
        }
    }

    /// <summary>The duties of a row.</summary>
    public void AddDays(IDutyAnswer answer)
    {
        bool isOutside = false;
        for (int v = 0; v < _programs.Length; v++)
        {
            Truth scope = answer.ScopeOf(v);
            AddDuties(v, answer.DutiesOf(v), scope);
            isOutside |= scope != Truth.False && answer.IsOutsideCalendar(v);
        }

        if (isOutside) _outsideCalendar++;
    }

    private void AddDuties(int version, ReadOnlySpan<DutyStatus> statuses, Truth scope, long rows = 1)
    {
        for (int d = 0; d < statuses.Length; d++) Add(_duties[version][d], statuses[d], scope, rows);
    }

    /// <summary>A row that the only program answers.</summary>
    public void Add(CaseAnswer answer, ForceNote force)
    {
        var row = new RowCount(answer.Scope);
        for (int g = 0; g < _groups.Length; g++)
        {
            int own = _shape.GroupOf(_shape.Own[^1], _shape.Groups[g].Name);
            Count(_groups[g], answer.Groups[own], answer.Presumed[own], ref row);
        }

        Finish(row, force);
        AddDuties(0, answer.Duties, answer.Scope);
        if (answer.IsOutsideCalendar && answer.Scope != Truth.False) _outsideCalendar++;
        _versions[^1]++;
        if (answer.Scope != Truth.False) _rules[^1].Add(answer.Rules);
    }

    /// <summary>Cases answered as planes; their days are counted apart.</summary>
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
        if (_shape.IsLayered) _overruled += countOf(counts.Overruled);
        if (_shape.HasVersions) GroupCount.Add(countOf, counts.Versions, _versions);
        else _versions[0] += cases;
        for (int v = 0; v < _programs.Length; v++)
        {
            GroupCount.Add(countOf, counts.RulesApplied[v], _rules[v].Applied);
            GroupCount.Add(countOf, counts.RulesMayApply[v], _rules[v].MayApply);
            GroupCount.Add(countOf, counts.Readings[v], Trials.Readings[v]);
            GroupCount.Add(countOf, counts.OpenItems[v], Trials.OpenItems[v]);
        }

        Trials.AnyReading += countOf(counts.ReadingDependent);
        Trials.AnyOpenItem += countOf(counts.OpenItemDependent);
        for (int n = 0; n < counts.Force.Length; n++) _force[(int)TailBits.ForceNotes[n]] += countOf(counts.Force[n]);
    }

    /// <summary>The duties of cases of the only program, none of which gives a date that they need.</summary>
    public void Add(Func<int, long> countOf, DatelessDays days)
    {
        _outsideCalendar += countOf(days.OutsideCalendar);
        for (int d = 0; d < days.Duties.Length; d++)
        {
            DutyCount count = _duties[0][d];
            count.Inapplicable += countOf(days.Inapplicable);
            count.Undetermined += countOf(days.Duties[d].Undetermined);
            foreach ((DutyStatus status, int output) in days.Duties[d].Settled) count.Settled[(int)status] += countOf(output);
        }
    }

    /// <summary>The duties of so many rows, by own version.</summary>
    public void Add(ImmutableArray<DayOutcome> days, long rows)
    {
        bool isOutside = false;
        for (int v = 0; v < days.Length; v++)
        {
            AddDuties(v, days[v].Statuses.AsSpan(), days[v].Scope, rows);
            isOutside |= days[v].Scope != Truth.False && days[v].IsOutsideCalendar;
        }

        if (isOutside) _outsideCalendar += rows;
    }

    /// <summary>What the trials of single rows found, of the only program.</summary>
    public void AddTrials(ReadingTrials readings, OpenItems? openItems)
    {
        Trials.AnyReading += readings.Dependent;
        for (int p = 0; p < Trials.Readings[0].Length; p++) Trials.Readings[0][p] += readings.Changed[p];
        if (openItems is null) return;
        for (int i = 0; i < Trials.OpenItems[0].Length; i++) Trials.OpenItems[0][i] += openItems.Changed[i];
        Trials.AnyOpenItem += openItems.Changed[^1];
    }

    /// <summary>A row that the layer answers.</summary>
    public void Add(LayeredRun run)
    {
        var row = new RowCount(run.Scope);
        for (int g = 0; g < _groups.Length; g++) Count(_groups[g], run.Outcome(g), run.Presumed(g), ref row);
        Finish(row, RowNotes.Force(_shape, run));
        AddDays(run);
        bool isOverruled = false;
        for (int v = 0; v < _programs.Length; v++)
        {
            if ((run.Used & (1u << v)) == 0) continue;
            _versions[v]++;
            if (run.Scope != Truth.False) _rules[v].Add(run.RulesOf(v));
            for (int g = 0; g < _programs[v].Groups.Length; g++) isOverruled |= run.DeciderOf(_shape.Own[v], g).Kind != DeciderKind.None;
        }

        if (isOverruled && run.Scope != Truth.False) _overruled++;
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
        ReadingDependent = Trials.AnyReading,
        Readings = [.. ReadingSummaries()],
        Code = _shape.Latest.Header.FamilyCode,
        Title = _shape.Latest.Header.Title,
        DocumentNumber = _shape.Latest.Header.DocumentNumber,
        ProgramHash = regime.ProgramHash ?? ProgramHash.Of(_shape.Latest),
        Inapplicable = _inapplicable,
        Undetermined = _undetermined,
        PresumptionBorne = _presumptionBorne,
        OutsideCalendar = _outsideCalendar,
        Groups = [.. GroupSummaries()],
        Duties = [.. DutySummaries()],
        Rules = [.. RuleSummaries().OrderByDescending(rule => rule.Applied).ThenByDescending(rule => rule.MayApply)],
        Versions = _versions.Length > 1 ? [.. _programs.Select((version, v) => new VersionSummary(version.Header.Version, regime.Linked is null ? "" : ProgramHash.Of(version), _versions[v]))] : [],
        HasForce = _shape.Latest.Force is not null,
        PresumedInForce = _force[(int)ForceNote.PresumedInForce],
        NotInForce = _force[(int)ForceNote.NotInForce],
        Overruled = _overruled,
        OpenItemDependent = Trials.AnyOpenItem,
        OpenItemsTried = triesOpenItems,
        OpenItems = triesOpenItems ? [.. OpenItemSummaries()] : [],
    };

    private IEnumerable<GroupSummary> GroupSummaries()
    {
        for (int g = 0; g < _groups.Length; g++) yield return _groups[g].Summarise(_shape.Groups[g]);
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
                yield return new ReadingSummary(
                    Prefix(v) + pair.Citation, pair.NameOf(isOther: false), pair.TextOf(isOther: false), pair.NameOf(isOther: true), pair.TextOf(isOther: true), Trials.Readings[v][p]);
            }
        }
    }

    private IEnumerable<OpenItemSummary> OpenItemSummaries()
    {
        for (int v = _programs.Length - 1; v >= 0; v--)
        {
            IReadOnlyList<OpenItem> items = _shape.ItemsOf(v);
            for (int i = 0; i < items.Count; i++)
            {
                Rule? rule = items[i].Rule < 0 ? null : _programs[v].Rules[items[i].Rule];
                yield return new OpenItemSummary(
                    Prefix(v) + _programs[v].Facts[items[i].Fact].Name, rule is null ? "" : Prefix(v) + rule.Citation, rule?.Text ?? "", Trials.OpenItems[v][i]);
            }
        }
    }

    private string Prefix(int version) => _shape.PrefixOf(version);
}
