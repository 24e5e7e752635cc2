using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Regimes;

/// <summary>What one program says of one case, whichever engine found it. Filled again and again; not thread-safe.</summary>
public class ProgramOutcome
{
    private readonly GroupOutcome[] _groups;
    private readonly ulong[] _presumed;
    private readonly Truth[] _rules;
    private readonly Truth[] _conclusions;

    public ProgramOutcome(RegimeProgram program)
    {
        _groups = new GroupOutcome[program.Groups.Length];
        _presumed = new ulong[_groups.Length];
        _rules = new Truth[program.Rules.Length];
        _conclusions = new Truth[program.Rules.Sum(rule => rule.Conclusions.Length)];
    }

    /// <summary>The case contradicts itself; nothing else here has a meaning.</summary>
    public bool IsContradictory { get; set; }

    /// <summary>适用 and force in time: 是 when the regime has neither.</summary>
    public Truth Scope { get; set; }

    /// <summary>适用 without force in time.</summary>
    public Truth Applicability { get; set; }

    /// <summary>By group; the default for groups that the program does not derive.</summary>
    public Span<GroupOutcome> Groups => _groups;

    /// <summary>By group: values other than the lightest that are settled only because something was presumed.</summary>
    public Span<ulong> Presumed => _presumed;

    /// <summary>By rule: does it apply (condition, exceptions and defeats counted)?</summary>
    public Span<Truth> Rules => _rules;

    /// <summary>All conclusions in the order of the rules: does the rule apply as far as this conclusion goes?</summary>
    public Span<Truth> Conclusions => _conclusions;
}

/// <summary>Answers cases under one program: the interpreter, or what was compiled. One instance serves one thread.</summary>
public interface IProgramEvaluator
{
    RegimeProgram Program { get; }

    /// <summary>Overwrites the whole outcome.</summary>
    void Evaluate(CaseFacts facts, ProgramOutcome outcome);
}

/// <summary>The reference interpreter as an evaluator.</summary>
public sealed class InterpretedProgram(Reference.Interpreter interpreter) : IProgramEvaluator
{
    public RegimeProgram Program => interpreter.Program;

    /// <summary>The whole of the last evaluation; null before the first.</summary>
    public Reference.Evaluation? Last { get; private set; }

    public void Evaluate(CaseFacts facts, ProgramOutcome outcome)
    {
        Reference.Evaluation evaluation = interpreter.Evaluate(facts);
        Last = evaluation;
        outcome.IsContradictory = evaluation.IsContradictory;
        if (evaluation.IsContradictory) return;
        outcome.Scope = evaluation.Scope.Truth;
        outcome.Applicability = evaluation.Applicability.Truth;
        evaluation.Groups.CopyTo(outcome.Groups);
        evaluation.Presumed.CopyTo(outcome.Presumed);
        int next = 0;
        for (int r = 0; r < Program.Rules.Length; r++)
        {
            Rule rule = Program.Rules[r];
            outcome.Rules[r] = evaluation.Nodes[rule.Applies].Truth;
            foreach (RuleConclusion conclusion in rule.Conclusions) outcome.Conclusions[next++] = evaluation.Nodes[conclusion.Applies].Truth;
        }
    }
}
