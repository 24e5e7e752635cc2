using System.Collections.Immutable;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Planes;
using Zhaodan.Screening.Report;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Job;

/// <summary>What a job does for one regime only where it is asked for: further columns, what is missing, counts by columns.</summary>
internal sealed class RegimeExtras
{
    private readonly LayerShape _shape;
    private readonly Breakdown[] _breakdowns;

    public RegimeExtras(ScreeningRequest request, LayerShape shape)
    {
        _shape = shape;
        Cells = request.Supplement.IsEmpty ? null : new SupplementCells(shape, request.Supplement);
        _breakdowns = [.. request.By.Distinct(StringComparer.Ordinal).Select(column => new Breakdown(column, KeptAt(request, column), shape.Groups, request.Shard is not null))];
    }

    /// <summary>Null where no further columns are asked for.</summary>
    public SupplementCells? Cells { get; }

    public SupplementTexts? TextsOf(RegimeWires wires) =>
        Cells is null || wires.Supplement is null ? null : new SupplementTexts(wires.Supplement, wires, Cells);

    /// <summary>A row answered as planes.</summary>
    public void Mark(CaseRow row, int index)
    {
        foreach (Breakdown breakdown in _breakdowns) breakdown.Mark(row, index);
    }

    /// <summary>The rows of a batch answered as planes (a bit each).</summary>
    public void Count(PlaneRun run, RegimePlanes planes, ReadOnlySpan<ulong> mask)
    {
        foreach (Breakdown breakdown in _breakdowns) breakdown.Add(run, planes.Wires.Counts);
        planes.Supplement?.Count(run, mask);
    }

    /// <summary>A row that the layer answered.</summary>
    public void Add(CaseRow row, LayeredRun run)
    {
        foreach (Breakdown breakdown in _breakdowns)
        {
            breakdown.Add(row, run.Scope, g => (run.Outcome(g), run.Presumed(g)), run.DependsOnReading);
        }
    }

    /// <summary>A row that the reference interpreter answered.</summary>
    public void Add(CaseRow row, ReferenceRun run)
    {
        foreach (Breakdown breakdown in _breakdowns)
        {
            breakdown.Add(row, run.Answer.Scope, g => (run.Answer.Groups[Own(g)], run.Answer.Presumed[Own(g)]), run.DependsOnReading);
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

    // Of the only program.
    private int Own(int shared) => _shape.GroupOf(_shape.Own[^1], _shape.Groups[shared].Name);

    private static int KeptAt(ScreeningRequest request, string column)
    {
        int at = request.Keep.IndexOf(column);
        return at >= 0 ? at : throw new ArgumentException($"“{column}” is not among the columns kept.", nameof(request));
    }
}
