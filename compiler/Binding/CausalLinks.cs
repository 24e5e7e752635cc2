using System.Globalization;
using Zhaodan.Compiler.Symbols;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Binding;

/// <summary>
/// The ends of 因甲，致使乙: facts joined by 且 and 或. A list is split, the cause first and then the effect, 或 being any and
/// 且 all, down to single facts (language page, section 3).
/// </summary>
public static class CausalLinks
{
    /// <summary>The most links that one 因…致使… may be split into.</summary>
    public const int Limit = 10_000;

    /// <summary>How many single facts an end has.</summary>
    public static long Count(BoundCondition end) => end switch
    {
        BoundAnd and => and.Operands.Sum(Count),
        BoundOr or => or.Operands.Sum(Count),
        _ => 1,
    };

    /// <summary>A name for the first thing in an end that cannot be a cause or an effect, or null when all is well.</summary>
    public static string? FindForeign(BoundCondition end) => end switch
    {
        BoundAnd and => and.Operands.Select(FindForeign).FirstOrDefault(f => f is not null),
        BoundOr or => or.Operands.Select(FindForeign).FirstOrDefault(f => f is not null),
        BoundNot not => not.Operand is BoundFact or BoundValue ? null : "对一串事实的否定",
        BoundCause => "另一处因果",
        BoundProof => "证明用语",
        BoundReference => "对条款的引用",
        BoundAtLeast => "按项数计的情形",
        _ => null,
    };

    /// <summary>The name of a single fact in a link.</summary>
    public static string NameOf(BoundCondition single) => single switch
    {
        BoundFact fact => fact.Fact.Name,
        BoundValue value => value.Value.Name,
        BoundOpen open => open.FactName,
        BoundNot not => "未" + NameOf(not.Operand),
        BoundCompare compare => compare.Fact.Name + Symbol(compare.Comparison) + Quantity(compare.Fact, compare.Constant),
        BoundCompareDates dates => dates.Left.Name + Symbol(dates.Comparison) + dates.Right.Name,
        BoundSpan span => span.Finish.Name + "在自" + span.Start.Name + "起" + span.Period + "内",
        BoundChoice choice => choice.Fact.Name + "为" + string.Join("或", choice.Fact.Options.Where((_, i) => (choice.Options >> i & 1) != 0)),
        _ => "不明",
    };

    private static string Symbol(Comparison comparison) => comparison switch
    {
        Comparison.Less => "不满",
        Comparison.LessOrEqual => "不超过",
        Comparison.Equal => "为",
        Comparison.GreaterOrEqual => "不少于",
        _ => "超过",
    };

    private static string Quantity(FactSymbol fact, long constant) => fact.Kind == FactKind.Money
        ? (constant / 100m).ToString(CultureInfo.InvariantCulture) + "元"
        : constant.ToString(CultureInfo.InvariantCulture) + fact.Unit;
}
