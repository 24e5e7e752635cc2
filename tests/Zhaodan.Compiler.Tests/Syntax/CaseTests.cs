using Zhaodan.Compiler.Syntax;

namespace Zhaodan.Compiler.Tests.Syntax;

public sealed class CaseTests
{
    private static CaseSyntax Case(string lines) => Assert.IsType<CaseSyntax>(Assert.Single(Front.Members("案例「试」\n" + lines)));

    private static CaseActSyntax Act(string lines) => Assert.Single(Case(lines).Acts);

    [Fact]
    public void Facts_in_several_lines_add_up()
    {
        CaseActSyntax act = Act("  是 甲、乙、\n    丙\n  是 丁\n  否：不履职\n  不明 启动追责\n  其余 否\n");
        Assert.Equal(
            ["甲 True", "乙 True", "丙 True", "丁 True", "不履职 False", "启动追责 Unknown"],
            act.Facts.Select(fact => $"{fact.Name} {fact.Truth}"));
        Assert.True(act.RestFalse);
    }

    [Fact]
    public void Names_that_hold_an_enumeration_comma_win_where_they_are_declared()
    {
        CaseActSyntax act = Act("  是 甲、双随机、一公开、按照“双随机、一公开”监管、双随机、甲致使乙、「丙、丁致使甲」\n");
        Assert.Equal(["甲", "双随机、一公开", "按照“双随机、一公开”监管", "双随机", "甲致使乙", "丙、丁致使甲"], act.Facts.Select(fact => fact.Name.Text));
    }

    [Fact]
    public void Values_are_text_still()
    {
        CaseActSyntax act = Act("  取值 次数 两次、情节 轻微、违法所得 1万元至3万元、启动追责 2022年3月1日、停工时间 3至5\n");
        Assert.Equal(
            ["次数=两次", "情节=轻微", "违法所得=1万元至3万元", "启动追责=2022年3月1日", "停工时间=3至5"],
            act.Values.Select(value => $"{value.Name}={value.Value}"));
    }

    [Fact]
    public void Assertions_and_decisions()
    {
        CaseActSyntax act = Act("  认定 追究、从重\n  决定 免于追究、不从轻、不予追究\n");
        Assert.Equal(["追究", "从重"], act.Asserted.Select(name => name.Text));
        Assert.Equal([("免于追究", false), ("从轻", true), ("不予追究", false)], act.Decisions.Select(decision => (decision.Value.Text, decision.Negated)));
    }

    [Fact]
    public void Expectations()
    {
        CaseActSyntax act = Act("""
              应得 责任 待查明，可能 不予追究、无，缺 甲、乙
              应得 责任 不予追究，依据 第八条第（一）项、第七条第一款〔2〕
              应得 处分 警告、记过
              应得 不适用

            """);
        ExpectationSyntax first = act.Expectations[0];
        Assert.Equal("责任", first.Group.Text);
        Assert.Equal(["待查明"], first.Outcomes.Select(name => name.Text));
        Assert.Equal(["不予追究", "无"], first.Possible.Select(name => name.Text));
        Assert.Equal(["甲", "乙"], first.Missing.Select(name => name.Text));
        Assert.True(first.Citations.IsDefault);

        ExpectationSyntax second = act.Expectations[1];
        Assert.True(second.Possible.IsDefault && second.Missing.IsDefault);
        Assert.Equal((8, 0, 1), (second.Citations[0].Article.Number, second.Citations[0].Paragraph, second.Citations[0].Items.Length));
        Assert.Equal((7, 1, 2), (second.Citations[1].Article.Number, second.Citations[1].Paragraph, second.Citations[1].Rule));
        Assert.Equal(["警告", "记过"], act.Expectations[2].Outcomes.Select(name => name.Text));
        Assert.True(act.Expectations[3].Group.IsMissing);
        Assert.Equal(["不适用"], act.Expectations[3].Outcomes.Select(name => name.Text));
    }

    [Fact]
    public void Several_acts()
    {
        CaseSyntax @case = Case("  理由「第一条」\n  来源 生成\n  行为 一：\n    是 甲\n    应得 责任 追究\n  行为 二：\n    是 乙\n");
        Assert.Equal("第一条", @case.Reason?.Text);
        Assert.True(@case.IsGenerated);
        Assert.Equal(["一", "二"], @case.Acts.Select(act => act.Name.Text));
        Assert.Equal(["甲", "乙"], @case.Acts.Select(act => Assert.Single(act.Facts).Name.Text));
    }

    [Fact]
    public void A_collection_uses_the_words_of_its_regime()
    {
        (FileSyntax file, var diagnostics) = Front.Parse(Front.Vocabulary + "第一条 甲的，追究。\n案例集 试\n案例「一」\n  是 双随机、一公开、甲\n案例「二」\n  否 甲\n");
        Assert.Empty(diagnostics);
        var cases = Assert.IsType<CaseCollectionSyntax>(file.Blocks[2]);
        Assert.Equal("试", cases.Regime.Text);
        Assert.Equal(["一", "二"], cases.Cases.Select(@case => @case.Title.Text));
        Assert.Equal(["双随机、一公开", "甲"], cases.Cases[0].Acts[0].Facts.Select(fact => fact.Name.Text));
    }

    [Fact]
    public void Articles_may_follow_a_case()
    {
        IReadOnlyList<MemberSyntax> members = Front.Members("案例「一」\n  是 甲\n第二条 甲的，追究。\n案例「二」\n是 甲\n");
        Assert.Equal([typeof(CaseSyntax), typeof(ArticleSyntax), typeof(CaseSyntax)], members.Select(member => member.GetType()));
        Assert.Single(((CaseSyntax)members[2]).Acts[0].Facts);
    }
}
