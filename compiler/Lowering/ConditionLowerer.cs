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
    IReadOnlyDictionary<GroupSymbol, int> derivedGroups) : BoundConditionVisitor<int>
{
    private readonly Dictionary<DefinitionUnit, int> _definitions = [];
    private readonly Dictionary<BoundRule, int> _applies = [];
    private Basis _basis = Basis.Full;
    private HashSet<string>? _links;

    public void Define(DefinitionUnit unit, int node) => _definitions.Add(unit, node);

    public void Apply(BoundRule rule, int node) => _applies.Add(rule, node);

    public int AppliesOf(BoundRule rule) => _applies[rule];

    public int Lower(BoundCondition condition, Basis basis)
    {
        _basis = basis;
        return condition.Accept(this);
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

    public override int VisitNot(BoundNot condition) => nodes.Not(condition.Operand.Accept(this));

    public override int VisitAnd(BoundAnd condition) => nodes.And([.. condition.Operands.Select(o => o.Accept(this))]);

    public override int VisitOr(BoundOr condition) => nodes.Or([.. condition.Operands.Select(o => o.Accept(this))]);

    public override int VisitAtLeast(BoundAtLeast condition) => nodes.AtLeast(condition.Count, [.. condition.Operands.Select(o => o.Accept(this))]);

    public override int VisitCause(BoundCause condition) => Caused(condition.Cause, condition.Effect);

    public override int VisitProof(BoundProof condition)
    {
        Basis outer = _basis;
        _basis = Basis.Stated;
        int operand = condition.Operand.Accept(this);
        _basis = outer;
        int proven = nodes.Certain(operand);
        return condition.Negated ? nodes.Not(proven) : proven;
    }

    public override int VisitCompare(BoundCompare condition) => nodes.Compare(facts.Of(condition.Fact), condition.Comparison, condition.Constant);

    public override int VisitCompareDates(BoundCompareDates condition) =>
        nodes.CompareFacts(facts.Of(condition.Left), condition.Comparison, facts.Of(condition.Right));

    public override int VisitChoice(BoundChoice condition) => nodes.Choice(facts.Of(condition.Fact), condition.Options);

    public override int VisitReference(BoundReference condition) =>
        nodes.Or([.. condition.Targets.Select(t => t.Rule is { } rule ? _applies[rule] : t.Condition?.Accept(this) ?? nodes.Constant(Truth.Unknown))]);

    public override int VisitReading(BoundReading condition)
    {
        int @default = condition.Default.Accept(this);
        int other = condition.Other.Accept(this);
        return nodes.Reading(facts.Reading(condition.Pair.Citation, condition.Pair.IsSecondDefault), @default, other);
    }

    private int Caused(BoundCondition cause, BoundCondition effect) => cause switch
    {
        BoundAnd and => nodes.And([.. and.Operands.Select(o => Caused(o, effect))]),
        BoundOr or => nodes.Or([.. or.Operands.Select(o => Caused(o, effect))]),
        _ => nodes.And(cause.Accept(this), Effected(cause, effect)),
    };

    private int Effected(BoundCondition cause, BoundCondition effect) => effect switch
    {
        BoundAnd and => nodes.And([.. and.Operands.Select(o => Effected(cause, o))]),
        BoundOr or => nodes.Or([.. or.Operands.Select(o => Effected(cause, o))]),
        _ when cause is BoundOpen || effect is BoundOpen => effect.Accept(this),
        _ => nodes.And(Link(cause, effect), effect.Accept(this)),
    };

    private int Link(BoundCondition cause, BoundCondition effect)
    {
        string name = LinkName.Of(CausalLinks.NameOf(cause), CausalLinks.NameOf(effect));
        _links?.Add(name);
        return nodes.Fact(facts.Link(name), _basis);
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
