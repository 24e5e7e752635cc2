using Microsoft.CodeAnalysis;

namespace Zhaodan.Generator.Tests;

/// <summary>What C# sees of a vocabulary and its regimes. Expected answers follow from the clauses of <see cref="Sample"/>.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void A_case_is_answered_with_typed_conclusions()
    {
        var project = new GeneratedProject(Sample.Files, Method("""
            var 案 = new 案情 { 保管员 = 是, 私自出借 = 是, 损坏件数 = 2.件(), 情节 = 情节.一般 };
            var 答 = 仓库.Evaluate(in 案);
            return $"{答.责任.Status} {答.责任.Settled} {答.第二条} {答.第一条第二项} {答}";
            """));

        Assert.Empty(project.Warnings);
        // On what is stated alone nobody knows whether 第一条第（三）项 is granted, so 追责 stands on a presumption.
        Assert.Equal("Settled 追责 True False 仓库：责任 追责〔推定〕（第二条）；处理 裁量，可能 批评、无（第三条）", project.Call("程序", "Run"));
    }

    [Theory]
    // 第一条第（二）项
    [InlineData("保管员 = 是, 情节 = 情节.轻微", "Settled 免责")]
    // 轻微 or 一般: may be 第一条第（二）项; nothing else is raised, and 损坏件数 is not known.
    [InlineData("保管员 = 是, 私自出借 = 否, 情节 = 情节.轻微 | 情节.一般", "Undetermined 免责, 无")]
    // 第二条 by 损失; 第一条第（一）项 is cut by its exception.
    [InlineData("保管员 = 是, 私自出借 = 是, 情况紧急 = 是, 及时归还 = 是, 损失 = 0.1m.万元(), 情节 = 情节.严重", "Settled 追责")]
    // Below both limits.
    [InlineData("保管员 = 是, 私自出借 = 是, 损失 = 999.99m.元(), 损坏件数 = 1.件(), 情节 = 情节.严重", "Settled 无")]
    // A range that reaches the limit leaves it open.
    [InlineData("保管员 = 是, 私自出借 = 是, 损失 = Money.AtMost(1000), 损坏件数 = Quantity<件>.AtMost(1), 情节 = 情节.严重", "Undetermined 追责, 无")]
    // 第一条第（三）项: granted.
    [InlineData("保管员 = 是, 私自出借 = 否, 认可_仓库_第一条第三项 = 是, 情节 = 情节.严重", "Settled 免责")]
    // A stated 不明 is not presumed away: 情况紧急 silent would be 否.
    [InlineData("保管员 = 是, 及时归还 = 是, 私自出借 = 否, 情况紧急 = 不明, 情节 = 情节.严重", "Undetermined 免责, 无")]
    // Outside the scope.
    [InlineData("保管员 = 否, 情节 = 情节.轻微", "Inapplicable 未定")]
    // bool, bool? and 其余否.
    [InlineData("保管员 = true, 私自出借 = (bool?)null, 情节 = 情节.严重, 其余否 = true", "Settled 无")]
    public void What_a_case_states_decides(string facts, string due)
    {
        var project = new GeneratedProject(Sample.Files, Method($$"""
            var 答 = 仓库.Evaluate(new 案情 { {{facts}} });
            return $"{答.责任.Status} {答.责任.Possible}";
            """));

        Assert.Empty(project.Warnings);
        Assert.Equal(due, project.Call("程序", "Run"));
    }

    [Theory]
    [InlineData("损坏件数 = 2", "CS0029")]
    [InlineData("损坏件数 = 2.元()", "CS0029")]
    [InlineData("损失 = 2.件()", "CS0029")]
    [InlineData("损失 = 2000", "CS0029")]
    [InlineData("私自出借 = 3", "CS0029")]
    [InlineData("情节 = 责任.免责", "CS0029")]
    [InlineData("盘点 = 2.件()", "CS0029")]
    [InlineData("私自借出 = 是", "CS0117")]
    public void A_wrong_type_unit_or_name_does_not_compile(string facts, string error)
    {
        var project = new GeneratedProject(Sample.Files, Method($"return 仓库.Evaluate(new 案情 {{ {facts} }}).ToString();"));

        Assert.Equal([error], project.Errors.Select(found => found.Id));
    }

    [Fact]
    public void One_facts_type_serves_all_regimes_of_a_vocabulary()
    {
        var project = new GeneratedProject(Sample.Files, Method("""
            var 案 = new 案情 { 保管员 = 是, 私自出借 = 是, 损坏件数 = 1.件(), 损失 = 0.元(), 情节 = 情节.一般 };
            return $"{仓库.Evaluate(in 案).责任.Settled} {分库.Evaluate(in 案).责任.Settled}";
            """));

        Assert.Equal("无 追责", project.Call("程序", "Run"));
    }

    [Fact]
    public void Citations_are_constants()
    {
        var project = new GeneratedProject(Sample.Files, Method("const string 条 = 仓库.依据.第一条第一项; return 条;"));

        Assert.Equal("第一条第（一）项", project.Call("程序", "Run"));
    }

    [Fact]
    public void An_explanation_cites_the_clause()
    {
        var project = new GeneratedProject(Sample.Files, Method("""
            var 案 = new 案情 { 保管员 = 是, 私自出借 = 是, 损坏件数 = 2.件(), 情节 = 情节.一般 };
            return Zhaodan.Runtime.Answers.Rendering.AnswerText.Render(仓库.Explain(in 案), Zhaodan.Runtime.Answers.Rendering.TextOptions.Default);
            """));

        string text = Assert.IsType<string>(project.Call("程序", "Run"));
        Assert.Contains("私自出借，损坏件数两件以上或者损失一千元以上的，应当追责", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_editor_shows_the_gloss_and_the_words_of_the_clause()
    {
        var project = new GeneratedProject(Sample.Files);

        Assert.Contains("没有批准就借出 &lt;仓库&gt; 里的东西", Documentation(project, "F:仓库管理.案情.私自出借"), StringComparison.Ordinal);
        Assert.Contains("情况紧急，及时归还的", Documentation(project, "F:仓库管理.仓库.依据.第一条第一项"), StringComparison.Ordinal);
        Assert.Empty(project.Warnings);
    }

    [Fact]
    public void A_former_name_does_not_compile_and_tells_the_new_one()
    {
        var project = new GeneratedProject(Sample.Files, Method("return 仓库.Evaluate(new 案情 { 擅自出借 = 是 }).ToString();"));

        Diagnostic error = Assert.Single(project.Errors);
        Assert.Equal("CS0619", error.Id);
        Assert.Contains("已改名为“私自出借”", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Renaming_a_term_breaks_the_code_and_the_clause_that_still_use_it()
    {
        string renamed = Sample.Vocabulary.Replace("事实 及时归还", "事实 按时归还", StringComparison.Ordinal);
        var project = new GeneratedProject([("词汇.statute", renamed), ("制度.statute", Sample.Regime)], Method("return new 案情 { 及时归还 = 是 }.ToString();"));

        Assert.Contains(project.Errors, error => error.Id == "CS0117" && error.Location.GetLineSpan().Path == "程序.cs");
        Diagnostic atClause = Assert.Single(project.Errors, error => error.Id.StartsWith("ZD", StringComparison.Ordinal) && error.Location.GetLineSpan().Path == "制度.statute");
        Assert.Equal(7, atClause.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void A_team_may_want_English_names()
    {
        const string Names = """
            // what our team says
            仓库管理 = Warehousing
            案情 = Facts
            私自出借 = LentWithoutLeave
            保管员 = Keeper
            仓库 = WarehouseRules
            责任 = Liability
            追责 = Liable
            损坏件数 = DamagedPieces
            件 = Pieces
            第二条 = Article2
            """;
        var project = new GeneratedProject(
            [.. Sample.Files, ("名称.statute-names", Names)],
            """
            using Our.Warehousing;

            public static class 程序
            {
                public static string Run()
                {
                    WarehouseRules.Answer answer = WarehouseRules.Evaluate(new Facts { Keeper = 是, LentWithoutLeave = 是, DamagedPieces = 2.Pieces(), 情节 = 情节.一般 });
                    return $"{answer.Liability.Settled == Liability.Liable} {answer.Article2} {answer}";
                }
            }
            """,
            properties: ("ZhaodanNamespace", "Our"));

        Assert.Empty(project.Warnings);
        Assert.Equal("True True 仓库：责任 追责〔推定〕（第二条）；处理 裁量，可能 批评、无（第三条）", project.Call("程序", "Run"));
    }

    [Theory]
    [InlineData("私自出借", "ZD4603")]
    [InlineData("私自出借 = 9x", "ZD4604")]
    [InlineData("私自出借 = class", "ZD4604")]
    [InlineData("没有这个词 = Nothing", "ZD4605")]
    [InlineData("私自出借 = A\n私自出借 = B", "ZD4606")]
    public void A_wrong_line_of_names_is_told(string names, string code)
    {
        var project = new GeneratedProject([.. Sample.Files, ("名称.statute-names", names)]);

        Diagnostic found = Assert.Single(project.Diagnostics, diagnostic => diagnostic.Id.StartsWith("ZD46", StringComparison.Ordinal));
        Assert.Equal(code, found.Id);
        Assert.Equal("名称.statute-names", found.Location.GetLineSpan().Path);
    }

    [Fact]
    public void A_newer_csharp_compiles_it_too()
    {
        var project = new GeneratedProject(Sample.Files, "", Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview);

        Assert.Empty(project.Warnings);
    }

    internal static string Method(string body) => $$"""
        using 仓库管理;

        public static class 程序
        {
            public static object Run()
            {
                {{body}}
            }
        }
        """;

    private static string Documentation(GeneratedProject project, string id) =>
        DocumentationCommentId.GetFirstSymbolForDeclarationId(id, project.Compiled)?.GetDocumentationCommentXml(cancellationToken: CancellationToken.None) ?? "";
}
