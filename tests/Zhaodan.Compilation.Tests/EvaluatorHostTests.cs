using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.Compiler.Emit.CSharp;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Compilation.Tests;

public sealed class EvaluatorHostTests
{
    [Fact]
    public void Unloads_when_it_is_disposed_and_let_go()
    {
        WeakReference evaluator = LoadAndRun();
        for (int i = 0; i < 20 && evaluator.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(evaluator.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoadAndRun()
    {
        RegimeProgram program = ProgramGenerator.Generate(1);
        using LoadedEvaluators loaded = new EvaluatorHost().Load(program);
        RegimeEvaluator evaluator = loaded.Regimes[0].Evaluator;
        evaluator.Evaluate(new byte[evaluator.FactsSize], new byte[evaluator.OutcomeSize]);

        // The type, not the object: it lives as long as the code does.
        return new WeakReference(evaluator.GetType().Assembly);
    }

    [Fact]
    public void The_text_is_the_same_every_time()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            string first = CSharpEmitter.Emit(ProgramGenerator.Generate(seed), new EmitOptions()).Text;
            Assert.Equal(first, CSharpEmitter.Emit(ProgramGenerator.Generate(seed), new EmitOptions()).Text);
        }
    }

    [Fact]
    public void An_evaluator_says_which_program_it_was_made_from()
    {
        RegimeProgram program = ProgramGenerator.Generate(2);
        using LoadedEvaluators loaded = new EvaluatorHost().Load(program);
        Assert.Equal(ProgramHash.Of(program), loaded.Regimes[0].Evaluator.ProgramHash);
    }

    [Fact]
    public void Evaluating_allocates_nothing()
    {
        RegimeProgram[] programs = [.. Enumerable.Range(0, 36).Select(ProgramGenerator.Generate)];
        using LoadedEvaluators loaded = new EvaluatorHost().Load(programs);
        foreach (LoadedRegime regime in loaded.Regimes)
        {
            var facts = new byte[regime.Layout.Facts.Size];
            var outcome = new byte[regime.Layout.Outcome.Size];
            var random = new Random(1);
            var stated = new CaseFacts(regime.Program);
            FactsGenerator.Fill(stated, regime.Program, random);
            new FactsWriter(regime.Layout.Facts, facts).Write(stated);
            regime.Evaluator.Evaluate(facts, outcome);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10; i++) regime.Evaluator.Evaluate(facts, outcome);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Fact]
    public void Many_cases_get_the_answers_that_each_gets_alone()
    {
        RegimeProgram program = ProgramGenerator.Generate(5);
        using LoadedEvaluators loaded = new EvaluatorHost().Load(program);
        LoadedRegime regime = loaded.Regimes[0];
        int size = regime.Layout.Facts.Size;
        int answer = regime.Layout.Outcome.Size;
        const int Count = 50;
        var facts = new byte[size * Count];
        var together = new byte[answer * Count];
        var alone = new byte[answer * Count];
        var random = new Random(9);
        var stated = new CaseFacts(program);
        for (int i = 0; i < Count; i++)
        {
            FactsGenerator.Fill(stated, program, random);
            new FactsWriter(regime.Layout.Facts, facts.AsSpan(i * size)).Write(stated);
            regime.Evaluator.Evaluate(facts.AsSpan(i * size), alone.AsSpan(i * answer));
        }

        regime.Evaluator.EvaluateMany(facts, together, Count);
        Assert.Equal(alone, together);
    }

    [Fact]
    public void Several_threads_get_the_same_answers()
    {
        RegimeProgram program = ProgramGenerator.Generate(7);
        using LoadedEvaluators loaded = new EvaluatorHost().Load(program);
        LoadedRegime regime = loaded.Regimes[0];
        var cases = new byte[200][];
        var expected = new byte[200][];
        var random = new Random(9);
        var stated = new CaseFacts(program);
        for (int i = 0; i < cases.Length; i++)
        {
            FactsGenerator.Fill(stated, program, random);
            cases[i] = new byte[regime.Layout.Facts.Size];
            expected[i] = new byte[regime.Layout.Outcome.Size];
            new FactsWriter(regime.Layout.Facts, cases[i]).Write(stated);
            regime.Evaluator.Evaluate(cases[i], expected[i]);
        }

        Parallel.For(0, 2000, i =>
        {
            var outcome = new byte[regime.Layout.Outcome.Size];
            regime.Evaluator.Evaluate(cases[i % 200], outcome);
            Assert.Equal(expected[i % 200], outcome);
        });
    }

    [Fact]
    public void Buffers_that_are_too_short_are_refused()
    {
        using LoadedEvaluators loaded = new EvaluatorHost().Load(ProgramGenerator.Generate(5));
        RegimeEvaluator evaluator = loaded.Regimes[0].Evaluator;
        Assert.Throws<ArgumentException>(() => evaluator.Evaluate(new byte[evaluator.FactsSize - 1], new byte[evaluator.OutcomeSize]));
        Assert.Throws<ArgumentException>(() => evaluator.Evaluate(new byte[evaluator.FactsSize], new byte[evaluator.OutcomeSize - 1]));
        Assert.Throws<ArgumentException>(() => evaluator.EvaluateMany(new byte[evaluator.FactsSize], new byte[2 * evaluator.OutcomeSize], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluator.EvaluateMany([], [], -1));
    }

    [Fact]
    public void Debug_information_points_into_the_statute()
    {
        var sketch = new ProgramSketch();
        int a = sketch.Fact(sketch.Truth("故意违法"));
        int b = sketch.Fact(sketch.Truth("重大过失"));
        sketch.Rule("第七条", sketch.Node(new AndNode([a, b])), "办法.statute", 12);
        sketch.Rule("第八条第（一）项", sketch.Node(new OrNode([a, b])), "办法.statute", 15);
        string text = CSharpEmitter.Emit(sketch.Build(), new EmitOptions()).Text;
        Assert.Contains("int 第七条 = v.故意违法 & v.重大过失;", text, StringComparison.Ordinal);
        Assert.Contains("int 第八条第_l一_r项 = v.故意违法 | v.重大过失;", text, StringComparison.Ordinal);
        using var pe = new PEReader(ImmutableArray.Create(EvaluatorCompiler.Compile("试", [text])));
        DebugDirectoryEntry entry = pe.ReadDebugDirectory().Single(one => one.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = pe.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        MetadataReader pdb = provider.GetMetadataReader();
        int[] lines = [.. pdb.MethodDebugInformation
            .SelectMany(method => pdb.GetMethodDebugInformation(method).GetSequencePoints())
            .Where(point => !point.IsHidden && pdb.GetString(pdb.GetDocument(point.Document).Name) == "办法.statute")
            .Select(point => point.StartLine)
            .Distinct()
            .Order()];
        Assert.Equal([12, 15], lines);
    }

    [Fact]
    public void Programs_with_next_to_nothing_in_them_agree()
    {
        var numbers = new ProgramSketch();
        numbers.Rule("第一条", numbers.Node(new CompareNode(numbers.Number("次数"), Comparison.Greater, 2)));
        var lonely = new ProgramSketch();
        lonely.Truth("甲");
        RegimeProgram[] programs = [new ProgramSketch().Build(), numbers.Build(), lonely.Build()];
        using LoadedEvaluators loaded = new EvaluatorHost().Load(programs);
        var random = new Random(1);
        for (int i = 0; i < programs.Length; i++)
        {
            var checker = new AgreementChecker(new Runtime.Reference.Interpreter(programs[i]), loaded.Regimes[i].Evaluator);
            var facts = new CaseFacts(programs[i]);
            for (int n = 0; n < 20; n++)
            {
                FactsGenerator.Fill(facts, programs[i], random);
                Assert.Empty(checker.Check(facts, out _));
            }
        }
    }

    // Far more slowly than it is (see benchmarks), so that only a blunder fails here.
    [Fact]
    public void Two_hundred_thousand_cases_a_second()
    {
        RegimeProgram program = ProgramGenerator.Generate(5);
        using LoadedEvaluators loaded = new EvaluatorHost().Load(program);
        RegimeEvaluator evaluator = loaded.Regimes[0].Evaluator;
        var facts = new byte[evaluator.FactsSize];
        var outcome = new byte[evaluator.OutcomeSize];
        double best = double.MaxValue;
        for (int round = 0; round < 20; round++)
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            for (int i = 0; i < 2000; i++) evaluator.Evaluate(facts, outcome);
            best = Math.Min(best, System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds / 2000);
        }

        Assert.True(best < 5e-6, $"{best * 1e9} ns a case");
    }

    [Fact]
    public void Facts_that_share_a_slot_are_refused()
    {
        RegimeProgram program = ProgramGenerator.Generate(1);
        int truth = program.Facts.IndexOf(program.Facts.First(fact => fact.TruthSlot == 1));
        RegimeProgram broken = program with { Facts = program.Facts.SetItem(truth, program.Facts[truth] with { TruthSlot = 0 }) };
        Assert.Throws<ArgumentException>(() => CSharpEmitter.Emit(broken, new EmitOptions()));
    }

    [Fact]
    public void An_evaluator_of_another_program_is_refused_by_the_checker()
    {
        using LoadedEvaluators loaded = new EvaluatorHost().Load(ProgramGenerator.Generate(1));
        RegimeProgram other = ProgramGenerator.Generate(2);
        Assert.Throws<ArgumentException>(() => new AgreementChecker(new Runtime.Reference.Interpreter(other), loaded.Regimes[0].Evaluator));
    }

    // The answer on paper: 第七条 needs both, 第八条 one; the case states one 是 and says nothing of the other.
    [Fact]
    public void An_answer_worked_out_by_hand()
    {
        var sketch = new ProgramSketch();
        int intent = sketch.Truth("故意违法");
        int gross = sketch.Truth("重大过失", presumption: Presumption.Burden);
        int a = sketch.Fact(intent);
        int b = sketch.Fact(gross);
        int both = sketch.Node(new AndNode([a, b]));
        int one = sketch.Node(new OrNode([a, b]));
        sketch.Rule("第七条", both);
        sketch.Rule("第八条", one);
        sketch.Group("责任", GroupKind.Priority, ("不予追究", both), ("追究", one));
        RegimeProgram program = sketch.Build();
        using LoadedEvaluators loaded = new EvaluatorHost().Load(program);
        LoadedRegime regime = loaded.Regimes[0];
        var facts = new byte[regime.Layout.Facts.Size];
        var outcome = new byte[regime.Layout.Outcome.Size];
        var writer = new FactsWriter(regime.Layout.Facts, facts);
        writer.Truths[0] = StatedTruth.True;
        regime.Evaluator.Evaluate(facts, outcome);
        var view = new OutcomeView(regime.Layout.Outcome, outcome);
        Assert.False(view.IsContradictory);
        Assert.Equal(Truth.False, view.Rule(0));
        Assert.Equal(Truth.True, view.Rule(1));
        Assert.Equal(new GroupOutcome(2, 2, 0, 0, 0), view.Group(0));

        // 追究 is settled by the presumption alone: without it 第七条 would be 不明.
        Assert.Equal(2UL, view.Presumed(0));
    }
}
