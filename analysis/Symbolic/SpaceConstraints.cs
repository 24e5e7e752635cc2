using Zhaodan.Analysis.Diagrams;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Symbolic;

/// <summary>
/// What bounds a <see cref="CaseSpace"/>. Facts that constraints tie together, directly or through others, form a component;
/// a set is bounded only by the components of the facts that it depends on, as the others are free of it.
/// </summary>
internal sealed class SpaceConstraints(DiagramStore store, SpaceOptions options)
{
    private readonly Dictionary<string, Fact> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _above = new(StringComparer.Ordinal);
    private readonly HashSet<Clause> _clauses = [];
    private readonly Dictionary<string, List<Clause>> _clausesOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Diagram> _bounds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Fact>> _members = new(StringComparer.Ordinal);

    /// <summary>One of two literals holds.</summary>
    private readonly record struct Clause(string First, bool FirstPositive, string Second, bool SecondPositive);

    public void Add(RegimeProgram program)
    {
        foreach (BinaryConstraint constraint in program.Constraints)
        {
            Fact first = program.Facts[constraint.First.Fact], second = program.Facts[constraint.Second.Fact];
            var clause = new Clause(first.Name, constraint.First.Positive, second.Name, constraint.Second.Positive);
            if (!_clauses.Add(clause)) continue;
            _facts.TryAdd(first.Name, first);
            _facts.TryAdd(second.Name, second);
            _above[Root(first.Name)] = Root(second.Name);
        }

        _bounds.Clear();
        _clausesOf.Clear();
        _members.Clear();
        foreach (Clause clause in _clauses) Under(_clausesOf, Root(clause.First)).Add(clause);
        foreach (Fact fact in _facts.Values) Under(_members, Root(fact.Name)).Add(fact);

        static List<T> Under<T>(Dictionary<string, List<T>> lists, string key) =>
            lists.TryGetValue(key, out List<T>? list) ? list : lists[key] = [];
    }

    /// <summary>The component of a fact, the fact included; empty where nothing constrains it.</summary>
    public IReadOnlyList<Fact> TiedTo(string fact) => _facts.ContainsKey(fact) ? _members[Root(fact)] : [];

    public Diagram Bound(
        Diagram set,
        IReadOnlyList<SpaceFact> owners,
        IReadOnlyDictionary<string, FactVariables> facts,
        IReadOnlyDictionary<(string Left, string Right), OrderVariables> orders)
    {
        var components = new HashSet<string>(StringComparer.Ordinal);
        var single = new HashSet<FactVariables>();
        var compared = new HashSet<OrderVariables>();
        var spans = new HashSet<SpanVariables>();
        foreach (int variable in store.Support(set))
        {
            switch (owners[variable])
            {
                case FactVariables fact:
                    Touch(fact);
                    break;
                case SpanVariables span:
                    spans.Add(span);
                    break;
                case OrderVariables order when compared.Add(order):
                    Touch(order.Left);
                    Touch(order.Right);
                    break;
            }
        }

        // Facts at both ends of an order are bound with it.
        foreach (OrderVariables order in orders.Values)
        {
            if (single.Contains(order.Left) && single.Contains(order.Right)) compared.Add(order);
        }

        foreach (SpanVariables span in spans) set = store.And(set, span.Holds.IsSound(store));
        foreach (FactVariables fact in single) set = store.And(set, IsSound(fact));
        foreach (OrderVariables order in compared) set = store.And(set, IsSound(order));
        foreach (string component in components.Order(StringComparer.Ordinal))
        {
            set = store.And(set, Component(component, facts));
        }

        return set;

        void Touch(FactVariables fact)
        {
            if (!single.Add(fact) || !fact.HasTruth || !_facts.ContainsKey(fact.Fact.Name) || !components.Add(Root(fact.Fact.Name))) return;
            foreach (Fact tied in TiedTo(fact.Fact.Name))
            {
                if (facts.TryGetValue(tied.Name, out FactVariables? variables)) single.Add(variables);
            }
        }
    }

    // From the last variables up, so that what is joined stays small.
    private Diagram Component(string component, IReadOnlyDictionary<string, FactVariables> facts)
    {
        if (_bounds.TryGetValue(component, out Diagram known)) return known;
        Diagram all = Diagram.True;
        foreach (Clause clause in _clausesOf[component].OrderByDescending(clause => Math.Min(facts[clause.First].Truth.Possible, facts[clause.Second].Truth.Possible)))
        {
            all = store.And(all, Holds(clause, facts));
        }

        _bounds.Add(component, all);
        return all;
    }

    private Diagram Holds(Clause clause, IReadOnlyDictionary<string, FactVariables> facts)
    {
        (Diagram firstPossible, Diagram firstCertain) = Literal(facts[clause.First], clause.FirstPositive);
        (Diagram secondPossible, Diagram secondCertain) = Literal(facts[clause.Second], clause.SecondPositive);
        return store.And(store.Or(firstPossible, secondCertain), store.Or(secondPossible, firstCertain));
    }

    private (Diagram Possible, Diagram Certain) Literal(FactVariables fact, bool positive)
    {
        Diagram possible = store.Variable(fact.Truth.Possible), certain = store.Variable(fact.Truth.Certain);
        return positive ? (possible, certain) : (!certain, !possible);
    }

    private Diagram IsSound(FactVariables fact)
    {
        Diagram sound = Diagram.True;
        if (fact.HasTruth) sound = fact.Truth.IsSound(store);
        if (fact.HasProof) sound = store.And(sound, CanBeUnproven(fact));
        VariablePair? below = null;
        foreach ((long bound, VariablePair pair) in fact.Bounds)
        {
            sound = store.And(sound, pair.IsSound(store));
            if (below is { } lower)
            {
                sound = store.And(sound, store.Or(!store.Variable(pair.Possible), store.Variable(lower.Possible)));
                sound = store.And(sound, store.Or(!store.Variable(pair.Certain), store.Variable(lower.Certain)));
            }

            // Counts and money are never negative; of one that nobody states that is not known.
            if (!options.IsIncomplete && bound <= 0 && fact.Fact.Kind is FactKind.Count or FactKind.Money) sound = store.And(sound, store.Variable(pair.Certain));
            below = pair;
        }

        return fact.Options.Count == 0 ? sound : store.And(sound, fact.Exactly(store, atMostOne: !options.IsIncomplete));
    }

    // What nobody states and nothing forces is 不明 or as presumed; constraints may force anything from presumptions of others.
    private Diagram CanBeUnproven(FactVariables fact)
    {
        if (_facts.ContainsKey(fact.Fact.Name)) return Diagram.True;
        Diagram unproven = !store.Variable(fact.Proven);
        Diagram possible = store.Variable(fact.Truth.Possible), certain = store.Variable(fact.Truth.Certain);
        Diagram allowed = store.And(possible, !certain);
        if (fact.Fact.PresumedTruth == ProgramForm.Logic.Truth.True) allowed = store.Or(allowed, certain);
        if (fact.Fact.PresumedTruth == ProgramForm.Logic.Truth.False || fact.Fact.IsDeniedByRest) allowed = store.Or(allowed, !possible);
        return store.Or(!unproven, allowed);
    }

    private Diagram IsSound(OrderVariables order)
    {
        Diagram sound = store.And(order.Less.IsSound(store), order.Greater.IsSound(store));
        sound = store.And(sound, store.Or(!store.Variable(order.Less.Certain), !store.Variable(order.Greater.Possible)));
        sound = store.And(sound, store.Or(!store.Variable(order.Greater.Certain), !store.Variable(order.Less.Possible)));
        sound = store.And(sound, Apart(order.Left, order.Right, order.Greater));
        return store.And(sound, Apart(order.Right, order.Left, order.Less));
    }

    // One is at least so many, the other less than that: their order is known.
    private Diagram Apart(FactVariables high, FactVariables low, VariablePair isAbove)
    {
        Diagram sound = Diagram.True;
        foreach ((long most, VariablePair notReached) in low.Bounds)
        {
            foreach ((long least, VariablePair reached) in high.Bounds)
            {
                if (least < most) continue;
                Diagram apart = store.And(store.Variable(reached.Certain), !store.Variable(notReached.Possible));
                sound = store.And(sound, store.Or(!apart, store.Variable(isAbove.Certain)));
            }
        }

        return sound;
    }

    private string Root(string fact)
    {
        while (_above.TryGetValue(fact, out string? above) && above != fact) fact = above;
        return fact;
    }
}
