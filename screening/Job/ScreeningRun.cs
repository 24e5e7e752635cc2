using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Numbers;
using Zhaodan.Screening.Job.Resuming;
using Zhaodan.Screening.Job.Sharding;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Report;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Job;

/// <summary>The loop of a job, from the first row to the files that wait to be renamed.</summary>
internal sealed partial class ScreeningRun : IDisposable
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(200);

    private readonly ScreeningRequest _request;
    private readonly ICaseReader _reader;
    private readonly DiagnosticBag _diagnostics;
    private readonly IProgress<ScreeningProgress>? _progress;
    private readonly ReadAhead? _source;
    private readonly CaseNumberSet _numbers;
    private readonly BatchNumbers _batchNumbers;
    private readonly List<RegimeRun> _regimes = [];
    private readonly CaseSchema _schema;
    private readonly long _started;
    private readonly long? _bytesTotal;
    private readonly JobCheckpoints? _checkpoints;
    private readonly JobIdentity? _identity;
    private readonly JobState? _earlier;
    private readonly JobFiles _files;
    private readonly ShardRange? _range;
    private readonly long _headBlankLines;
    private NumberIndexWriter? _index;
    private QuarantineWriter? _quarantine;
    private long _answered;
    private long _bad;
    private long _idleAssertions;
    private long _lastProgress;
    private long _lastLine;
    private long _bytesRead;
    private long _skipped;
    private string _lastNumber = "";
    private bool _canSave;
    private int _besideTurn;

    public ScreeningRun(ScreeningRequest request, ICaseReader reader, CaseSchema schema, DiagnosticBag diagnostics, IProgress<ScreeningProgress>? progress,
        JobCheckpoints? checkpoints = null,
        JobIdentity? identity = null,
        ShardRange? range = null)
    {
        _range = range;
        _headBlankLines = reader.BlankLines;
        _checkpoints = checkpoints;
        _identity = identity;
        _earlier = checkpoints?.Earlier;
        _files = new JobFiles(request.Output, _earlier);
        _request = request;
        _reader = reader;
        _schema = schema;
        _bytesTotal = reader.BytesTotal;
        _diagnostics = diagnostics;
        _progress = progress;
        _numbers = new CaseNumberSet(request.Output.Scratch, request.NumberMemory);
        _batchNumbers = new BatchNumbers(_numbers);
        _source = request.TotalsOnly ? null : new ReadAhead(reader, schema, request.Keep.Length);
        _started = _lastProgress = request.Time.GetTimestamp();
    }

    /// <summary>Names of the files, in the order in which they get their final names: the summary comes last.</summary>
    public ImmutableArray<string> Files { get; private set; } = [];

    /// <summary>The same files with their hashes.</summary>
    public ImmutableArray<WrittenFile> Written => _files.Written;

    /// <summary>The file being written, for a failure of the disk; empty where it is the folder.</summary>
    public string Writing { get; set; } = "";

    /// <summary>Rows that every answer file or table holds.</summary>
    public long Answered => _answered;

    /// <summary>Null where the job failed; then the diagnostics say why.</summary>
    public ScreeningSummary? Execute(CancellationToken cancellationToken)
    {
        string[] codes = [.. _request.Regimes.Select(regime => regime.Linked?.Code ?? regime.Program.Header.Code)];
        bool writesCodes = !_request.Codes.IsEmpty;
        ImmutableArray<string> answers = _request.Tables is null ? OutputNames.Answers(codes, CaseFormats.Extension(writesCodes ? CaseFormat.Arrow : _request.OutputFormat)) : [];
        if (writesCodes) answers = [.. answers.Select(OutputNames.CodesOf)];
        _request.Tables?.Prepare(codes);
        for (int i = 0; i < codes.Length; i++)
        {
            int regime = i;
            string file = _request.Tables?.NameOf(i) ?? answers[i];
            Func<ImmutableArray<bool>, ITableWriter>? open = _request.TotalsOnly ? null : few => _request.Tables?.Create(regime)
                ?? TableWriters.Create(new WriteBehind(_files.Begin(file)), _request.OutputFormat, "答案", few);
            _regimes.Add(new RegimeRun(_request, _request.Regimes[i], _schema, file, open, writesCodes ? new WriteBehind(_files.Begin(file)) : null));
        }

        JobPlanes? planes = _request.ByInterpreter ? null : new JobPlanes(_schema, _request.Unmentioned == Unmentioned.False, _regimes);

        _quarantine = new QuarantineWriter(_files.Begin(OutputNames.Quarantine));
        if (_range is not null) _index = new NumberIndexWriter(_files.Begin(NumberIndexWriter.FileName));
        foreach (string taken in _request.TakenNumbers)
        {
            foreach ((long line, string number) in NumberIndexWriter.Read(taken)) _numbers.TryAdd(number, line, out _);
        }

        Resume();
        if (_request.TotalsOnly && (planes is null || !TakeTotals(planes, cancellationToken))) return null;
        while (_source?.Next(_diagnostics, cancellationToken) is { } batch)
        {
            if (_skipped < _earlier?.Rows)
            {
                if (!Skip(batch)) return null;
            }
            else
            {
                _canSave = false;
                if (!TakeBatch(batch, planes)) return null;
                if (batch.Count > 0) _lastNumber = batch[batch.Count - 1].CaseNumber.ToString();
                _canSave = true;
            }

            _bytesRead = batch.BytesRead;
            _source.Release(batch);
            cancellationToken.ThrowIfCancellationRequested();
            if (_canSave && _checkpoints?.IsDue == true) TrySave();
            ReportProgress(isLast: false);
        }

        if (IsInputChanged() || _diagnostics.HasErrors) return null;
        if (_skipped < _earlier?.Rows) return Differs();
        cancellationToken.ThrowIfCancellationRequested();
        _canSave = false;
        Finish();
        if (!RowsAddUp()) return null;
        NoteFindings();
        ScreeningSummary summary = Summarise();
        WriteWhole(OutputNames.SummaryHtml, SummaryHtml.Write(summary));
        WriteWhole(OutputNames.SummaryJson, SummaryJson.Write(summary));
        WriteWhole(OutputNames.Manifest, ManifestJson.Write(summary, _request, RowsOf, _files.Written));
        Files = [.. _request.TotalsOnly && !writesCodes ? [] : answers, OutputNames.Quarantine, OutputNames.SummaryHtml, OutputNames.SummaryJson, OutputNames.Manifest];
        if (_range is not null && _request.Shard is { } shard)
        {
            WriteWhole(ShardRecord.FileName, Record(shard, _range).ToJson());
            Files = [.. answers, OutputNames.Quarantine, NumberIndexWriter.FileName, OutputNames.SummaryHtml, OutputNames.SummaryJson, OutputNames.Manifest, ShardRecord.FileName];
        }

        // Tables get their names after this, and going on would not know whether they did.
        if (_request.Tables is null) _checkpoints?.Save(State(isWhole: true));
        ReportProgress(isLast: true);
        return summary;
    }

    public void Dispose()
    {
        if (_source is null) _reader.Dispose();
        else _source.Dispose();
        _numbers.Dispose();
        CloseFiles();
    }

    private void CloseFiles()
    {
        foreach (RegimeRun regime in _regimes) regime.Dispose();
        _quarantine?.Dispose();
        _index?.Dispose();
    }

    private bool TakeBatch(RowBatch batch, JobPlanes? planes)
    {
        planes?.Evaluate(batch);
        Writing = "案号（临时文件）";
        _batchNumbers.Begin(batch, _bytesTotal);
        for (int i = 0; i < batch.Count; i++)
        {
            if (!TakeRow(batch[i], i)) return false;
        }

        foreach (RegimeRun regime in _regimes) regime.End();
        return true;
    }

    // Nothing of a row is written before it is known to be good under every regime.
    private bool TakeRow(CaseRow row, int index)
    {
        _lastLine = row.Line;
        Writing = "案号（临时文件）";
        if (!_request.TotalsOnly) CheckRepeated(row, index);
        if (row.Problems.Count == 0)
        {
            foreach (RegimeRun regime in _regimes) regime.Evaluate(row, index);
        }

        if (row.Problems.Count > 0)
        {
            _bad++;
            Writing = OutputNames.Quarantine;
            _quarantine?.Write(row);
            return !IsTooBad(row);
        }

        foreach (RegimeRun regime in _regimes)
        {
            Writing = regime.File;
            regime.Take(row, index);
            if (_sheets?.ByRegime[_regimes.IndexOf(regime)] is { } sheet) regime.Code(sheet, (int)(row.Line - 1 - _sheetLine), index);
        }

        _answered++;
        if (row.HasIdleAssertion) _idleAssertions++;
        return true;
    }

    // A bad row takes its number too: what comes later under the same number is not silently put in its place.
    private void CheckRepeated(CaseRow row, int index)
    {
        if (_index is not null && row.HasCaseNumber) _index.Add(row.Line, row.CaseNumber);
        if (!row.HasCaseNumber || _batchNumbers.TryAdd(row, index, out long first)) return;
        string line = first.ToString(System.Globalization.CultureInfo.InvariantCulture);
        row.AddProblem("案号", row.CaseNumber.ToString(), $"案号与第{line}行重复，以先出现的为准。");
    }

    private bool IsTooBad(CaseRow row)
    {
        if (_request.MaxBad is not { } most || _bad <= most) return false;
        RowProblem last = row.Problems[0];
        _diagnostics.Report(DiagnosticCatalogue.TooManyBadRows, Place(row.Line), _bad, most, row.Line, last.Column, last.Reason);
        return true;
    }

    private void Finish()
    {
        foreach (RegimeRun regime in _regimes)
        {
            Writing = regime.File;
            regime.Finish();
        }

        Writing = OutputNames.Quarantine;
        _quarantine?.Finish();
        _index?.Flush();
        CloseFiles();
    }

    private bool RowsAddUp()
    {
        foreach (RegimeRun regime in _regimes)
        {
            if (!AddsUp(regime.File, regime.Written, _answered)) return false;
            if (regime.Coded is { } coded && !AddsUp(regime.File, coded, _reader.Rows)) return false;
        }

        return AddsUp(OutputNames.Quarantine, _quarantine?.Rows ?? 0, _bad);
    }

    private bool AddsUp(string file, long written, long wanted)
    {
        if (_answered + _bad == _reader.Rows && written == wanted) return true;
        _diagnostics.Report(DiagnosticCatalogue.RowsDoNotAddUp, Place(1), _reader.Rows, _answered, _bad, file, written);
        return false;
    }

    private void NoteFindings()
    {
        if (_reader.IsTruncated) _diagnostics.Report(DiagnosticCatalogue.LastRowTruncated, Place(_lastLine), _lastLine);
        if (_bad > 0) _diagnostics.Report(DiagnosticCatalogue.RowsQuarantined, Place(1), _bad, OutputNames.Quarantine);
    }

    private ScreeningSummary Summarise() => new()
    {
        Input = _reader.Source,
        InputHash = _source?.Hash ?? "",
        TotalsOnly = _request.TotalsOnly,
        InputBytes = _reader.BytesRead,
        Unmentioned = _request.Unmentioned,
        Rows = _reader.Rows,
        Answered = _answered,
        Bad = _bad,
        BlankLines = _reader.BlankLines,
        IdleAssertions = _idleAssertions,
        Replay = ReplaySummary.Of(_request),
        Regimes = [.. _regimes.Select(regime => regime.Summarise())],
    };

    private void WriteWhole(string name, byte[] content)
    {
        Writing = name;
        _files.WriteWhole(name, content);
    }

    private void ReportProgress(bool isLast)
    {
        if (_progress is null) return;
        long now = _request.Time.GetTimestamp();
        if (!isLast && _request.Time.GetElapsedTime(_lastProgress, now) < ProgressInterval) return;
        _lastProgress = now;
        _progress.Report(new ScreeningProgress(_answered + _bad, _bad, _bytesRead, _bytesTotal, _request.Time.GetElapsedTime(_started, now)) { Earlier = _earlier?.Rows ?? 0 });
    }

    private SourceLocation Place(long line) =>
        new(new SourceText(_request.Input.Name, "", (int)Math.Clamp(line - 1, 0, int.MaxValue - 1)), default);
}
