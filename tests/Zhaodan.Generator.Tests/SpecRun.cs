using System.Collections.Immutable;
using System.Reflection;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;
using Zhaodan.Runtime.Embedding;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Generator.Tests;

/// <summary>Puts every 案例 of specs/ to the generated types: against its 应得, against the interpreter, against the reference's explanation.</summary>
public sealed class SpecRun
{
    private const int ExplainedEvery = 20;

    public SpecRun()
    {
        var project = new GeneratedProject(SpecFiles.All, "");
        Errors = [.. project.Errors.Select(error => error.ToString())];
        if (Errors.Count > 0) return;
        Assembly assembly = project.Load();
        CompilationResult result = StatuteCompiler.Compile([.. SpecFiles.All.Select(file => new SourceText(file.Path, file.Content))]);
        foreach (CompiledRegime compiled in result.Regimes)
        {
            var generated = new GeneratedRegime(assembly, compiled.Program.Header.Vocabularies[0], compiled.Program.Header.FamilyCode);
            LinkedRegime original = result.LinkOf(compiled);
            foreach (CompiledCase one in compiled.Cases) Check(compiled, original, one, generated);
        }
    }

    public IReadOnlyList<string> Errors { get; }

    public List<string> Differences { get; } = [];

    public int Expectations { get; private set; }

    public int Explanations { get; private set; }

    private void Check(CompiledRegime compiled, LinkedRegime original, CompiledCase one, GeneratedRegime generated)
    {
        for (int a = 0; a < one.Case.Acts.Length; a++)
        {
            TestAct act = one.Case.Acts[a];
            ImmutableArray<TestAct> acts = one.Bound.IsDefaultOrEmpty ? [act] : [.. one.Bound.Select(bound => bound.Acts[a])];
            generated.State(acts);
            object answer = generated.Evaluate(act.Laws.AsSpan());
            string place = $"{compiled.Program.Header.Code}「{one.Case.Title}」";
            foreach (Expectation expectation in act.Expectations) Check(place, compiled.Program, expectation, answer);
            foreach (DutyExpectation duty in act.Duties) _ = duty;
            if (generated.Regime.Programs.Length == 1 && act.Laws.IsEmpty)
            {
                CaseFacts facts = CaseFacts.Of(generated.Regime.Programs[0], act);
                var checker = new AgreementChecker(new Interpreter(generated.Regime.Programs[0]), generated.Evaluators[0]);
                Differences.AddRange(checker.Check(facts, out _).Select(found => $"{place}: {found}"));
            }

            if (Expectations % ExplainedEvery == 0) CompareExplanations(place, original, acts, act.Laws.AsSpan(), generated);
        }
    }

    private void Check(string place, RegimeProgram program, Expectation expected, object answer)
    {
        Expectations++;
        if (expected.Group == Expectation.WholeRegime)
        {
            if (GeneratedRegime.Get<Truth>(answer, "Scope") != Truth.False) Differences.Add(place + ": 适用");
            return;
        }

        string name = program.Groups[expected.Group].Name;
        object found = GeneratedRegime.Get<object>(answer, name);
        string status = GeneratedRegime.Get<ConclusionStatus>(found, "Status").ToString();
        ulong settled = GeneratedRegime.Mask(found, "Settled"), possible = GeneratedRegime.Mask(found, "Possible");
        bool same = status == expected.Status.ToString()
            && (expected.Status == ExpectedStatus.Settled || expected.Values != 0 ? settled == expected.Values || expected.Status != ExpectedStatus.Settled : true)
            && (expected.Possible is not { } due || (possible == due && expected.PossiblyInapplicable == GeneratedRegime.Get<bool>(found, "MayBeInapplicable")));
        if (!same) Differences.Add($"{place} {name}: {status} {settled:X} {possible:X}, due {expected.Status} {expected.Values:X} {expected.Possible:X}");
    }

    // The programs of the generated regime have other slots; the answer must not show it.
    private void CompareExplanations(string place, LinkedRegime original, ImmutableArray<TestAct> acts, ReadOnlySpan<StatedLaw> laws, GeneratedRegime generated)
    {
        Explanations++;
        var request = new AnswerRequest { ProgramHash = "同一" };
        Answer expected;
        if (original.IsPlain)
        {
            var interpreter = new Interpreter(original.Programs[0]);
            CaseFacts facts = CaseFacts.Of(original.Programs[0], acts[0]);
            expected = new AnswerBuilder(interpreter).Build(facts, interpreter.Evaluate(facts), request);
        }
        else
        {
            var answerer = new RegimeAnswerer(original);
            for (int p = 0; p < acts.Length; p++) answerer.Facts(p).CopyFrom(CaseFacts.Of(original.Programs[p], acts[p]));
            expected = answerer.Answer(laws, _ => request);
        }

        if (AnswerJson.Render(expected) != AnswerJson.Render(generated.Explain(laws, request))) Differences.Add(place + ": 说明不同");
    }
}

/// <summary>Generated evaluators say what the cases of specs/ are due.</summary>
public sealed class SpecTests(SpecRun run) : IClassFixture<SpecRun>
{
    [Fact]
    public void All_regimes_compile_to_csharp() => Assert.Empty(run.Errors);

    [Fact]
    public void Every_case_gets_what_it_is_due()
    {
        Assert.Empty(run.Differences.Take(20));
        Assert.True(run.Expectations > 1500, $"only {run.Expectations} expectations");
        Assert.True(run.Explanations > 50, $"only {run.Explanations} explanations");
    }
}
