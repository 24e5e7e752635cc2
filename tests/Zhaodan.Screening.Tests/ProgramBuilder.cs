using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Screening.Tests;

/// <summary>Programs by hand, as the lowering would make them; only what these tests need.</summary>
internal sealed class ProgramBuilder(string code)
{
    private readonly List<Fact> _facts = [];
    private readonly List<BinaryConstraint> _constraints = [];
    private readonly List<Node> _nodes = [];
    private readonly List<ConclusionGroup> _groups = [];
    private readonly List<Rule> _rules = [];
    private readonly List<ReadingPair> _readings = [];
    private readonly Dictionary<(int Group, int Value), (List<int> Hard, List<int> Soft, List<int> Against)> _claims = [];
    private int _truths;
    private int _numbers;
    private int _choices;

    public int Truth(string name, FactKind kind = FactKind.Truth, Presumption presumption = Presumption.None, string[]? synonyms = null, string[]? formerNames = null)
    {
        _facts.Add(new Fact
        {
            Name = name,
            Kind = kind,
            TruthSlot = _truths++,
            NumberSlot = kind == FactKind.Event ? _numbers++ : -1,
            Presumption = presumption,
            Synonyms = [.. synonyms ?? []],
            FormerNames = [.. formerNames ?? []],
        });
        return _facts.Count - 1;
    }

    public int Number(string name, FactKind kind, string unit = "")
    {
        _facts.Add(new Fact { Name = name, Kind = kind, NumberSlot = _numbers++, Unit = unit });
        return _facts.Count - 1;
    }

    public int Choice(string name, params string[] options)
    {
        _facts.Add(new Fact { Name = name, Kind = FactKind.Choice, ChoiceSlot = _choices++, Options = [.. options] });
        return _facts.Count - 1;
    }

    public void Exclusive(int a, int b) =>
        _constraints.Add(new BinaryConstraint(new Literal(a, false), new Literal(b, false), $"互斥 {_facts[a].Name}、{_facts[b].Name}"));

    public void Implies(int a, int b) =>
        _constraints.Add(new BinaryConstraint(new Literal(a, false), new Literal(b, true), $"蕴含 {_facts[a].Name} 则 {_facts[b].Name}"));

    /// <summary>A place with two readings; 甲 is the default one unless <paramref name="isSecondDefault"/>.</summary>
    public int Readings(string citation, int first, int second, bool isSecondDefault = false)
    {
        int fact = Truth("读法 " + citation, FactKind.Reading, Presumption.False);
        _facts[fact] = _facts[fact] with { Options = isSecondDefault ? ["乙", "甲"] : ["甲", "乙"] };
        _readings.Add(new ReadingPair(fact, citation, "甲文", "乙文", isSecondDefault, "", default));
        return Add(isSecondDefault ? new ReadingNode(fact, second, first) : new ReadingNode(fact, first, second));
    }

    public int Is(int fact) => Add(new FactNode(fact, Basis.Full));

    public int Compare(int fact, Comparison comparison, long constant) => Add(new CompareNode(fact, comparison, constant));

    public int IsOption(int fact, ulong options) => Add(new ChoiceNode(fact, options));

    public int Not(int node) => Add(new NotNode(node));

    public int And(params int[] nodes) => Add(new AndNode([.. nodes]));

    public int Or(params int[] nodes) => Add(new OrNode([.. nodes]));

    public int Group(string name, GroupKind kind, string[] values, int defaultValue = -1, bool lightestFirst = false)
    {
        _groups.Add(new ConclusionGroup
        {
            Name = name,
            Kind = kind,
            Values = [.. values.Select(value => new ConclusionValue(value, [], []))],
            Default = defaultValue,
            Order = lightestFirst ? [.. Enumerable.Range(0, values.Length)] : [],
        });
        for (int v = 0; v < values.Length; v++) _claims[(_groups.Count - 1, v)] = ([], [], []);
        return _groups.Count - 1;
    }

    /// <summary>A rule with one conclusion; <paramref name="decision"/> is the node of the decision of a 可以.</summary>
    public void Rule(string citation, string text, int condition, int group, int value, Modality modality = Modality.Must, int decision = -1, int openFact = -1, int exception = -1)
    {
        int applies = exception < 0 ? condition : And(condition, Not(exception));
        (List<int> hard, List<int> soft, List<int> against) = _claims[(group, value)];
        if (modality == Modality.Against) against.Add(applies);
        else if (modality == Modality.May) soft.Add(And(applies, decision));
        else hard.Add(applies);
        _rules.Add(new Rule
        {
            Citation = citation,
            Text = text,
            Place = new SourcePlace("测试.statute", 1, 1),
            Condition = condition,
            Applies = applies,
            OpenFact = openFact,
            Conclusions = [new RuleConclusion(group, value, modality, -1, applies, [])],
        });
    }

    public RegimeProgram Build(int scope = -1)
    {
        ImmutableArray<ConclusionGroup> groups = [.. _groups.Select((group, g) => group with { Inputs = [.. group.Values.Select((_, v) => Inputs(g, v))] })];
        return new RegimeProgram
        {
            Header = new RegimeHeader { Title = code + "办法", Code = code, DocumentNumber = "试〔2022〕1号" },
            Facts = [.. _facts],
            Constraints = [.. _constraints],
            Nodes = [.. _nodes],
            Groups = groups,
            Rules = [.. _rules],
            Readings = [.. _readings],
            Scope = scope,
            TruthSlots = _truths,
            NumberSlots = _numbers,
            ChoiceSlots = _choices,
        };
    }

    private ValueInputs Inputs(int group, int value)
    {
        (List<int> hard, List<int> soft, List<int> against) = _claims[(group, value)];
        int forbidden = Any(against);
        int permitted = Any(soft);
        if (permitted >= 0 && forbidden >= 0) permitted = And(permitted, Not(forbidden));
        return new ValueInputs(Any(hard), permitted, forbidden);
    }

    private int Any(List<int> nodes) => nodes.Count == 0 ? -1 : nodes.Count == 1 ? nodes[0] : Or([.. nodes]);

    private int Add(Node node)
    {
        _nodes.Add(node);
        return _nodes.Count - 1;
    }
}
