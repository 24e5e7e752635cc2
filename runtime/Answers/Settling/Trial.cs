using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers.Settling;

/// <summary>How a group stands when something is supposed.</summary>
public enum TrialStatus : byte
{
    /// <summary>The suppositions contradict what the case states, or each other</summary>
    Impossible,

    Settled,

    Open,

    /// <summary>The budget is spent; nothing was tried</summary>
    Untried,
}

/// <summary>
/// Evaluates a case once more with something supposed. The case's facts are filled with suppositions for the length of an
/// evaluation and put back.
/// </summary>
public sealed class Trial
{
    private readonly Interpreter _interpreter;
    private readonly List<BinaryConstraint>[] _constraintsOf;
    private readonly long _cost;

    public Trial(Interpreter interpreter)
    {
        _interpreter = interpreter;
        _constraintsOf = FactResolution.IndexConstraints(interpreter.Program);
        _cost = interpreter.Program.Nodes.Length + (2L * interpreter.Program.Facts.Length);
    }

    public RegimeProgram Program => _interpreter.Program;

    /// <summary>Null when the budget is spent. Presumed values are not marked.</summary>
    public Evaluation? Evaluate(CaseFacts facts, IReadOnlyList<(Question Question, Supposition Answer)> supposed, TrialBudget budget)
    {
        if (!budget.TrySpend(_cost)) return null;
        var stated = new Supposition[supposed.Count];
        for (int i = 0; i < stated.Length; i++)
        {
            stated[i] = supposed[i].Question.Stated(Program, facts);
            supposed[i].Question.State(Program, facts, supposed[i].Answer);
        }

        FactResolution resolution = FactResolution.Resolve(Program, _constraintsOf, facts);
        Evaluation evaluation = resolution.Contradictions.Count > 0
            ? new Evaluation { Facts = resolution, Nodes = [], Groups = [], Presumed = [], Scope = Judgement.False }
            : _interpreter.Evaluate(facts, resolution, EvaluationReading.Ordinary);
        for (int i = stated.Length - 1; i >= 0; i--) supposed[i].Question.State(Program, facts, stated[i]);
        return evaluation;
    }

    /// <summary>
    /// Is a group settled? Of the regime's scope too: where it is 否 the answer is 不适用, where it is 不明 nothing is settled.
    /// Where <paramref name="decisionsCount"/> is false, an answer that waits for decisions only is settled.
    /// </summary>
    public static bool IsSettled(Evaluation evaluation, int group, bool decisionsCount)
    {
        if (evaluation.Scope.IsFalse) return true;
        if (evaluation.Scope.IsUnknown && (decisionsCount || (evaluation.Scope.Cause & Cause.Ignorance) != 0)) return false;
        GroupStatus status = evaluation.Groups[group].Status;
        return decisionsCount ? status is GroupStatus.Settled or GroupStatus.Conflicting : status != GroupStatus.Undetermined;
    }

    /// <summary>What a group waits for, the regime's scope included; decisions only where they count.</summary>
    public ImmutableArray<int> Missing(CaseFacts facts, Evaluation evaluation, int group, bool decisionsCount)
    {
        Missing missing = MissingFacts.OfGroup(Program, facts, evaluation, group);
        IEnumerable<int> found = decisionsCount ? missing.Facts.Concat(missing.Decisions) : missing.Facts;
        if (evaluation.Scope.IsUnknown)
        {
            Missing ofScope = MissingFacts.OfNode(Program, facts, evaluation, Program.Scope);
            found = found.Concat(ofScope.Facts).Concat(decisionsCount ? ofScope.Decisions : []);
        }

        return [.. found.Distinct().Order()];
    }
}
