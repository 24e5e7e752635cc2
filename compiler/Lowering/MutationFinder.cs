using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Lowering;

/// <summary>
/// Every single mutation of a regime: each operand of each condition, exception, counter-exception, definition and of the
/// scope, dropped and negated; each causal link left out; each 不适用 and 优先于 left out. A 且 within a 且 is one with it, a
/// negated single condition is one with its negation. Depth is that of written brackets.
/// </summary>
public sealed class MutationFinder : BoundConditionVisitor<bool>
{
    private readonly List<Mutation> _found = [];
    private readonly Dictionary<BoundCondition, int> _first = new(SameObject.Instance);
    private string _citation = "";
    private SourceLocation _location;
    private MutationPlace _place;

    private MutationFinder()
    {
    }

    public static ImmutableArray<Mutation> Find(BoundRegime regime)
    {
        var finder = new MutationFinder();
        foreach (BoundRule rule in regime.Rules) finder.FindIn(rule);
        foreach (BoundDefinition definition in regime.Definitions)
        {
            finder.Start(definition.Citation, definition.Location, definition.Condition, MutationPlace.Definition, Truth.True);
        }

        if (regime.Scope is not null) finder.Start("适用", regime.Location, regime.Scope, MutationPlace.Scope, Truth.True);
        return [.. finder._found];
    }

    private void FindIn(BoundRule rule)
    {
        Start(rule.Citation, rule.Location, rule.Condition, MutationPlace.Condition, Truth.True);
        foreach (BoundException exception in rule.Exceptions)
        {
            Start(rule.Citation, exception.Location, exception.Condition, MutationPlace.Exception, Truth.False);
            if (exception.Counter is not null) Start(rule.Citation, exception.Location, exception.Counter, MutationPlace.Counter, Truth.False);
        }

        foreach (BoundRule loser in rule.Defeats.Concat(rule.Precedes).Distinct())
        {
            _found.Add(new Mutation(MutationKind.Unrank, MutationPlace.Precedence, rule.Location)
            {
                Winner = rule,
                Loser = loser,
                Citations = [rule.Citation],
                Words = loser.Citation,
            });
        }
    }

    private void Start(string citation, SourceLocation location, BoundCondition root, MutationPlace place, Truth neutral)
    {
        (_citation, _location, _place) = (citation, location, place);

        // A whole exception is dropped as such, whatever it consists of; a condition of several is dropped one by one.
        if (place is MutationPlace.Exception or MutationPlace.Counter) Add(root, neutral);
        else if (root is not BoundAnd) Add(root, neutral);
        root.Accept(this);
    }

    private void Add(BoundCondition target, Truth neutral)
    {
        if (target is BoundConstant) return;
        if (_first.TryGetValue(target, out int first))
        {
            for (int i = first; i < _found.Count && ReferenceEquals(_found[i].Target, target); i++) AddCitation(i);
            return;
        }

        _first.Add(target, _found.Count);
        var mutation = new Mutation(MutationKind.Drop, _place, _location)
        {
            Target = target,
            Neutral = neutral,
            Citations = [_citation],
            Words = ConditionWords.Of(target),
        };
        _found.Add(mutation);
        _found.Add(mutation with { Kind = MutationKind.Negate });
        if (target is BoundCause cause) AddLinks(mutation, cause);
    }

    private void AddCitation(int mutation)
    {
        if (!_found[mutation].Citations.Contains(_citation)) _found[mutation] = _found[mutation] with { Citations = _found[mutation].Citations.Add(_citation) };
    }

    private void AddLinks(Mutation pattern, BoundCause cause)
    {
        foreach (BoundCondition from in Singles(cause.Cause))
        {
            foreach (BoundCondition to in Singles(cause.Effect))
            {
                if (from is BoundOpen || to is BoundOpen) continue;
                string link = LinkName.Of(CausalLinks.NameOf(from), CausalLinks.NameOf(to));
                _found.Add(pattern with { Kind = MutationKind.Unlink, Link = link, Words = link });
            }
        }
    }

    private static IEnumerable<BoundCondition> Singles(BoundCondition end) => end switch
    {
        BoundAnd and => and.Operands.SelectMany(Singles),
        BoundOr or => or.Operands.SelectMany(Singles),
        _ => [end],
    };

    public override bool VisitConstant(BoundConstant condition) => true;

    public override bool VisitFact(BoundFact condition) => true;

    public override bool VisitValue(BoundValue condition) => true;

    public override bool VisitOpen(BoundOpen condition) => true;

    public override bool VisitNot(BoundNot condition) => condition.Operand.Accept(this);

    public override bool VisitAnd(BoundAnd condition) => Each(condition.Operands, Truth.True, one => one is BoundAnd);

    public override bool VisitOr(BoundOr condition) => Each(condition.Operands, Truth.False, one => one is BoundOr);

    public override bool VisitAtLeast(BoundAtLeast condition) => Each(condition.Operands, Truth.False, _ => false);

    public override bool VisitCause(BoundCause condition)
    {
        foreach (BoundCondition end in new[] { condition.Cause, condition.Effect })
        {
            if (end is BoundAnd or BoundOr) end.Accept(this);
            else Add(end, Truth.True);
        }

        return true;
    }

    public override bool VisitProof(BoundProof condition) => condition.Operand.Accept(this);

    public override bool VisitCompare(BoundCompare condition) => true;

    public override bool VisitCompareDates(BoundCompareDates condition) => true;

    public override bool VisitChoice(BoundChoice condition) => true;

    public override bool VisitReference(BoundReference condition) => true;

    public override bool VisitSpan(BoundSpan condition) => true;

    // Each reading is a condition of its own; a case that chooses it can tell.
    public override bool VisitReading(BoundReading condition)
    {
        foreach (BoundCondition reading in new[] { condition.Default, condition.Other })
        {
            if (reading is not BoundAnd) Add(reading, Truth.True);
            reading.Accept(this);
        }

        return true;
    }

    private bool Each(ImmutableArray<BoundCondition> operands, Truth neutral, Func<BoundCondition, bool> isOneWithParent)
    {
        foreach (BoundCondition operand in operands)
        {
            if (!isOneWithParent(operand)) Add(operand, neutral);
            operand.Accept(this);
        }

        return true;
    }

    private sealed class SameObject : IEqualityComparer<BoundCondition>
    {
        public static readonly SameObject Instance = new();

        public bool Equals(BoundCondition? x, BoundCondition? y) => ReferenceEquals(x, y);

        public int GetHashCode(BoundCondition condition) => RuntimeHelpers.GetHashCode(condition);
    }
}
