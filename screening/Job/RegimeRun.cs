using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Report;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Job;

/// <summary>One regime of a running job: its facts, its evaluator, its answer file and its counts.</summary>
internal sealed class RegimeRun : IDisposable
{
    private readonly ScreeningRegime _regime;
    private readonly ProgramBinding _binding;
    private readonly ICaseEvaluator _evaluator;
    private readonly CaseFacts _facts;
    private readonly CaseAnswer _answer;
    private readonly AnswerWriter _writer;
    private readonly RegimeTally _tally;
    private readonly OpenItems? _openItems;
    private readonly ReadingTrials _readings;
    private readonly Contradictions _contradictions;
    private readonly LayeredRun? _layered;
    private readonly bool _restFalse;
    private readonly bool _triesOpenItems;
    private bool _isLayered;

    public RegimeRun(ScreeningRequest request, ScreeningRegime regime, CaseSchema schema, string file, Stream stream)
    {
        RegimeProgram program = regime.Program;
        var index = new RuleIndex(program);
        _regime = regime;
        File = file;
        _binding = new ProgramBinding(schema, program);
        _evaluator = regime.Evaluator ?? new InterpretingEvaluator(program);
        _facts = new CaseFacts(program);
        _answer = new CaseAnswer(index);
        _layered = regime.Linked is { IsPlain: false } linked ? new LayeredRun(linked, regime.Evaluators, schema) : null;
        _triesOpenItems = request.TryOpenItems;
        _tally = new RegimeTally(program, _layered);
        _contradictions = new Contradictions(program);
        _openItems = request.TryOpenItems && _layered?.Regime.IsAlwaysCombined != true ? new OpenItems(_evaluator, index) : null;
        _readings = new ReadingTrials(_evaluator);
        _restFalse = request.Unmentioned == Unmentioned.False;
        _writer = new AnswerWriter(stream, index, _layered, request.Keep, UnmentionedWords.Of(request.Unmentioned));
    }

    public string File { get; }

    public long Written => _writer.Rows;

    /// <summary>Answers a row without writing anything yet; a contradiction becomes a problem of the row.</summary>
    public void Evaluate(CaseRow row)
    {
        _isLayered = _layered?.IsNeededFor(row) == true;
        if (_isLayered)
        {
            _layered?.Evaluate(row, _restFalse);
            return;
        }

        _binding.Fill(row, _restFalse, _facts);
        _evaluator.Evaluate(_facts, _answer);
        if (_answer.IsContradictory) _contradictions.Report(_facts, row);
    }

    /// <summary>Writes and counts the answer to the row evaluated last.</summary>
    public void Take(CaseRow row)
    {
        if (_isLayered && _layered is { } layered)
        {
            layered.TryReadings(row);
            _writer.Write(row, layered);
            _tally.Add(layered);
            if (_triesOpenItems) layered.TryOpenItems(row);
            return;
        }

        _readings.Try(_facts, _answer);
        ForceNote force = RowNotes.Force(_evaluator.Program, _facts);
        _writer.Write(row, _facts, _answer, force, _readings.Depends);
        _tally.Add(_answer, force);
        _openItems?.Try(_facts, _answer);
    }

    public void Finish() => _writer.Finish();

    public RegimeSummary Summarise() => _tally.Summarise(_regime, _openItems, _triesOpenItems, _readings);

    public void Dispose() => _writer.Dispose();
}
