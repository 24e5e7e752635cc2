using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Symbols;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Lowering;

/// <summary>
/// Bound conditions → nodes. Units that a condition needs have been lowered before. Depth is that of written brackets.
/// <list type="bullet">
/// <item>因甲，致使乙 → 且(甲, 甲致使乙, 乙), lists split by cause, then by effect; who grants 等 grants its link too</item>
/// <item>查实甲 → 是时是，否则否(甲 on what is stated); 不能证明甲 → 未(…)</item>
/// <item>a defined term → 定义(definition, what the case states)</item>
/// <item>a conclusion → its resolved value, or what the case asserts where no rule of the regime speaks of the group</item>
/// <item>有第…条规定情形 → 或(the rules of those provisions apply)</item>
/// </list>
/// </summary>
public sealed class ConditionLowerer(
    NodeBuilder nodes,
    FactTable facts,
    IReadOnlyDictionary<FactSymbol, BoundDefinition> definitions,
    IReadOnlyDictionary<GroupSymbol, int> derivedGroups,
    Mutation? mutation = null) : BoundConditionVisitor<int>
{
    private readonly Dictionary<DefinitionUnit, int> _definitions = [];
    private readonly Dictionary<BoundRule, int> _applies = [];
    private Basis _basis = Basis.Full;
    private HashSet<string>? _links;
    private bool _isUnlinking;

    public void Define(DefinitionUnit unit, int node) => _definitions.Add(unit, node);

    public void Apply(BoundRule rule, int node) => _applies.Add(rule, node);

    public int AppliesOf(BoundRule rule) => _applies[rule];

    public int Lower(BoundCondition condition, Basis basis)
    {
        _basis = basis;
        return Visit(condition);
    }

    /// <summary>Lowers and notes the names of the causal links that the condition has of its own.</summary>
    public int Lower(BoundCondition condition, HashSet<string> links)
    {
        _links = links;
        int node = Lower(condition, Basis.Full);
        _links = null;
        return node;
    }

    public override int VisitConstant(BoundConstant condition) => nodes.Constant(condition.Value);

    public override int VisitFact(BoundFact condition)
    {
        int fact = facts.Of(condition.Fact);
        if (!definitions.ContainsKey(condition.Fact)) return nodes.Fact(fact, _basis);

        // Only what the case states of a defined term can stand in for the definition, never a presumption.
        return nodes.Defined(_definitions[new DefinitionUnit(condition.Fact, _basis == Basis.Stated)], nodes.Fact(fact, Basis.Stated));
    }

    public override int VisitValue(BoundValue condition) => ValueIs(condition.Value);

    public override int VisitOpen(BoundOpen condition) => nodes.Fact(facts.Open(condition.FactName), _basis);

    public override int VisitNot(BoundNot condition) => nodes.Not(Visit(condition.Operand));

    public override int VisitAnd(BoundAnd condition) => nodes.And([.. condition.Operands.Select(Visit)]);

    public override int VisitOr(BoundOr condition) => nodes.Or([.. condition.Operands.Select(Visit)]);

    public override int VisitAtLeast(BoundAtLeast condition) => nodes.AtLeast(condition.Count, [.. condition.Operands.Select(Visit)]);

    public override int VisitCause(BoundCause condition)
    {
        _isUnlinking = mutation is { Kind: MutationKind.Unlink } && ReferenceEquals(condition, mutation.Target);
        int node = Caused(condition.Cause, condition.Effect);
        _isUnlinking = false;
        return node;
    }

    public override int VisitProof(BoundProof condition)
    {
        Basis outer = _basis;
        _basis = Basis.Stated;
        int operand = Visit(condition.Operand);
        _basis = outer;
        int proven = nodes.Certain(operand);
        return condition.Negated ? nodes.Not(proven) : proven;
    }

    public override int VisitCompare(BoundCompare condition) => nodes.Compare(facts.Of(condition.Fact), condition.Comparison, condition.Constant);

    public override int VisitCompareDates(BoundCompareDates condition) =>
        nodes.CompareFacts(facts.Of(condition.Left), condition.Comparison, facts.Of(condition.Right));

    public override int VisitSpan(BoundSpan condition) => nodes.Span(facts.Of(condition.Start), facts.Of(condition.Finish), condition.Period);

    public override int VisitChoice(BoundChoice condition) => nodes.Choice(facts.Of(condition.Fact), condition.Options);

    public override int VisitReference(BoundReference condition) =>
        nodes.Or([.. condition.Targets.Select(t => t.Rule is { } rule ? _applies[rule] : t.Condition is { } part ? Visit(part) : nodes.Constant(Truth.Unknown))]);

    public override int VisitReading(BoundReading condition)
    {
        int @default = Visit(condition.Default);
        int other = Visit(condition.Other);
        return nodes.Reading(facts.Reading(condition.Pair.Citation, condition.Pair.IsSecondDefault), @default, other);
    }

    private int Caused(BoundCondition cause, BoundCondition effect) => cause switch
    {
        BoundAnd and => Mutated(cause, nodes.And([.. and.Operands.Select(o => Caused(o, effect))])),
        BoundOr or => Mutated(cause, nodes.Or([.. or.Operands.Select(o => Caused(o, effect))])),
        _ => nodes.And(Visit(cause), Effected(cause, effect)),
    };

    private int Effected(BoundCondition cause, BoundCondition effect) => effect switch
    {
        BoundAnd and => Mutated(effect, nodes.And([.. and.Operands.Select(o => Effected(cause, o))])),
        BoundOr or => Mutated(effect, nodes.Or([.. or.Operands.Select(o => Effected(cause, o))])),
        _ when cause is BoundOpen || effect is BoundOpen => Visit(effect),
        _ => nodes.And(Link(cause, effect), Visit(effect)),
    };

    private int Link(BoundCondition cause, BoundCondition effect)
    {
        string name = LinkName.Of(CausalLinks.NameOf(cause), CausalLinks.NameOf(effect));
        _links?.Add(name);
        return _isUnlinking && name == mutation?.Link ? nodes.Constant(Truth.True) : nodes.Fact(facts.Link(name), _basis);
    }

    private int Visit(BoundCondition condition) => Mutated(condition, condition.Accept(this));

    // Where a mutation is aimed at this very condition, its node is dropped or negated.
    private int Mutated(BoundCondition condition, int node)
    {
        if (!ReferenceEquals(condition, mutation?.Target)) return node;
        return mutation.Kind switch
        {
            MutationKind.Drop => nodes.Constant(mutation.Neutral),
            MutationKind.Negate => nodes.Not(node),
            _ => node,
        };
    }

    // A value holds when it, or a value that it 包括, is the outcome. Where one value of a group can be asserted, all can.
    private int ValueIs(ValueSymbol value)
    {
        if (!derivedGroups.ContainsKey(value.Group))
        {
            foreach (ValueSymbol other in value.Group.Values) facts.Assertion(other);
        }

        IEnumerable<int> indexes = [value.Index, .. value.Includes];
        return derivedGroups.TryGetValue(value.Group, out int group)
            ? nodes.Or([.. indexes.Select(i => nodes.Conclusion(group, i))])
            : nodes.Or([.. indexes.Select(i => nodes.Fact(facts.Assertion(value.Group.Values[i]), _basis))]);
    }
}
