using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Checking;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>Coverage of 第八条第（一）项 by hand: one case for each way it can come out.</summary>
public sealed class RuleCoverageTests
{
    [Fact]
    public void Every_way_a_rule_comes_out_is_counted()
    {
        var coverage = new RuleCoverage(SampleRegime.Program);
        coverage.Add(SampleRegime.Tolerated().Not("故意违法").RestFalse().Evaluate());
        coverage.Add(SampleRegime.Tolerated().Is("故意违法").RestFalse().Evaluate());
        coverage.Add(SampleRegime.Tolerated().Is("故意违法", "受上级强令").RestFalse().Evaluate());
        coverage.Add(SampleRegime.Tolerated().Unknown("故意违法").RestFalse().Evaluate());
        coverage.Add(SampleRegime.Tolerated().Not("故意违法").Is("收受财物").RestFalse().Evaluate());
        coverage.Add(SampleRegime.Case().Is("行政执法人员", "故意违法").RestFalse().Evaluate());

        RuleCount count = coverage.Counts()[Index("第八条第（一）项")];

        Assert.Equal(6, coverage.Cases);
        Assert.Equal((2, 1, 1, 1, 1), (count.Held, count.Failed, count.Blocked, count.Defeated, count.Unknown));
        // Held once, failed thrice (not wilful, excused, not wilful), unknown once; idle where the condition failed.
        Assert.Equal(new ExceptionCount(1, 3, 1, 1), Assert.Single(count.Exceptions));
    }

    [Fact]
    public void What_lies_outside_covers_nothing()
    {
        var coverage = new RuleCoverage(SampleRegime.Program);
        coverage.Add(SampleRegime.Case().Not("行政执法人员").RestFalse().Evaluate());

        Assert.Equal(0, coverage.Cases);
        Assert.All(coverage.Counts(), count => Assert.Equal(0, count.Held + count.Failed + count.Unknown));
    }

    // An exception that cuts one conclusion only leaves the rule alive with the other.
    [Fact]
    public void A_rule_that_keeps_a_conclusion_held()
    {
        var b = new ProgramBuilder();
        int fault = b.Group("过错认定", GroupKind.Priority, ["不构成过错"]);
        int liability = b.Group("责任", GroupKind.Priority, ["不予追究"]);
        b.Rule("第一条", "……", b.Is("甲"), [(fault, 0, Modality.Settles), (liability, 0, Modality.Settles)], [b.Unless(b.Is("乙"), "但乙的，不免除责任", cuts: [1])]);
        RegimeProgram program = b.Build();
        var coverage = new RuleCoverage(program);
        coverage.Add(new CaseUnderTest(program).Is("甲", "乙").Evaluate());

        RuleCount count = Assert.Single(coverage.Counts());
        Assert.Equal((1, 0), (count.Held, count.Blocked));
        Assert.Equal(1, Assert.Single(count.Exceptions).Held);
    }

    private static int Index(string citation) =>
        Enumerable.Range(0, SampleRegime.Program.Rules.Length).Single(rule => SampleRegime.Program.Rules[rule].Citation == citation);
}
