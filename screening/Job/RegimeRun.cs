using System.Collections.Immutable;
using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Codes;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Planes;
using Zhaodan.Screening.Report;
using Zhaodan.Screening.Schema;
using Zhaodan.Screening.Totals;

namespace Zhaodan.Screening.Job;

/// <summary>
/// One regime of a running job: its answer file and its counts. Rows are answered as planes, a batch at a time; those in
/// which another regime or version has a say, row by row.
/// </summary>
internal sealed class RegimeRun : IDisposable
{
    /// <summary>Instead of the names of groups: all of them.</summary>
    public const string AllGroups = "全部";

    private readonly ScreeningRegime _regime;
    private readonly ProgramBinding _binding;
    private readonly CaseFacts _facts;
    private readonly ReferenceRun? _reference;
    private readonly AnswerWriter? _writer;
    private readonly RegimeTally _tally;
    private readonly RegimeWires? _wires;
    private readonly PlaneTexts? _texts;
    private readonly Contradictions _contradictions;
    private readonly LayeredRun? _layered;
    private readonly bool _restFalse;
    private readonly bool _triesOpenItems;
    private readonly ulong[] _plain;
    private readonly RegimeExtras _extras;
    private readonly CodeWriter? _codes;
    private PlaneRun? _planes;
    private long _taken;
    private bool _isLayered;

    /// <param name="request">The job.</param>
    /// <param name="regime">The regime.</param>
    /// <param name="schema">The columns of the rows.</param>
    /// <param name="build">Takes the regime in; null where the reference interpreter answers.</param>
    /// <param name="file">The name of the answer file or table.</param>
    /// <param name="open">Begins it, told which columns have few different texts; it is closed together with this. Null: no answers are written.</param>
    /// <param name="codes">Takes codes in place of answers; closed together with this.</param>
    public RegimeRun(ScreeningRequest request, ScreeningRegime regime, CaseSchema schema, PlaneBuild? build, string file, Func<ImmutableArray<bool>, ITableWriter>? open, Stream? codes)
    {
        RegimeProgram program = regime.Program;
        var index = new RuleIndex(program);
        _regime = regime;
        File = file;
        _binding = new ProgramBinding(schema, program);
        _facts = new CaseFacts(program);
        _layered = regime.Linked is { IsPlain: false } linked ? new LayeredRun(linked, regime.Evaluators, schema) : null;
        _triesOpenItems = request.TryOpenItems;
        _tally = new RegimeTally(program, _layered);
        _contradictions = new Contradictions(program);
        _restFalse = request.Unmentioned == Unmentioned.False;
        _extras = new RegimeExtras(request, index, _layered);
        var cells = new AnswerCells(index, _layered, request.Keep.Length, UnmentionedWords.Of(request.Unmentioned), _extras.Cells);
        if (build is null)
        {
            _reference = new ReferenceRun(_binding, index, _restFalse, request.TryOpenItems);
        }
        else
        {
            _wires = build.Add(index, request.TryOpenItems, _extras.Cells);
            _texts = new PlaneTexts(_wires, cells, program.ReckonsDays ? new DayCells(_wires, cells, schema, _binding) : null, _extras.TextsOf(_wires));
        }

        CodedGroups = [.. program.Groups.Where(group => group.IsDerived).Select((group, g) => (new CodeTable(group), g)).Where(one => request.Codes.Contains(one.Item1.Name, StringComparer.Ordinal) || request.Codes is [AllGroups])];
        _codes = codes is null ? null : new CodeWriter(codes, [.. CodedGroups.Select(one => one.Table)]);
        _writer = open is null ? null : new AnswerWriter(open(cells.HasFewTexts()), cells, request.Keep);
        _plain = new ulong[RowBatch.MostRows / 64];
    }

    public string File { get; }

    /// <summary>Rows in the answer file; where there is none, rows counted.</summary>
    public long Written => _writer?.Rows ?? _taken;

    /// <summary>The groups whose codes are written, each with its place among the groups of the answer.</summary>
    public ImmutableArray<(CodeTable Table, int Group)> CodedGroups { get; }

    /// <summary>Rows in the file of codes; null where there is none.</summary>
    public long? Coded => _codes?.Rows;

    /// <summary>Room for the codes of some rows; null where none are written.</summary>
    public CodeSheet? NewSheet(int rows) => _codes is null ? null : new CodeSheet(_codes.Tables, rows);

    public void Write(CodeSheet sheet) => _codes?.Write(sheet);

    /// <summary>Is there no row in which another regime or version may have a say?</summary>
    public bool IsPlain => _layered is null;

    /// <summary>Can a job that was stopped go on with the answer file?</summary>
    public bool CanResume => _writer?.CanResume == true;

    /// <summary>A batch was evaluated.</summary>
    public void Begin(PlaneRun planes)
    {
        _planes = planes;
        _texts?.Begin();
        Array.Clear(_plain);
    }

    /// <summary>Answers a row without writing anything yet; a contradiction becomes a problem of the row.</summary>
    public void Evaluate(CaseRow row, int index)
    {
        _isLayered = _layered?.IsNeededFor(row) == true;
        if (_isLayered)
        {
            _layered?.Evaluate(row, _restFalse);
            return;
        }

        bool isContradictory = _reference is { } reference ? !reference.Evaluate(row) : _wires is not null && _planes?.Bit(_wires.Contradictory, index) == true;
        if (!isContradictory) return;
        _binding.Fill(row, _restFalse, _facts);
        _contradictions.Report(_facts, row);
    }

    /// <summary>Writes and counts the answer to the row evaluated last.</summary>
    public void Take(CaseRow row, int index)
    {
        _taken++;
        if (_isLayered && _layered is { } layered)
        {
            layered.TryReadings(row);
            _writer?.Write(row, layered);
            _tally.Add(layered);
            _extras.Add(row, layered);
            if (_triesOpenItems) layered.TryOpenItems(row);
            return;
        }

        if (_reference is { } reference)
        {
            reference.Take(row, _writer ?? throw new InvalidOperationException("The reference interpreter writes answers."), _tally);
            _extras.Add(row, reference);
            return;
        }

        if (_planes is null || _texts is null) return;
        _texts.Load(_planes, index);
        if (_writer is null) _texts.Reckon(row, index);
        else _writer.Write(row, _texts, index);
        if (_texts.Days is { IsOfRow: true } days) _tally.Add(days);
        _plain[index / 64] |= 1UL << (index % 64);
        _extras.Mark(row, index);
    }

    /// <summary>Codes of the row taken last.</summary>
    /// <param name="sheet">Where they go.</param>
    /// <param name="at">Its place there.</param>
    /// <param name="index">Its place in the batch.</param>
    public void Code(CodeSheet sheet, int at, int index)
    {
        sheet.Answer(at);
        for (int i = 0; i < CodedGroups.Length; i++)
        {
            (CodeTable table, int group) = CodedGroups[i];
            if (_isLayered && _layered is { } layered) sheet.Set(at, i, table.CodeOf(layered.Layer.Self.Groups[group].Outcome, layered.Layer.Self.Scope));
            else if (_planes is { } planes && _wires is { } wires) sheet.Set(at, i, CodeOf(planes, table.Outputs(wires.Counts.Groups[group]), index));
        }
    }

    private static int CodeOf(PlaneRun planes, ImmutableArray<ImmutableArray<int>> outputs, int index)
    {
        int code = 0;
        for (int bit = 0; bit < outputs.Length; bit++)
        {
            foreach (int output in outputs[bit]) code |= planes.Bit(output, index) ? 1 << bit : 0;
        }

        return code;
    }

    /// <summary>Cases that a kernel counted.</summary>
    public void Add(ColumnTotals totals, int regime)
    {
        TotalsCircuit circuit = totals.Circuit;
        _taken += totals.Cases;
        _tally.Add(totals.CountOf, totals.Cases, circuit.Regimes[regime]);
        if (circuit.Days[regime] is { } days) _tally.Add(totals.CountOf, days);
    }

    /// <summary>All rows of the batch were taken or put aside.</summary>
    public void End()
    {
        if (_planes is null || _wires is null) return;
        PlaneRun planes = _planes;
        long cases = 0;
        foreach (ulong word in _plain) cases += BitOperations.PopCount(word);
        _tally.Add(output => planes.Count(output, _plain), cases, _wires);
        _texts?.DrainDays(_tally);
        _extras.Count(_planes, _wires, _plain);
    }

    public void Finish()
    {
        _reference?.Drain(_tally);
        _writer?.Finish();
        _codes?.Finish();
    }

    /// <summary>Puts all that was answered into the file.</summary>
    public void Flush() => _writer?.Flush();

    /// <summary>The counts so far; between two batches.</summary>
    public RegimeCounts SaveCounts()
    {
        _reference?.Drain(_tally);
        return _extras.Save(_tally.Save());
    }

    /// <summary>What of the rows answered is not in the file yet; null where all is (<see cref="IPendingTable"/>).</summary>
    public IPendingTable? Pending => _writer?.Pending;

    /// <summary>Goes on from so many cases and their counts.</summary>
    public void Resume(long rows, RegimeCounts counts)
    {
        _writer?.Resume(rows);
        _tally.Add(counts.Tally);
        _extras.Add(counts);
    }

    public RegimeSummary Summarise() => _extras.Summarise(_tally.Summarise(_regime, _triesOpenItems));

    public void Dispose()
    {
        _writer?.Dispose();
        _codes?.Dispose();
    }
}
