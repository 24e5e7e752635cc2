using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.Compiler.Emit.CSharp;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Printing;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Compilation.Tests;

/// <summary>Nothing recurses with the program, and no method grows with it past what the JIT optimises.</summary>
public sealed class LargeProgramTests
{
    [Fact]
    public void A_chain_of_fifty_thousand_definitions()
    {
        var sketch = new ProgramSketch();
        int a = sketch.Fact(sketch.Truth("甲"));
        int b = sketch.Fact(sketch.Truth("乙"));
        int last = a;
        int before = b;
        for (int i = 0; i < 50_000; i++)
        {
            int next = sketch.Node((i % 3) switch { 0 => new NotNode(last), 1 => new AndNode([last, before]), _ => new OrNode([last, a]) });
            before = last;
            last = next;
        }

        sketch.Rule("第一条", last);
        sketch.Group("责任", GroupKind.Priority, ("不予追究", last), ("追究", before));
        Agrees(sketch.Build());
    }

    [Fact]
    public void An_enumeration_of_a_hundred_thousand()
    {
        var sketch = new ProgramSketch();
        int[] facts = [.. Enumerable.Range(0, 40).Select(i => sketch.Fact(sketch.Truth("事实" + i)))];
        ImmutableArray<int> operands = [.. Enumerable.Range(0, 100_000).Select(i => facts[i % 40])];
        sketch.Rule("第一条", sketch.Node(new AndNode(operands)));
        sketch.Rule("第二条", sketch.Node(new OrNode(operands)));
        sketch.Rule("第三条", sketch.Node(new AtLeastNode(50_000, operands)));
        Agrees(sketch.Build());
    }

    [Fact]
    public void A_decision_among_many()
    {
        var sketch = new ProgramSketch();
        ImmutableArray<int> operands = [.. Enumerable.Range(0, 3000).Select(i => sketch.Fact(sketch.Truth("事实" + i, i % 500 == 0 ? FactKind.Decision : FactKind.Truth)))];
        int any = sketch.Node(new OrNode(operands));
        sketch.Rule("第一条", any);
        sketch.Group("责任", GroupKind.Parallel, ("从轻", any), ("减轻", sketch.Node(new AndNode(operands))));
        Agrees(sketch.Build());
    }

    [Fact]
    public void A_chain_of_five_thousand_implications()
    {
        var sketch = new ProgramSketch();
        int[] facts = [.. Enumerable.Range(0, 5000).Select(i => sketch.Truth("事实" + i, presumption: i % 100 == 0 ? Presumption.Burden : Presumption.None))];
        for (int i = 1; i < facts.Length; i++) sketch.Constraint(new BinaryConstraint(new Literal(facts[i - 1], false), new Literal(facts[i], true), "蕴含"));
        for (int i = 0; i < 5000; i += 250) sketch.Rule("第" + i + "条", sketch.Fact(facts[i]));
        Agrees(sketch.Build());
    }

    [Fact]
    public void Methods_stay_far_below_what_the_JIT_gives_up_on()
    {
        RegimeProgram[] programs = [.. new[] { 7, 25, 11, 13 }.Select(ProgramGenerator.Generate)];
        string[] texts = [.. programs.Select((program, i) => CSharpEmitter.Emit(program, new EmitOptions { TypeName = "Evaluator" + i }).Text)];
        using var pe = new PEReader(ImmutableArray.Create(EvaluatorCompiler.Compile("大", texts)));
        MetadataReader metadata = pe.GetMetadataReader();
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition))
        {
            if (method.RelativeVirtualAddress == 0) continue;
            MethodBodyBlock body = pe.GetMethodBody(method.RelativeVirtualAddress);
            Assert.InRange(body.GetILReader().Length, 0, 20_000);
            if (body.LocalSignature.IsNil) continue;
            BlobReader locals = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
            locals.ReadSignatureHeader();
            Assert.InRange(locals.ReadCompressedInteger(), 0, 500);
        }
    }

    private static void Agrees(RegimeProgram program)
    {
        Assert.NotEmpty(ProgramPrinter.Print(program));
        using LoadedEvaluators loaded = new EvaluatorHost().Load(program);
        var checker = new AgreementChecker(new Interpreter(program), loaded.Regimes[0].Evaluator);
        var facts = new CaseFacts(program);
        var random = new Random(2);
        for (int n = 0; n < 8; n++)
        {
            facts.Clear();
            facts.RestFalse = n == 5;
            foreach (ref StatedTruth truth in facts.Truths)
            {
                // Mostly 是 or mostly silent, so that long rows are not all 否.
                if (n == 0 || random.Next(1000) < 2) truth = n == 0 ? StatedTruth.True : (StatedTruth)random.Next(4);
                else if (n % 2 == 0) truth = StatedTruth.True;
            }

            Assert.Empty(checker.Check(facts, out _));
        }
    }
}
