using Zhaodan.Analysis.Diagrams;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Symbolic;

/// <summary>
/// What bounds a <see cref="CaseSpace"/>. A set is bounded only as far as the facts go that it depends on: of constraints
/// between two literals each, what they say of some facts is just what a chain of them forces between two of these, so the
/// facts in between need no variables.
/// </summary>
internal sealed class SpaceConstraints(DiagramStore store, SpaceOptions options)
{
    private readonly Dictionary<SpaceLiteral, HashSet<SpaceLiteral>> _forces = [];
    private readonly Dictionary<SpaceLiteral, HashSet<SpaceLiteral>> _closures = [];

    /// <summary>A fact by its name, or its negation.</summary>
    private readonly record struct SpaceLiteral(string Fact, bool Positive)
    {
        public SpaceLiteral Negated => new(Fact, !Positive);
    }

    public void Add(RegimeProgram program)
    {
        foreach (BinaryConstraint constraint in program.Constraints)
        {
            var first = new SpaceLiteral(program.Facts[constraint.First.Fact].Name, constraint.First.Positive);
            var second = new SpaceLiteral(program.Facts[constraint.Second.Fact].Name, constraint.Second.Positive);
            bool isNew = Force(first.Negated, second) | Force(second.Negated, first);
            if (isNew) _closures.Clear();
        }
    }

    public Diagram Bound(Diagram set, IReadOnlyList<SpaceFact> owners, IReadOnlyDictionary<(string Left, string Right), OrderVariables> orders)
    {
        var facts = new HashSet<FactVariables>();
        var compared = new HashSet<OrderVariables>();
        var spans = new HashSet<SpanVariables>();
        foreach (int variable in store.Support(set))
        {
            switch (owners[variable])
            {
                case FactVariables fact:
                    facts.Add(fact);
                    break;
                case SpanVariables span:
                    spans.Add(span);
                    break;
                case OrderVariables order when compared.Add(order):
                    facts.Add(order.Left);
                    facts.Add(order.Right);
                    break;
            }
        }

        // Facts at both ends of an order are bound with it.
        foreach (OrderVariables order in orders.Values)
        {
            if (facts.Contains(order.Left) && facts.Contains(order.Right)) compared.Add(order);
        }

        foreach (SpanVariables span in spans) set = store.And(set, span.Holds.IsSound(store));
        foreach (FactVariables fact in facts) set = store.And(set, IsSound(fact));
        foreach (OrderVariables order in compared) set = store.And(set, SpaceBounds.IsSound(store, order));
        return store.And(set, Constraints(facts));
    }

    // From the last variables up, so that what is joined stays small.
    private Diagram Constraints(HashSet<FactVariables> facts)
    {
        Dictionary<string, FactVariables> known = facts.Where(fact => fact.HasTruth).ToDictionary(fact => fact.Fact.Name, StringComparer.Ordinal);
        var clauses = new List<(int Place, FactVariables From, bool FromPositive, FactVariables To, bool ToPositive)>();
        foreach (FactVariables from in known.Values)
        {
            foreach (bool positive in new[] { true, false })
            {
                foreach (SpaceLiteral forced in ForcedBy(new SpaceLiteral(from.Fact.Name, positive)))
                {
                    if (known.TryGetValue(forced.Fact, out FactVariables? to)) clauses.Add((Math.Min(from.Truth.Possible, to.Truth.Possible), from, positive, to, forced.Positive));
                }
            }
        }

        Diagram all = Diagram.True;
        foreach (var clause in clauses.OrderByDescending(clause => clause.Place))
        {
            // What is certain makes certain what it forces; the opposite of that is another such chain.
            Diagram premise = Literal(clause.From, clause.FromPositive).Certain, forced = Literal(clause.To, clause.ToPositive).Certain;
            all = store.And(all, store.Or(!premise, forced));
        }

        return all;
    }

    private bool Force(SpaceLiteral from, SpaceLiteral to)
    {
        if (!_forces.TryGetValue(from, out HashSet<SpaceLiteral>? forced)) _forces.Add(from, forced = []);
        return forced.Add(to);
    }

    // Everything that a literal forces, itself left out.
    private HashSet<SpaceLiteral> ForcedBy(SpaceLiteral literal)
    {
        if (_closures.TryGetValue(literal, out HashSet<SpaceLiteral>? known)) return known;
        var found = new HashSet<SpaceLiteral>();
        var work = new Queue<SpaceLiteral>();
        work.Enqueue(literal);
        while (work.TryDequeue(out SpaceLiteral at))
        {
            if (!_forces.TryGetValue(at, out HashSet<SpaceLiteral>? forced)) continue;
            foreach (SpaceLiteral next in forced)
            {
                if (next != literal && found.Add(next)) work.Enqueue(next);
            }
        }

        _closures.Add(literal, found);
        return found;
    }

    private (Diagram Possible, Diagram Certain) Literal(FactVariables fact, bool positive)
    {
        Diagram possible = store.Variable(fact.Truth.Possible), certain = store.Variable(fact.Truth.Certain);
        return positive ? (possible, certain) : (!certain, !possible);
    }

    private Diagram IsSound(FactVariables fact)
    {
        Diagram sound = SpaceBounds.IsSound(store, fact, options);
        return fact.HasProof ? store.And(sound, CanBeUnproven(fact)) : sound;
    }

    // What nobody states and nothing forces is 不明 or as presumed; constraints may force anything from presumptions of others.
    private Diagram CanBeUnproven(FactVariables fact)
    {
        if (_forces.ContainsKey(new SpaceLiteral(fact.Fact.Name, true)) || _forces.ContainsKey(new SpaceLiteral(fact.Fact.Name, false))) return Diagram.True;
        Diagram unproven = !store.Variable(fact.Proven);
        Diagram possible = store.Variable(fact.Truth.Possible), certain = store.Variable(fact.Truth.Certain);
        Diagram allowed = store.And(possible, !certain);
        if (fact.Fact.PresumedTruth == ProgramForm.Logic.Truth.True) allowed = store.Or(allowed, certain);
        if (fact.Fact.PresumedTruth == ProgramForm.Logic.Truth.False || fact.Fact.IsDeniedByRest) allowed = store.Or(allowed, !possible);
        return store.Or(!unproven, allowed);
    }
}
