using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Report;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Job;

/// <summary>Answers rows one by one by the reference interpreter, trials included: slow, and what the planes are compared with.</summary>
internal sealed class ReferenceRun
{
    private readonly ProgramBinding _binding;
    private readonly InterpretingEvaluator _evaluator;
    private readonly CaseFacts _facts;
    private readonly CaseAnswer _answer;
    private readonly OpenItems? _openItems;
    private readonly ReadingTrials _readings;
    private readonly bool _restFalse;

    public ReferenceRun(ProgramBinding binding, RuleIndex index, bool restFalse, bool triesOpenItems)
    {
        _binding = binding;
        _evaluator = new InterpretingEvaluator(index.Program);
        _facts = new CaseFacts(index.Program);
        _answer = new CaseAnswer(index);
        _openItems = triesOpenItems ? new OpenItems(_evaluator) : null;
        _readings = new ReadingTrials(_evaluator);
        _restFalse = restFalse;
    }

    /// <summary>To the row evaluated last.</summary>
    public CaseAnswer Answer => _answer;

    /// <summary>Would another reading of some place change the answer to the row taken last?</summary>
    public bool DependsOnReading => _readings.Depends.Contains(true);

    /// <summary>False where the row contradicts itself.</summary>
    public bool Evaluate(CaseRow row)
    {
        _binding.Fill(row, _restFalse, _facts);
        _evaluator.Evaluate(_facts, _answer);
        return !_answer.IsContradictory;
    }

    /// <summary>Writes and counts the row evaluated last.</summary>
    public void Take(CaseRow row, AnswerWriter writer, RegimeTally tally)
    {
        _readings.Try(_facts, _answer);
        ForceNote force = RowNotes.Force(_evaluator.Program, _facts);
        writer.Write(row, _facts, _answer, force, _readings.Depends);
        tally.Add(_answer, force);
        _openItems?.Try(_facts, _answer);
    }

    /// <summary>Adds what the trials found since it was last asked.</summary>
    public void Drain(RegimeTally tally)
    {
        tally.AddTrials(_readings, _openItems);
        _readings.Clear();
        _openItems?.Clear();
    }
}
