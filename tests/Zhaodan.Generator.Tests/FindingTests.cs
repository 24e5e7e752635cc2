using Microsoft.CodeAnalysis;

namespace Zhaodan.Generator.Tests;

/// <summary>What the language finds wrong stands in the .statute file, and no text makes the generator throw.</summary>
public sealed class FindingTests
{
    [Fact]
    public void An_unknown_word_is_an_error_at_its_place()
    {
        var project = new GeneratedProject([("词汇.statute", Sample.Vocabulary), ("制度.statute", Sample.Regime.Replace("私自出借，损坏", "私自出错，损坏", StringComparison.Ordinal))]);

        Diagnostic error = Assert.Single(project.Errors);
        Assert.StartsWith("ZD", error.Id, StringComparison.Ordinal);
        FileLinePositionSpan place = error.Location.GetLineSpan();
        Assert.Equal("制度.statute", place.Path);
        Assert.Equal((11, 4), (place.StartLinePosition.Line, place.StartLinePosition.Character));
        Assert.Contains("改法：", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_beyond_the_limit_is_not_compiled()
    {
        var project = new GeneratedProject(Sample.Files, "", properties: ("ZhaodanMaximumSize", "100"));

        Assert.Equal("ZD4600", Assert.Single(project.Result.Diagnostics).Id);
        Assert.Empty(project.Result.GeneratedSources);
    }

    [Fact]
    public void Deep_brackets_and_noise_end_in_findings()
    {
        string deep = new string('（', 5000) + "私自出借" + new string('）', 5000);
        string noise = string.Concat(Enumerable.Repeat("未且或、，；但的除外「」（", 2000));
        foreach (string clause in (string[])[deep, noise, new string('未', 20_000), "\0\u202E\uD800"])
        {
            var project = new GeneratedProject([("词汇.statute", Sample.Vocabulary), ("制度.statute", Sample.Regime + "\n第五条 " + clause + "的，应当追责。\n")]);

            Assert.Contains(project.Errors, error => error.Id.StartsWith("ZD", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Hostile_names_become_identifiers_and_comments_that_compile()
    {
        const string Hostile = """
            语言 1
            词汇《甲"*/ #if》
            事实 甲</summary><script>
              释义「]]> */ \u000a #line 1 "x" & <b>」
            """;
        var project = new GeneratedProject(Hostile);

        Assert.DoesNotContain(project.Diagnostics, found => !found.Id.StartsWith("ZD", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_statutes_nothing_is_generated()
    {
        var project = new GeneratedProject([]);

        Assert.Empty(project.Result.GeneratedSources);
        Assert.Empty(project.Diagnostics);
    }
}
