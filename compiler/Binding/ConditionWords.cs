namespace Zhaodan.Compiler.Binding;

/// <summary>A bound condition in the words of a clause, for reports. Depth is that of written brackets.</summary>
public sealed class ConditionWords : BoundConditionVisitor<string>
{
    private static readonly ConditionWords Instance = new();

    private ConditionWords()
    {
    }

    public static string Of(BoundCondition condition) => condition.Accept(Instance);

    public override string VisitConstant(BoundConstant condition) => CausalLinks.NameOf(condition);

    public override string VisitFact(BoundFact condition) => CausalLinks.NameOf(condition);

    public override string VisitValue(BoundValue condition) => CausalLinks.NameOf(condition);

    public override string VisitOpen(BoundOpen condition) => condition.FactName;

    public override string VisitNot(BoundNot condition) => "未" + Inner(condition.Operand);

    public override string VisitAnd(BoundAnd condition) => string.Join("，", condition.Operands.Select(Inner));

    public override string VisitOr(BoundOr condition) => string.Join("或者", condition.Operands.Select(Inner));

    public override string VisitAtLeast(BoundAtLeast condition) =>
        string.Join("、", condition.Operands.Select(Inner)) + "中" + condition.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) + "项以上";

    public override string VisitCause(BoundCause condition) => "因" + Inner(condition.Cause) + "致使" + Inner(condition.Effect);

    public override string VisitProof(BoundProof condition) => (condition.Negated ? "不能证明" : "查实") + Inner(condition.Operand);

    public override string VisitCompare(BoundCompare condition) => CausalLinks.NameOf(condition);

    public override string VisitCompareDates(BoundCompareDates condition) => CausalLinks.NameOf(condition);

    public override string VisitChoice(BoundChoice condition) => CausalLinks.NameOf(condition);

    public override string VisitReference(BoundReference condition) => condition.Location.Source.Substring(condition.Location.Span).Trim();

    public override string VisitSpan(BoundSpan condition) => $"{condition.Finish.Name}在自{condition.Start.Name}起的期间内";

    public override string VisitReading(BoundReading condition) => condition.Default.Accept(this);

    private string Inner(BoundCondition operand)
    {
        string text = operand.Accept(this);
        return operand is BoundAnd or BoundOr or BoundAtLeast or BoundCause ? "（" + text + "）" : text;
    }
}
