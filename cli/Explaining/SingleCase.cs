using System.Collections.Immutable;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Cli.Explaining;

/// <summary>
/// One case of a file with its acts, each put into the slots of every program of every chosen regime. A 案例 that stands beside
/// one regime may be put to another: the facts go by name, as in a case table.
/// </summary>
internal sealed record SingleCase(string Name, string Reason, ImmutableArray<SingleAct> Acts)
{
    /// <summary>Null where there is none, or it cannot be read: why is among the findings.</summary>
    public static SingleCase? Load(string file, string name, IReadOnlyList<CompiledRegime> regimes, StatuteLibrary library, CaseReaderOptions options, bool restFalse, DiagnosticBag findings, Invocation invocation) =>
        file.EndsWith(StatuteFiles.Extension, StringComparison.Ordinal)
            ? OfStatute(file, name, regimes, library, findings, invocation)
            : OfTable(file, name, regimes, library, options, restFalse, findings, invocation);

    private static SingleCase? OfStatute(string file, string name, IReadOnlyList<CompiledRegime> regimes, StatuteLibrary library, DiagnosticBag findings, Invocation invocation)
    {
        string full = invocation.Terminal.FullPath(file);
        var titles = new List<string>();

        // A case of a chosen regime first; two regimes may have cases of one name.
        foreach (CompiledRegime owner in regimes.Concat(library.Compilation.Regimes.Except(regimes)))
        {
            foreach (CompiledCase compiled in owner.Cases)
            {
                if (invocation.Terminal.FullPath(compiled.Location.Source.Path) != full) continue;
                titles.Add(compiled.Case.Title);
                if (compiled.Case.Title != name) continue;
                return new SingleCase(name, compiled.Case.Reason, [.. compiled.Case.Acts.Select((act, index) =>
                    new SingleAct(act.Name, act.Laws, [.. regimes.Select(regime => OfStatute(library.Compilation.LinkOf(regime), regime.Program, owner, compiled, index))]))]);
            }
        }

        findings.Report(DiagnosticCatalogue.CaseNotInFile, Invocation.NoPlace, file, name, Suggestion.For(name, titles));
        return null;
    }

    // Under its own regime, in any version, a case counts as it is bound to each program; elsewhere its facts go by name.
    private static ActUnderRegime OfStatute(LinkedRegime linked, RegimeProgram home, CompiledRegime owner, CompiledCase compiled, int index)
    {
        if (linked.Code == owner.Program.Header.FamilyCode)
        {
            CaseActs acts = CaseActs.Of(compiled, index, linked.Programs);
            return new ActUnderRegime(linked.Programs.IndexOf(home), acts.Facts, [.. linked.Programs.Select((_, program) => acts.Request(program))]);
        }

        TestAct act = compiled.Case.Acts[index];
        var stated = CaseFacts.Of(owner.Program, act);
        var request = new AnswerRequest { CaseNumber = compiled.Case.Title, ActName = act.Name };
        return new ActUnderRegime(
            linked.Programs.IndexOf(home),
            [.. linked.Programs.Select(program => CaseTransfer.Of(owner.Program, stated, program))],
            [.. linked.Programs.Select(_ => request)]);
    }

    private static SingleCase? OfTable(string file, string name, IReadOnlyList<CompiledRegime> regimes, StatuteLibrary library, CaseReaderOptions options, bool restFalse, DiagnosticBag findings, Invocation invocation)
    {
        LinkedRegime[] linked = [.. regimes.Select(library.Compilation.LinkOf)];
        if (CaseSchema.Build([.. linked], findings, library.Besides(regimes)) is not { } schema) return null;
        using CsvCaseReader? reader = CsvCaseReader.Open(CaseTable.Open(file, invocation), schema, options, findings);
        if (reader is null) return null;
        var row = new CaseRow(schema, options.Keep.Length);
        while (reader.Read(row, findings))
        {
            invocation.Terminal.Cancellation.ThrowIfCancellationRequested();
            if (!row.CaseNumber.SequenceEqual(name)) continue;
            foreach (RowProblem problem in row.Problems)
            {
                findings.Report(DiagnosticCatalogue.CaseRowUnreadable, Invocation.NoPlace, name, row.Line, problem.Column, problem.Value, problem.Reason);
            }

            if (row.Problems.Count > 0) return null;
            return new SingleCase(name, "", [new SingleAct("", [.. row.Laws], [.. regimes.Select((regime, i) => OfRow(row, schema, linked[i], regime.Program, restFalse))])]);
        }

        if (!findings.HasErrors) findings.Report(DiagnosticCatalogue.CaseNotInFile, Invocation.NoPlace, file, name, "");
        return null;
    }

    private static ActUnderRegime OfRow(CaseRow row, CaseSchema schema, LinkedRegime linked, RegimeProgram home, bool restFalse)
    {
        ProgramBinding[] bindings = [.. linked.Programs.Select(program => new ProgramBinding(schema, program))];
        var request = new AnswerRequest { CaseNumber = row.CaseNumber.ToString() };
        return new ActUnderRegime(
            linked.Programs.IndexOf(home),
            [.. bindings.Select(binding => binding.Read(row, restFalse))],
            [.. bindings.Select(binding => request with { Grants = binding.Grants(row) })]);
    }
}

/// <summary>An act: 另有规定, and the rest for each chosen regime.</summary>
internal sealed record SingleAct(string Name, ImmutableArray<StatedLaw> Laws, ImmutableArray<ActUnderRegime> Regimes);

/// <summary>An act as a regime takes it: its facts, what it asserts and what a person granted, for each program of the regime.</summary>
internal sealed record ActUnderRegime(int Home, ImmutableArray<CaseFacts> Facts, ImmutableArray<AnswerRequest> Requests)
{
    /// <summary>Nothing is stated yet.</summary>
    public static ActUnderRegime Empty(LinkedRegime linked, RegimeProgram home, string name, bool restFalse) => new(
        linked.Programs.IndexOf(home),
        [.. linked.Programs.Select(program => new CaseFacts(program) { RestFalse = restFalse })],
        [.. linked.Programs.Select(_ => new AnswerRequest { CaseNumber = name })]);

    /// <summary>The answer, by the regime's versions and what has the word before it.</summary>
    public Answer Answer(CaseAnswerer answerer, ImmutableArray<StatedLaw> laws, DiagnosticBag findings) =>
        answerer.Answer(Facts, laws, Requests[Home], program => Requests[program], findings);
}
