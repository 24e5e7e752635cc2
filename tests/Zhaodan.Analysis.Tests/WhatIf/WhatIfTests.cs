using System.Globalization;
using Zhaodan.Analysis.WhatIf;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.WhatIf;

/// <summary>The smallest changes against all changes of one and two facts, one by one, in the interpreter.</summary>
public sealed class WhatIfTests
{
    [Fact]
    public void Smallest_changes_are_those_of_all_changes()
    {
        int ones = 0, twos = 0, none = 0, wanted = 0;
        for (int seed = 0; seed < 160; seed++)
        {
            RegimeProgram program = ProgramGenerator.Generate(seed);
            if (program.Facts.Length > 30 || program.Rules.Length > 100) continue;
            var random = new Random(seed);
            CaseFacts facts = Case(program, random);
            var interpreter = new Interpreter(program);
            Evaluation before = interpreter.Evaluate(facts);
            if (before.IsContradictory) continue;
            for (int g = 0; g < Math.Min(program.Groups.Length, 2); g++)
            {
                if (!program.Groups[g].IsDerived) continue;
                int value = seed % 2 == 0 ? -1 : random.Next(program.Groups[g].Values.Length);
                var request = new WhatIfRequest { MostFacts = 2, MostChanges = 100_000, GrantsOpenItems = true, Wanted = value < 0 ? "" : program.Groups[g].Values[value].Name };
                WhatIfGroup found = new WhatIfFinder(program, facts, request).Find(g);
                if (found.End == WhatIfEnd.Already)
                {
                    Assert.True(before.Scope.IsTrue && (before.Groups[g].Settled >> value & 1) != 0);
                    continue;
                }

                (int size, SortedSet<string> expected) = AllSmallest(program, facts, before, g, value);
                Assert.Equal((seed, g, size), (seed, g, found.Changes.IsEmpty ? 0 : found.Size));
                Assert.Equal(expected, new SortedSet<string>(found.Changes.Select(change => Key(change.Facts.Select(fact => (program.Facts[fact.Fact], fact.To)))), StringComparer.Ordinal));
                Assert.All(found.Changes, change => Assert.False(interpreter.Evaluate(change.Case).IsContradictory));
                if (size == 1) ones++;
                else if (size == 2) twos++;
                else none++;
                if (value >= 0 && size > 0) wanted++;
            }
        }

        Assert.True(ones > 30 && twos > 5 && none > 10 && wanted > 5, $"{ones} ones, {twos} twos, {none} none, {wanted} wanted");
    }

    [Fact]
    public void Article_that_turns_is_told()
    {
        WhatIfGroup group = Find("第一条 甲的，不予追究，但乙的除外。", "是 甲\n  否 乙\n  其余 否", new WhatIfRequest());
        Assert.Equal(("不予追究", WhatIfEnd.Found, 1), (group.Before, group.End, group.Size));
        Assert.Equal(["甲 是→否：无：第一条 责任 不予追究 是→否", "乙 否→是：无：第一条 但乙的除外 否→是、第一条 责任 不予追究 是→否"], group.Changes.Select(Told));
    }

    [Fact]
    public void Two_facts_where_one_is_not_enough_and_the_rest_is_counted()
    {
        WhatIfGroup group = Find("第一条 （甲且乙）或者（丙且丁）的，不予追究。", "其余 否", new WhatIfRequest { MostChanges = 1 });
        Assert.Equal((WhatIfEnd.Found, 2, 1, 1), (group.End, group.Size, group.Changes.Length, group.More));
        Assert.Equal("甲 否（推定）→是、乙 否（推定）→是：不予追究：第一条 责任 不予追究 否→是", Told(group.Changes[0]));
    }

    [Fact]
    public void Numbers_turn_at_the_points_that_clauses_name()
    {
        WhatIfGroup group = Find("第一条 次数三次以上的，追究。", "取值 次数 2次", new WhatIfRequest());
        Assert.Equal(["次数 2次→3次：追究：第一条 责任 追究 否→是", "次数 2次→4次：追究：第一条 责任 追究 否→是"], group.Changes.Select(Told));
    }

    [Fact]
    public void Fixed_facts_stay_and_what_cannot_be_is_proved()
    {
        WhatIfGroup group = Find("第一条 甲的，不予追究。", "是 甲", new WhatIfRequest(), isFixed: true);
        Assert.Equal((WhatIfEnd.Impossible, 0), (group.End, group.Changes.Length));
    }

    [Fact]
    public void Steps_run_out_with_a_word()
    {
        WhatIfGroup group = Find("第一条 甲且乙且丙的，不予追究。", "其余 否", new WhatIfRequest { Steps = 1 });
        Assert.Equal((WhatIfEnd.OutOfSteps, 0), (group.End, group.Changes.Length));
    }

    private static string Told(WhatIfChange change) =>
        $"{string.Join('、', change.Facts.Select(fact => $"{fact.Name} {fact.From}→{fact.To}"))}：{change.After}：{string.Join('、', change.Turns.Select(turn => $"{turn.Citation} {turn.Text} {turn.From}→{turn.To}"))}";

    private static WhatIfGroup Find(string clauses, string stated, WhatIfRequest request, bool isFixed = false)
    {
        string text = $"""
            语言 1
            词汇《例》
            事实 甲
            事实 乙
            事实 丙
            事实 丁
            事实 次数：次
            结论 责任 择先：不予追究、追究

            制度《例》
              代号 例
              词汇《例》

            {clauses}

            案例「一」
              理由「例」
              {stated}
              应得 责任 无
            """;
        CompilationResult result = StatuteCompiler.Compile([new SourceText("例.statute", text)]);
        Assert.Equal("", string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Message)));
        CompiledRegime regime = Assert.Single(result.Regimes);
        CaseFacts facts = CaseFacts.Of(regime.Program, Assert.Single(regime.Cases).Case.Acts[0]);
        if (isFixed) request = request with { Fixed = [.. Enumerable.Range(0, regime.Program.Facts.Length).Where(fact => regime.Program.Facts[fact].Name == "甲")] };
        return new WhatIfFinder(regime.Program, facts, request).Find(0);
    }

    private static (int Size, SortedSet<string> Changes) AllSmallest(RegimeProgram program, CaseFacts facts, Evaluation before, int group, int wanted)
    {
        var interpreter = new Interpreter(program);
        List<(Fact Fact, string Part, string To, Action<CaseFacts> State)> options = [.. Options(program, facts, before)];
        var found = new SortedSet<string>(StringComparer.Ordinal);
        for (int size = 1; size <= 2 && found.Count == 0; size++)
        {
            for (int i = 0; i < options.Count; i++)
            {
                for (int j = size == 1 ? i : i + 1; j < (size == 1 ? i + 1 : options.Count); j++)
                {
                    if (i != j && options[i].Fact == options[j].Fact && options[i].Part == options[j].Part) continue;
                    CaseFacts changed = facts.Copy();
                    options[i].State(changed);
                    options[j].State(changed);
                    Evaluation after = interpreter.Evaluate(changed);
                    if (after.IsContradictory || !(wanted < 0 ? Differs(before, after, group) : after.Scope.IsTrue && (after.Groups[group].Settled >> wanted & 1) != 0)) continue;
                    found.Add(Key(i == j ? [(options[i].Fact, options[i].To)] : [(options[i].Fact, options[i].To), (options[j].Fact, options[j].To)]));
                }
            }

            if (found.Count > 0) return (size, found);
        }

        return (0, found);
    }

    private static bool Differs(Evaluation before, Evaluation after, int group) => before.Scope.Truth != after.Scope.Truth
        || (!before.Scope.IsFalse && (before.Groups[group].Possible, before.Groups[group].Settled, before.Groups[group].Status) != (after.Groups[group].Possible, after.Groups[group].Settled, after.Groups[group].Status));

    // Of numbers only that they change: which values stand for a range is the finder's choice.
    private static string Key(IEnumerable<(Fact Fact, string To)> changes) =>
        string.Join('、', changes.Select(change => change.Fact.Name + (change.Fact.NumberSlot >= 0 && change.To is not ("是" or "否") ? "数" : change.To)).Order(StringComparer.Ordinal));

    private static IEnumerable<(Fact Fact, string Part, string To, Action<CaseFacts> State)> Options(RegimeProgram program, CaseFacts facts, Evaluation before)
    {
        HashSet<int> underProof = [.. program.Nodes.OfType<FactNode>().Where(node => node.Basis == Basis.Stated).Select(node => node.Fact)];
        for (int f = 0; f < program.Facts.Length; f++)
        {
            Fact fact = program.Facts[f];
            if (fact.Kind is FactKind.Decision or FactKind.Reading) continue;
            foreach (Truth truth in new[] { Truth.True, Truth.False })
            {
                if (fact.TruthSlot < 0 || (before.Facts[f].Value == truth && !(underProof.Contains(f) && before.Facts[f].OnStated != truth))) continue;
                yield return (fact, "是否", truth == Truth.True ? "是" : "否", changed => changed.Truths[fact.TruthSlot] = truth == Truth.True ? StatedTruth.True : StatedTruth.False);
            }

            for (int value = fact.Kind is FactKind.Count or FactKind.Money ? 0 : -12; fact.NumberSlot >= 0 && value < 24; value++)
            {
                int number = value;
                if (facts.Numbers[fact.NumberSlot] != NumberRange.Exactly(number)) yield return (fact, "数", number.ToString(CultureInfo.InvariantCulture), changed => changed.Numbers[fact.NumberSlot] = NumberRange.Exactly(number));
            }

            for (int option = 0; fact.ChoiceSlot >= 0 && option < fact.Options.Length; option++)
            {
                var exactly = OptionSet.Exactly(option, fact.Options.Length);
                if ((facts.Choices[fact.ChoiceSlot].Excluded & OptionSet.All(fact.Options.Length)) != exactly.Excluded) yield return (fact, "选项", fact.Options[option], changed => changed.Choices[fact.ChoiceSlot] = exactly);
            }
        }
    }

    private static CaseFacts Case(RegimeProgram program, Random random)
    {
        var facts = new CaseFacts(program);
        FactsGenerator.Fill(facts, program, random);
        foreach (Fact fact in program.Facts)
        {
            if (fact.NumberSlot >= 0 && facts.Numbers[fact.NumberSlot] is var range && (range.Low < 0 || range.High > 10)) facts.Numbers[fact.NumberSlot] = NumberRange.Exactly(random.Next(0, 6));
            if (fact.ChoiceSlot >= 0 && (facts.Choices[fact.ChoiceSlot].Excluded & OptionSet.All(fact.Options.Length)) == OptionSet.All(fact.Options.Length)) facts.Choices[fact.ChoiceSlot] = default;
        }

        return facts;
    }
}
