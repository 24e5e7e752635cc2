using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Tests.Binding;

/// <summary>Documents without 条: parts, labelled sub-heads, numbers that continue, repeat or are skipped (language page, section 4).</summary>
public sealed class PartTests
{
    private const string Head = """
        语言 1
        词汇《词》
        事实 甲
        事实 乙
        事实 丙
        事实 丁
        事实 戊
        结论 责任 择先：不罚、罚
        结论 情节 并列：从轻、减轻
        制度《某》
          代号 某
          词汇《词》

        """;

    private const string Parts = """
        一、【规则】
        （一）甲的，罚。
        （二）【容错】乙，且有下列情形之一的，可以从轻、减轻或者不罚：
        1.【从轻的情形】可以从轻：
        (1)丙的。
        2. 不罚的一般情形：
        (1)丁的。
        (1)〔二〕戊的。
        3.【分类】可以不罚：
        一是【检查类】：
        (2)丙的。
        (3)丁的。
        二是【处罚类】甲：
        (4)戊的。
        二、【其他】
        """;

    [Fact]
    public void Places_below_a_part_have_citations_of_their_own()
    {
        RegimeProgram program = Program(Parts + "甲的，罚。");
        Assert.Equal(
            [
                "第一部分第（一）项",
                "第一部分第（二）项第1目第（1）小目",
                "第一部分第（二）项第2目第（1）小目",
                "第一部分第（二）项第2目第（1）小目〔二〕",
                "第一部分第（二）项第3目第（2）小目",
                "第一部分第（二）项第3目第（3）小目",
                "第一部分第（二）项第3目第（4）小目",
                "第二部分",
            ],
            program.Rules.Select(rule => rule.Citation));
        Assert.Equal("规则", program.Rules[0].ArticleTitle);
    }

    [Fact]
    public void A_sub_head_that_begins_to_count_anew_is_cited()
    {
        RegimeProgram program = Program("第一条 有下列情形之一的，罚：\n（一）【分类】\n一是甲：\n1.乙；\n二是丙：\n1.丁；");
        Assert.Equal(["第一条第（一）项“一是”第1目", "第一条第（一）项“二是”第1目"], program.Rules.Select(rule => rule.Citation));
    }

    [Fact]
    public void Labels_are_shown_above_the_clause()
    {
        Rule rule = Program(Parts + "甲的，罚。").Rules[4];
        Assert.Equal(["【容错】", "乙，且有下列情形之一的，可以从轻、减轻或者不罚", "【分类】", "可以不罚", "【检查类】"], rule.Heads.ToArray());
        Assert.Equal("丙的", rule.Text);
    }

    [Fact]
    public void Sub_heads_add_conditions_and_choose_among_the_conclusions_of_the_head()
    {
        RegimeProgram program = Program(Parts + "甲的，罚。");
        Assert.Equal(["从轻"], Values(program, 1));
        Assert.Equal(["不罚"], Values(program, 2));
        Assert.Equal(["不罚"], Values(program, 6));
        // 2. 不罚的一般情形： says which value, the head above says 可以.
        Assert.All(program.Rules.Skip(1).Take(6), rule => Assert.All(rule.Conclusions, c => Assert.Equal(Modality.May, c.Modality)));
        Assert.Equal(["甲", "乙", "戊"], Facts(program, 6));
        Assert.Equal(["乙", "丁"], Facts(program, 5));
    }

    [Theory]
    [InlineData("有第一部分第（二）项第3目第（2）小目至第（4）小目规定情形的", new[] { 4, 5, 6 })]
    [InlineData("有第一部分第（二）项第3目“二是”规定情形的", new[] { 6 })]
    [InlineData("有第一部分第（二）项第2目第（1）小目〔二〕规定情形的", new[] { 3 })]
    [InlineData("有第一部分第（一）项、第（二）项第1目规定情形的", new[] { 0, 1 })]
    [InlineData("有第一部分第（二）项第3目第（2）小目、第（4）小目规定情形的", new[] { 4, 6 })]
    [InlineData("有第一部分规定情形的", new[] { 0, 1, 2, 3, 4, 5, 6 })]
    public void References_reach_every_place(string condition, int[] rules)
    {
        RegimeProgram program = Program(Parts + condition + "，从轻。");
        RegimeProgram direct = Program(Parts + "甲的，从轻。");
        Assert.Equal(direct.Rules.Length, program.Rules.Length);
        SortedSet<string> due = [.. rules.SelectMany(rule => Facts(program, rule))];
        Assert.Equal(due, new SortedSet<string>(Facts(program, 7)));
    }

    [Fact]
    public void A_short_citation_after_another_is_of_the_same_article()
    {
        RegimeProgram program = Program("第一条 有下列情形之一的，罚：\n（一）甲；\n（二）乙；\n（三）丙。\n第二条 有第一条第（一）项、第（三）项规定情形的，从轻。\n第三条 有第一条第（二）项至第（三）项规定情形的，减轻。");
        Assert.Equal(["甲", "丙"], Facts(program, 3));
        Assert.Equal(["乙", "丙"], Facts(program, 4));
    }

    [Fact]
    public void Items_under_a_label_count_for_the_head_above()
    {
        RegimeProgram program = Program("第一条 有下列情形两项以上的，罚：\n（一）【行为】\n1.甲；\n2.乙；\n（二）【后果】\n1.丙；");
        Assert.Equal(["第一条第（一）项第1目", "第一条第（一）项第2目", "第一条第（二）项第1目"], Assert.Single(program.Rules).Parts.Select(part => part.Citation));
    }

    [Fact]
    public void A_label_with_nothing_below_is_an_error() =>
        Assert.Equal(["ZD1170"], Codes("第一条 有下列情形之一的，罚：\n（一）甲；\n（二）【空】"));

    private static RegimeProgram Program(string members)
    {
        CompilationResult result = StatuteCompiler.Compile([new SourceText("a.statute", Head + members + "\n")]);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        return result.Regimes[0].Program;
    }

    private static string[] Codes(string members)
    {
        CompilationResult result = StatuteCompiler.Compile([new SourceText("a.statute", Head + members + "\n")]);
        return [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Code)];
    }

    private static IEnumerable<string> Values(RegimeProgram program, int rule) =>
        program.Rules[rule].Conclusions.Select(c => program.Groups[c.Group].Values[c.Value].Name);

    private static string[] Facts(RegimeProgram program, int rule)
    {
        var facts = new SortedSet<int>();
        var seen = new HashSet<int>();
        var work = new Stack<int>([program.Rules[rule].Condition]);
        while (work.TryPop(out int node))
        {
            if (!seen.Add(node)) continue;
            if (program.Nodes[node] is FactNode fact) facts.Add(fact.Fact);
            foreach (int operand in program.Nodes[node].Operands()) work.Push(operand);
        }

        return [.. facts.Select(fact => program.Facts[fact].Name)];
    }
}
