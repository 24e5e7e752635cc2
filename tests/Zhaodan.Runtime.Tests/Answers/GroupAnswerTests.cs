using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>Outcomes, what is missing and what is stood upon; the expectations follow from sections 5 and 6 of the language page.</summary>
public sealed class GroupAnswerTests
{
    // Everything of 第八条第（一）项 holds, its exception fails, and nothing else is alleged (其余 否).
    [Fact]
    public void A_settled_value_has_its_carrier_and_nothing_missing()
    {
        GroupAnswer liability = SampleRegime.Tolerated().Not("故意违法").RestFalse().Answer().Groups[SampleRegime.Liability];

        Assert.Equal(GroupStatus.Settled, liability.Status);
        OutcomeAnswer outcome = Assert.Single(liability.Outcomes);
        Assert.Equal("不予追究", outcome.Name);
        Assert.True(outcome.IsSettled);
        Assert.False(outcome.IsDefault);
        Assert.Equal(Cause.None, outcome.Cause);
        Sequence.Same([Modality.Settles], outcome.Modalities);
        Assert.Equal("第八条第（一）项", SampleRegime.Program.Rules[Assert.Single(outcome.Carriers)].Citation);
        Assert.Empty(liability.Missing);
        Assert.Empty(liability.Decisions);
        Assert.Equal(RuleRole.Carries, Assert.Single(liability.Rules).Role);
    }

    // The example of section 6: the exception is not known, so that exemption cannot be found yet.
    [Fact]
    public void An_unknown_exception_leaves_the_group_open_and_is_what_is_missing()
    {
        GroupAnswer fault = SampleRegime.Tolerated().Unknown("故意违法").RestFalse().Answer().Groups[SampleRegime.Fault];

        Assert.Equal(GroupStatus.Undetermined, fault.Status);
        Sequence.Same(["不构成过错", "无"], fault.Outcomes.Select(outcome => outcome.Name));
        Assert.All(fault.Outcomes, outcome => Assert.Equal(Cause.Ignorance, outcome.Cause));
        FactGround missing = Assert.Single(fault.Missing);
        Assert.Equal("故意违法", missing.Name);
        Sequence.Same(["第八条第（一）项"], missing.Citations);
        Assert.Empty(fault.Decisions);
    }

    // 故意违法 is 是, so the exception waits for its own exception only; 受上级强令 alone is missing.
    [Fact]
    public void Only_unknown_operands_are_followed()
    {
        GroupAnswer fault = SampleRegime.Tolerated().Is("故意违法").Unknown("受上级强令").RestFalse().Answer().Groups[SampleRegime.Fault];

        Sequence.Same(["受上级强令"], fault.Missing.Select(fact => fact.Name));
    }

    // 可以从轻或者减轻 applies and nothing else is open: the decisions are missing, no fact is.
    [Fact]
    public void A_discretion_waits_for_decisions()
    {
        GroupAnswer degree = Faulty().Is("主动及时报告").Number("违法所得", 0).Number("不如实记录次数", 0).RestFalse().Answer().Groups[SampleRegime.Degree];

        Assert.Equal(GroupStatus.Discretionary, degree.Status);
        Sequence.Same(["从轻", "减轻", "无"], degree.Outcomes.Select(outcome => outcome.Name));
        Assert.All(degree.Outcomes, outcome => Assert.Equal(Cause.Discretion, outcome.Cause));
        Assert.Empty(degree.Missing);
        Sequence.Same(["决定从轻", "决定减轻"], degree.Decisions.Select(fact => fact.Name));
        Assert.All(degree.Decisions, decision => Sequence.Same(["第九条第（一）项"], decision.Citations));
        Assert.Equal(RuleRole.Opens, Assert.Single(degree.Rules).Role);
        Assert.False(degree.Outcomes[0].FollowsDiscretion);
    }

    // A decision closes it: 从轻 is settled by 可以, 减轻 decided against.
    [Fact]
    public void A_decision_settles_a_discretion()
    {
        GroupAnswer degree = Faulty().Is("主动及时报告", "决定从轻").Not("决定减轻").Number("违法所得", 0).Number("不如实记录次数", 0).RestFalse()
            .Answer().Groups[SampleRegime.Degree];

        Assert.Equal(GroupStatus.Settled, degree.Status);
        OutcomeAnswer outcome = Assert.Single(degree.Outcomes);
        Assert.Equal("从轻", outcome.Name);
        Sequence.Same([Modality.May], outcome.Modalities);
        Assert.Equal(RuleRole.Carries, Assert.Single(degree.Rules).Role);
    }

    // 不得从轻 against 可以从轻 wins and is cited; 减轻 stays open.
    [Fact]
    public void A_prohibition_removes_what_may_be_and_is_shown()
    {
        GroupAnswer degree = Faulty().Is("主动及时报告", "故意隐瞒证据").Number("违法所得", 0).Number("不如实记录次数", 0).RestFalse()
            .Answer().Groups[SampleRegime.Degree];

        Sequence.Same(["减轻", "无"], degree.Outcomes.Select(outcome => outcome.Name));
        Sequence.Same(["决定减轻"], degree.Decisions.Select(fact => fact.Name));
        Assert.Contains(degree.Rules, rule => rule is { Citation: "第十条", Role: RuleRole.Forbids });
    }

    // Nothing exculpates and nothing was said of what might: the default 追究 is heavier than 不予追究 and rests on presumption.
    [Fact]
    public void A_heavier_default_on_presumption_is_marked()
    {
        GroupAnswer liability = Faulty().RestFalse().Answer().Groups[SampleRegime.Liability];

        OutcomeAnswer outcome = Assert.Single(liability.Outcomes);
        Assert.Equal("追究", outcome.Name);
        Assert.True(outcome.IsDefault);
        Assert.True(outcome.IsPresumed);
        Assert.Empty(outcome.Carriers);
        Assert.Equal(new[] { "出现新的证据", "受胁迫", SampleRegime.Open, "按照上级决策部署" }.Order(), liability.Presumed.Select(fact => fact.Name).Order());
        Assert.Equal("待查明，可能 不予追究、免于追究、追究", liability.WithoutPresumption);
    }

    // Everything that could exculpate is denied by the case itself: nothing is presumed, nothing is marked.
    [Fact]
    public void What_is_stated_is_not_marked_as_presumed()
    {
        GroupAnswer liability = Faulty().Not("按照上级决策部署", "出现新的证据", "受胁迫", SampleRegime.Open).RestFalse().Answer().Groups[SampleRegime.Liability];

        Assert.False(Assert.Single(liability.Outcomes).IsPresumed);
        Assert.Empty(liability.Presumed);
        Assert.Empty(liability.WithoutPresumption);
    }

    // The presumed causal link carries 第八条第（十一）项 and is named.
    [Fact]
    public void A_presumed_causal_link_is_named()
    {
        GroupAnswer fault = SampleRegime.Case().Is("行政执法人员", "出现新的证据", "案件性质发生变化").RestFalse().Answer().Groups[SampleRegime.Fault];

        Assert.Equal("不构成过错", Assert.Single(fault.Outcomes).Name);
        FactGround link = Assert.Single(fault.Presumed, fact => fact.Mention.Kind == FactKind.Link);
        Assert.Equal("出现新的证据致使案件性质发生变化", link.Name);
        Sequence.Same(["第八条第（十一）项"], link.Citations);
        Assert.Contains(fault.Presumed, fact => fact.Name == "故意隐瞒证据");
    }

    // 有证据证明收受财物 is 否 when nobody speaks of it; proven, 移送司法机关 would be possible.
    [Fact]
    public void What_is_not_proven_is_listed()
    {
        GroupAnswer transfer = SampleRegime.Case().Is("行政执法人员").RestFalse().Answer().Groups[SampleRegime.Transfer];

        Assert.Equal("无", Assert.Single(transfer.Outcomes).Name);
        ProofGround unproven = Assert.Single(transfer.Unproven);
        Assert.Equal("「收受财物」", unproven.Text);
        Sequence.Same(["第十五条"], unproven.Citations);
    }

    // Denied outright it is not unproven but refuted.
    [Fact]
    public void What_is_refuted_is_not_unproven()
    {
        GroupAnswer transfer = SampleRegime.Case().Is("行政执法人员").Not("收受财物").Answer().Groups[SampleRegime.Transfer];

        Assert.Empty(transfer.Unproven);
    }

    // 从轻 by decision and 从重 by 应当 are 互斥; taking 从轻 cannot stand beside what must hold, so there is no clash of two musts.
    [Fact]
    public void A_must_settles_its_value_of_a_parallel_group()
    {
        GroupAnswer degree = Faulty().Number("违法所得", 1_000_000).Number("不如实记录次数", 0).RestFalse().Answer().Groups[SampleRegime.Degree];

        Assert.Equal("从重", Assert.Single(degree.Outcomes).Name);
        Assert.Empty(degree.Conflicts);
    }

    // 1万元以上 includes the number (民法典 1259): a range that straddles it is 不明 and the amount is missing; the count is stated.
    [Fact]
    public void A_range_that_does_not_decide_is_missing()
    {
        GroupAnswer degree = Faulty().Number("违法所得", 999_999, 1_000_000).Number("不如实记录次数", 1).RestFalse().Answer().Groups[SampleRegime.Degree];

        Sequence.Same(["违法所得"], degree.Missing.Select(fact => fact.Name));
        Sequence.Same(["从重", "无"], degree.Outcomes.Select(outcome => outcome.Name));
    }

    internal static CaseUnderTest Faulty() => SampleRegime.Case().Is("行政执法人员", "不履行法定职责", "重大过失", "造成危害后果");
}
