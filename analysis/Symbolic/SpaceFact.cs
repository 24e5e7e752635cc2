using Zhaodan.Analysis.Diagrams;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Symbolic;

/// <summary>Possible and certain; the same variable where cases are complete.</summary>
internal readonly record struct VariablePair(int Possible, int Certain)
{
    /// <summary>What is certain is possible.</summary>
    public T IsSound<T>(IVariableAlgebra<T> algebra) => Possible == Certain ? algebra.True : algebra.Or(algebra.Not(algebra.Variable(Certain)), algebra.Variable(Possible));

    /// <summary>Whether it holds is known.</summary>
    public Diagram IsKnown(DiagramStore store) => !store.Xor(store.Variable(Possible), store.Variable(Certain));
}

/// <summary>What variables belong to: a fact, or the order of two numbers.</summary>
internal abstract class SpaceFact
{
    /// <summary>The cases in which it is settled and proven.</summary>
    public abstract Diagram IsSettled(DiagramStore store);
}

/// <summary>The variables of one fact; those that no clause asks for are never made.</summary>
internal sealed class FactVariables(Fact fact, SpaceVariables space) : SpaceFact
{
    private readonly Dictionary<int, int> _options = [];
    private VariablePair? _truth;
    private int _proven = -1;
    private int _otherReading = -1;

    public Fact Fact { get; } = fact;

    /// <summary>By lower bound: "at least so many".</summary>
    public SortedDictionary<long, VariablePair> Bounds { get; } = [];

    public IReadOnlyDictionary<int, int> Options => _options;

    public bool HasTruth => _truth is not null;

    public bool HasProof => _proven >= 0;

    public VariablePair Truth => _truth ??= space.NewPair(this);

    /// <summary>Its value is stated or forced from what is stated.</summary>
    public int Proven => _proven >= 0 ? _proven : _proven = space.NewVariable(this);

    public bool HasReading => _otherReading >= 0;

    /// <summary>The other reading than the default one is chosen.</summary>
    public int OtherReading => _otherReading >= 0 ? _otherReading : _otherReading = space.NewVariable(this);

    public VariablePair AtLeast(long bound)
    {
        if (!Bounds.TryGetValue(bound, out VariablePair pair)) Bounds.Add(bound, pair = space.NewPair(this));
        return pair;
    }

    /// <summary>The option is not excluded.</summary>
    public int Option(int option)
    {
        if (!_options.TryGetValue(option, out int variable)) _options.Add(option, variable = space.NewVariable(this));
        return variable;
    }

    public override Diagram IsSettled(DiagramStore store)
    {
        Diagram settled = Diagram.True;
        if (_truth is { } truth && Fact.Kind != FactKind.Decision) settled = store.And(settled, truth.IsKnown(store));
        if (HasProof) settled = store.And(settled, store.Variable(Proven));
        foreach (VariablePair bound in Bounds.Values) settled = store.And(settled, bound.IsKnown(store));
        return _options.Count == 0 ? settled : store.And(settled, Exactly(store, atMostOne: true));
    }

    /// <summary>At least one option is open, or exactly one.</summary>
    public T Exactly<T>(IVariableAlgebra<T> algebra, bool atMostOne)
    {
        T none = algebra.True, one = algebra.False, more = algebra.False;
        foreach (int variable in _options.Values.Order())
        {
            T open = algebra.Variable(variable), shut = algebra.Not(open);
            more = algebra.Or(more, algebra.And(one, open));
            one = algebra.Or(algebra.And(one, shut), algebra.And(none, open));
            none = algebra.And(none, shut);
        }

        return atMostOne ? one : algebra.Or(one, more);
    }
}

/// <summary>Whether a date lies within a span from another: free of everything else, so the space is rather too large.</summary>
internal sealed class SpanVariables(SpanNode node, SpaceVariables space) : SpaceFact
{
    private VariablePair? _holds;

    public SpanNode Node { get; } = node;

    public VariablePair Holds => _holds ??= space.NewPair(this);

    public override Diagram IsSettled(DiagramStore store) => Holds.IsKnown(store);
}

/// <summary>Which of two numbers (dates) is the smaller.</summary>
internal sealed class OrderVariables(FactVariables left, FactVariables right, SpaceVariables space) : SpaceFact
{
    private VariablePair? _less;
    private VariablePair? _greater;

    public FactVariables Left { get; } = left;

    public FactVariables Right { get; } = right;

    public VariablePair Less => _less ??= space.NewPair(this);

    public VariablePair Greater => _greater ??= space.NewPair(this);

    public override Diagram IsSettled(DiagramStore store) => store.And(Less.IsKnown(store), Greater.IsKnown(store));
}
