using Zhaodan.Arrow.Reading;
using Zhaodan.Screening.Input.Columns;
using Zhaodan.Screening.Totals;

namespace Zhaodan.Screening.Job;

// Counting alone: whole columns by a kernel, and row by row what a kernel cannot tell.
internal sealed partial class ScreeningRun
{
    // Stretches taken row by row before a kernel is asked for: a small job never meets a compiler.
    private const int PatientStretches = 16;

    // Rows that are gathered before the processors share them out.
    private const int RowsTogether = 1 << 21;

    private const int Stretch = Circuits.Execution.KernelRun.Step;

    private SheetSet? _sheets;
    private long _sheetLine;

    private bool TakeTotals(JobPlanes planes, CancellationToken cancellationToken)
    {
        if (_reader is not ArrowCaseReader reader) throw new InvalidOperationException("Only an Arrow file holds columns.");
        using ColumnTotals? totals = Kernel(reader);
        if (_request.KernelsAtOnce) totals?.MakeNow();
        var batch = new RowBatch(_schema, _request.Keep.Length);
        int patience = PatientStretches;
        var gathered = new List<(RowStretch Rows, long Line)>();
        long together = 0;
        while (reader.NextView(_diagnostics) is { } view)
        {
            long line = reader.Rows;
            reader.CountRows(view.Length);
            int first = 0;
            for (; first < view.Length && totals?.IsReady != true; first += Stretch)
            {
                if (--patience == 0) totals?.Begin();
                RowStretch rows = Of(view, first, Math.Min(Stretch, view.Length - first));
                if (!TakeRows(rows, line, batch, reader, planes)) return false;
                WriteCodes(rows);
                cancellationToken.ThrowIfCancellationRequested();
                ReportProgress(isLast: false);
            }

            _bytesRead = reader.BytesRead;
            if (first >= view.Length) continue;
            gathered.Add((Of(view, first, view.Length - first), line));
            together += view.Length - first;
            if (together < RowsTogether) continue;
            if (!TakeGathered()) return false;
        }

        if (!TakeGathered() || _diagnostics.HasErrors) return false;
        for (int r = 0; totals is not null && r < _regimes.Count; r++) _regimes[r].Add(totals, r);
        return true;

        bool TakeGathered()
        {
            if (gathered.Count == 0 || totals is null) return true;
            long before = totals.Cases;
            IReadOnlyList<RowStretch> odd = totals.Add([.. gathered.Select(one => one.Rows)], cancellationToken);
            _answered += totals.Cases - before;
            foreach (RowStretch rows in odd)
            {
                if (!TakeRows(rows, gathered.First(one => one.Rows.View == rows.View).Line, batch, reader, planes)) return false;
                cancellationToken.ThrowIfCancellationRequested();
            }

            foreach ((RowStretch rows, _) in gathered) WriteCodes(rows);
            gathered.Clear();
            together = 0;
            ReportProgress(isLast: false);
            return true;
        }
    }

    // Null where rows have to be looked at one by one anyway, or there is no compiler.
    private ColumnTotals? Kernel(ArrowCaseReader reader)
    {
        if (_request.Kernels is not { } compiler || !BitConverter.IsLittleEndian || !_regimes.TrueForAll(regime => regime.IsPlain)) return null;
        return new ColumnTotals(
            _schema,
            new DirectColumns(_schema, reader.Schema, reader.Columns),
            [.. _request.Regimes.Select(regime => regime.Program)],
            _request.Unmentioned == Unmentioned.False,
            _request.TryOpenItems,
            compiler,
            [.. _regimes.Select(regime => regime.CodedGroups)]);
    }

    private RowStretch Of(RecordBatchView view, int first, int count) =>
        new(view, first, count, _request.Codes.IsEmpty ? null : new SheetSet(first, [.. _regimes.Select(regime => regime.NewSheet(count))]));

    private void WriteCodes(RowStretch rows)
    {
        for (int r = 0; rows.Sheets is not null && r < _regimes.Count; r++)
        {
            Writing = _regimes[r].File;
            if (rows.Sheets.ByRegime[r] is { } sheet) _regimes[r].Write(sheet);
        }
    }

    private bool TakeRows(RowStretch rows, long line, RowBatch batch, ArrowCaseReader reader, JobPlanes planes)
    {
        (_sheets, _sheetLine) = (rows.Sheets, line + (rows.Sheets?.First ?? 0));
        for (int done = 0; done < rows.Count; done += RowBatch.MostRows)
        {
            int first = rows.First + done;
            if (!batch.Fill(reader, rows.View, first, Math.Min(RowBatch.MostRows, rows.Count - done), line + first, _diagnostics)) return false;
            if (!TakeBatch(batch, planes)) return false;
        }

        return true;
    }
}
