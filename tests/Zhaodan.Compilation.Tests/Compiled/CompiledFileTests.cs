using System.Collections.Immutable;
using System.Security.Cryptography;
using Zhaodan.Compilation.Tests.Conformance;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.Compiler;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Printing;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Compilation.Tests.Compiled;

/// <summary>A program that was kept in a file and read back says the same as the one that was compiled.</summary>
public sealed class CompiledFileTests
{
    public static TheoryData<string> Conformance => [.. StatuteFiles.Conformance().Select(path => Path.GetFileName(path))];

    [Fact]
    public void Published_regimes_answer_the_same_with_the_same_documents()
    {
        CompilationResult compilation = StatuteFiles.Compile(StatuteFiles.Specs());
        Assert.False(compilation.HasErrors);
        AssertSame(compilation, least: 500);
    }

    [Theory]
    [MemberData(nameof(Conformance))]
    public void Conformance_texts_answer_the_same_with_the_same_documents(string file) =>
        AssertSame(StatuteFiles.Compile([Path.Combine(StatuteFiles.ConformanceFolder, file)]), least: 1);

    [Fact]
    public void Random_programs_print_and_evaluate_the_same()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            RegimeProgram program = ProgramGenerator.Generate(seed);
            byte[] file = CompiledFile.Write([LinkedRegime.Of(program)]);
            RegimeProgram read = CompiledFile.Read(file).Regimes[0].Programs[0];
            Assert.Equal(ProgramPrinter.Print(program), ProgramPrinter.Print(read));
            Assert.Equal(file, CompiledFile.Write([LinkedRegime.Of(read)]));

            var facts = new CaseFacts(program);
            FactsGenerator.Fill(facts, program, new Random(seed));
            Evaluation expected = new Interpreter(program).Evaluate(facts), found = new Interpreter(read).Evaluate(facts);
            Assert.Equal(expected.IsContradictory, found.IsContradictory);
            Assert.Equal(expected.Nodes, found.Nodes);
            Assert.Equal(expected.Groups, found.Groups);
        }
    }

    [Fact]
    public void Hash_of_a_file_is_that_of_its_bytes_and_can_be_pinned()
    {
        byte[] file = CompiledFile.Write(StatuteFiles.Compile([Path.Combine(StatuteFiles.ConformanceFolder, "exceptions.statute")]).Linked);
        string hash = Convert.ToHexStringLower(SHA256.HashData(file));
        Assert.Equal(hash, CompiledFile.Sha256Of(file));
        Assert.Equal(hash, CompiledFile.Read(new MemoryStream(file), hash).Sha256);
        Assert.Equal(hash, CompiledFile.Read(new MemoryStream(file), hash.ToUpperInvariant()).Sha256);

        // Another whole file is not the pinned one.
        byte[] other = CompiledFile.Write(StatuteFiles.Compile([Path.Combine(StatuteFiles.ConformanceFolder, "proof.statute")]).Linked);
        var refused = Assert.Throws<CompiledFileException>(() => CompiledFile.Read(new MemoryStream(other), hash));
        Assert.Equal(CompiledFileFault.NotPinned, refused.Fault);
        Assert.Contains(hash, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_of_several_regimes_are_kept_once()
    {
        ImmutableArray<LinkedRegime> linked = StatuteFiles.Compile([Path.Combine(StatuteFiles.ConformanceFolder, "ranks.statute")]).Linked;
        Assert.Contains(linked, regime => regime.Programs.Length > 1);
        ImmutableArray<LinkedRegime> read = CompiledFile.Read(CompiledFile.Write(linked)).Regimes;
        int distinct = read.SelectMany(regime => regime.Programs).Distinct(ReferenceEqualityComparer.Instance).Count();
        Assert.Equal(linked.SelectMany(regime => regime.Programs).Distinct(ReferenceEqualityComparer.Instance).Count(), distinct);
    }

    private static void AssertSame(CompilationResult compilation, int least)
    {
        byte[] file = CompiledFile.Write(compilation.Linked);
        ImmutableArray<LinkedRegime> read = CompiledFile.Read(file).Regimes;
        Assert.Equal(file, CompiledFile.Write(read));
        string[] expected = [.. CaseAnswers.Of(compilation, compilation.Linked)];
        Assert.True(expected.Length >= least, $"{expected.Length}");
        Assert.Equal(expected, CaseAnswers.Of(compilation, read));
    }
}
