using System.Collections.Immutable;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Cli.Explaining;

/// <summary>
/// One case of a file with its acts, each put into the slots of every chosen regime. A 案例 that stands beside one regime may
/// be put to another: the facts go by name, as in a case table.
/// </summary>
internal sealed record SingleCase(string Name, string Reason, ImmutableArray<SingleAct> Acts)
{
    /// <summary>Null where there is none, or it cannot be read: why is among the findings.</summary>
    public static SingleCase? Load(string file, string name, IReadOnlyList<CompiledRegime> regimes, StatuteLibrary library, CaseReaderOptions options, bool restFalse, DiagnosticBag findings, Invocation invocation) =>
        file.EndsWith(StatuteFiles.Extension, StringComparison.Ordinal)
            ? OfStatute(file, name, regimes, library, findings, invocation)
            : OfTable(file, name, regimes, options, restFalse, findings, invocation);

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
                return new SingleCase(name, compiled.Case.Reason, [.. compiled.Case.Acts.Select(act => new SingleAct(act.Name, [.. regimes.Select(regime => Transfer(owner.Program, act, regime.Program))], regimes.Select(regime => regime == owner ? act.Asserted : []).ToImmutableArray())
                {
                    Laws = act.Laws,
                    Grants = [.. regimes.Select(regime => regime == owner ? act.Grants : [])],
                })]);
            }
        }

        findings.Report(DiagnosticCatalogue.CaseNotInFile, Invocation.NoPlace, file, name, Suggestion.For(name, titles));
        return null;
    }

    private static SingleCase? OfTable(string file, string name, IReadOnlyList<CompiledRegime> regimes, CaseReaderOptions options, bool restFalse, DiagnosticBag findings, Invocation invocation)
    {
        if (CaseSchema.Build([.. regimes.Select(regime => regime.Program)], findings) is not { } schema) return null;
        using ICaseReader? reader = CaseReaders.Open(CaseTable.Open(file, invocation), schema, options, findings);
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
            var facts = ImmutableArray.CreateBuilder<CaseFacts>();
            foreach (CompiledRegime regime in regimes)
            {
                var of = new CaseFacts(regime.Program);
                new ProgramBinding(schema, regime.Program).Fill(row, restFalse, of);
                facts.Add(of);
            }

            return new SingleCase(name, "", [new SingleAct("", facts.ToImmutable(), [.. regimes.Select(_ => ImmutableArray<AssertedConclusion>.Empty)])
            {
                Laws = [.. row.Laws],
                Grants = [.. regimes.Select(regime => new ProgramBinding(schema, regime.Program).Grants(row))],
            }]);
        }

        if (!findings.HasErrors) findings.Report(DiagnosticCatalogue.CaseNotInFile, Invocation.NoPlace, file, name, "");
        return null;
    }

    // An open item is one of its own regime, whatever another has at the same place.
    private static CaseFacts Transfer(RegimeProgram from, TestAct act, RegimeProgram to)
    {
        if (ReferenceEquals(from, to)) return CaseFacts.Of(to, act);
        var index = new Dictionary<(string, FactKind), Fact>();
        foreach (Fact fact in to.Facts.Where(fact => fact.Kind is not (FactKind.Open or FactKind.Reading))) index[(fact.Name, fact.Kind)] = fact;
        var facts = new CaseFacts(to) { RestFalse = act.RestFalse };
        foreach (TruthStatement stated in act.Truths)
        {
            if (Find(stated.Fact) is { } fact) facts.Truths[fact.TruthSlot] = stated.Truth;
        }

        foreach (NumberStatement stated in act.Numbers)
        {
            if (Find(stated.Fact) is { } fact) facts.Numbers[fact.NumberSlot] = stated.Range;
        }

        foreach (ChoiceStatement stated in act.Choices)
        {
            if (Find(stated.Fact) is { } fact && fact.Options.SequenceEqual(from.Facts[stated.Fact].Options, StringComparer.Ordinal)) facts.Choices[fact.ChoiceSlot] = stated.Options;
        }

        return facts;

        Fact? Find(int fact) => index.GetValueOrDefault((from.Facts[fact].Name, from.Facts[fact].Kind));
    }
}

/// <summary>An act: its facts and what it asserts of derived groups, one entry for each chosen regime.</summary>
internal sealed record SingleAct(string Name, ImmutableArray<CaseFacts> Facts, ImmutableArray<ImmutableArray<AssertedConclusion>> Asserted)
{
    /// <summary>另有规定</summary>
    public ImmutableArray<StatedLaw> Laws { get; init; } = [];

    /// <summary>认可, one entry for each chosen regime.</summary>
    public ImmutableArray<ImmutableArray<Grant>> Grants { get; init; } = [];
}
