using System.Collections.Immutable;
using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Codes;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Planes;
using Zhaodan.Screening.Report;
using Zhaodan.Screening.Schema;
using Zhaodan.Screening.Supplement;
using Zhaodan.Screening.Totals;

namespace Zhaodan.Screening.Job;

/// <summary>
/// One regime of a running job: its answer file and its counts. Rows are answered as planes, a batch at a time, or row by row
/// by the reference.
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
    private readonly LayerShape _shape;
    private readonly CaseSchema _schema;
    private readonly AnswerCells _cells;
    private readonly bool _byInterpreter;
    private readonly Contradictions _contradictions;
    private readonly LayeredRun? _layered;
    private readonly bool _restFalse;
    private readonly bool _triesOpenItems;
    private readonly ulong[] _plain;
    private readonly RegimeExtras _extras;
    private readonly CodeWriter? _codes;
    private RegimePlanes? _silent;
    private RegimePlanes? _stating;
    private RegimePlanes? _regimePlanes;
    private PlaneRun? _planes;
    private long _taken;
    private bool _isByRow;

    /// <param name="request">The job.</param>
    /// <param name="regime">The regime.</param>
    /// <param name="schema">The columns of the rows.</param>
    /// <param name="file">The name of the answer file or table.</param>
    /// <param name="open">Begins it, told which columns have few different texts; it is closed together with this. Null: no answers are written.</param>
    /// <param name="codes">Takes codes in place of answers; closed together with this.</param>
    public RegimeRun(ScreeningRequest request, ScreeningRegime regime, CaseSchema schema, string file, Func<ImmutableArray<bool>, ITableWriter>? open, Stream? codes)
    {
        RegimeProgram program = regime.Program;
        var shape = new LayerShape(program, regime.Linked);
        (_regime, _shape, _schema, _byInterpreter) = (regime, shape, schema, request.ByInterpreter);
        File = file;
        _binding = new ProgramBinding(schema, program);
        _facts = new CaseFacts(program);
        _triesOpenItems = request.TryOpenItems;
        _tally = new RegimeTally(shape);
        _contradictions = new Contradictions(program);
        _restFalse = request.Unmentioned == Unmentioned.False;
        _layered = shape.IsLayered ? new LayeredRun(shape, _tally.Trials, schema, _restFalse) : null;
        HearsLaws = shape.IsLayered && shape.Regime.Programs.Any(one => one.Precedence.Any(declaration => declaration.Ranks != LegalRanks.None));
        _extras = new RegimeExtras(request, shape);
        _cells = new AnswerCells(shape, request.Keep.Length, UnmentionedWords.Of(request.Unmentioned), _extras.Cells);
        _reference = _byInterpreter && !shape.IsLayered ? new ReferenceRun(_binding, shape.Indexes[^1], _restFalse, request.TryOpenItems) : null;
        CodedGroups = [.. shape.Groups.Select((group, g) => (new CodeTable(group), g)).Where(one => request.Codes.Contains(one.Item1.Name, StringComparer.Ordinal) || request.Codes is [AllGroups])];
        _codes = codes is null ? null : new CodeWriter(codes, [.. CodedGroups.Select(one => one.Table)]);
        _writer = open is null ? null : new AnswerWriter(open(_cells.HasFewTexts()), _cells, request.Keep);
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

    /// <summary>May a law that a row states have the word?</summary>
    public bool HearsLaws { get; }

    /// <summary>Puts the regime into a circuit.</summary>
    public void Join(PlaneBuild build, bool hearsLaws)
    {
        RegimeWires wires = build.Add(_shape, _triesOpenItems, _extras.Cells);
        SupplementTexts? supplement = _extras.TextsOf(wires);
        var planes = new RegimePlanes(wires, new PlaneTexts(wires, _cells, wires.Days.IsEmpty ? null : new DayCells(wires, _cells, _schema), supplement), supplement);
        if (hearsLaws) _stating = planes;
        else _silent = planes;
    }

    /// <summary>A batch was evaluated.</summary>
    public void Begin(PlaneRun planes, bool hearsLaws)
    {
        (_planes, _regimePlanes) = (planes, hearsLaws ? _stating : _silent);
        _regimePlanes?.Texts.Begin();
        Array.Clear(_plain);
    }

    /// <summary>Answers a row without writing anything yet; a contradiction becomes a problem of the row.</summary>
    public void Evaluate(CaseRow row, int index)
    {
        _isByRow = _layered is not null && (_byInterpreter || (row.Laws.Count > 0 && HearsLaws && (_regimePlanes != _stating || LawPlanes.HasRivals(row))));
        bool isContradictory = _isByRow ? false
            : _reference is { } reference ? !reference.Evaluate(row)
            : _regimePlanes is { } planes && _planes?.Bit(planes.Wires.Contradictory, index) == true;
        if (_layered is not null)
        {
            // What contradicts itself, and under which program, the layer says.
            if (_isByRow || isContradictory) _layered.Evaluate(row);
            return;
        }

        if (!isContradictory) return;
        _binding.Fill(row, _restFalse, _facts);
        _contradictions.Report(_facts, row);
    }

    /// <summary>Writes and counts the answer to the row evaluated last.</summary>
    public void Take(CaseRow row, int index)
    {
        _taken++;
        if (_isByRow && _layered is { } layered)
        {
            layered.TryReadings();
            _writer?.Write(row, layered);
            _tally.Add(layered);
            _extras.Add(row, layered);
            if (_triesOpenItems) layered.TryOpenItems();
            return;
        }

        if (_reference is { } reference)
        {
            reference.Take(row, _writer ?? throw new InvalidOperationException("The reference interpreter writes answers."), _tally);
            _extras.Add(row, reference);
            return;
        }

        if (_planes is null || _regimePlanes is not { Texts: var texts }) return;
        texts.Load(_planes, index);
        if (_writer is null) texts.Reckon(row, index);
        else _writer.Write(row, texts, index);
        if (texts.Days is { IsOfRow: true } days) _tally.AddDays(days);
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
            if (_isByRow && _layered is { } layered) sheet.Set(at, i, table.CodeOf(layered.Outcome(group), layered.Scope));
            else if (_planes is { } run && _regimePlanes is { } planes) sheet.Set(at, i, CodeOf(run, table.Outputs(planes.Wires.Counts.Groups[group]), index));
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
        if (_planes is not { } run || _regimePlanes is not { } planes) return;
        long cases = 0;
        foreach (ulong word in _plain) cases += BitOperations.PopCount(word);
        _tally.Add(output => run.Count(output, _plain), cases, planes.Wires);
        planes.Texts.DrainDays(_tally);
        _extras.Count(run, planes, _plain);
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
