using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhaodan.Analysis.Conflicts;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.Conflicts;

/// <summary>A lower regime against a higher one: on texts whose conflicts are known, and on random ones against every completed case.</summary>
public sealed class RankConflictTests
{
    [Theory]
    [InlineData("第一条 甲的，免责。", "第一条 甲的，追究。", "LowerIsLighter 第一条 免责 / 第一条 追究：是 甲；其余 否")]
    [InlineData("第一条 甲的，追究。", "第一条 甲且丙的，免责。", "LowerIsHeavier 第一条 追究 / 第一条 免责：是 甲、丙；其余 否")]
    [InlineData("第一条 甲的，免责。", "第一条 乙的，追究。", "")] // 互斥
    [InlineData("第一条 甲的，免责，但丁的除外。", "第一条 丙的，追究。", "")] // 丙 则 丁
    [InlineData("第一条 甲的，可以免责。", "第一条 甲的，追究。", "")] // 裁量 is no conflict
    [InlineData("第一条 甲的，免责。", "第一条 丁的，免责。", "")]
    [InlineData("第一条 甲的，从轻。", "第一条 丁的，从重。", "Opposite 第一条 从轻 / 第一条 从重：是 甲、丁；其余 否")]
    [InlineData("第一条 甲的，从重。", "第一条 丁的，不得从重。", "LowerIsHeavier 第一条 从重 / 第一条 不得从重：是 甲、丁；其余 否")]
    public void Conflict_is_told(string lower, string higher, string expected)
    {
        RegimeProgram below = TwoTexts.Compile(lower, "下位"), above = TwoTexts.Compile(higher, "上位");
        IEnumerable<RankConflict> found = RankConflictFinder.Find(below, above, []).SelectMany(group => group.Conflicts);
        Assert.Equal(expected, string.Join('\n', found.Select(conflict =>
            $"{conflict.Kind} {below.Rules[conflict.LowerRule].Citation} {conflict.LowerValue} / {string.Join('、', conflict.HigherRules.Select(rule => above.Rules[rule].Citation))} {conflict.HigherValue}：{string.Join('；', conflict.Case)}")));
    }

    [Fact]
    public void Conflicts_of_random_texts_are_those_of_all_cases()
    {
        int conflicts = 0, none = 0;
        for (int seed = 0; seed < 120; seed++)
        {
            var random = new Random(seed);
            (string lower, string higher) = (Text(random), Text(random));
            RegimeProgram below = TwoTexts.Compile(lower, "下位"), above = TwoTexts.Compile(higher, "上位");
            ImmutableArray<GroupConflicts> found = RankConflictFinder.Find(below, above, []);
            (Evaluation First, Evaluation Second)[] cases = [.. TwoTexts.AllCases(below, above)];
            foreach (GroupConflicts group in found)
            {
                (int g, int h) = (IndexOf(below, group.Group), IndexOf(above, group.Group));
                var expected = new SortedSet<string>(StringComparer.Ordinal);
                foreach ((Evaluation one, Evaluation other) in cases)
                {
                    foreach ((string mine, int rule) in Claims(below, one, g))
                    {
                        foreach ((string theirs, _) in Claims(above, other, h).Where(claim => AreOpposite(mine, claim.Claim))) expected.Add($"{rule} {mine} {theirs}");
                    }
                }

                Assert.Equal((seed, lower, higher, string.Join('、', expected)), (seed, lower, higher, string.Join('、', new SortedSet<string>(group.Conflicts.Select(conflict => $"{conflict.LowerRule} {conflict.LowerValue} {conflict.HigherValue}"), StringComparer.Ordinal))));
                Assert.All(group.Conflicts, conflict => Assert.NotEmpty(conflict.Case));
                Assert.All(group.Conflicts, conflict => Assert.NotEmpty(conflict.HigherRules));
                if (expected.Count == 0) none++;
                conflicts += expected.Count;
            }
        }

        Assert.True(conflicts > 60 && none > 60, $"{conflicts} conflicts, {none} without");
    }

    [Fact]
    public void Too_few_steps_are_said()
    {
        GroupConflicts group = Assert.Single(RankConflictFinder.Find(TwoTexts.Compile("第一条 甲的，免责。", "下位"), TwoTexts.Compile("第一条 甲的，追究。", "上位"), ["责任"], new DiagramLimits(1, 1)));
        Assert.True(group.IsGivenUp);
        Assert.Empty(group.Conflicts);
    }

    private static int IndexOf(RegimeProgram program, string group) => Enumerable.Range(0, program.Groups.Length).Single(g => program.Groups[g].Name == group);

    // What is settled by a rule, and what a rule says 不得 of.
    private static IEnumerable<(string Claim, int Rule)> Claims(RegimeProgram program, Evaluation one, int group)
    {
        for (int r = 0; r < program.Rules.Length; r++)
        {
            foreach (RuleConclusion conclusion in program.Rules[r].Conclusions.Where(conclusion => conclusion.Group == group && one.Nodes[conclusion.Applies].IsTrue))
            {
                string value = program.Groups[group].Values[conclusion.Value].Name;
                if (conclusion.Modality == Modality.Against) yield return ("不得" + value, r);
                else if ((one.Groups[group].Settled >> conclusion.Value & 1) != 0) yield return (value, r);
            }
        }
    }

    private static bool AreOpposite(string a, string b)
    {
        if (a == "不得" + b || b == "不得" + a) return true;
        string[] values = ["免责", "减责", "追究"];
        return (values.Contains(a) && values.Contains(b) && a != b) || (a, b) is ("从轻", "从重") or ("从重", "从轻");
    }

    private static string Text(Random random)
    {
        string[] values = ["免责", "追究", "减责", "从轻", "从重", "不得追究", "可以免责", "不得从重"];
        var text = new StringBuilder();
        for (int rule = 0; rule < random.Next(1, 4); rule++)
        {
            text.Append(CultureInfo.InvariantCulture, $"第{"一二三四"[rule]}条 {TwoTexts.Condition(random)}的，{values[random.Next(values.Length)]}{(random.Next(3) == 0 ? $"，但{TwoTexts.Condition(random)}的除外" : "")}。\n");
        }

        return text.ToString();
    }
}
