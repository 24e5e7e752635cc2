using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Evaluators;

/// <summary>Where a compiled evaluator answered otherwise than the interpreter.</summary>
public sealed record Disagreement(string What, string Interpreted, string Evaluated);

/// <summary>
/// Answers cases with the interpreter and a compiled evaluator and compares everything that both say. Not thread-safe: it
/// keeps its buffers.
/// </summary>
public sealed class AgreementChecker
{
    private readonly Interpreter _interpreter;
    private readonly RegimeEvaluator _evaluator;
    private readonly EvaluatorLayout _layout;
    private readonly byte[] _facts;
    private readonly byte[] _outcome;
    private readonly List<Disagreement> _found = [];

    /// <exception cref="ArgumentException">The evaluator was made for a program with another layout.</exception>
    public AgreementChecker(Interpreter interpreter, RegimeEvaluator evaluator)
        : this(interpreter, evaluator, EvaluatorLayout.Of(interpreter.Program))
    {
    }

    /// <summary>With the layout of the evaluator's program, where the caller has it already.</summary>
    /// <exception cref="ArgumentException">The evaluator was made for a program with another layout.</exception>
    public AgreementChecker(Interpreter interpreter, RegimeEvaluator evaluator, EvaluatorLayout layout)
    {
        _interpreter = interpreter;
        _evaluator = evaluator;
        _layout = layout;
        if (evaluator.FactsSize != _layout.Facts.Size || evaluator.OutcomeSize != _layout.Outcome.Size)
        {
            throw new ArgumentException("The evaluator was made for another program.", nameof(evaluator));
        }

        _facts = new byte[_layout.Facts.Size];
        _outcome = new byte[_layout.Outcome.Size];
    }

    /// <summary>How many single values were compared so far.</summary>
    public long Comparisons { get; private set; }

    /// <summary>Every difference on this case, none when they agree; and what the interpreter found.</summary>
    public IReadOnlyList<Disagreement> Check(CaseFacts facts, out Evaluation evaluation)
    {
        _found.Clear();
        evaluation = _interpreter.Evaluate(facts);
        new FactsWriter(_layout.Facts, _facts).Write(facts);
        _evaluator.Evaluate(_facts, _outcome);
        Compare(evaluation, new OutcomeView(_layout.Outcome, _outcome));
        return _found;
    }

    private void Compare(Evaluation evaluation, OutcomeView outcome)
    {
        Same("contradictory", "", evaluation.IsContradictory, outcome.IsContradictory);
        if (evaluation.IsContradictory || outcome.IsContradictory) return;
        RegimeProgram program = _interpreter.Program;
        Same("scope", "", evaluation.Scope.Truth, outcome.Scope);
        if (program.Force is not null) Same("applicability", "", evaluation.Applicability.Truth, outcome.Applicability);
        for (int r = 0; r < program.Rules.Length; r++)
        {
            Rule rule = program.Rules[r];
            Same("rule ", rule.Citation, evaluation.Nodes[rule.Applies].Truth, outcome.Rule(r));
            for (int c = 0; c < rule.Conclusions.Length; c++)
            {
                Same("conclusion of ", rule.Citation, evaluation.Nodes[rule.Conclusions[c].Applies].Truth, outcome.Conclusion(r, c));
            }
        }

        Same("outside calendar", "", evaluation.IsOutsideCalendar, outcome.IsOutsideCalendar);
        for (int d = 0; d < program.Duties.Length; d++) Same("duty ", program.Duties[d].Name, (byte)evaluation.Duties[d], (byte)outcome.Duties[d]);
        for (int g = 0; g < program.Groups.Length; g++)
        {
            Same("group ", program.Groups[g].Name, evaluation.Groups[g], outcome.Group(g));
            Same("presumed values of ", program.Groups[g].Name, evaluation.Presumed[g], outcome.Presumed(g));
        }
    }

    private void Same<T>(string what, string name, T interpreted, T evaluated)
        where T : struct, IEquatable<T>
    {
        Comparisons++;
        if (!interpreted.Equals(evaluated)) _found.Add(new Disagreement(what + name, $"{interpreted}", $"{evaluated}"));
    }

    private void Same(string what, string name, Truth interpreted, Truth evaluated)
    {
        Comparisons++;
        if (interpreted != evaluated) _found.Add(new Disagreement(what + name, $"{interpreted}", $"{evaluated}"));
    }
}
