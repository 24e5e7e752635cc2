using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Conditions;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>Conditions read back, brackets and all.</summary>
public sealed class NodeTextTests
{
    private readonly ProgramBuilder _b = new();

    [Fact]
    public void Brackets_show_what_belongs_together()
    {
        int node = _b.And(_b.Is("甲"), _b.Or(_b.Is("乙"), _b.And(_b.Is("丙"), _b.Is("丁"))), _b.Not(_b.Or(_b.Is("戊"), _b.Is("己"))), _b.Not(_b.Is("庚")));

        Assert.Equal("「甲」且（「乙」或者（「丙」且「丁」））且未（「戊」或者「己」）且未「庚」", Read(node));
    }

    [Fact]
    public void Two_negations_are_none()
    {
        Assert.Equal("「甲」", Read(_b.Not(_b.Not(_b.Is("甲")))));
    }

    [Fact]
    public void So_many_of_a_list()
    {
        int node = _b.AtLeast(2, _b.Is("甲"), _b.Or(_b.Is("乙"), _b.Is("丙")), _b.Is("丁"));

        Assert.Equal("至少2项（「甲」；「乙」或者「丙」；「丁」）", Read(node));
        Assert.Equal("未达2项（「甲」；「乙」或者「丙」；「丁」）", Read(_b.Not(node)));
    }

    // 以上、以下 include the number, 不满、超过 exclude it (民法典 1259).
    [Theory]
    [InlineData(Comparison.GreaterOrEqual, "「违法所得」1万元以上", "「违法所得」不满1万元")]
    [InlineData(Comparison.Less, "「违法所得」不满1万元", "「违法所得」1万元以上")]
    [InlineData(Comparison.LessOrEqual, "「违法所得」1万元以下", "「违法所得」超过1万元")]
    [InlineData(Comparison.Greater, "「违法所得」超过1万元", "「违法所得」1万元以下")]
    [InlineData(Comparison.Equal, "「违法所得」为1万元", "「违法所得」不为1万元")]
    public void Amounts_and_their_negations(Comparison comparison, string text, string negated)
    {
        int node = _b.Compare(_b.Fact("违法所得", FactKind.Money), comparison, 1_000_000);

        Assert.Equal(text, Read(node));
        Assert.Equal(negated, Read(_b.Not(node)));
    }

    [Fact]
    public void Dates_and_events()
    {
        int started = _b.Fact("启动追责", FactKind.Event);
        int applied = _b.Fact("申请日", FactKind.Date);

        // 2022-03-01 is day 19052: 52 years of 365 days, 13 leap days since 1970, 31 + 28 days of 2022.
        Assert.Equal("「申请日」早于2022年3月1日", Read(_b.Compare(applied, Comparison.Less, (52 * 365) + 13 + 59)));
        Assert.Equal("「申请日」不早于「启动追责」之日", Read(_b.Add(new CompareFactsNode(applied, Comparison.GreaterOrEqual, started))));
        Assert.Equal("「申请日」早于「启动追责」之日", Read(_b.Not(_b.Add(new CompareFactsNode(applied, Comparison.GreaterOrEqual, started)))));
    }

    [Fact]
    public void Choices_proof_links_definitions_and_conclusions()
    {
        int kind = _b.Fact("过错情节", FactKind.Choice, options: ["轻微", "一般", "严重"]);
        int link = _b.Is("甲致使乙", kind: FactKind.Link);
        _b.Is("甲");
        _b.Is("乙");
        int group = _b.Group("责任", GroupKind.Priority, ["不予追究"]);
        _b.Rule("第一条", "……", _b.Is("甲"), [(group, 0, Modality.Settles)]);

        Assert.Equal("「过错情节」为「轻微」或者「一般」", Read(_b.Choice(kind, 0, 1)));
        Assert.Equal("「过错情节」不为「严重」", Read(_b.Not(_b.Choice(kind, 2))));
        Assert.Equal("查实「甲」", Read(_b.Proven("甲")));
        Assert.Equal("不能证明「甲」", Read(_b.Not(_b.Proven("甲"))));
        Assert.Equal("查实（「甲」且「乙」）", Read(_b.Add(new CertainNode(_b.And(_b.Is("甲"), _b.Is("乙"))))));
        Assert.Equal("「甲」致使「乙」（因果）", Read(link));
        Assert.Equal("「履职不力」（定义见第二条）", Read(_b.Define("履职不力", _b.Or(_b.Is("甲"), _b.Is("乙")), "第二条")));
        Assert.Equal("「责任」得出「不予追究」", Read(_b.Concludes(group, 0)));
        Assert.Equal("「责任」未得出「不予追究」", Read(_b.Not(_b.Concludes(group, 0))));
    }

    // 致使 inside a term: the sides are told apart by the names that there are.
    [Fact]
    public void A_link_whose_sides_cannot_be_told_apart_is_left_whole()
    {
        int link = _b.Is("甲致使乙致使丙", kind: FactKind.Link);
        _b.Is("甲");
        _b.Is("乙致使丙");

        Assert.Equal("「甲」致使「乙致使丙」（因果）", Read(link));
        _b.Is("甲致使乙");
        _b.Is("丙");
        Assert.Equal("「甲致使乙致使丙」（因果）", Read(link));
    }

    // 有第一条规定情形: a rule with an exception is named where another rule refers to it.
    [Fact]
    public void A_provision_is_named()
    {
        int group = _b.Group("责任", GroupKind.Priority, ["不予追究", "追究"]);
        int rule = _b.Rule("第一条", "……", _b.Is("甲"), [(group, 0, Modality.Settles)], [_b.Unless(_b.Is("乙"), "但乙的除外")]);
        RegimeProgram program = _b.Build();

        Assert.Equal("第一条适用", new NodeText(program).Read(program.Rules[rule].Applies).Text);
    }

    // Each level uses the level below twice: 2^60 leaves as a text.
    [Fact]
    public void A_text_that_would_explode_is_cut_with_its_brackets_closed()
    {
        int node = _b.Is("甲");
        int other = _b.Is("乙");
        for (int i = 0; i < 60; i++) node = i % 2 == 0 ? _b.And(node, other, node) : _b.Or(node, other, node);

        ConditionReading reading = new NodeText(_b.Build(), budget: 1000).Read(node);

        Assert.True(reading.IsCut);
        Assert.InRange(reading.Text.Length, 1000, 3000);
        Assert.Equal(reading.Text.Count(c => c == '（'), reading.Text.Count(c => c == '）'));
        Assert.Contains("……", reading.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deep_graph_needs_no_deep_stack()
    {
        int node = _b.Is("甲");
        int other = _b.Is("乙");
        for (int i = 0; i < 200_000; i++) node = i % 2 == 0 ? _b.Or(other, node) : _b.Not(_b.And(other, node));

        Assert.True(new NodeText(_b.Build()).Read(node).IsCut);
    }

    [Theory]
    [InlineData(0, "0元")]
    [InlineData(1, "0.01元")]
    [InlineData(-150, "-1.5元")]
    [InlineData(999_900, "9999元")]
    [InlineData(1_000_000, "1万元")]
    [InlineData(1_200_000, "1.2万元")]
    [InlineData(1_250_000, "12500元")]
    [InlineData(10_000_000_000, "1亿元")]
    [InlineData(long.MinValue, "-92233720368547758.08元")]
    public void Money(long fen, string text) => Assert.Equal(text, QuantityText.Money(fen));

    [Theory]
    [InlineData(0, "1970年1月1日")]
    [InlineData(-1, "1969年12月31日")]
    [InlineData(2_932_896, "9999年12月31日")]
    [InlineData(2_932_897, "1970年1月1日之后第2932897日")]
    public void Days(long day, string text) => Assert.Equal(text, QuantityText.Date(day));

    private string Read(int node) => new NodeText(_b.Build()).Read(node).Text;
}
