using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Job.Resuming;
using Zhaodan.Screening.Job.Sharding;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Report;

namespace Zhaodan.Screening.Job;

// Checkpoints: between two batches nothing of a row is half done.
internal sealed partial class ScreeningRun
{
    /// <summary>Writes a checkpoint; false where the job keeps none or is not between two batches.</summary>
    public bool TrySave()
    {
        if (_checkpoints is null || !_canSave || !CanResume()) return false;
        foreach (RegimeRun regime in _regimes)
        {
            Writing = regime.File;
            regime.Flush();
        }

        Writing = OutputNames.Quarantine;
        _quarantine?.Flush();
        _index?.Flush();
        _checkpoints.Save(State(isWhole: false));
        return true;
    }

    private bool CanResume() => _regimes.TrueForAll(regime => regime.CanResume);

    private void Resume()
    {
        if (_checkpoints is not null && !CanResume()) _diagnostics.Report(DiagnosticCatalogue.FormatWillNotResume, Place(1));
        if (_earlier is null && _index is null) return;
        foreach (RegimeRun regime in _regimes) regime.Flush();
        _quarantine?.Flush();
        _files.MarkHeaders();
        if (_earlier is not { } earlier) return;
        for (int i = 0; i < _regimes.Count; i++) _regimes[i].Resume(RowsAt(_regimes[i].File), earlier.Counts[i]);
        _quarantine?.Resume(RowsAt(OutputNames.Quarantine));
        _answered = earlier.Answered;
        _bad = earlier.Bad;
        _idleAssertions = earlier.IdleAssertions;
        _diagnostics.Report(DiagnosticCatalogue.ScreeningResumed, Place(1), earlier.Rows);

        long RowsAt(string name) => earlier.Files.First(file => file.Name == name).Rows;
    }

    // Rows taken already are read once more, for their numbers and for the hash of the input.
    private bool Skip(RowBatch batch)
    {
        _batchNumbers.Begin(batch, _bytesTotal);
        for (int i = 0; i < batch.Count; i++)
        {
            _lastLine = batch[i].Line;
            if (batch[i].HasCaseNumber) _batchNumbers.TryAdd(batch[i], i, out _);
        }

        _skipped += batch.Count;
        if (_earlier is not { } earlier || _skipped < earlier.Rows) return true;
        if (_skipped == earlier.Rows && _lastLine == earlier.LastLine && batch[batch.Count - 1].CaseNumber.SequenceEqual(earlier.LastNumber)) return true;
        Differs();
        return false;
    }

    private ScreeningSummary? Differs()
    {
        _diagnostics.Report(DiagnosticCatalogue.CheckpointRowsDiffer, Place(1), _request.Input.Name, _earlier?.Rows ?? 0);
        return null;
    }

    // A file that somebody writes to while it is read has no contents that an answer could be about.
    private bool IsInputChanged()
    {
        if (_identity is null || _request.Input.FilePath is not { } path) return false;
        string? change = null;
        try
        {
            FileIdentity now = FileIdentity.Of(path, _request.Input.Name);
            if (now.Length > _identity.Input.Length) change = $"开始时{_identity.Input.Length}字节，现在{now.Length}字节，变长了";
            else if (now.Length < _identity.Input.Length) change = $"开始时{_identity.Input.Length}字节，现在{now.Length}字节，变短了";
            else if (now != _identity.Input) change = "内容或者修改时间变了";
        }
        catch (Exception exception) when (OutputFailure.Is(exception))
        {
            change = Input.FailureText.Of(exception);
        }

        if (change is null) return false;
        _diagnostics.Report(DiagnosticCatalogue.CaseFileChanged, Place(1), _request.Input.Name, change);
        return true;
    }

    private ShardRecord Record(ShardChoice shard, ShardRange range) => new()
    {
        Shard = shard,
        Identity = (_identity ?? throw new InvalidOperationException("Only a file has parts.")).ToWhole(),
        InputPath = Path.GetFullPath(_request.Input.FilePath ?? ""),
        Range = range,
        InputHash = _source?.Hash ?? "",
        Options = ShardOptions.Of(_request),
        Rows = _reader.Rows,
        Answered = _answered,
        Bad = _bad,
        IdleAssertions = _idleAssertions,
        BlankLines = _reader.BlankLines - _headBlankLines,
        HeadBlankLines = _headBlankLines,
        Files = [.. _files.Written.Select(file => new ShardFile(file.Name, _files.HeaderOf(file.Name), file.Bytes, RowsOf(file.Name) ?? 0, file.Hash))],
        Counts = [.. _regimes.Select(regime => regime.SaveCounts())],
    };

    private JobState State(bool isWhole) => new()
    {
        Identity = _identity ?? throw new InvalidOperationException("Only a job on a file keeps checkpoints."),
        IsWhole = isWhole,
        Rows = _answered + _bad,
        Answered = _answered,
        Bad = _bad,
        IdleAssertions = _idleAssertions,
        LastLine = _lastLine,
        LastNumber = _lastNumber,
        Files = [.. _files.Written.Select(file => new FileState(file.Name, file.Bytes, RowsOf(file.Name) ?? 0))],
        Counts = [.. _regimes.Select(regime => regime.SaveCounts())],
    };

    // Rows of a table without its header; null for a page.
    private long? RowsOf(string name) =>
        name == OutputNames.Quarantine ? _quarantine?.Rows : _regimes.Find(regime => regime.File == name)?.Written;
}
