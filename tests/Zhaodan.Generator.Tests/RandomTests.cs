using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.Generator.Naming;
using Zhaodan.Generator.Surface;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Generator.Tests;

/// <summary>
/// Random programs over the whole program form, several of them behind one facts type: the generated evaluators say what the
/// interpreter says of the programs as they were before they got the slots of that type.
/// </summary>
public sealed class RandomTests
{
    private const int ProgramsInDomain = 3;

    private const int Cases = 60;

    [Theory]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(300)]
    [InlineData(400)]
    public void Generated_evaluators_and_interpreter_agree(int seed)
    {
        ImmutableArray<RegimeProgram> programs = [.. Enumerable.Range(seed, ProgramsInDomain).Select(ProgramGenerator.Generate)];
        var domain = new Domain("随机", [], [.. programs.Select(LinkedRegime.Of)]);
        var map = NameMap.Read([], new Compiler.Diagnostics.DiagnosticBag());
        GeneratedFile[] files = [.. DomainUnits.Of(domain, map, "随机", CancellationToken.None).Select(unit => unit.Emit(CancellationToken.None))];
        Assembly assembly = GeneratedProject.Load(files);

        var facts = new SharedFacts([], programs);
        var random = new Random(seed);
        var disagreements = new List<string>();
        for (int p = 0; p < programs.Length; p++)
        {
            var generated = new GeneratedRegime(assembly, "随机", programs[p].Header.Code);
            RegimeProgram renumbered = facts.Programs[p];
            var original = new CaseFacts(programs[p]);
            var shared = new CaseFacts(renumbered);
            var interpreter = new Interpreter(programs[p]);
            var checker = new AgreementChecker(new Interpreter(renumbered), generated.Evaluators[0]);
            for (int c = 0; c < Cases; c++)
            {
                FactsGenerator.Fill(original, programs[p], random);
                Copy(programs[p], original, renumbered, shared);
                disagreements.AddRange(checker.Check(shared, out Evaluation found).Select(one => $"{programs[p].Header.Code}: {one}"));
                Evaluation due = interpreter.Evaluate(original);
                if (due.IsContradictory != found.IsContradictory || (!due.IsContradictory && !due.Groups.SequenceEqual(found.Groups))) disagreements.Add($"{programs[p].Header.Code}: slots");
            }
        }

        Assert.Empty(disagreements.Take(10));
    }

    private static void Copy(RegimeProgram from, CaseFacts facts, RegimeProgram to, CaseFacts copy)
    {
        copy.Clear();
        copy.RestFalse = facts.RestFalse;
        for (int f = 0; f < from.Facts.Length; f++)
        {
            if (from.Facts[f].TruthSlot >= 0) copy.Truths[to.Facts[f].TruthSlot] = facts.Truths[from.Facts[f].TruthSlot];
            if (from.Facts[f].NumberSlot >= 0) copy.Numbers[to.Facts[f].NumberSlot] = facts.Numbers[from.Facts[f].NumberSlot];
            if (from.Facts[f].ChoiceSlot >= 0) copy.Choices[to.Facts[f].ChoiceSlot] = facts.Choices[from.Facts[f].ChoiceSlot];
        }
    }
}
