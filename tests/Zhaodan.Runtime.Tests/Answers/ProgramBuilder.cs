using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>
/// Programs by hand, lowered as the notes on semantics say: applies = condition ∧ ¬exceptions ∧ ¬defeats; must = ⋁ applies;
/// may = applies ∧ decision ∧ ¬against ∧ ¬must of what the value excludes in 唯一 and 并列; decisions of one 择先 or 唯一 group are 互斥; equal nodes are one node.
/// </summary>
internal sealed class ProgramBuilder
{
    private readonly List<Fact> _facts = [];
    private readonly Dictionary<string, int> _factByName = [];
    private readonly List<BinaryConstraint> _constraints = [];
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Node, int> _nodeIndex = [];
    private readonly List<ConclusionGroup> _groups = [];
    private readonly List<Rule> _rules = [];
    private readonly List<Definition> _definitions = [];
    private readonly List<Omission> _omissions = [];
    private readonly List<ReadingPair> _readings = [];
    private int _truthSlots;
    private int _numberSlots;
    private int _choiceSlots;
    private int _scope = -1;

    public RegimeHeader Header { get; set; } = new() { Title = "试验办法", Code = "试验2022", DocumentNumber = "试〔2022〕1号" };

    public int Add(Node node)
    {
        if (_nodeIndex.TryGetValue(node, out int known)) return known;
        _nodes.Add(node);
        return _nodeIndex[node] = _nodes.Count - 1;
    }

    public int Fact(string name, FactKind kind = FactKind.Truth, Presumption presumption = Presumption.None, string unit = "", string[]? options = null)
    {
        bool hasTruth = kind is FactKind.Truth or FactKind.Event or FactKind.Actor or FactKind.Link or FactKind.Open or FactKind.Assertion or FactKind.Decision or FactKind.Reading;
        bool hasNumber = kind is FactKind.Event or FactKind.Count or FactKind.Money or FactKind.Date;
        _facts.Add(new Fact
        {
            Name = name,
            Kind = kind,
            TruthSlot = hasTruth ? _truthSlots++ : -1,
            NumberSlot = hasNumber ? _numberSlots++ : -1,
            ChoiceSlot = kind == FactKind.Choice ? _choiceSlots++ : -1,
            Unit = unit,
            Options = options is null ? [] : [.. options],
            Presumption = presumption,
        });
        return _factByName[name] = _facts.Count - 1;
    }

    public int IndexOf(string fact) => _factByName[fact];

    /// <summary>The node of a 是否 fact; declares it when it is new.</summary>
    public int Is(string name, Presumption presumption = Presumption.None, FactKind kind = FactKind.Truth) =>
        Add(new FactNode(_factByName.TryGetValue(name, out int fact) ? fact : Fact(name, kind, presumption), Basis.Full));

    public int Proven(string name) => Add(new CertainNode(Add(new FactNode(_factByName.TryGetValue(name, out int fact) ? fact : Fact(name), Basis.Stated))));

    public int Not(int operand) => Add(new NotNode(operand));

    public int And(params int[] operands) => Add(new AndNode([.. operands]));

    public int Or(params int[] operands) => Add(new OrNode([.. operands]));

    /// <summary>A place with two readings, 甲 being the default one unless <paramref name="isSecondDefault"/>.</summary>
    public int Readings(string citation, int first, int second, bool isSecondDefault = false)
    {
        int fact = Fact("读法 " + citation, FactKind.Reading, Presumption.False, options: isSecondDefault ? ["乙", "甲"] : ["甲", "乙"]);
        _readings.Add(new ReadingPair(fact, citation, citation + "甲文", citation + "乙文", isSecondDefault, "两读的理由", new SourcePlace("试验.statute", 1, 1)));
        return Add(isSecondDefault ? new ReadingNode(fact, second, first) : new ReadingNode(fact, first, second));
    }

    public int AtLeast(int count, params int[] operands) => Add(new AtLeastNode(count, [.. operands]));

    public int Compare(int fact, Comparison comparison, long constant) => Add(new CompareNode(fact, comparison, constant));

    public int Choice(int fact, params int[] options) => Add(new ChoiceNode(fact, options.Aggregate(0UL, (mask, option) => mask | (1UL << option))));

    public int Define(string term, int condition, string citation)
    {
        int fact = _factByName.TryGetValue(term, out int known) ? known : Fact(term);
        _definitions.Add(new Definition(fact, condition, citation, $"所称「{term}」，是指……", default));
        return Add(new DefinedNode(condition, Add(new FactNode(fact, Basis.Full))));
    }

    public void Exclusive(string first, string second) =>
        _constraints.Add(new BinaryConstraint(new Literal(_factByName[first], false), new Literal(_factByName[second], false), $"互斥 {first}、{second}"));

    public void Omit(string citation, string reason, string needs = "") => _omissions.Add(new Omission(citation, reason, needs));

    public void Scope(int node) => _scope = node;

    public int Group(string name, GroupKind kind, string[] values, int defaultValue = -1, int[]? order = null, (int, int)[]? exclusive = null, Dictionary<int, int[]>? includes = null)
    {
        _groups.Add(new ConclusionGroup
        {
            Name = name,
            Kind = kind,
            Values = [.. values.Select((value, i) => new ConclusionValue(value, includes?.GetValueOrDefault(i)?.ToImmutableArray() ?? [], []))],
            Default = defaultValue,
            Order = order is null ? [] : [.. order],
            Exclusive = exclusive is null ? [] : [.. exclusive],
        });
        return _groups.Count - 1;
    }

    public RuleException Unless(int condition, string text, int counter = -1, int[]? cuts = null) =>
        new(condition, counter, counter < 0 ? condition : And(condition, Not(counter)), cuts is null ? [] : [.. cuts], text, default);

    public int Rule(
        string citation,
        string text,
        int condition,
        (int Group, int Value, Modality Modality)[] conclusions,
        RuleException[]? exceptions = null,
        int[]? defeatedBy = null,
        string[]? heads = null,
        int openFact = -1,
        string title = "",
        RulePart[]? parts = null,
        bool menu = false)
    {
        ImmutableArray<RuleException> all = exceptions is null ? [] : [.. exceptions];
        ImmutableArray<int> defeats = defeatedBy is null ? [] : [.. defeatedBy];
        int applies = Applies(condition, [.. all.Where(e => e.Cuts.IsEmpty).Select(e => e.Holds), .. defeats.Select(d => _rules[d].Applies)]);
        _rules.Add(new Rule
        {
            Citation = citation,
            ArticleTitle = title,
            Text = text,
            Heads = heads is null ? [] : [.. heads],
            Place = new SourcePlace("试验.statute", _rules.Count + 1, 1),
            Condition = condition,
            Exceptions = all,
            DefeatedBy = defeats,
            Applies = applies,
            OpenFact = openFact,
            Parts = parts is null ? [] : [.. parts],
            Conclusions = [.. conclusions.Select((c, i) => new RuleConclusion(
                c.Group,
                c.Value,
                c.Modality,
                menu ? 0 : -1,
                Applies(applies, [.. all.Where(e => e.Cuts.Contains(i)).Select(e => e.Holds)]),
                []))],
        });
        return _rules.Count - 1;
    }

    /// <summary>The node of a conclusion; the group's rules must all be there.</summary>
    public int Concludes(int group, int value)
    {
        Close(group);
        return Add(new ConclusionNode(group, value));
    }

    public RegimeProgram Build()
    {
        for (int g = 0; g < _groups.Count; g++) Close(g);
        return new RegimeProgram
        {
            Header = Header,
            Facts = [.. _facts],
            Constraints = [.. _constraints],
            Nodes = [.. _nodes],
            Groups = [.. _groups],
            Rules = [.. _rules],
            Definitions = [.. _definitions],
            Omissions = [.. _omissions],
            Readings = [.. _readings],
            Scope = _scope,
            TruthSlots = _truthSlots,
            NumberSlots = _numberSlots,
            ChoiceSlots = _choiceSlots,
        };
    }

    private int Applies(int condition, int[] against) => against.Length == 0 ? condition : And([condition, .. against.Select(Not)]);

    private void Close(int group)
    {
        if (_groups[group].IsDerived) return;
        var conclusions = _rules.SelectMany(rule => rule.Conclusions).Where(c => c.Group == group).ToList();
        if (conclusions.Count == 0) return;
        ConclusionGroup definition = _groups[group];
        int Claim(Func<RuleConclusion, bool> isWanted) => AnyOf(conclusions.Where(isWanted));
        int[] hard = [.. definition.Values.Select((_, v) => Claim(c => c.Value == v && c.Modality is Modality.Must or Modality.Settles))];
        var inputs = new List<ValueInputs>();
        for (int v = 0; v < definition.Values.Length; v++)
        {
            int against = Claim(c => c.Modality == Modality.Against && (c.Value == v || definition.Values[c.Value].Includes.Contains(v)));
            int may = Claim(c => c.Value == v && c.Modality is Modality.May or Modality.MustChoose);
            int soft = -1;
            if (may >= 0)
            {
                IEnumerable<int> rivals = Enumerable.Range(0, hard.Length)
                    .Where(w => hard[w] >= 0 && definition.Kind != GroupKind.Priority && definition.Excludes(v, w))
                    .Select(w => Not(hard[w]));
                int decision = Is($"决定{definition.Values[v].Name}", kind: FactKind.Decision);
                soft = And([may, decision, .. against < 0 ? [] : new[] { Not(against) }, .. rivals]);
            }

            inputs.Add(new ValueInputs(hard[v], soft, against));
        }

        _groups[group] = _groups[group] with { Inputs = [.. inputs] };
        ConclusionValue[] decided = [.. _groups[group].Values.Where(value => _factByName.ContainsKey("决定" + value.Name))];
        for (int a = 0; a < decided.Length && _groups[group].Kind != GroupKind.Parallel; a++)
        {
            for (int b = a + 1; b < decided.Length; b++) Exclusive("决定" + decided[a].Name, "决定" + decided[b].Name);
        }
    }

    private int AnyOf(IEnumerable<RuleConclusion> conclusions)
    {
        int[] applies = [.. conclusions.Select(c => c.Applies).Distinct()];
        return applies.Length switch
        {
            0 => -1,
            1 => applies[0],
            _ => Or(applies),
        };
    }
}

/// <summary>A case put to a program in one line.</summary>
internal sealed class CaseUnderTest(RegimeProgram program)
{
    private readonly CaseFacts _facts = new(program);

    public CaseUnderTest Is(params string[] facts) => State(StatedTruth.True, facts);

    public CaseUnderTest Not(params string[] facts) => State(StatedTruth.False, facts);

    public CaseUnderTest Unknown(params string[] facts) => State(StatedTruth.Unknown, facts);

    public CaseUnderTest RestFalse()
    {
        _facts.RestFalse = true;
        return this;
    }

    public CaseUnderTest Number(string fact, long low, long? high = null)
    {
        _facts.Numbers[program.Facts[IndexOf(fact)].NumberSlot] = new NumberRange(low, high ?? low);
        return this;
    }

    public CaseUnderTest Choice(string fact, int option)
    {
        Fact declared = program.Facts[IndexOf(fact)];
        _facts.Choices[declared.ChoiceSlot] = OptionSet.Exactly(option, declared.Options.Length);
        return this;
    }

    public CaseFacts Facts => _facts;

    public Evaluation Evaluate() => new Interpreter(program).Evaluate(_facts);

    public Answer Answer(AnswerRequest? request = null)
    {
        var interpreter = new Interpreter(program);
        return new AnswerBuilder(interpreter).Build(_facts, interpreter.Evaluate(_facts), request ?? AnswerRequest.Default);
    }

    private CaseUnderTest State(StatedTruth truth, string[] facts)
    {
        foreach (string fact in facts) _facts.Truths[program.Facts[IndexOf(fact)].TruthSlot] = truth;
        return this;
    }

    private int IndexOf(string fact)
    {
        for (int i = 0; i < program.Facts.Length; i++)
        {
            if (program.Facts[i].Name == fact) return i;
        }

        throw new ArgumentException(fact);
    }
}
