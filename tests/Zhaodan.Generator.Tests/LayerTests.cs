namespace Zhaodan.Generator.Tests;

/// <summary>Regimes with versions, and regimes that give another the word. Expected answers follow from the texts below.</summary>
public sealed class LayerTests
{
    private const string Statutes = """
        语言 1
        词汇《用车》
        事实 私用
        事实 情节轻微
        结论 责任 唯一：免责、追责 由轻到重 免责、追责

        制度《用车办法》
          代号 用车
          位阶 规范性文件
          施行 2020年1月1日
          版本 2020
          词汇《用车》
        第一条 私用的，应当追责。

        制度《用车办法（修订）》
          代号 用车
          位阶 规范性文件
          施行 2024年1月1日
          版本 2024
          词汇《用车》
        第一条 私用的，应当免责。

        制度《用车规章》
          代号 规章
          位阶 规章
          施行 2019年1月1日
          词汇《用车》
        第一条 情节轻微的，应当免责。

        制度《用车细则》
          代号 细则
          位阶 规范性文件
          上位 规章
          施行 2019年1月1日
          词汇《用车》
        第一条 私用的，应当追责。
        第二条 本细则规定与规章规定不一致的，以规章规定为准。
        """;

    [Theory]
    [InlineData("2021", "Settled 追责 版_2020")]
    [InlineData("2024", "Settled 免责 版_2024")]
    public void The_date_of_the_act_picks_the_version(string year, string due) => Assert.Equal(due, Run(
        $$"""
        var 答 = 用车.Evaluate(new 案情 { 私用 = 是, 行为日期 = new DateOnly({{year}}, 3, 1) });
        return $"{答.责任.Status} {答.责任.Settled} {答.Versions}";
        """));

    [Fact]
    public void A_date_that_nobody_knows_leaves_both_versions() => Assert.Equal("Undetermined 免责, 追责 版_2020, 版_2024", Run(
        """
        var 答 = 用车.Evaluate(new 案情 { 私用 = 是, 行为日期 = StatedDate.Between(new DateOnly(2022, 1, 1), new DateOnly(2025, 1, 1)) });
        return $"{答.责任.Status} {答.责任.Possible} {答.Versions}";
        """));

    [Theory]
    // Both carry a value, and not the same: the higher one has the word.
    [InlineData("是", "Settled 免责")]
    // The higher one says nothing.
    [InlineData("否", "Settled 追责")]
    public void The_higher_regime_has_the_word(string minor, string due) => Assert.Equal(due, Run(
        $$"""
        var 答 = 细则.Evaluate(new 案情 { 私用 = 是, 情节轻微 = {{minor}} });
        return $"{答.责任.Status} {答.责任.Settled}";
        """));

    [Fact]
    public void Law_that_is_not_encoded_has_the_word_where_the_text_yields() => Assert.Equal("Settled 免责 免责", Run(
        """
        var 案 = new 案情 { 私用 = 是, 情节轻微 = 否 };
        StatedLaw[] 另有规定 = [new(LegalRank.Rules, "责任", "免责", IsAgainst: false)];
        细则.Evaluate(in 案, 另有规定, out 细则.Answer 答);
        return $"{答.责任.Status} {答.责任.Settled} {细则.Explain(in 案, 另有规定).Groups.Single().Settled.Single().Name}";
        """));

    [Fact]
    public void Explanation_and_typed_answer_agree_under_versions() => Assert.Equal("追责 追责 用车〔2020〕：责任 追责", Run(
        """
        var 案 = new 案情 { 私用 = 是, 行为日期 = new DateOnly(2020, 1, 1) };
        var 答 = 用车.Evaluate(in 案);
        return $"{答.责任.Settled} {用车.Explain(in 案).Groups.Single().Settled.Single().Name} {答}";
        """));

    private static object? Run(string body)
    {
        var project = new GeneratedProject([("用车.statute", Statutes)], "using 词汇_用车; using Zhaodan.ProgramForm.Regimes;\n" + SurfaceTests.Method(body).Replace("using 仓库管理;", "", StringComparison.Ordinal));
        Assert.Empty(project.Errors);
        return project.Call("程序", "Run");
    }
}
