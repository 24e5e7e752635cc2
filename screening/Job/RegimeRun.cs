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
    private readonly bool _restFalse;

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
        _tally = new RegimeTally(program);
        _contradictions = new Contradictions(program);
        _openItems = request.TryOpenItems ? new OpenItems(_evaluator, index) : null;
        _readings = new ReadingTrials(_evaluator);
        _restFalse = request.Unmentioned == Unmentioned.False;
        _writer = new AnswerWriter(stream, index, request.Keep, UnmentionedWords.Of(request.Unmentioned));
    }

    public string File { get; }

    public long Written => _writer.Rows;

    /// <summary>Answers a row without writing anything yet; a contradiction becomes a problem of the row.</summary>
    public void Evaluate(CaseRow row)
    {
        _binding.Fill(row, _restFalse, _facts);
        _evaluator.Evaluate(_facts, _answer);
        if (_answer.IsContradictory) _contradictions.Report(_facts, row);
    }

    /// <summary>Writes and counts the answer to the row evaluated last.</summary>
    public void Take(CaseRow row)
    {
        _readings.Try(_facts, _answer);
        _writer.Write(row, _facts, _answer, _readings.Depends);
        _tally.Add(_answer);
        _openItems?.Try(_facts, _answer);
    }

    public void Finish() => _writer.Finish();

    public RegimeSummary Summarise() => _tally.Summarise(_regime, _openItems, _readings);

    public void Dispose() => _writer.Dispose();
}
