using System.Collections.Immutable;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compilation;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.Input;

/// <summary>
/// All that was compiled from the files a user named: the one place where the command meets the compiler's entry point.
/// </summary>
internal sealed class StatuteLibrary
{
    private StatuteLibrary(StatuteFiles files, CompilationResult compilation)
    {
        Sources = files.Sources;
        Compilation = compilation;
        Diagnostics =
        [
            .. files.Findings.Concat(compilation.Diagnostics)
                .OrderBy(diagnostic => diagnostic.Location.Source.Path, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.Span.Start),
        ];
        FileStatus = files.Status;
    }

    public IReadOnlyList<SourceText> Sources { get; }

    public CompilationResult Compilation { get; }

    /// <summary>Of reading and of compiling, in the order of files, then places.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>What reading the files came to (<see cref="ExitStatus"/>).</summary>
    public int FileStatus { get; }

    public int Errors => Diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    public int Warnings => Diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);

    /// <summary>The exit status for the library alone: errors in the input are findings, faults of files what they are.</summary>
    public int Status => Math.Max(FileStatus, Errors > 0 ? ExitStatus.Findings : ExitStatus.Ok);

    public static StatuteLibrary Load(IReadOnlyList<string> paths, Terminal terminal)
    {
        StatuteFiles files = StatuteFiles.Read(paths, terminal);
        return new StatuteLibrary(files, StatuteCompiler.Compile(files.Sources, terminal.Cancellation));
    }

    /// <summary>
    /// Only what answers cases: the 案例 of a library that had no error when it was loaded last, and is the same to the letter,
    /// are left out.
    /// </summary>
    public static StatuteLibrary LoadForAnswers(IReadOnlyList<string> paths, Terminal terminal)
    {
        StatuteFiles files = StatuteFiles.Read(paths, terminal);
        var sound = new SoundCases(EvaluatorCache.Default());
        string key = SoundCases.KeyOf(files.Sources);
        if (files.Status == ExitStatus.Ok && sound.Find(key) is { } cases)
        {
            var skipped = new HashSet<int>(cases);
            return new StatuteLibrary(files, StatuteCompiler.Compile([.. files.Sources.Where((_, i) => !skipped.Contains(i))], terminal.Cancellation));
        }

        var library = new StatuteLibrary(files, StatuteCompiler.Compile(files.Sources, terminal.Cancellation));
        if (library.Status == ExitStatus.Ok) sound.Add(key, [.. Enumerable.Range(0, files.Sources.Count).Where(i => library.HoldsCasesAlone(files.Sources[i]))]);
        return library;
    }

    private bool HoldsCasesAlone(SourceText source) =>
        Compilation.Files.FirstOrDefault(file => file.Source == source) is { Blocks.Length: > 0 } file && file.Blocks.All(block => block is CaseCollectionSyntax);

    /// <summary>How much of each regime is encoded; from the syntax, so that a regime with errors is counted too.</summary>
    public IReadOnlyList<RegimeCount> Count() =>
    [
        .. Compilation.Files.SelectMany(file => file.Blocks).OfType<RegimeSyntax>()
            .Select(EncodedProvisions.Of)
            .OrderBy(count => count.Code, StringComparer.Ordinal),
    ];

    /// <summary>The programs of the regimes that were not selected and share a vocabulary with one that was.</summary>
    public ImmutableArray<ProgramForm.RegimeProgram> Besides(IReadOnlyList<CompiledRegime> selected) =>
    [
        .. Compilation.Regimes
            .Where(regime => !selected.Contains(regime) && regime.Program.Header.Vocabularies.Any(title => selected.Any(chosen => chosen.Program.Header.Vocabularies.Contains(title))))
            .Select(regime => regime.Program),
    ];

    /// <summary>
    /// The regimes with these 代号, all of them when none is named. Null when one is not there or must not answer because of
    /// errors, which is reported to standard error; <paramref name="status"/> then says how to end.
    /// </summary>
    public IReadOnlyList<CompiledRegime>? Select(IReadOnlyList<string> codes, string shownPath, Invocation invocation, out int status, bool allVersions = false)
    {
        status = FileStatus;
        if (FileStatus == ExitStatus.Usage) return null;
        CompiledRegime[] selected = codes.Count == 0
            ? [.. Compilation.Regimes.OrderBy(regime => regime.Program.Header.Code, StringComparer.Ordinal)]
            : [.. codes.Distinct(StringComparer.Ordinal).Select(Compilation.Find).OfType<CompiledRegime>()];
        selected = allVersions
            ? [.. selected.SelectMany(regime => Compilation.Regimes.Where(other => other.Program.Header.FamilyCode == regime.Program.Header.FamilyCode)).Distinct()]
            : [.. selected.Select(regime => Compilation.Find(regime.Program.Header.FamilyCode) ?? regime).Distinct()];
        string? absent = codes.FirstOrDefault(code => Compilation.Find(code) is null);
        if (Errors > 0 && (absent is not null || selected.Length == 0 || Array.Exists(selected, regime => regime.HasErrors)))
        {
            ReportErrors(invocation);
            invocation.Report(DiagnosticCatalogue.LibraryHasErrors, shownPath, Errors);
            status = Status;
            return null;
        }

        status = ExitStatus.Usage;
        if (absent is not null)
        {
            IEnumerable<string> known = Compilation.Regimes.Select(regime => regime.Program.Header.Code).Order(StringComparer.Ordinal);
            invocation.Report(DiagnosticCatalogue.RegimeNotInLibrary, absent, Suggestion.For(absent, known), string.Join('、', known.DefaultIfEmpty("（没有）")));
            return null;
        }

        if (selected.Length == 0)
        {
            invocation.Report(DiagnosticCatalogue.NoRegimes, shownPath);
            return null;
        }

        status = ExitStatus.Ok;
        return selected;
    }

    private void ReportErrors(Invocation invocation)
    {
        foreach (Diagnostic diagnostic in Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, diagnostic);
        }
    }
}
