using Microsoft.CodeAnalysis;

namespace Zhaodan.Generator.Tests;

/// <summary>What an edit makes the generator do again, by the driver's own tracking of its steps.</summary>
public sealed class IncrementalTests
{
    private static readonly IncrementalStepRunReason[] s_kept = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    [Fact]
    public void An_edit_of_csharp_regenerates_nothing()
    {
        var project = new GeneratedProject(Sample.Files, "class A { }");
        project.EditCode("class A { int b; }");

        foreach (string step in (string[])[StatuteGenerator.TextStep, StatuteGenerator.CompileStep, StatuteGenerator.EmitStep])
        {
            Assert.NotEmpty(project.Reasons(step));
            Assert.All(project.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }
    }

    [Fact]
    public void An_edit_of_one_regime_leaves_the_files_of_the_others_alone()
    {
        var project = new GeneratedProject(Sample.Files);
        string before = project.Generated("仓库管理.案情.g.cs");
        project.EditStatute("制度/分库.statute", Sample.Other.Replace("私自出借的，应当追责", "私自出借，及时归还的，应当追责", StringComparison.Ordinal));

        Assert.Empty(project.Errors);
        var changed = project.Result.TrackedSteps[StatuteGenerator.EmitStep]
            .SelectMany(step => step.Outputs)
            .Where(output => !s_kept.Contains(output.Reason))
            .Select(output => ((GeneratedFile)output.Value).HintName)
            .Order(StringComparer.Ordinal);
        Assert.Equal(["仓库管理.Evaluators.Library.g.cs", "仓库管理.Evaluators.分库.g.cs", "仓库管理.分库.g.cs"], changed);
        Assert.Equal(before, project.Generated("仓库管理.案情.g.cs"));
    }

    [Fact]
    public void A_comment_in_a_statute_regenerates_nothing()
    {
        var project = new GeneratedProject(Sample.Files);
        project.EditStatute("制度/分库.statute", Sample.Other + "\n// 说明\n");

        Assert.All(project.Reasons(StatuteGenerator.EmitStep), reason => Assert.Contains(reason, s_kept));
    }
}
