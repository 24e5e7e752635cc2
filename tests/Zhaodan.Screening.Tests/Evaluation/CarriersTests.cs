using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Evaluation;

namespace Zhaodan.Screening.Tests.Evaluation;

public sealed class CarriersTests
{
    private const ulong A = 1;
    private const ulong B = 2;
    private const ulong None = GroupOutcome.None;
    private const ulong Clash = GroupOutcome.Clash;

    // Rules 0–4: 应当A, 应当A, 可以A, 应当B, 不得A.
    private static readonly RuleIndex Index = new(Program());

    [Fact]
    public void CertainRulesCarryWhatIsSettled() =>
        Assert.Equal([0], Of(new(A, A, 0, 0, 0), Truth.True, Truth.Unknown, Truth.Unknown, Truth.True, Truth.False));

    [Fact]
    public void MustGoesBeforeMay() =>
        Assert.Equal([1], Of(new(A, A, 0, 0, 0), Truth.False, Truth.True, Truth.True, Truth.False, Truth.False));

    [Fact]
    public void ADecisionIsCarriedByItsMay() =>
        Assert.Equal([2], Of(new(A, A, 0, 0, 0), Truth.Unknown, Truth.False, Truth.True, Truth.False, Truth.False));

    // One of two rules holds, nobody knows which.
    [Fact]
    public void WhatOnlyTheSetSettlesIsCarriedByAllThatMayApply() =>
        Assert.Equal([0, 1], Of(new(A, A, 0, 0, 0), Truth.Unknown, Truth.Unknown, Truth.False, Truth.False, Truth.False));

    [Fact]
    public void WhatIsPossibleIsCarriedByAllThatMayApply() =>
        Assert.Equal([1, 2, 3], Of(new(A | B | None, 0, 0, A | B | None, 0), Truth.False, Truth.Unknown, Truth.True, Truth.Unknown, Truth.Unknown));

    [Fact]
    public void AClashNamesBothSides() =>
        Assert.Equal([0, 4], Of(new(Clash, Clash, A, 0, 0), Truth.True, Truth.False, Truth.False, Truth.False, Truth.True));

    [Fact]
    public void NothingIsCarriedByNobody() =>
        Assert.Empty(Of(new(None, None, 0, 0, 0), Truth.False, Truth.False, Truth.False, Truth.False, Truth.True));

    [Fact]
    public void AValueThatIsNotPossibleHasNoCarriers() =>
        Assert.Equal([3], Of(new(B, B, 0, 0, 0), Truth.True, Truth.Unknown, Truth.True, Truth.True, Truth.False));

    private static int[] Of(GroupOutcome outcome, params Truth[] conclusions)
    {
        var rules = new int[conclusions.Length];
        int count = Carriers.Collect(Index, conclusions, 0, outcome, rules);
        return rules[..count];
    }

    private static RegimeProgram Program()
    {
        var b = new ProgramBuilder("载");
        int group = b.Group("责任", GroupKind.Parallel, ["A", "B"]);
        int decision = b.Is(b.Truth("决定 A", FactKind.Decision));
        int fact = b.Is(b.Truth("甲"));
        b.Rule("一", "", fact, group, 0);
        b.Rule("二", "", fact, group, 0, Modality.Settles);
        b.Rule("三", "", fact, group, 0, Modality.May, decision);
        b.Rule("四", "", fact, group, 1);
        b.Rule("五", "", fact, group, 0, Modality.Against);
        return b.Build();
    }
}
