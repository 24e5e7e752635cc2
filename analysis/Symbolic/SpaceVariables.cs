using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.Analysis.Symbolic;

/// <summary>
/// The variables of a space and what they belong to. A fact is one variable, or two where it may be 不明 (可能为是, 确定为是); a
/// number is cut into ranges by the clauses' own constants, one variable for each "at least"; a choice has a variable for
/// each option. Facts are known by their names, so that regimes share them. Variables are made when first asked for.
/// </summary>
internal sealed class SpaceVariables(SpaceOptions options)
{
    private readonly Dictionary<string, FactVariables> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Left, string Right), OrderVariables> _orders = [];
    private readonly Dictionary<(string Start, string Finish, Period Period), SpanVariables> _spans = [];
    private readonly List<SpaceFact> _owners = [];

    public SpaceOptions Options => options;

    public IReadOnlyDictionary<string, FactVariables> Facts => _facts;

    public IReadOnlyDictionary<(string Left, string Right), OrderVariables> Orders => _orders;

    public IReadOnlyDictionary<(string Start, string Finish, Period Period), SpanVariables> Spans => _spans;

    /// <summary>By variable, what it belongs to.</summary>
    public IReadOnlyList<SpaceFact> Owners => _owners;

    public FactVariables Of(Fact fact)
    {
        if (_facts.TryGetValue(fact.Name, out FactVariables? known)) return known;
        var made = new FactVariables(fact, this);
        _facts.Add(fact.Name, made);
        return made;
    }

    public OrderVariables Order(Fact left, Fact right)
    {
        if (_orders.TryGetValue((left.Name, right.Name), out OrderVariables? known)) return known;
        var made = new OrderVariables(Of(left), Of(right), this);
        _orders.Add((left.Name, right.Name), made);
        return made;
    }

    public SpanVariables Span(Fact start, Fact finish, SpanNode node)
    {
        if (!_spans.TryGetValue((start.Name, finish.Name, node.Period), out SpanVariables? known)) _spans.Add((start.Name, finish.Name, node.Period), known = new SpanVariables(node, this));
        return known;
    }

    public int NewVariable(SpaceFact owner)
    {
        _owners.Add(owner);
        return _owners.Count - 1;
    }

    // A pair of variables that may differ only where cases are incomplete.
    public VariablePair NewPair(SpaceFact owner)
    {
        int possible = NewVariable(owner);
        return new VariablePair(possible, options.IsIncomplete ? NewVariable(owner) : possible);
    }
}
