using Microsoft.CodeAnalysis;

namespace Zhaodan.Generator.Tests;

/// <summary>What C# sees of a vocabulary and its regimes. Expected answers follow from the clauses of <see cref="Sample"/>.</summary>
public sealed class SurfaceTests
{
    private const string Program = """
        using 仓库管理;

        public static class 程序
        {
            public static string Run()
            {
                var 案 = new 案情 { 保管员 = 是, 私自出借 = 是, 损坏件数 = 2.件(), 情节 = 情节.一般 };
                var 答 = 仓库.Evaluate(in 案);
                return $"{答.责任.Status} {答.责任.Settled} {答.第二条} {答.第一条第二项} {答}";
            }
        }
        """;

    [Fact]
    public void A_case_is_answered_with_typed_conclusions()
    {
        var project = new GeneratedProject(Sample.Files, Program);

        Assert.Empty(project.Warnings);
        Assert.Equal("Settled 追责 True False 仓库：责任 追责（第二条）；处理 裁量，可能 批评、无（第三条）", project.Call("程序", "Run"));
    }
}
