using System.Collections.Immutable;
using System.Globalization;

namespace Zhaodan.Compiler.Syntax.Printing;

/// <summary>A condition on one line, its structure written out in brackets.</summary>
internal static class ConditionText
{
    public static string Of(ConditionSyntax condition) => condition switch
    {
        AndConditionSyntax and => $"且（{Of(and.Operands)}）",
        OrConditionSyntax or => $"或（{Of(or.Operands)}）",
        NotConditionSyntax not => $"非（{Of(not.Operand)}）",
        TermConditionSyntax term => term.Actor.IsMissing ? term.Term.Text : $"{term.Term}〔{term.Actor}〕",
        AndTheLikeSyntax => "等",
        CauseConditionSyntax cause => $"因果（{Of(cause.Cause)} → {Of(cause.Effect)}）",
        ProofConditionSyntax proof => $"{(proof.Negated ? "不能证明" : "查实")}（{Of(proof.Operand)}）",
        ComparisonConditionSyntax comparison => $"{comparison.Term} {string.Join(" ", comparison.Bounds.Select(Of))}",
        ChoiceConditionSyntax choice => $"{choice.Term} ∈ {{{string.Join("、", choice.Options)}}}",
        DateConditionSyntax date => $"{date.Term} {Of(date.Operator)} {(date.Date is { } days ? Day(days) : date.OtherTerm.Text)}",
        SpanConditionSyntax span => $"{span.Finish} 在 {span.Start} 起 {Length(span.Length)}内",
        ReferenceConditionSyntax reference => $"有〔{ReferenceText.Of(reference.References)}〕",
        ErrorConditionSyntax => "？",
        _ => throw new InvalidOperationException($"{condition.GetType().Name} has no text."),
    };

    private static string Of(ImmutableArray<ConditionSyntax> operands) => string.Join("、", operands.Select(Of));

    private static string Of(QuantityBound bound) =>
        $"{Of(bound.Operator)} {bound.Quantity.Value.ToString(CultureInfo.InvariantCulture)}{bound.Quantity.Unit}";

    /// <summary>5工作日</summary>
    public static string Length(QuantitySyntax length) => length.Value.ToString(CultureInfo.InvariantCulture) + length.Unit;

    private static string Of(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Less => "＜",
        ComparisonOperator.LessOrEqual => "≤",
        ComparisonOperator.Equal => "＝",
        ComparisonOperator.GreaterOrEqual => "≥",
        _ => "＞",
    };

    public static string Day(int days) => new DateTime(1970, 1, 1).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
