using System.Collections.Immutable;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Circuits.Planes;
using Zhaodan.Analysis.Strength;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Checks;

/// <summary>
/// What only reasoning over all completed cases finds in a regime (language page, section 7): rules that can never apply,
/// exceptions that can never matter, rules that another one contains, rules that conclude opposite values on the same facts.
/// A witness is run through the interpreter before it is shown. What the drafter explains (说明 第八条第（六）项：…) is quiet.
/// </summary>
public sealed class RegimeChecks
{
    // Of one rule: checking is done while somebody waits.
    private static readonly DiagramLimits Usual = new(400_000, 3_000_000);

    private readonly CompiledRegime _regime;
    private readonly RegimeProgram _program;
    private readonly Acknowledgements _acknowledged;
    private readonly Interpreter _interpreter;
    private readonly DiagramLimits _limits;
    private readonly CancellationToken _cancellation;
    private readonly DiagnosticBag _diagnostics = new();
    private readonly List<string> _givenUp = [];

    // By rule: a case in which it applies, evaluated; null where it is not known to have one.
    private readonly Evaluation?[] _living;
    private CaseSpace _space;
    private PlaneEvaluation<DiagramStore, Diagram> _planes;

    private RegimeChecks(CompiledRegime regime, DiagramLimits limits, CancellationToken cancellation)
    {
        _regime = regime;
        _program = regime.Program;
        _acknowledged = new Acknowledgements(regime);
        _interpreter = new Interpreter(_program);
        _limits = limits;
        _cancellation = cancellation;
        _living = new Evaluation?[_program.Rules.Length];
        (_space, _planes) = Begin();
    }

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ImmutableArray<Diagnostic> Of(CompiledRegime regime, DiagramLimits? limits = null, CancellationToken cancellation = default)
    {
        var checks = new RegimeChecks(regime, limits ?? Usual, cancellation);
        checks.ForEachRule(checks.CheckLife);
        checks.ForEachRule(checks.CheckExceptions);
        checks.ForEachRule(checks.CheckContained);
        checks.ForEachRule(checks.CheckOpposites);
        if (checks._givenUp.Count > 0)
        {
            checks._diagnostics.Report(DiagnosticCatalogue.ReasoningBudget, regime.Bound.Location, regime.Program.Header.Code, string.Join('、', checks._givenUp.Distinct()));
        }

        checks._acknowledged.ReportIdle(checks._diagnostics);
        return [.. checks._diagnostics.Items];
    }

    private (CaseSpace Space, PlaneEvaluation<DiagramStore, Diagram> Planes) Begin()
    {
        var space = new CaseSpace(new DiagramStore(_limits, _cancellation), SpaceOptions.Completed);
        return (space, space.Evaluate(_program));
    }

    private void ForEachRule(Action<int> check)
    {
        for (int rule = 0; rule < _program.Rules.Length; rule++)
        {
            if (_space.Store.IsWorn) (_space, _planes) = Begin();
            try
            {
                check(rule);
            }
            catch (DiagramLimitException)
            {
                _givenUp.Add(_program.Rules[rule].Citation);
                (_space, _planes) = Begin();
            }
        }
    }

    private void CheckLife(int r)
    {
        Rule rule = _program.Rules[r];
        Diagram applies = InScope(Applies(rule));
        if (!applies.IsFalse)
        {
            if (new Witness(_space, _program).Find(applies) is { } facts) _living[r] = _interpreter.Evaluate(facts);
            return;
        }

        // A constant was reported while lowering.
        if (_program.Nodes[rule.Applies] is ConstantNode) return;
        Diagram condition = _planes.Node(rule.Condition).Possible;
        string why = _space.Possible(condition).IsFalse ? "它的条件在词汇的约束下自相矛盾"
            : InScope(condition).IsFalse ? "它的条件与制度的适用范围相矛盾"
            : "它的条件成立时，总有除外规定或者别的规则把它排除";
        Report(DiagnosticCatalogue.RuleNeverApplies, r, rule.Citation, why);
    }

    // An exception matters where it holds while its rule would apply without it.
    private void CheckExceptions(int r)
    {
        Rule rule = _program.Rules[r];
        if (_living[r] is null) return;
        for (int e = 0; e < rule.Exceptions.Length; e++)
        {
            Diagram met = _space.Store.And(_planes.Node(rule.Condition).Possible, _planes.Node(rule.Exceptions[e].Holds).Possible);
            for (int other = 0; other < rule.Exceptions.Length; other++)
            {
                if (other != e && rule.Exceptions[other].Cuts.IsEmpty) met = _space.Store.And(met, !_planes.Node(rule.Exceptions[other].Holds).Possible);
            }

            if (InScope(met).IsFalse) Report(DiagnosticCatalogue.ExceptionNeverMatters, r, rule.Citation, rule.Exceptions[e].Text);
        }
    }

    // Open items hold when somebody grants them and are left out. A rule that cites another contains it on purpose.
    private void CheckContained(int r)
    {
        Rule inner = _program.Rules[r];
        if (_living[r] is not { } witness || inner.OpenFact >= 0 || inner.Conclusions.IsEmpty) return;
        for (int o = 0; o < _program.Rules.Length; o++)
        {
            Rule outer = _program.Rules[o];
            if (o == r || outer.OpenFact >= 0 || !witness.Nodes[outer.Applies].IsTrue || !ConcludesAll(outer, inner)) continue;
            if (CitedRules.Of(_regime.Bound.Rules[o].Condition).Contains(_regime.Bound.Rules[r])) continue;
            Diagram applies = InScope(Applies(inner));
            if (!InScope(_space.Store.And(Applies(inner), !Applies(outer))).IsFalse) continue;

            // Of two that are the same the later one is reported.
            if (r < o && InScope(_space.Store.And(Applies(outer), !Applies(inner))).IsFalse) continue;
            Report(DiagnosticCatalogue.RuleContained, r, inner.Citation, outer.Citation, CaseOf(applies));
            return;
        }
    }

    private static bool ConcludesAll(Rule outer, Rule inner) => inner.Conclusions.All(one => outer.Conclusions.Any(other =>
        other.Group == one.Group && other.Value == one.Value && IsHard(other.Modality) == IsHard(one.Modality) && (other.Modality == Modality.Against) == (one.Modality == Modality.Against)));

    private void CheckOpposites(int a)
    {
        foreach (RuleConclusion one in _program.Rules[a].Conclusions.Where(conclusion => IsHard(conclusion.Modality)))
        {
            ConclusionGroup group = _program.Groups[one.Group];
            for (int b = 0; b < _program.Rules.Length; b++)
            {
                foreach (RuleConclusion other in _program.Rules[b].Conclusions)
                {
                    if (a == b || one.Group != other.Group || !AreOpposite(group, one, other, a < b)) continue;
                    Diagram both = InScope(_space.Store.And(_planes.Node(one.Applies).Certain, _planes.Node(other.Applies).Certain));
                    if (both.IsFalse) continue;
                    string opposite = (other.Modality == Modality.Against ? "不得" : "") + group.Values[other.Value].Name;
                    Report(DiagnosticCatalogue.OppositeConclusions, b, _program.Rules[a].Citation, group.Values[one.Value].Name, _program.Rules[b].Citation, opposite, CaseOf(both));
                }
            }
        }
    }

    // In a 择先 group the order settles which of two values holds; what clashes is a value and 不得 of it. Of a pair of values
    // the later rule is reported once.
    private static bool AreOpposite(ConclusionGroup group, RuleConclusion one, RuleConclusion other, bool isLater)
    {
        if (other.Modality == Modality.Against) return other.Value == one.Value || group.Values[other.Value].Includes.Contains(one.Value);
        return isLater && IsHard(other.Modality) && group.Kind != GroupKind.Priority && group.Excludes(one.Value, other.Value);
    }

    private static bool IsHard(Modality modality) => modality is Modality.Settles or Modality.Must;

    // With several conclusions, where all of them stand.
    private Diagram Applies(Rule rule)
    {
        Diagram applies = _planes.Node(rule.Applies).Possible;
        foreach (RuleConclusion conclusion in rule.Conclusions) applies = _space.Store.And(applies, _planes.Node(conclusion.Applies).Possible);
        return applies;
    }

    private Diagram InScope(Diagram set) => _space.Possible(_space.Store.And(_planes.Scope.Possible, set));

    private string CaseOf(Diagram set) =>
        new Witness(_space, _program).Find(set) is { } facts && !_interpreter.Evaluate(facts).IsContradictory ? CaseWords(facts) : "（没能写出例子）";

    private string CaseWords(CaseFacts facts) => string.Join("；", CaseDraft.Facts(_program, facts));

    private void Report(DiagnosticDescriptor descriptor, int rule, params object[] arguments)
    {
        BoundRule bound = _regime.Bound.Rules[rule];
        if (!_acknowledged.Covers(bound.Citation)) _diagnostics.Report(descriptor, bound.Location, arguments);
    }
}
