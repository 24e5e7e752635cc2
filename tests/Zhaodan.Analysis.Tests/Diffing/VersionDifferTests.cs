using System.Globalization;
using System.Text;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Analysis.Diffing;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.Diffing;

/// <summary>What became of provisions, on texts whose change is known, and on random ones against every completed case.</summary>
public sealed class VersionDifferTests
{
    [Theory]
    [InlineData("第一条 甲的，免责。", "第一条 甲的，免责。", "第一条 None")]
    [InlineData("第一条 甲的，免责。", "第一条 甲的，免责。\n第二条 乙的，追究。", "第一条 None、第二条 Added")]
    [InlineData("第一条 甲的，免责。\n第二条 乙的，追究。", "不编码 第一条：已经删去。\n第二条 乙的，追究。", "第一条 Removed、第二条 None")]
    [InlineData("第一条 丙且丁的，免责。", "第一条 丙的，免责。", "第一条 WordsOnly")] // 蕴含 丙 则 丁
    [InlineData("第一条 甲或者丁的，免责。", "第一条 丁或者甲的，免责。", "第一条 WordsOnly")]
    [InlineData("第一条 甲的，免责。", "第一条 甲且丙的，免责。", "第一条 Narrower")]
    [InlineData("第一条 甲的，免责。", "第一条 甲的，免责，但丙的除外。", "第一条 Narrower")]
    [InlineData("第一条 甲的，免责，但丙的除外。", "第一条 甲的，免责。", "第一条 Wider")]
    [InlineData("第一条 次数三次以上的，追究。", "第一条 次数两次以上的，追究。", "第一条 Wider")]
    [InlineData("第一条 甲的，免责。", "第一条 丁的，免责。", "第一条 Neither")]
    [InlineData("第一条 甲的，免责。", "第一条 甲的，减责。", "第一条 Conclusion")]
    [InlineData("第一条 甲的，免责。", "第一条 甲的，可以免责。", "第一条 Conclusion")]
    [InlineData("第一条 甲的，免责。", "第一条 丁的，追究。\n第二条 甲的，免责。", "第一条 Added、第二条 Moved")]
    [InlineData("第一条 戊的，免责。\n第二条 所称戊，是指甲或者丁。", "第一条 戊的，免责。\n第二条 所称戊，是指丁。", "第一条 Narrower")]
    public void Change_is_told(string old, string @new, string expected)
    {
        (RegimeProgram before, RegimeProgram after) = AlignedVersions.Of(TwoTexts.Compile(old), TwoTexts.Compile(@new), "旧", "新");
        VersionDiff diff = VersionDiffer.Find(before, after);
        Assert.Equal(expected, string.Join('、', diff.Provisions.Select(provision => $"{provision.Citation} {provision.Change}")));
        foreach (ProvisionDiff provision in diff.Provisions)
        {
            Assert.Equal(provision.Change is ProvisionChange.Narrower or ProvisionChange.Neither, provision.OldOnly is not null);
            Assert.Equal(provision.Change is ProvisionChange.Wider or ProvisionChange.Neither, provision.NewOnly is not null);
        }
    }

    [Fact]
    public void Witness_is_a_smallest_case_in_words()
    {
        (RegimeProgram before, RegimeProgram after) = AlignedVersions.Of(TwoTexts.Compile("第一条 甲的，免责。"), TwoTexts.Compile("第一条 甲且戊的，免责。"), "旧", "新");
        ProvisionDiff provision = Assert.Single(VersionDiffer.Find(before, after).Provisions);
        Assert.Equal("是 甲；其余 否", string.Join('；', provision.OldOnly?.Lines ?? []));
        Assert.True(provision.OldOnly?.IsSmallest);
    }

    [Fact]
    public void Renamed_fact_is_the_same_fact()
    {
        RegimeProgram old = TwoTexts.Compile("第一条 因己致使甲的，免责。", facts: "事实 己"), @new = TwoTexts.Compile("第一条 因庚致使甲的，免责。", facts: "事实 庚\n  原名 己");
        (RegimeProgram before, RegimeProgram after) = AlignedVersions.Of(old, @new, "旧", "新");
        Assert.Equal(ProvisionChange.WordsOnly, Assert.Single(VersionDiffer.Find(before, after).Provisions).Change);
    }

    [Fact]
    public void Changes_of_random_texts_are_those_of_all_cases()
    {
        var seen = new Dictionary<ProvisionChange, int>();
        for (int seed = 0; seed < 120; seed++)
        {
            var random = new Random(seed);
            (string old, string @new) = Texts(random);
            (RegimeProgram before, RegimeProgram after) = AlignedVersions.Of(TwoTexts.Compile(old), TwoTexts.Compile(@new), "旧", "新");
            VersionDiff diff = VersionDiffer.Find(before, after);
            (Evaluation First, Evaluation Second)[] cases = [.. TwoTexts.AllCases(before, after)];
            foreach (ProvisionDiff provision in diff.Provisions)
            {
                seen[provision.Change] = seen.GetValueOrDefault(provision.Change) + 1;
                if (provision.Old is not { } was || provision.New is not { } becomes || provision.Change == ProvisionChange.Conclusion) continue;
                bool lost = cases.Any(one => Applies(one.First, was) && !Applies(one.Second, becomes)), gained = cases.Any(one => !Applies(one.First, was) && Applies(one.Second, becomes));
                ProvisionChange expected = (lost, gained) switch
                {
                    (true, true) => ProvisionChange.Neither,
                    (true, false) => ProvisionChange.Narrower,
                    (false, true) => ProvisionChange.Wider,
                    _ => provision.OldText != provision.NewText ? ProvisionChange.WordsOnly : was.Citation != becomes.Citation ? ProvisionChange.Moved : ProvisionChange.None,
                };
                Assert.Equal((seed, old, @new, provision.Citation, expected), (seed, old, @new, provision.Citation, provision.Change));
                Assert.Equal((lost, gained), (provision.OldOnly is not null, provision.NewOnly is not null));
            }
        }

        Assert.True(seen.Count >= 6 && seen.Values.All(count => count >= 3), string.Join('、', seen));
    }

    [Fact]
    public void Too_few_steps_are_said()
    {
        (RegimeProgram before, RegimeProgram after) = AlignedVersions.Of(TwoTexts.Compile("第一条 甲且丙的，免责。"), TwoTexts.Compile("第一条 甲且戊的，免责。"), "旧", "新");
        Assert.Equal(ProvisionChange.Unknown, Assert.Single(VersionDiffer.Find(before, after, new DiagramLimits(1, 1)).Provisions).Change);
    }

    private static bool Applies(Evaluation one, Rule rule) => one.Nodes[rule.Applies].IsPossible && rule.Conclusions.All(conclusion => one.Nodes[conclusion.Applies].IsPossible);

    // A text, and the same with some clauses changed.
    private static (string Old, string New) Texts(Random random)
    {
        var old = new StringBuilder();
        var @new = new StringBuilder();
        string[] values = ["免责", "追究", "从轻", "不得追究"];
        int count = random.Next(2, 5);
        for (int rule = 0; rule < count; rule++)
        {
            string number = $"第{"一二三四五"[rule]}条", condition = TwoTexts.Condition(random), value = values[random.Next(values.Length)], exception = random.Next(3) == 0 ? $"，但{TwoTexts.Condition(random)}的除外" : "";
            old.Append(CultureInfo.InvariantCulture, $"{number} {condition}的，{value}{exception}。\n");
            if (random.Next(12) == 0)
            {
                @new.Append(CultureInfo.InvariantCulture, $"不编码 {number}：已经删去。\n");
                continue;
            }

            int kind = random.Next(6);
            if (kind == 0) condition = $"{condition}且{TwoTexts.Condition(random)}";
            if (kind == 1) condition = $"（{condition}）或者（{TwoTexts.Condition(random)}）";
            if (kind == 2) condition = TwoTexts.Condition(random);
            if (kind == 3) exception = random.Next(2) == 0 ? "" : $"，但{TwoTexts.Condition(random)}的除外";
            if (kind == 4) condition = $"（{condition}且丁）或者（{condition}且（未丁））";
            @new.Append(CultureInfo.InvariantCulture, $"{number} {condition}的，{value}{exception}。\n");
        }

        if (random.Next(4) == 0) @new.Append(CultureInfo.InvariantCulture, $"第{"一二三四五"[count]}条 戊的，减责。\n");
        return (old.ToString(), @new.ToString());
    }
}
