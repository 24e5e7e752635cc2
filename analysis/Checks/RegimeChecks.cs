using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Checks;

/// <summary>
/// What only reasoning over all completed cases finds in a regime (language page, section 7): rules that can never apply,
/// exceptions that can never matter, rules that another one contains, rules that conclude opposite values on the same facts.
/// Each is a question whether some case belongs to several sets at once; see <see cref="RegimeCircuit"/>. Only for a finding
/// that shows an example are diagrams made. What the drafter explains (说明 第八条第（六）项：…) is quiet.
/// </summary>
public sealed class RegimeChecks
{
    // Of one rule: checking is done while somebody waits.
    private static readonly DiagramLimits Usual = new(400_000, 3_000_000);

    private readonly CompiledRegime _regime;
    private readonly RegimeProgram _program;
    private readonly Acknowledgements _acknowledged;
    private readonly RegimeExamples _examples;
    private readonly DiagnosticBag _diagnostics = new();
    private readonly List<string> _givenUp = [];
    private readonly bool[] _lives;
    private readonly RegimeCircuit _cases;

    private RegimeChecks(CompiledRegime regime, DiagramLimits limits, CancellationToken cancellation)
    {
        _regime = regime;
        _program = regime.Program;
        _acknowledged = new Acknowledgements(regime);
        _examples = new RegimeExamples(_program, limits, cancellation);
        _lives = new bool[_program.Rules.Length];
        _cases = new RegimeCircuit(_program, limits, cancellation);
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

    private void ForEachRule(Action<int> check)
    {
        for (int rule = 0; rule < _program.Rules.Length; rule++)
        {
            try
            {
                _cases.Rest();
                check(rule);
            }
            catch (DiagramLimitException)
            {
                _givenUp.Add(_program.Rules[rule].Citation);
            }
        }
    }

    private void CheckLife(int r)
    {
        Rule rule = _program.Rules[r];
        if (_cases.IsPossible(_cases.Scope, _cases.Applies(rule)))
        {
            _lives[r] = true;
            return;
        }

        // A constant was reported while lowering.
        if (_program.Nodes[rule.Applies] is ConstantNode) return;
        Wire condition = _cases.Possible(rule.Condition);
        string why = !_cases.IsPossible(condition) ? "它的条件在词汇的约束下自相矛盾"
            : !_cases.IsPossible(_cases.Scope, condition) ? "它的条件与制度的适用范围相矛盾"
            : "它的条件成立时，总有除外规定或者别的规则把它排除";
        Report(DiagnosticCatalogue.RuleNeverApplies, r, () => [rule.Citation, why]);
    }

    // An exception matters where it holds while its rule would apply without it.
    private void CheckExceptions(int r)
    {
        Rule rule = _program.Rules[r];
        if (!_lives[r]) return;
        for (int e = 0; e < rule.Exceptions.Length; e++)
        {
            RuleException exception = rule.Exceptions[e];
            var met = new List<Wire> { _cases.Scope, _cases.Possible(rule.Condition), _cases.Possible(exception.Holds) };
            for (int other = 0; other < rule.Exceptions.Length; other++)
            {
                if (other != e && rule.Exceptions[other].Cuts.IsEmpty) met.Add(!_cases.Possible(rule.Exceptions[other].Holds));
            }

            if (!_cases.IsPossible([.. met])) Report(DiagnosticCatalogue.ExceptionNeverMatters, r, () => [rule.Citation, exception.Text]);
        }
    }

    // Open items hold when somebody grants them and are left out. A rule that cites another contains it on purpose.
    private void CheckContained(int r)
    {
        Rule inner = _program.Rules[r];
        if (!_lives[r] || inner.OpenFact >= 0 || inner.Conclusions.IsEmpty) return;
        for (int o = 0; o < _program.Rules.Length; o++)
        {
            Rule outer = _program.Rules[o];
            if (o == r || outer.OpenFact >= 0 || !ConcludesAll(outer, inner)) continue;
            if (_cases.IsPossible(_cases.Scope, _cases.Applies(inner), !_cases.Applies(outer))) continue;
            if (CitedRules.Of(_regime.Bound.Rules[o].Condition).Contains(_regime.Bound.Rules[r])) continue;

            // Of two that are the same the later one is reported.
            if (r < o && !_cases.IsPossible(_cases.Scope, _cases.Applies(outer), !_cases.Applies(inner))) continue;
            Report(DiagnosticCatalogue.RuleContained, r, () => [inner.Citation, outer.Citation, _examples.Of(inner)]);
            return;
        }
    }

    private static bool ConcludesAll(Rule outer, Rule inner)
    {
        foreach (RuleConclusion one in inner.Conclusions)
        {
            bool isConcluded = false;
            foreach (RuleConclusion other in outer.Conclusions)
            {
                isConcluded |= other.Group == one.Group && other.Value == one.Value && IsHard(other.Modality) == IsHard(one.Modality)
                    && (other.Modality == Modality.Against) == (one.Modality == Modality.Against);
            }

            if (!isConcluded) return false;
        }

        return true;
    }

    private void CheckOpposites(int a)
    {
        foreach (RuleConclusion one in _program.Rules[a].Conclusions)
        {
            if (!IsHard(one.Modality)) continue;
            ConclusionGroup group = _program.Groups[one.Group];
            for (int b = 0; b < _program.Rules.Length; b++)
            {
                foreach (RuleConclusion other in _program.Rules[b].Conclusions)
                {
                    if (a == b || one.Group != other.Group || !AreOpposite(group, one, other, a < b)) continue;
                    if (!_cases.IsPossible(_cases.Scope, _cases.Certain(one.Applies), _cases.Certain(other.Applies))) continue;
                    string opposite = (other.Modality == Modality.Against ? "不得" : "") + group.Values[other.Value].Name;
                    string first = _program.Rules[a].Citation, second = _program.Rules[b].Citation;
                    Report(DiagnosticCatalogue.OppositeConclusions, b, () => [first, group.Values[one.Value].Name, second, opposite, _examples.OfBoth(one, other)]);
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

    // What is explained needs no example.
    private void Report(DiagnosticDescriptor descriptor, int rule, Func<object[]> arguments)
    {
        BoundRule bound = _regime.Bound.Rules[rule];
        if (!_acknowledged.Covers(bound.Citation)) _diagnostics.Report(descriptor, bound.Location, arguments());
    }
}
