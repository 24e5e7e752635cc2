using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Checking;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>应得 against what came; the case is the example of the language page's section 6.</summary>
public sealed class ExpectationCheckerTests
{
    private static readonly RegimeProgram Program = SampleRegime.Program;

    [Fact]
    public void The_example_of_the_language_page_passes()
    {
        Assert.Empty(Check(new Expectation
        {
            Group = SampleRegime.Fault,
            Status = ExpectedStatus.Undetermined,
            Possible = 1UL | GroupOutcome.None,
            Missing = [Fact("故意违法")],
            Citations = ["第八条（一）"],
        }));
    }

    [Fact]
    public void A_wrong_status_is_said_with_what_came()
    {
        Mismatch mismatch = Assert.Single(Check(new Expectation { Group = SampleRegime.Fault, Status = ExpectedStatus.Settled, Values = 1 }));

        Assert.Equal("应得 过错认定 不构成过错，实得 过错认定 待查明，可能 不构成过错、无，缺 故意违法：结果不同。", mismatch.Message);
        Assert.Contains(mismatch.Reasons, reason => reason.StartsWith("可能适用：第八条第（一）项，「过错认定：不构成过错」", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_part_is_compared()
    {
        Mismatch mismatch = Assert.Single(Check(new Expectation
        {
            Group = SampleRegime.Fault,
            Status = ExpectedStatus.Undetermined,
            Possible = 1UL | 2UL,
            Missing = [Fact("重大过失")],
            Citations = ["第七条"],
        }));

        Assert.EndsWith("：可能少了 构成过错；可能多出 无；缺少列 重大过失；缺多列 故意违法；依据中没有 第七条。", mismatch.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1UL, true)]
    [InlineData(2UL, false)]
    [InlineData(3UL, false)]
    [InlineData(GroupOutcome.None, false)]
    public void A_settled_value_is_exactly_that(ulong values, bool passes)
    {
        TestAct act = Act(StatedTruth.False, new Expectation { Group = SampleRegime.Liability, Status = ExpectedStatus.Settled, Values = values });

        Assert.Equal(passes, Check(act).IsEmpty);
    }

    [Fact]
    public void Nothing_concluded_is_none()
    {
        TestAct act = Act(StatedTruth.False, new Expectation { Group = SampleRegime.Transfer, Status = ExpectedStatus.Settled, Values = GroupOutcome.None });

        Assert.Empty(Check(act));
    }

    // Decisions count in 缺 only when the case lists one.
    [Fact]
    public void Decisions_are_compared_when_one_is_listed()
    {
        TestAct Discretion(params int[] missing) => new()
        {
            Truths = [.. Facts(StatedTruth.True, "行政执法人员", "不履行法定职责", "重大过失", "造成危害后果", "主动及时报告")],
            Numbers = [new NumberStatement(Fact("违法所得"), NumberRange.Exactly(0)), new NumberStatement(Fact("不如实记录次数"), NumberRange.Exactly(0))],
            RestFalse = true,
            Expectations = [new Expectation { Group = SampleRegime.Degree, Status = ExpectedStatus.Discretionary, Possible = 3UL | GroupOutcome.None, Missing = [.. missing] }],
        };

        Assert.Empty(Check(Discretion()));
        Assert.Empty(Check(Discretion(Fact("决定从轻"), Fact("决定减轻"))));
        Assert.Contains("缺多列 决定减轻", Assert.Single(Check(Discretion(Fact("决定从轻")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inapplicable_is_expected_of_the_whole_regime()
    {
        var expected = new Expectation { Group = Expectation.WholeRegime, Status = ExpectedStatus.Inapplicable };
        TestAct Outside(StatedTruth officer, Expectation expectation) => new() { Truths = [.. Facts(officer, "行政执法人员")], RestFalse = true, Expectations = [expectation] };

        Assert.Empty(Check(Outside(StatedTruth.False, expected)));
        Assert.Equal("应得 不适用，实得 适用。", Assert.Single(Check(Outside(StatedTruth.True, expected))).Message);
        Assert.Equal("应得 不适用，实得 是否适用不明。", Assert.Single(Check(Outside(StatedTruth.Unknown, expected))).Message);
        Mismatch other = Assert.Single(Check(Outside(StatedTruth.False, new Expectation { Group = SampleRegime.Liability, Status = ExpectedStatus.Settled, Values = 4 })));
        Assert.Equal("应得 责任 追究，实得 不适用。", other.Message);
        Assert.NotEmpty(other.Reasons);
        var maybe = new Expectation { Group = SampleRegime.Liability, Status = ExpectedStatus.Undetermined, Possible = 4, PossiblyInapplicable = true, Missing = [Fact("行政执法人员")] };
        Assert.Empty(Check(Outside(StatedTruth.Unknown, maybe)));
        Assert.Contains("可能多出 不适用", Assert.Single(Check(Outside(StatedTruth.Unknown, maybe with { PossiblyInapplicable = false }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_contradicts_itself_meets_nothing()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["不予追究"]);
        b.Rule("第一条", "甲的，不予追究。", b.Is("甲"), [(group, 0, Modality.Settles)]);
        b.Is("乙");
        b.Exclusive("甲", "乙");
        RegimeProgram program = b.Build();
        TestAct act = new() { Truths = [new TruthStatement(b.IndexOf("甲"), StatedTruth.True), new TruthStatement(b.IndexOf("乙"), StatedTruth.True)] };

        Mismatch mismatch = Assert.Single(new ExpectationChecker(program).Check(act, Answer(program, act)));

        Assert.Null(mismatch.Expectation);
        Assert.Contains("互斥 甲、乙", Assert.Single(mismatch.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void A_conflict_is_expected_as_such()
    {
        var b = new ProgramBuilder();
        int group = b.Group("处理", GroupKind.Unique, ["留用", "辞退"]);
        b.Rule("第一条", "甲的，应当留用。", b.Is("甲"), [(group, 0, Modality.Must)]);
        b.Rule("第二条", "乙的，应当辞退。", b.Is("乙"), [(group, 1, Modality.Must)]);
        RegimeProgram program = b.Build();
        TestAct act = new()
        {
            Truths = [new TruthStatement(b.IndexOf("甲"), StatedTruth.True), new TruthStatement(b.IndexOf("乙"), StatedTruth.True)],
            Expectations = [new Expectation { Group = group, Status = ExpectedStatus.Conflicting, Citations = ["第一条", "第二条"] }],
        };

        Assert.Empty(new ExpectationChecker(program).Check(act, Answer(program, act)));
    }

    internal static TestAct Act(StatedTruth wilful, params Expectation[] expectations) => new()
    {
        Truths =
        [
            .. Facts(StatedTruth.True, "行政执法人员", "按照上级决策部署", "在放管服改革过程中", "容缺受理", "出现失误或者偏差"),
            .. Facts(StatedTruth.False, "造成重大影响", "造成重大损失"),
            .. Facts(wilful, "故意违法"),
        ],
        RestFalse = true,
        Expectations = [.. expectations],
    };

    internal static Answer Answer(RegimeProgram program, TestAct act) =>
        new AnswerBuilder(new Interpreter(program)).Build(new TestCase { Title = "试验", Place = default, Acts = [act] }, act);

    private static System.Collections.Immutable.ImmutableArray<Mismatch> Check(Expectation expectation) => Check(Act(StatedTruth.Unknown, expectation));

    private static System.Collections.Immutable.ImmutableArray<Mismatch> Check(TestAct act) => new ExpectationChecker(Program).Check(act, Answer(Program, act));

    private static IEnumerable<TruthStatement> Facts(StatedTruth truth, params string[] facts) => facts.Select(fact => new TruthStatement(Fact(fact), truth));

    private static int Fact(string name) => Enumerable.Range(0, Program.Facts.Length).Single(f => Program.Facts[f].Name == name);
}
