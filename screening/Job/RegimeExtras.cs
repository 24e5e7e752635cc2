using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Planes;
using Zhaodan.Screening.Report;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Job;

/// <summary>What a job does for one regime only where it is asked for: further columns, what is missing, counts by columns.</summary>
internal sealed class RegimeExtras
{
    private readonly RuleIndex _index;
    private readonly int[] _own;
    private readonly Breakdown[] _breakdowns;
    private SupplementTexts? _texts;

    public RegimeExtras(ScreeningRequest request, RuleIndex index, LayeredRun? layered)
    {
        _index = index;
        RegimeProgram program = index.Program;
        _own = [.. Enumerable.Range(0, program.Groups.Length).Where(g => program.Groups[g].IsDerived)];
        ImmutableArray<ConclusionGroup> groups = layered is null ? [.. _own.Select(g => program.Groups[g])] : layered.Layer.GroupsOf(layered.Regime.Families.Length - 1);
        Cells = request.Supplement.IsEmpty ? null : new SupplementCells(index, layered, request.Supplement);
        _breakdowns = [.. request.By.Distinct(StringComparer.Ordinal).Select(column => new Breakdown(column, KeptAt(request, column), groups, request.Shard is not null))];
    }

    /// <summary>Null where no further columns are asked for.</summary>
    public SupplementCells? Cells { get; }

    public SupplementTexts? TextsOf(RegimeWires wires) =>
        _texts = Cells is null || wires.Supplement is null ? null : new SupplementTexts(wires.Supplement, _index, Cells);

    /// <summary>A row answered as planes.</summary>
    public void Mark(CaseRow row, int index)
    {
        foreach (Breakdown breakdown in _breakdowns) breakdown.Mark(row, index);
    }

    /// <summary>The rows of a batch answered as planes (a bit each).</summary>
    public void Count(PlaneRun planes, RegimeWires wires, ReadOnlySpan<ulong> mask)
    {
        foreach (Breakdown breakdown in _breakdowns) breakdown.Add(planes, wires.Counts);
        _texts?.Count(planes, mask);
    }

    /// <summary>A row that the layer answered.</summary>
    public void Add(CaseRow row, LayeredRun run)
    {
        foreach (Breakdown breakdown in _breakdowns)
        {
            breakdown.Add(row, run.Layer.Self.Scope, g => (run.Layer.Self.Groups[g].Outcome, run.Layer.Self.Groups[g].Presumed), run.DependsOnReading);
        }
    }

    /// <summary>A row that the reference interpreter answered.</summary>
    public void Add(CaseRow row, ReferenceRun run)
    {
        foreach (Breakdown breakdown in _breakdowns)
        {
            breakdown.Add(row, run.Answer.Scope, g => (run.Answer.Groups[_own[g]], run.Answer.Presumed[_own[g]]), run.DependsOnReading);
        }
    }

    /// <summary>The counts so far, with those of the answers; between two batches.</summary>
    public RegimeCounts Save(ImmutableArray<ImmutableArray<long>> tally) => new()
    {
        Tally = tally,
        Missing = Cells?.Missing?.Save() ?? [],
        By = [.. _breakdowns.Select(breakdown => breakdown.Save())],
    };

    /// <summary>Adds counts that were saved for the same request.</summary>
    public void Add(RegimeCounts saved)
    {
        Cells?.Missing?.Add(saved.Missing);
        for (int i = 0; i < _breakdowns.Length; i++) _breakdowns[i].Add(saved.By[i]);
    }

    public RegimeSummary Summarise(RegimeSummary summary) => summary with
    {
        Missing = Cells?.Missing?.Summarise(),
        By = [.. _breakdowns.Select(breakdown => breakdown.Summarise())],
    };

    private static int KeptAt(ScreeningRequest request, string column)
    {
        int at = request.Keep.IndexOf(column);
        return at >= 0 ? at : throw new ArgumentException($"“{column}” is not among the columns kept.", nameof(request));
    }
}
