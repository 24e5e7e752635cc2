using Zhaodan.Compilation.Tests;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Tests.Reference;

public sealed class InterpreterTests
{
    // More knowledge settles more and unsettles nothing, apart from proof words (which answer silence with 否), defined terms
    // (whose definition, once settled, stands against what is stated) and presumptions (which yield to what is stated).
    [Fact]
    public void What_is_settled_stays_settled_when_more_is_known()
    {
        var random = new Random(3);
        int refined = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            RegimeProgram program = WithoutPresumptions(ProgramGenerator.Generate(seed));
            bool[] monotone = Monotone(program);
            var interpreter = new Interpreter(program);
            var facts = new CaseFacts(program);
            for (int n = 0; n < 10; n++)
            {
                FactsGenerator.Fill(facts, program, random);
                facts.RestFalse = false;
                Evaluation before = interpreter.Evaluate(facts);
                foreach (Fact fact in program.Facts)
                {
                    // Another reading is another text and no knowledge.
                    if (fact.TruthSlot < 0 || fact.Kind == FactKind.Reading) continue;
                    ref StatedTruth truth = ref facts.Truths[fact.TruthSlot];
                    if (truth is StatedTruth.Silent or StatedTruth.Unknown && random.Next(3) == 0) truth = random.Next(2) == 0 ? StatedTruth.True : StatedTruth.False;
                }

                Evaluation after = interpreter.Evaluate(facts);
                if (before.IsContradictory || after.IsContradictory) continue;
                for (int i = 0; i < before.Nodes.Length; i++)
                {
                    if (!monotone[i] || before.Nodes[i].IsUnknown) continue;
                    Assert.True(before.Nodes[i] == after.Nodes[i], $"program {seed}: node {i} {program.Nodes[i]} was {before.Nodes[i]} and is {after.Nodes[i]}");
                    refined++;
                }
            }
        }

        Assert.True(refined > 10_000);
    }

    [Fact]
    public void A_heavier_value_that_rests_on_a_presumption_is_marked()
    {
        var sketch = new ProgramSketch();
        int excuse = sketch.Truth("不可抗力", presumption: Presumption.Burden);
        int fault = sketch.Truth("过错");
        int excused = sketch.Fact(excuse);
        int guilty = sketch.Node(new AndNode([sketch.Fact(fault), sketch.Node(new NotNode(excused))]));
        sketch.Group("责任", GroupKind.Priority, ("不予追究", excused), ("追究", guilty));
        RegimeProgram program = sketch.Build();
        var facts = new CaseFacts(program);
        facts.Truths[1] = StatedTruth.True;
        Evaluation silent = new Interpreter(program).Evaluate(facts);
        Assert.Equal(2UL, silent.Groups[0].Settled);
        Assert.Equal(2UL, silent.Presumed[0]);

        facts.Truths[0] = StatedTruth.False;
        Evaluation stated = new Interpreter(program).Evaluate(facts);
        Assert.Equal(2UL, stated.Groups[0].Settled);
        Assert.Equal(0UL, stated.Presumed[0]);
    }

    [Fact]
    public void The_lightest_value_is_never_marked()
    {
        var sketch = new ProgramSketch();
        int fault = sketch.Fact(sketch.Truth("过错", presumption: Presumption.Burden));
        sketch.Group("责任", GroupKind.Priority, ("不予追究", sketch.Node(new NotNode(fault))), ("追究", fault));
        RegimeProgram program = sketch.Build();
        Evaluation evaluation = new Interpreter(program).Evaluate(new CaseFacts(program));
        Assert.Equal(1UL, evaluation.Groups[0].Settled);
        Assert.Equal(0UL, evaluation.Presumed[0]);
    }

    [Fact]
    public void Proof_looks_at_what_is_stated_and_forced_only()
    {
        var sketch = new ProgramSketch();
        int presumed = sketch.Truth("甲", presumption: Presumption.True);
        int forced = sketch.Truth("乙");
        int stated = sketch.Truth("丙");
        sketch.Constraint(new BinaryConstraint(new Literal(stated, false), new Literal(forced, true), "蕴含"));
        int[] proofs = [.. new[] { presumed, forced, stated }.Select(fact => sketch.Node(new CertainNode(sketch.Node(new FactNode(fact, Basis.Stated)))))];
        RegimeProgram program = sketch.Build();
        var facts = new CaseFacts(program);
        facts.Truths[stated] = StatedTruth.True;
        Evaluation evaluation = new Interpreter(program).Evaluate(facts);
        Assert.Equal(Judgement.False, evaluation.Nodes[proofs[0]]);
        Assert.Equal(Judgement.True, evaluation.Nodes[proofs[1]]);
        Assert.Equal(Judgement.True, evaluation.Nodes[proofs[2]]);
    }

    [Fact]
    public void An_open_decision_is_discretion_and_a_missing_fact_is_ignorance()
    {
        var sketch = new ProgramSketch();
        int reported = sketch.Truth("主动报告");
        int applies = sketch.Fact(reported);
        int lenient = sketch.Node(new AndNode([applies, sketch.Fact(sketch.Truth("从轻", FactKind.Decision))]));
        RegimeProgram program = sketch.Build();
        var facts = new CaseFacts(program);
        Assert.Equal(Judgement.Unknown(Cause.Ignorance | Cause.Discretion), new Interpreter(program).Evaluate(facts).Nodes[lenient]);
        facts.Truths[reported] = StatedTruth.True;
        Assert.Equal(Judgement.Unknown(Cause.Discretion), new Interpreter(program).Evaluate(facts).Nodes[lenient]);
        facts.Truths[reported] = StatedTruth.False;
        Assert.Equal(Judgement.False, new Interpreter(program).Evaluate(facts).Nodes[lenient]);
    }

    [Fact]
    public void A_contradictory_case_is_not_answered()
    {
        var sketch = new ProgramSketch();
        int a = sketch.Truth("甲");
        int b = sketch.Truth("乙");
        sketch.Constraint(new BinaryConstraint(new Literal(a, false), new Literal(b, false), "互斥"));
        sketch.Fact(a);
        RegimeProgram program = sketch.Build();
        var facts = new CaseFacts(program);
        facts.Truths[a] = StatedTruth.True;
        facts.Truths[b] = StatedTruth.True;
        Evaluation evaluation = new Interpreter(program).Evaluate(facts);
        Assert.True(evaluation.IsContradictory);
        Assert.Empty(evaluation.Nodes);
    }

    private static RegimeProgram WithoutPresumptions(RegimeProgram program) =>
        program with { Facts = [.. program.Facts.Select(fact => fact with { Presumption = Presumption.None })] };

    // Nodes that no proof word, no defined term and no choice of a reading is below, not even through a group's value.
    private static bool[] Monotone(RegimeProgram program)
    {
        var monotone = new bool[program.Nodes.Length];
        for (int i = 0; i < monotone.Length; i++)
        {
            monotone[i] = program.Nodes[i] switch
            {
                CertainNode or DefinedNode or ReadingNode => false,
                ConclusionNode conclusion => program.Groups[conclusion.Group].Required < 0 && program.Groups[conclusion.Group].Inputs.All(inputs => Is(inputs.Hard) && Is(inputs.Soft) && Is(inputs.Against)),
                Node node => node.Operands().All(Is),
            };
        }

        return monotone;

        bool Is(int node) => node < 0 || monotone[node];
    }
}
