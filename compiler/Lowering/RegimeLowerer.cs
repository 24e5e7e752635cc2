using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Lowering;

/// <summary>
/// A bound regime → its program. Definitions, rules and groups are lowered in an order in which each comes after what it
/// needs; a circle among them is an error that shows itself. For a rule r and a value v:
/// applies(r, v) = 且(condition, 未(exceptions that cut v), 未(rules that defeat r), 未(clashing conclusions that go before)).
/// </summary>
public sealed class RegimeLowerer
{
    private readonly BoundRegime _regime;
    private readonly DiagnosticBag _diagnostics;
    private readonly NodeBuilder _nodes = new();
    private readonly FactTable _facts;
    private readonly Dictionary<FactSymbol, BoundDefinition> _definitions;
    private readonly Dictionary<GroupSymbol, int> _groupIndex = [];
    private readonly Dictionary<GroupSymbol, List<BoundRule>> _rulesOf = [];
    private readonly HashSet<GroupSymbol> _derived = [];
    private readonly ILookup<BoundRule, BoundRule> _defeatedBy;
    private readonly ILookup<BoundRule, BoundRule> _yieldsTo;
    private readonly Rule[] _rules;
    private readonly Dictionary<BoundRule, ImmutableArray<LoweredConclusion>> _conclusions = [];
    private readonly Dictionary<int, ImmutableArray<LoweredConclusion>> _menus = [];
    private readonly Dictionary<FactSymbol, int> _definitionNodes = [];
    private readonly List<ConclusionGroup> _groups = [];
    private readonly Mutation? _mutation;
    private readonly WorkCalendar? _calendar;
    private readonly List<Duty> _duties = [];

    private RegimeLowerer(BoundRegime regime, WorkCalendar? calendar, DiagnosticBag diagnostics, FactTable facts, Mutation? mutation)
    {
        _calendar = calendar;
        _regime = regime;
        _diagnostics = diagnostics;
        _facts = facts;
        _mutation = mutation;
        _definitions = regime.Definitions.ToDictionary(d => d.Term);
        _rules = new Rule[regime.Rules.Length];
        _defeatedBy = Losers(rule => rule.Defeats);
        _yieldsTo = Losers(rule => rule.Precedes);
        foreach (BoundRule rule in regime.Rules)
        {
            foreach (GroupSymbol group in rule.Conclusions.Select(c => c.Value.Group).Distinct())
            {
                if (!_rulesOf.TryGetValue(group, out List<BoundRule>? rules)) _rulesOf.Add(group, rules = []);
                rules.Add(rule);
                _derived.Add(group);
            }
        }
    }

    /// <summary>Null when the units of the regime form a circle, which is reported.</summary>
    public static RegimeProgram? Lower(BoundRegime regime, WorkCalendar? calendar, DiagnosticBag diagnostics) =>
        new RegimeLowerer(regime, calendar, diagnostics, new FactTable(regime.Vocabulary), null).Lower();

    /// <summary>
    /// The program of a regime with one mutation. Facts, groups and rules keep the numbers that they have in
    /// <paramref name="original"/>, so that its cases are cases of the mutant too.
    /// </summary>
    public static RegimeProgram Mutate(BoundRegime regime, RegimeProgram original, Mutation mutation) =>
        new RegimeLowerer(regime, original.Calendar, new DiagnosticBag(), new FactTable(regime.Vocabulary, original.Facts), mutation).Lower()
        ?? throw new InvalidOperationException("A mutant has the circles of its original, which has none.");

    /// <summary>
    /// The program of a regime that was changed outside of its clauses (its days); numbers as in <paramref name="original"/>.
    /// </summary>
    public static RegimeProgram Relower(BoundRegime changed, RegimeProgram original) =>
        new RegimeLowerer(changed, original.Calendar, new DiagnosticBag(), new FactTable(changed.Vocabulary, original.Facts), null).Lower()
        ?? throw new InvalidOperationException("A regime has the circles of its original, which has none.");

    private ILookup<BoundRule, BoundRule> Losers(Func<BoundRule, IEnumerable<BoundRule>> losersTo) => _regime.Rules
        .SelectMany(winner => losersTo(winner).Select(loser => (Loser: loser, Winner: winner)))
        .Where(pair => _mutation is not { Kind: MutationKind.Unrank } || pair.Loser != _mutation.Loser || pair.Winner != _mutation.Winner)
        .Distinct()
        .ToLookup(pair => pair.Loser, pair => pair.Winner);

    private RegimeProgram? Lower()
    {
        ForceLowerer.Declare(_regime.Period, _regime.Header.FamilyCode, _facts);
        if (!UnitOrder.TrySort(Roots(), Needs, out List<Unit> order, out List<Unit> circle))
        {
            _diagnostics.Report(DiagnosticCatalogue.Cycle, PlaceOf(circle[0]), Describe(circle));
            return null;
        }

        foreach (GroupUnit unit in order.OfType<GroupUnit>()) _groupIndex.Add(unit.Group, _groupIndex.Count);
        var conditions = new ConditionLowerer(_nodes, _facts, _definitions, _groupIndex, _mutation);
        foreach (string open in _regime.OpenFacts) _facts.Open(open);
        foreach (Unit unit in order)
        {
            switch (unit)
            {
                case DefinitionUnit definition:
                    LowerDefinition(conditions, definition);
                    break;
                case RuleUnit rule:
                    LowerRule(conditions, rule.Rule);
                    break;
                case GroupUnit group:
                    LowerGroup(group.Group);
                    break;
            }
        }

        int applicability = _regime.Scope is null ? -1 : conditions.Lower(_regime.Scope, Basis.Full);
        ForceInTime? force = ForceLowerer.Lower(_regime.Period, _regime.Header.FamilyCode, _nodes, _facts);
        int scope = force is null ? applicability : applicability < 0 ? force.Node : _nodes.And(applicability, force.Node);
        foreach (GroupSymbol group in _regime.Vocabulary.Groups)
        {
            if (!_groupIndex.ContainsKey(group)) _groups.Add(GroupLowerer.Definition(group));
        }

        ImmutableArray<Duty> duties = [.. _duties.OrderBy(duty => duty.Rule)];
        int asOf = duties.IsEmpty ? -1 : CaseDate(CaseDates.AsOf);
        int decisionDate = duties.IsEmpty ? -1 : CaseDate(CaseDates.Decision);
        return new RegimeProgram
        {
            Header = _regime.Header,
            Duties = duties,
            AsOf = asOf,
            DecisionDate = decisionDate,
            Calendar = _regime.NeedsCalendar is null ? null : _calendar,
            Facts = _facts.ToImmutable(),
            Constraints = Constraints(),
            Nodes = _nodes.ToImmutable(),
            Groups = [.. _groups],
            Rules = [.. _rules],
            Definitions = [.. _regime.Definitions.Select(Definition)],
            Omissions = _regime.Omissions,
            Readings = Readings(),
            Scope = scope,
            Applicability = applicability,
            Force = force,
            Precedence = _regime.Precedence,
            Overridable = Overridable(),
            TruthSlots = _facts.TruthSlots,
            NumberSlots = _facts.NumberSlots,
            ChoiceSlots = _facts.ChoiceSlots,
        };
    }

    // Only what other clauses look at need be given to an evaluation; the rest is replaced afterwards.
    private ImmutableArray<int> Overridable() =>
        _regime.MayYield ? [.. _nodes.ToImmutable().OfType<ConclusionNode>().Select(n => n.Group).Distinct().OrderBy(g => g)] : [];

    private IEnumerable<Unit> Roots()
    {
        foreach (BoundDefinition definition in _regime.Definitions) yield return new DefinitionUnit(definition.Term, false);
        foreach (BoundRule rule in _regime.Rules) yield return new RuleUnit(rule);
        foreach (GroupSymbol group in _regime.Vocabulary.Groups)
        {
            if (_rulesOf.ContainsKey(group)) yield return new GroupUnit(group);
        }

        if (_regime.Scope is not null)
        {
            var needed = new List<Unit>();
            new DependencyCollector(_definitions, _derived, needed).Collect(_regime.Scope, onStated: false);
            foreach (Unit unit in needed) yield return unit;
        }
    }

    private IReadOnlyList<Unit> Needs(Unit unit)
    {
        var needed = new List<Unit>();
        var collector = new DependencyCollector(_definitions, _derived, needed);
        switch (unit)
        {
            case DefinitionUnit definition:
                collector.Collect(_definitions[definition.Term].Condition, definition.OnStated);
                break;
            case GroupUnit group:
                needed.AddRange(_rulesOf[group.Group].Select(r => new RuleUnit(r)));
                break;
            case RuleUnit { Rule: var rule }:
                collector.Collect(rule.Condition, onStated: false);
                foreach (BoundException exception in rule.Exceptions)
                {
                    collector.Collect(exception.Condition, onStated: false);
                    if (exception.Counter is not null) collector.Collect(exception.Counter, onStated: false);
                }

                foreach (BoundCondition evenIf in rule.EvenIf) collector.Collect(evenIf, onStated: false);
                needed.AddRange(_defeatedBy[rule].Select(r => new RuleUnit(r)));
                needed.AddRange(_yieldsTo[rule].Select(r => new RuleUnit(r)));
                break;
        }

        return needed;
    }

    private void LowerDefinition(ConditionLowerer conditions, DefinitionUnit unit)
    {
        int node = conditions.Lower(_definitions[unit.Term].Condition, unit.OnStated ? Basis.Stated : Basis.Full);
        conditions.Define(unit, node);
        if (!unit.OnStated) _definitionNodes.Add(unit.Term, node);
    }

    private void LowerRule(ConditionLowerer conditions, BoundRule bound)
    {
        var links = new HashSet<string>(StringComparer.Ordinal);
        int condition = conditions.Lower(bound.Condition, links);
        var exceptions = bound.Exceptions.Select(e => LowerException(conditions, e, bound)).ToImmutableArray();
        var parts = bound.Parts.Select(p => new RulePart(
            p.Citation,
            TextOf(p.Location),
            conditions.Lower(p.Condition, Basis.Full),
            [.. p.Exceptions.Select(e => LowerException(conditions, e, bound))])).ToImmutableArray();
        var evenIf = bound.EvenIf.Select(e => conditions.Lower(e, Basis.Full)).ToImmutableArray();
        int applies = _nodes.And(
        [
            condition,
            .. exceptions.Where(e => e.Cuts.IsEmpty).Select(e => _nodes.Not(e.Holds)),
            .. _defeatedBy[bound].Select(r => _nodes.Not(conditions.AppliesOf(r))),
        ]);
        conditions.Apply(bound, applies);
        if (_nodes[applies] is ConstantNode { Value: Truth.False } && !HasError(bound.Location)) _diagnostics.Report(DiagnosticCatalogue.NeverApplies, bound.Location, bound.Citation);

        var lowered = new List<LoweredConclusion>();
        for (int c = 0; c < bound.Conclusions.Count; c++) lowered.Add(LowerConclusion(bound, c, applies, exceptions));
        _conclusions.Add(bound, [.. lowered]);
        foreach (IGrouping<int, LoweredConclusion> menu in lowered.Where(l => l.Bound.Menu >= 0).GroupBy(l => l.Bound.Menu))
        {
            _menus.Add(menu.Key, [.. menu.OrderBy(m => _regime.Vocabulary.Groups.IndexOf(m.Bound.Value.Group)).ThenBy(m => m.Bound.Value.Index)]);
        }

        LowerDuties(bound, applies);
        CheckLinks(bound, links);
        _rules[bound.Index] = new Rule
        {
            Citation = bound.Citation,
            ArticleTitle = bound.ArticleTitle,
            Text = TextOf(bound.Location),
            Heads = [.. bound.Heads.Select(TextOf)],
            Place = PlaceIn(bound.Location),
            Condition = condition,
            Exceptions = exceptions,
            DefeatedBy = [.. _defeatedBy[bound].Select(r => r.Index)],
            YieldsTo = [.. _yieldsTo[bound].Select(r => r.Index)],
            Applies = applies,
            Conclusions = [.. lowered.Select(l => new RuleConclusion(_groupIndex.TryGetValue(l.Bound.Value.Group, out int g) ? g : -1, l.Bound.Value.Index, l.Bound.Modality, l.Bound.Menu, l.Applies, l.Bound.Notes))],
            Parts = parts,
            EvenIf = evenIf,
            OpenFact = bound.OpenFact.Length == 0 ? -1 : _facts.Open(bound.OpenFact),
        };
    }

    private int CaseDate(string name)
    {
        int fact = _facts.CaseDate(name);
        if (fact < 0) _diagnostics.Report(DiagnosticCatalogue.CaseDateTaken, _regime.Location, name);
        return fact;
    }

    private void LowerDuties(BoundRule rule, int applies)
    {
        foreach (BoundDuty bound in rule.Duties)
        {
            int act = _facts.Of(bound.Act);
            int start = bound.Start is null ? -1 : _facts.Of(bound.Start);
            _duties.Add(new Duty
            {
                Name = rule.Duties.Count == 1 ? rule.Citation : rule.Citation + "·" + bound.Act.Name,
                Rule = rule.Index,
                Kind = bound.Kind,
                Actors = [.. bound.Actors.Select(_facts.Of)],
                Act = act,
                Start = start,
                Period = bound.Period,
                IsPrompt = bound.IsPrompt,
                Applies = applies,
                Started = bound.Start is { Kind: FactKind.Event } ? _nodes.Fact(start, Basis.Full) : -1,
                Performed = Happened(bound.Act, act),
            });
        }
    }

    private int Happened(FactSymbol act, int fact) => act.Kind == FactKind.Event ? _nodes.Fact(fact, Basis.Full) : _nodes.Constant(Truth.True);

    private RuleException LowerException(ConditionLowerer conditions, BoundException bound, BoundRule rule)
    {
        int condition = conditions.Lower(bound.Condition, Basis.Full);
        int counter = bound.Counter is null ? -1 : conditions.Lower(bound.Counter, Basis.Full);
        int holds = counter < 0 ? condition : _nodes.And(condition, _nodes.Not(counter));
        var cuts = bound.Cuts.Select(v => rule.Conclusions.FindIndex(c => c.Value == v)).Where(i => i >= 0).ToImmutableArray();
        return new RuleException(condition, counter, holds, cuts, TextOf(bound.Location), PlaceIn(bound.Location));
    }

    private LoweredConclusion LowerConclusion(BoundRule rule, int index, int applies, ImmutableArray<RuleException> exceptions)
    {
        BoundConclusion conclusion = rule.Conclusions[index];
        var operands = new List<int> { applies };
        operands.AddRange(exceptions.Where(e => e.Cuts.Contains(index)).Select(e => _nodes.Not(e.Holds)));
        foreach (BoundRule winner in _yieldsTo[rule])
        {
            foreach (LoweredConclusion won in _conclusions[winner])
            {
                if (!Clashes(won.Bound, conclusion)) continue;
                operands.Add(_nodes.Not(won.Applies));
                if (rule.Conclusions.Count > 1) _diagnostics.Report(DiagnosticCatalogue.PartlyLost, rule.Location, rule.Citation, conclusion.Value.Name, winner.Citation);
            }
        }

        return new LoweredConclusion(conclusion, _nodes.And(operands));
    }

    // Two conclusions clash when they cannot both stand: a value and 不得 of it, or two values that exclude each other.
    private static bool Clashes(BoundConclusion a, BoundConclusion b)
    {
        if (a.Value.Group != b.Value.Group) return false;
        bool againstA = a.Modality == Modality.Against, againstB = b.Modality == Modality.Against;
        if (againstA && againstB) return false;
        if (againstA) return Covers(a.Value, b.Value);
        if (againstB) return Covers(b.Value, a.Value);
        return GroupLowerer.Definition(a.Value.Group).Excludes(a.Value.Index, b.Value.Index);
    }

    private static bool Covers(ValueSymbol umbrella, ValueSymbol value) => umbrella == value || umbrella.Includes.Contains(value.Index);

    private void LowerGroup(GroupSymbol group)
    {
        var conclusions = _rulesOf[group].SelectMany(r => _conclusions[r]).Where(c => c.Bound.Value.Group == group).ToList();
        _groups.Add(new GroupLowerer(_nodes, _facts).Lower(group, conclusions, _menus));
    }

    // What could not be bound stands as a constant; that it never holds is only its consequence. Three items of two is no such thing.
    private bool HasError(SourceLocation clause) => _diagnostics.Items.Any(found =>
        found.Severity == DiagnosticSeverity.Error && found.Descriptor != DiagnosticCatalogue.CountTooLarge && found.Location.Source == clause.Source && found.Location.Span.Start >= clause.Span.Start && found.Location.Span.End <= clause.Span.End);

    private void CheckLinks(BoundRule rule, HashSet<string> links)
    {
        foreach (string link in links)
        {
            if (!_regime.Vocabulary.Links.Covers(link)) continue;
            foreach (BoundConclusion conclusion in rule.Conclusions)
            {
                ImmutableArray<int> order = conclusion.Value.Group.Order;
                // The heaviest value only: one in the middle (免于追究 between 不予追究 and 追究) relieves the person too.
                if (conclusion.Modality == Modality.Against || order.Length < 2 || order[order.Length - 1] != conclusion.Value.Index) continue;
                _diagnostics.Report(DiagnosticCatalogue.PresumedHeavierLink, rule.Location, link, conclusion.Value.Name, rule.Citation);
            }
        }
    }

    private ImmutableArray<BinaryConstraint> Constraints()
    {
        var constraints = new List<BinaryConstraint>();
        foreach (FactConstraint c in _regime.Vocabulary.Constraints)
        {
            constraints.Add(new BinaryConstraint(new Literal(_facts.Of(c.First), c.FirstPositive), new Literal(_facts.Of(c.Second), c.SecondPositive), c.Origin));
        }

        foreach (GroupSymbol group in _regime.Vocabulary.Groups)
        {
            if (group.Kind == GroupKind.Parallel)
            {
                foreach ((int first, int second) in group.Exclusive) ExcludeEachOther([group.Values[first], group.Values[second]], FactTable.DecisionName, constraints);
                continue;
            }

            ExcludeEachOther(group.Values, FactTable.AssertionName, constraints);
            ExcludeEachOther(group.Values, FactTable.DecisionName, constraints);
        }

        foreach (ImmutableArray<LoweredConclusion> menu in _menus.Values)
        {
            ExcludeEachOther([.. menu.Select(m => m.Bound.Value)], FactTable.DecisionName, constraints);
        }

        return [.. constraints.Distinct()];
    }

    private void ExcludeEachOther(ImmutableArray<ValueSymbol> values, Func<string, string> nameOf, List<BinaryConstraint> constraints)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!_facts.TryFind(nameOf(values[i].Name), out int first)) continue;
            for (int j = i + 1; j < values.Length; j++)
            {
                if (!_facts.TryFind(nameOf(values[j].Name), out int second)) continue;
                string origin = "只能择一：" + values[i].Name + "、" + values[j].Name;
                constraints.Add(new BinaryConstraint(new Literal(Math.Min(first, second), false), new Literal(Math.Max(first, second), false), origin));
            }
        }
    }

    // A pair whose readings come to the same nodes has no fact.
    private ImmutableArray<ReadingPair> Readings()
    {
        var pairs = ImmutableArray.CreateBuilder<ReadingPair>();
        foreach (BoundReadingPair bound in _regime.Readings)
        {
            if (!_facts.TryFind(FactTable.ReadingName(bound.Citation), out int fact)) continue;
            pairs.Add(new ReadingPair(fact, bound.Citation, TextOf(bound.First), TextOf(bound.Second), bound.IsSecondDefault, bound.Reason, PlaceIn(bound.Location)));
        }

        return pairs.ToImmutable();
    }

    private Definition Definition(BoundDefinition bound) =>
        new(_facts.Of(bound.Term), _definitionNodes[bound.Term], bound.Citation, TextOf(bound.Location), PlaceIn(bound.Location));

    private SourceLocation PlaceOf(Unit unit) => unit switch
    {
        DefinitionUnit definition => _definitions[definition.Term].Location,
        RuleUnit rule => rule.Rule.Location,
        _ => _regime.Location,
    };

    /// <summary>A long circle shows where it begins and where it closes; a message is read by people.</summary>
    private string Describe(List<Unit> circle)
    {
        const int Most = 12;
        IEnumerable<string> steps = circle.Count <= Most
            ? circle.Select(Describe)
            : [.. circle.Take(Most - 2).Select(Describe), string.Format(CultureInfo.InvariantCulture, "…（中间还有 {0} 环）", circle.Count - Most + 1), Describe(circle[circle.Count - 1])];
        return string.Join(" → ", steps);
    }

    private string Describe(Unit unit) => unit switch
    {
        DefinitionUnit definition => string.Format(CultureInfo.InvariantCulture, "“{0}”的定义（{1}）", definition.Term.Name, _definitions[definition.Term].Citation),
        RuleUnit rule => rule.Rule.Citation,
        GroupUnit group => "结论组“" + group.Group.Name + "”",
        _ => unit.ToString(),
    };

    private static SourcePlace PlaceIn(SourceLocation location) => new(location.Source.Path, location.Line, location.Column);

    private static string TextOf(SourceLocation location) => ClauseText.Of(location);
}
