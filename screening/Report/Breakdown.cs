using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Planes;

namespace Zhaodan.Screening.Report;

/// <summary>
/// Counts the answers under one regime by the values of a kept column. The first <see cref="MostValues"/> values that occur
/// have counts of their own; all others, which would be numbers or names of single cases rather than groups of them, are
/// counted together. Not thread-safe.
/// </summary>
internal sealed class Breakdown
{
    /// <summary>Values with counts of their own.</summary>
    public const int MostValues = 200;

    private const int RestClass = 0;

    private readonly string _column;
    private readonly int _kept;
    private readonly ImmutableArray<ConclusionGroup> _groups;
    private readonly Dictionary<string, int> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<Counts> _counts = [];

    /// <param name="column">Its name.</param>
    /// <param name="kept">Its place among the columns kept.</param>
    /// <param name="groups">The groups of the regime, as its answers have them.</param>
    public Breakdown(string column, int kept, ImmutableArray<ConclusionGroup> groups)
    {
        (_column, _kept, _groups) = (column, kept, groups);
        _lookup = _classes.GetAlternateLookup<ReadOnlySpan<char>>();
        _counts.Add(new Counts("", groups));
    }

    /// <summary>A row that its planes count (<see cref="Add(PlaneRun, CountWires)"/>).</summary>
    public void Mark(CaseRow row, int index) => ClassOf(row).Rows[index / 64] |= 1UL << (index % 64);

    /// <summary>The rows marked since the last batch.</summary>
    public void Add(PlaneRun run, CountWires wires)
    {
        foreach (Counts counts in _counts) counts.Add(run, wires);
    }

    /// <summary>A row that the interpreter or the layer answered.</summary>
    /// <param name="row">The case.</param>
    /// <param name="scope">Does the regime speak of it?</param>
    /// <param name="outcomeOf">By group: what it comes to, and what of it is presumed.</param>
    /// <param name="dependsOnReading">Another reading of some place would change the answer.</param>
    public void Add(CaseRow row, Truth scope, Func<int, (GroupOutcome Outcome, ulong Presumed)> outcomeOf, bool dependsOnReading)
    {
        Counts counts = ClassOf(row);
        counts.Cases++;
        if (dependsOnReading) counts.ReadingDependent++;
        bool isUndetermined = false, isPresumed = false;
        for (int g = 0; g < _groups.Length; g++)
        {
            (GroupOutcome outcome, ulong presumed) = outcomeOf(g);
            isUndetermined |= counts.Groups[g].Add(outcome, presumed, scope) == Output.RowStatus.Undetermined;
            isPresumed |= scope == Truth.True && presumed != 0;
        }

        if (isUndetermined) counts.Undetermined++;
        if (isPresumed) counts.PresumptionBorne++;
    }

    public BreakdownSummary Summarise() => new(
        _column,
        [
            .. _counts.Skip(1).OrderBy(counts => counts.Value, StringComparer.Ordinal).Select(counts => counts.Summarise(_groups, isRest: false)),
            .. _counts.Take(1).Where(counts => counts.Cases > 0).Select(counts => counts.Summarise(_groups, isRest: true)),
        ]);

    /// <summary>The values with their counts, the rest first; only numbers, which add up.</summary>
    public ImmutableArray<(string Value, ImmutableArray<long> Counts)> Save() => [.. _counts.Select(counts => (counts.Value, counts.Save()))];

    /// <summary>Adds counts that were saved by a breakdown of the same regime and column.</summary>
    public void Add(ImmutableArray<(string Value, ImmutableArray<long> Counts)> saved)
    {
        for (int i = 0; i < saved.Length; i++) (i == RestClass ? _counts[RestClass] : ClassOf(saved[i].Value)).Add(saved[i].Counts);
    }

    private Counts ClassOf(CaseRow row) => ClassOf(row.Kept(_kept));

    private Counts ClassOf(ReadOnlySpan<char> value)
    {
        if (_lookup.TryGetValue(value, out int known)) return _counts[known];
        if (_counts.Count > MostValues) return _counts[RestClass];
        string name = value.ToString();
        _classes.Add(name, _counts.Count);
        _counts.Add(new Counts(name, _groups));
        return _counts[^1];
    }

    private sealed class Counts(string value, ImmutableArray<ConclusionGroup> groups)
    {
        public string Value { get; } = value;

        /// <summary>Rows of the batch, a bit each.</summary>
        public ulong[] Rows { get; } = new ulong[RowBatch.MostRows / 64];

        public GroupCount[] Groups { get; } = [.. groups.Select(group => new GroupCount(group.Values.Length))];

        public long Cases { get; set; }

        public long Undetermined { get; set; }

        public long PresumptionBorne { get; set; }

        public long ReadingDependent { get; set; }

        public void Add(PlaneRun run, CountWires wires)
        {
            long cases = 0;
            foreach (ulong word in Rows) cases += System.Numerics.BitOperations.PopCount(word);
            if (cases == 0) return;
            Cases += cases;
            for (int g = 0; g < Groups.Length; g++) Groups[g].Add(output => run.Count(output, Rows), wires.Groups[g]);
            Undetermined += run.Count(wires.Undetermined, Rows);
            PresumptionBorne += run.Count(wires.PresumptionBorne, Rows);
            ReadingDependent += run.Count(wires.ReadingDependent, Rows);
            Array.Clear(Rows);
        }

        public BreakdownRow Summarise(ImmutableArray<ConclusionGroup> groups, bool isRest) => new()
        {
            Value = Value,
            IsRest = isRest,
            Cases = Cases,
            Undetermined = Undetermined,
            PresumptionBorne = PresumptionBorne,
            ReadingDependent = ReadingDependent,
            Groups = [.. groups.Select((group, g) => Groups[g].Summarise(group))],
        };

        public ImmutableArray<long> Save() => [Cases, Undetermined, PresumptionBorne, ReadingDependent, .. Groups.SelectMany(group => group.All).SelectMany(counts => counts)];

        public void Add(ImmutableArray<long> saved)
        {
            Cases += saved[0];
            Undetermined += saved[1];
            PresumptionBorne += saved[2];
            ReadingDependent += saved[3];
            int at = 4;
            foreach (long[] counts in Groups.SelectMany(group => group.All))
            {
                for (int i = 0; i < counts.Length; i++) counts[i] += saved[at++];
            }
        }
    }
}
