using System.Text.Json;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Evaluation;

namespace Zhaodan.Screening.Tests.Evaluation;

public sealed class OpenItemTests
{
    // Both open items conclude 不予追究. Row 1 has it already; row 2 is 追究 by 第十条; row 3 is not an officer; row 4 has the
    // first item granted; row 5 leaves the second open, so that 不予追究 is possible and would be settled by either.
    [Fact]
    public void CountsTheCasesThatAGrantWouldChange()
    {
        const string cases = """
            案号,是,否,不明,不如实记录次数,违法所得,过错情节
            1,行政执法人员、容缺受理、出现失误或者偏差,故意违法,,0,0,一般
            2,行政执法人员,容缺受理,,2,0,一般
            3,,行政执法人员,,2,0,一般
            4,行政执法人员、第八条第（二）项情形,容缺受理,,2,0,一般
            5,行政执法人员,容缺受理,第八条第（三）项情形,2,0,一般
            """;
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Duty(), cases);
        Assert.Equal(6, folder.Lines("答案-试甲.csv").Length);
        JsonElement items = JsonDocument.Parse(folder.Files["汇总.json"]).RootElement.GetProperty("regimes")[0].GetProperty("openItems");
        Assert.Equal(
            ["第八条第（二）项 2", "第八条第（三）项 2"],
            items.EnumerateArray().Select(item => $"{item.GetProperty("citation")} {item.GetProperty("wouldChange")}").ToArray());
        Assert.Contains("其他依法依规不应追究的情形", folder.Text("汇总.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void CanBeLeftOut()
    {
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Duty(), "案号,是,否,不明\n", r => r with { TryOpenItems = false, AllowMissing = true });
        JsonElement regime = JsonDocument.Parse(folder.Files["汇总.json"]).RootElement.GetProperty("regimes")[0];
        Assert.False(regime.GetProperty("openItemsTried").GetBoolean());
    }

    [Fact]
    public void ItemsThatNothingTellsApartAreTwins()
    {
        var b = new ProgramBuilder("双");
        int head = b.Is(b.Truth("甲"));
        int[] open = [.. Enumerable.Range(0, 6).Select(i => b.Truth($"第{i}项情形", FactKind.Open, Presumption.False))];
        int group = b.Group("责任", GroupKind.Parallel, ["从轻", "从重"]);
        b.Rule("一", "", b.And(head, b.Is(open[0])), group, 0);
        b.Rule("二", "", b.And(b.Is(open[1]), head), group, 0);
        b.Rule("三", "", b.Is(open[2]), group, 0);
        b.Rule("四", "", b.And(head, b.Is(open[3])), group, 1);
        b.Rule("五", "", b.And(head, b.Is(open[4])), group, 0);
        b.Rule("六", "", b.And(head, b.Is(open[5])), group, 0);
        b.Exclusive(open[4], open[3]);
        Assert.Equal([0, 0, 2, 3, 4, 0], OpenItemTwins.Find(b.Build(), open));
    }

    // Sifting and twins against every item tried by itself, on random programs with many open items.
    [Fact]
    public void WhatIsSiftedOutWouldNotHaveChangedAnything()
    {
        int sifted = 0;
        for (int seed = 0; seed < 120; seed++)
        {
            RegimeProgram program = WithOpenItems(ProgramGenerator.Generate(seed), seed);
            var evaluator = new CountingEvaluator(program);
            var items = new OpenItems(evaluator, new RuleIndex(program));
            var expected = new long[items.Items.Count];
            var facts = new CaseFacts(program);
            var random = new Random(seed);
            for (int i = 0; i < 12; i++)
            {
                FactsGenerator.Fill(facts, program, random);
                var answer = new CaseAnswer(new RuleIndex(program));
                evaluator.Evaluate(facts, answer);
                if (answer.IsContradictory) continue;
                for (int item = 0; item < expected.Length; item++)
                {
                    int slot = program.Facts[items.Items[item].Fact].TruthSlot;
                    var changes = new bool[1];
                    if (facts.Truths[slot] != StatedTruth.True) evaluator.TryGrants(facts, answer, [slot], changes);
                    if (changes[0]) expected[item]++;
                }

                StatedTruth[] before = facts.Truths.ToArray();
                int tried = evaluator.Tried;
                items.Try(facts, answer);
                Assert.Equal(before, facts.Truths.ToArray());
                sifted += expected.Length - (evaluator.Tried - tried);
            }

            Assert.True(expected.AsSpan().SequenceEqual(items.Changed), $"seed {seed}: {string.Join(' ', expected)} and {string.Join(' ', items.Changed)}");
        }

        Assert.True(sifted > 200);
    }

    private static RegimeProgram WithOpenItems(RegimeProgram program, int seed) => program with
    {
        Facts = [.. program.Facts.Select((fact, i) => fact.Kind == FactKind.Truth && (i + seed) % 2 == 0
            ? fact with { Kind = FactKind.Open, Presumption = Presumption.False }
            : fact)],
    };

    private sealed class CountingEvaluator(RegimeProgram program) : ICaseEvaluator
    {
        private readonly InterpretingEvaluator _inner = new(program);

        public int Tried { get; private set; }

        public RegimeProgram Program => program;

        public void Evaluate(CaseFacts facts, CaseAnswer answer) => _inner.Evaluate(facts, answer);

        public void TryGrants(CaseFacts facts, CaseAnswer answer, ReadOnlySpan<int> truthSlots, Span<bool> changes)
        {
            Tried += truthSlots.Length;
            _inner.TryGrants(facts, answer, truthSlots, changes);
        }
    }
}
