using Zhaodan.ProgramForm;

namespace Zhaodan.Compilation.Tests;

/// <summary>A program written down by hand, for tests that look at one thing.</summary>
internal sealed class ProgramSketch
{
    private readonly List<Fact> _facts = [];
    private readonly List<Node> _nodes = [];
    private readonly List<Rule> _rules = [];
    private readonly List<ConclusionGroup> _groups = [];
    private readonly List<BinaryConstraint> _constraints = [];
    private int _truths;
    private int _numbers;
    private int _choices;

    public int Truth(string name, FactKind kind = FactKind.Truth, Presumption presumption = Presumption.None)
    {
        _facts.Add(new Fact { Name = name, Kind = kind, TruthSlot = _truths++, Presumption = presumption });
        return _facts.Count - 1;
    }

    public int Number(string name)
    {
        _facts.Add(new Fact { Name = name, Kind = FactKind.Count, NumberSlot = _numbers++ });
        return _facts.Count - 1;
    }

    public int Choice(string name, params string[] options)
    {
        _facts.Add(new Fact { Name = name, Kind = FactKind.Choice, ChoiceSlot = _choices++, Options = [.. options] });
        return _facts.Count - 1;
    }

    public int Node(Node node)
    {
        _nodes.Add(node);
        return _nodes.Count - 1;
    }

    public int Fact(int fact) => Node(new FactNode(fact, Basis.Full));

    public void Constraint(BinaryConstraint constraint) => _constraints.Add(constraint);

    public void Rule(string citation, int node, string file = "试.statute", int line = 1) => _rules.Add(new Rule
    {
        Citation = citation,
        Text = citation,
        Place = new SourcePlace(file, line, 1),
        Condition = node,
        Applies = node,
    });

    public void Group(string name, GroupKind kind, params (string Value, int Hard)[] values) => _groups.Add(new ConclusionGroup
    {
        Name = name,
        Kind = kind,
        Values = [.. values.Select(value => new ConclusionValue(value.Value, [], []))],
        Order = [.. Enumerable.Range(0, values.Length)],
        Inputs = [.. values.Select(value => new ValueInputs(value.Hard, -1, -1))],
    });

    public RegimeProgram Build(string title = "试行办法") => new()
    {
        Header = new RegimeHeader { Title = title, Code = title },
        Facts = [.. _facts],
        Constraints = [.. _constraints],
        Nodes = [.. _nodes],
        Groups = [.. _groups],
        Rules = [.. _rules],
        TruthSlots = _truths,
        NumberSlots = _numbers,
        ChoiceSlots = _choices,
    };
}
