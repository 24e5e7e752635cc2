using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Symbols;

namespace Zhaodan.Compiler.Lowering;

/// <summary>Something that is lowered as a whole: a definition on one basis, a rule, or a conclusion group.</summary>
public abstract record Unit;

public sealed record DefinitionUnit(FactSymbol Term, bool OnStated) : Unit;

public sealed record RuleUnit(BoundRule Rule) : Unit;

public sealed record GroupUnit(GroupSymbol Group) : Unit;

/// <summary>Which units a condition needs. Depth is that of written brackets.</summary>
public sealed class DependencyCollector(
    IReadOnlyDictionary<FactSymbol, BoundDefinition> definitions,
    ISet<GroupSymbol> derived,
    ICollection<Unit> found) : BoundConditionVisitor<bool>
{
    private bool _onStated;

    public void Collect(BoundCondition condition, bool onStated)
    {
        _onStated = onStated;
        condition.Accept(this);
    }

    public override bool VisitConstant(BoundConstant condition) => true;

    public override bool VisitFact(BoundFact condition)
    {
        if (definitions.ContainsKey(condition.Fact)) found.Add(new DefinitionUnit(condition.Fact, _onStated));
        return true;
    }

    public override bool VisitValue(BoundValue condition)
    {
        if (derived.Contains(condition.Value.Group)) found.Add(new GroupUnit(condition.Value.Group));
        return true;
    }

    public override bool VisitOpen(BoundOpen condition) => true;

    public override bool VisitNot(BoundNot condition) => condition.Operand.Accept(this);

    public override bool VisitAnd(BoundAnd condition) => All(condition.Operands);

    public override bool VisitOr(BoundOr condition) => All(condition.Operands);

    public override bool VisitAtLeast(BoundAtLeast condition) => All(condition.Operands);

    public override bool VisitCause(BoundCause condition) => condition.Cause.Accept(this) && condition.Effect.Accept(this);

    public override bool VisitProof(BoundProof condition)
    {
        bool outer = _onStated;
        _onStated = true;
        condition.Operand.Accept(this);
        _onStated = outer;
        return true;
    }

    public override bool VisitCompare(BoundCompare condition) => true;

    public override bool VisitCompareDates(BoundCompareDates condition) => true;

    public override bool VisitSpan(BoundSpan condition) => true;

    public override bool VisitChoice(BoundChoice condition) => true;

    public override bool VisitReference(BoundReference condition)
    {
        foreach (ProvisionTarget target in condition.Targets)
        {
            if (target.Rule is { } rule) found.Add(new RuleUnit(rule));
            else target.Condition?.Accept(this);
        }

        return true;
    }

    public override bool VisitReading(BoundReading condition) => condition.Default.Accept(this) && condition.Other.Accept(this);

    private bool All(IEnumerable<BoundCondition> operands)
    {
        foreach (BoundCondition operand in operands) operand.Accept(this);
        return true;
    }
}
