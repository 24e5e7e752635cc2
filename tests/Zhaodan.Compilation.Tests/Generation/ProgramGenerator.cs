using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compilation.Tests.Generation;

/// <summary>
/// Random programs over the whole program form, the same one for the same seed: facts of every kind, constraints, levels of
/// groups with rules, exceptions, defeats, decisions and menus as the lowering makes them, and besides them rules over wild
/// nodes so that every operator meets every other.
/// </summary>
internal sealed class ProgramGenerator
{
    private readonly Random _random;
    private readonly List<Fact> _facts = [];
    private readonly List<BinaryConstraint> _constraints = [];
    private readonly List<Node> _nodes = [];
    private readonly List<Rule> _rules = [];
    private readonly List<Definition> _definitions = [];
    private readonly List<ConclusionGroup> _groups = [];
    private readonly List<int> _truths = [];
    private readonly List<int> _readings = [];
    private readonly List<int> _numbers = [];
    private readonly List<int> _choices = [];
    private readonly List<int> _pool = [];
    private int _truthSlots;
    private int _numberSlots;
    private int _choiceSlots;

    private ProgramGenerator(int seed)
    {
        _random = new Random(seed);
    }

    public static RegimeProgram Generate(int seed) => new ProgramGenerator(seed).Build(seed);

    private RegimeProgram Build(int seed)
    {
        MakeFacts();
        MakeConstraints(ShapeOf(seed) == Shape.ManyConstraints);
        MakePool(_random.Next(4, 20));
        int scope = _random.Next(2) == 0 ? Pick() : -1;
        int groups = _random.Next(1, 5);
        for (int g = 0; g < groups; g++) MakeGroup(g);
        MakeWildRules(_random.Next(1, 8));
        Shape shape = ShapeOf(seed);
        if (shape == Shape.ManyRules) MakeWildRules(260);
        if (shape == Shape.ManyFacts) MakeSilentFacts(1400);
        ImmutableArray<Duty> duties = Duties();
        return new RegimeProgram
        {
            Header = new RegimeHeader { Title = "随机" + Text(seed), Code = "随机" + Text(seed) },
            Facts = [.. _facts],
            Constraints = [.. _constraints],
            Nodes = [.. _nodes],
            Groups = [.. _groups],
            Rules = [.. _rules],
            Definitions = [.. _definitions],
            Duties = duties,
            Calendar = Calendar(),
            AsOf = _random.Next(3) == 0 ? -1 : Any(_numbers),
            DecisionDate = _random.Next(3) == 0 ? -1 : Any(_numbers),
            Scope = scope,
            TruthSlots = _truthSlots,
            NumberSlots = _numberSlots,
            ChoiceSlots = _choiceSlots,
        };
    }

    private void MakeFacts()
    {
        int count = _random.Next(4, _random.Next(8) == 0 ? 90 : 24);
        bool presuming = _random.Next(3) > 0;
        for (int i = 0; i < count; i++)
        {
            int kind = _random.Next(21);
            if (kind < 12) AddTruth(kind < 9 ? FactKind.Truth : kind < 11 ? FactKind.Actor : FactKind.Link, presuming);
            else if (kind < 14) AddEvent(presuming);
            else if (kind < 17) AddNumber((FactKind)_random.Next((int)FactKind.Count, (int)FactKind.Date + 1));
            else if (kind < 18) AddChoice();
            else if (kind < 19) AddTruth(FactKind.Open, presuming: false, Presumption.False);
            else if (kind < 20) AddTruth(FactKind.Decision, presuming: false);
            else AddReading(presuming);
        }

        AddTruth(FactKind.Truth, presuming);
        AddNumber(FactKind.Count);
        AddChoice();
    }

    private int AddTruth(FactKind kind, bool presuming, Presumption presumption = Presumption.None)
    {
        if (presuming && _random.Next(3) == 0) presumption = (Presumption)_random.Next(1, 4);
        _truths.Add(_facts.Count);
        _facts.Add(new Fact { Name = Name(kind), Kind = kind, TruthSlot = _truthSlots++, Presumption = presumption });
        return _facts.Count - 1;
    }

    // The presumption plays no part in which reading is followed, whatever it is.
    private void AddReading(bool presuming) => _readings.Add(AddTruth(FactKind.Reading, presuming, Presumption.False));

    private void AddEvent(bool presuming)
    {
        int fact = AddTruth(FactKind.Event, presuming);
        _facts[fact] = _facts[fact] with { NumberSlot = _numberSlots++ };
        _numbers.Add(fact);
    }

    private void AddNumber(FactKind kind)
    {
        _numbers.Add(_facts.Count);
        _facts.Add(new Fact { Name = Name(kind), Kind = kind, NumberSlot = _numberSlots++, Unit = kind == FactKind.Count ? "次" : "" });
    }

    private void AddChoice()
    {
        int options = _random.Next(10) == 0 ? _random.Next(2, 64) : _random.Next(2, 5);
        _choices.Add(_facts.Count);
        _facts.Add(new Fact
        {
            Name = Name(FactKind.Choice),
            Kind = FactKind.Choice,
            ChoiceSlot = _choiceSlots++,
            Options = [.. Enumerable.Range(1, options).Select(i => "选项" + Text(i))],
        });
    }

    /// <summary>Some programs are large in one way, because the emitter then works differently.</summary>
    private enum Shape
    {
        Usual,
        ManyRules,
        ManyFacts,
        ManyConstraints,
    }

    private static Shape ShapeOf(int seed) => (seed % 36) switch
    {
        7 or 25 => Shape.ManyRules,
        11 or 29 => Shape.ManyFacts,
        13 or 31 => Shape.ManyConstraints,
        _ => Shape.Usual,
    };

    private void MakeSilentFacts(int count)
    {
        for (int i = 0; i < count; i++) AddTruth(FactKind.Truth, presuming: false);
    }

    private void MakeConstraints(bool many)
    {
        int count = _random.Next(3) == 0 ? 0 : _random.Next(1, 6);
        for (int i = 0; i < count; i++)
        {
            int a = Any(_truths);
            int b = Any(_truths);
            switch (_random.Next(6))
            {
                case 0: // 反义
                    Constrain(new Literal(a, true), new Literal(b, true));
                    Constrain(new Literal(a, false), new Literal(b, false));
                    break;
                case 1: // 互斥
                    Exclude([a, b, Any(_truths), Any(_truths)]);
                    break;
                case 2: // 蕴含, a chain
                    int c = Any(_truths);
                    Constrain(new Literal(a, false), new Literal(b, true));
                    Constrain(new Literal(b, false), new Literal(c, _random.Next(2) == 0));
                    break;
                default: // anything at all
                    Constrain(new Literal(a, _random.Next(2) == 0), new Literal(b, _random.Next(2) == 0));
                    break;
            }
        }

        if (!many) return;
        for (int i = 0; i < 30; i++) AddTruth(FactKind.Truth, presuming: i % 3 == 0);
        Exclude(_truths.ToArray()[^30..]);
        Constrain(new Literal(_truths[^1], true), new Literal(_truths[^2], true));
    }

    private void Exclude(int[] facts)
    {
        int[] distinct = facts.Distinct().ToArray();
        for (int i = 0; i < distinct.Length; i++)
        {
            for (int j = i + 1; j < distinct.Length; j++) Constrain(new Literal(distinct[i], false), new Literal(distinct[j], false));
        }
    }

    private void Constrain(Literal first, Literal second) => _constraints.Add(new BinaryConstraint(first, second, "约束" + Text(_constraints.Count)));

    private void MakePool(int count)
    {
        foreach (int fact in _truths) Pool(new FactNode(fact, Basis.Full));
        for (int i = 0; i < count; i++) Pool(Wild());
    }

    private Node Wild() => _random.Next(18) switch
    {
        0 => new ConstantNode((Truth)(_random.Next(3) switch { 0 => 0, 1 => 1, _ => 3 })),
        1 => new FactNode(Any(_truths), Basis.Stated),
        2 or 3 => new CompareNode(Any(_numbers), (Comparison)_random.Next(5), _random.Next(8) == 0 ? Extreme() : _random.Next(0, 6)),
        4 => new CompareFactsNode(Any(_numbers), (Comparison)_random.Next(5), Any(_numbers)),
        5 or 6 => Choice(),
        7 => new NotNode(Pick()),
        8 => new AndNode(PickSome(0, 5)),
        9 => new OrNode(PickSome(0, 5)),
        10 or 11 => AtLeast(),
        12 => new CertainNode(Pick()),
        16 or 17 => new SpanNode(Any(_numbers), Any(_numbers), Span()),
        13 => new DefinedNode(Pick(), Add(new FactNode(Any(_truths), Basis.Full))),
        14 => Reading(),
        _ => (Node?)Conclusion() ?? new NotNode(Pick()),
    };

    // Any fact may stand where a reading is asked for: 不明, presumed and forced ones too.
    private ReadingNode Reading() => new(_readings.Count > 0 && _random.Next(3) > 0 ? Any(_readings) : Any(_truths), Pick(), Pick());

    // Dates are drawn from the first days of 1970, a Thursday, so spans are short.
    private Period Span()
    {
        var unit = (PeriodUnit)(_random.Next(8) switch { < 4 => 0, < 7 => 1, _ => _random.Next(2, 4) });
        return new Period(_random.Next(1, 5), unit, unit != PeriodUnit.WorkingDay && _random.Next(3) > 0);
    }

    private WorkCalendar? Calendar()
    {
        if (_random.Next(8) == 0) return null;
        int[] days = [.. Enumerable.Range(0, 14).Where(_ => _random.Next(3) == 0)];
        return new WorkCalendar("随机", 1970, 1970, [.. days.Where(day => !CivilDate.IsWeekend(day))], [.. days.Where(CivilDate.IsWeekend)]);
    }

    private ImmutableArray<Duty> Duties()
    {
        int count = _random.Next(3) == 0 ? 0 : _random.Next(2, 7);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new Duty
            {
                Name = "义务" + Text(i + 1),
                Rule = _random.Next(_rules.Count),
                Kind = (DutyKind)_random.Next(2),
                Act = Any(_numbers),
                Start = _random.Next(6) == 0 ? -1 : Any(_numbers),
                Period = _random.Next(4) == 0 ? default : Span() with { Length = _random.Next(1, 3) },
                Applies = _random.Next(2) == 0 ? Add(new ConstantNode(Truth.True)) : Pick(),
                Started = _random.Next(2) == 0 ? -1 : Pick(),
                Performed = _random.Next(2) == 0 ? Add(new ConstantNode(Truth.True)) : Pick(),
            }),
        ];
    }

    private long Extreme() => _random.Next(4) switch
    {
        0 => long.MinValue,
        1 => long.MaxValue,
        2 => long.MinValue + 1,
        _ => -1,
    };

    private ChoiceNode Choice()
    {
        int fact = Any(_choices);
        ulong all = OptionSet.All(_facts[fact].Options.Length);
        return new ChoiceNode(fact, _random.Next(10) == 0 ? all : (ulong)_random.NextInt64() & all);
    }

    private AtLeastNode AtLeast()
    {
        ImmutableArray<int> operands = PickSome(_random.Next(8) == 0 ? 0 : 2, _random.Next(20) == 0 ? 60 : 6);
        return new AtLeastNode(_random.Next(0, Math.Min(5, operands.Length + 2)), operands);
    }

    private ConclusionNode? Conclusion()
    {
        int[] derived = Enumerable.Range(0, _groups.Count).Where(g => _groups[g].IsDerived).ToArray();
        if (derived.Length == 0) return null;
        int group = derived[_random.Next(derived.Length)];
        return new ConclusionNode(group, _random.Next(_groups[group].Values.Length));
    }

    private void MakeGroup(int g)
    {
        int values = _random.Next(12) == 0 ? _random.Next(31, GroupOutcome.MaxValues + 1) : _random.Next(2, 6);
        var kind = (GroupKind)_random.Next(3);
        var group = new ConclusionGroup
        {
            Name = "组" + Text(g),
            Kind = kind,
            Values = [.. Enumerable.Range(0, values).Select(i => new ConclusionValue("值" + Text(i), [], []))],
            Order = _random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, values).OrderBy(_ => _random.Next())],
            Default = _random.Next(3) == 0 ? _random.Next(values) : -1,
            Exclusive = kind == GroupKind.Parallel ? Pairs(values) : [],
        };
        if (_random.Next(7) == 0)
        {
            Assert(group);
            return;
        }

        var inputs = new RuleBasedInputs(values);
        int rules = _random.Next(1, 5);
        for (int r = 0; r < rules; r++) MakeRule(g, values, inputs);
        ImmutableArray<ValueInputs> claims = Inputs(group, inputs);
        int[] menus = [.. inputs.Choose.SelectMany(nodes => nodes).Distinct()];
        int required = menus.Length == 0 || _random.Next(4) == 0 ? -1 : menus.Length == 1 ? menus[0] : Add(new OrNode([.. menus]));
        _groups.Add(group with { Inputs = claims, Required = required });
        for (int i = 0; i < 2; i++) Pool(Conclusion() ?? Wild());
        MakePool(_random.Next(1, 4));
    }

    // A group without rules of its own: a case asserts its values (认定).
    private void Assert(ConclusionGroup group)
    {
        int[] facts = group.Values.Take(6).Select(_ => AddTruth(FactKind.Assertion, presuming: false)).ToArray();
        if (group.Kind != GroupKind.Parallel) Exclude(facts);
        foreach (int fact in facts) Pool(new FactNode(fact, Basis.Full));
        _groups.Add(group);
    }

    private ImmutableArray<(int, int)> Pairs(int values)
    {
        var pairs = new List<(int, int)>();
        int count = _random.Next(0, 4);
        for (int i = 0; i < count; i++) pairs.Add((_random.Next(values), _random.Next(values)));
        return [.. pairs];
    }

    private void MakeRule(int group, int values, RuleBasedInputs inputs)
    {
        int condition = _random.Next(4) switch
        {
            0 => Pick(),
            1 => Add(new AndNode(PickSome(2, 5))),
            2 => Add(new OrNode(PickSome(2, 5))),
            _ => Add(Wild()),
        };
        ImmutableArray<RuleException> exceptions = [.. Enumerable.Range(0, _random.Next(0, 3)).Select(_ => MakeException())];
        ImmutableArray<int> defeaters = _rules.Count > 0 && _random.Next(3) == 0 ? [_random.Next(_rules.Count)] : [];
        var against = exceptions.Where(e => e.Cuts.IsEmpty).Select(e => e.Holds).Concat(defeaters.Select(d => _rules[d].Applies)).ToList();
        int applies = against.Count == 0 ? condition : Add(new AndNode([condition, .. against.Select(node => Add(new NotNode(node)))]));
        int index = _rules.Count;
        var conclusions = new List<RuleConclusion>();
        bool menu = _random.Next(5) == 0;
        int count = menu ? 2 : _random.Next(1, 3);
        Modality modality = menu ? (_random.Next(2) == 0 ? Modality.MustChoose : Modality.May) : (Modality)(_random.Next(5) switch { 0 or 1 => 0, 2 => 1, 3 => 3, _ => 4 });
        for (int c = 0; c < count; c++)
        {
            int own = applies;
            foreach (RuleException cutting in exceptions.Where(e => !e.Cuts.IsEmpty && e.Cuts.Contains(c))) own = Add(new AndNode([own, Add(new NotNode(cutting.Holds))]));
            if (index > 0 && _random.Next(6) == 0) own = Add(new AndNode([own, Add(new NotNode(_rules[_random.Next(index)].Applies))]));
            int value = _random.Next(values);
            conclusions.Add(new RuleConclusion(group, value, modality, menu ? index : -1, own, []));
            inputs.Add(value, modality, own);
        }

        _rules.Add(new Rule
        {
            Citation = "第" + Text(index + 1) + "条",
            Text = "规则" + Text(index + 1),
            Place = new SourcePlace("随机.statute", index + 1, 1),
            Condition = condition,
            Exceptions = exceptions,
            DefeatedBy = defeaters,
            Applies = applies,
            Conclusions = [.. conclusions],
        });
        if (_random.Next(3) == 0) Pool(_nodes[applies]);
    }

    private RuleException MakeException()
    {
        int condition = Pick();
        int counter = _random.Next(3) == 0 ? Pick() : -1;
        int holds = counter < 0 ? condition : Add(new AndNode([condition, Add(new NotNode(counter))]));
        ImmutableArray<int> cuts = _random.Next(3) == 0 ? [_random.Next(2)] : [];
        return new RuleException(condition, counter, holds, cuts, "但书", default);
    }

    private ImmutableArray<ValueInputs> Inputs(ConclusionGroup group, RuleBasedInputs inputs)
    {
        int values = group.Values.Length;
        var result = new ValueInputs[values];
        var decisions = new Dictionary<int, int>();
        for (int v = 0; v < values; v++)
        {
            int hard = Any(inputs.Hard[v]);
            int against = Any(inputs.Against[v]);
            int may = Any(inputs.May[v]);
            int soft = -1;
            if (may >= 0)
            {
                int decision = Add(new FactNode(AddTruth(FactKind.Decision, presuming: false), Basis.Full));
                decisions[v] = decision;
                soft = against < 0 ? Add(new AndNode([may, decision])) : Add(new AndNode([may, decision, Add(new NotNode(against))]));
            }

            int choose = Any(inputs.Choose[v]);
            if (choose >= 0)
            {
                // The last of a menu holds when none of the others was chosen.
                int[] others = decisions.Where(d => d.Key != v).Select(d => Add(new NotNode(d.Value))).ToArray();
                int chosen = others.Length > 0 ? Add(new AndNode([choose, .. others])) : Add(new AndNode([choose, Add(new FactNode(AddTruth(FactKind.Decision, presuming: false), Basis.Full))]));
                soft = soft < 0 ? chosen : Add(new OrNode([soft, chosen]));
            }

            result[v] = new ValueInputs(hard, soft, against);
        }

        if (_random.Next(10) == 0) result[_random.Next(values)] = new ValueInputs(Pick(), Pick(), Pick());
        return [.. result];

        int Any(List<int> nodes) => nodes.Count == 0 ? -1 : nodes.Count == 1 ? nodes[0] : Add(new OrNode([.. nodes]));
    }

    // Rules that are nothing but an operator, so that each kind of node is seen from outside.
    private void MakeWildRules(int count)
    {
        for (int i = 0; i < count; i++)
        {
            int node = Add(Wild());
            Pool(_nodes[node]);
            _rules.Add(new Rule
            {
                Citation = "第" + Text(_rules.Count + 1) + "条",
                Text = "任意",
                Place = new SourcePlace("随机.statute", _rules.Count + 1, 1),
                Condition = node,
                Applies = node,
            });
        }

        if (_nodes.FindIndex(node => node is DefinedNode) is >= 0 and var defined)
        {
            var node = (DefinedNode)_nodes[defined];
            _definitions.Add(new Definition(((FactNode)_nodes[node.Stated]).Fact, node.Definition, "第一条", "定义", new SourcePlace("随机.statute", 1, 1)));
        }
    }

    private void Pool(Node node) => _pool.Add(Add(node));

    private int Add(Node node)
    {
        _nodes.Add(node);
        return _nodes.Count - 1;
    }

    private int Pick() => _pool.Count == 0 ? Add(new FactNode(Any(_truths), Basis.Full)) : _pool[_random.Next(_pool.Count)];

    private ImmutableArray<int> PickSome(int least, int most)
    {
        int count = _random.Next(least, most + 1);
        return [.. Enumerable.Range(0, count).Select(_ => Pick())];
    }

    private int Any(List<int> from) => from[_random.Next(from.Count)];

    private string Name(FactKind kind) => kind + "事实" + Text(_facts.Count);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the rules of a group conclude, by value.</summary>
    private sealed class RuleBasedInputs(int values)
    {
        public List<int>[] Hard { get; } = Lists(values);

        public List<int>[] May { get; } = Lists(values);

        public List<int>[] Choose { get; } = Lists(values);

        public List<int>[] Against { get; } = Lists(values);

        public void Add(int value, Modality modality, int applies)
        {
            List<int>[] lists = modality switch
            {
                Modality.May => May,
                Modality.MustChoose => Choose,
                Modality.Against => Against,
                _ => Hard,
            };
            lists[value].Add(applies);
        }

        private static List<int>[] Lists(int values) => [.. Enumerable.Range(0, values).Select(_ => new List<int>())];
    }
}
