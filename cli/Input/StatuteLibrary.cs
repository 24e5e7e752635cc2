using System.Collections.Immutable;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Input;

/// <summary>A regime with the cases that stand beside it.</summary>
internal sealed record LibraryRegime(RegimeProgram Program, ImmutableArray<TestCase> Cases);

/// <summary>
/// All that was compiled from the files a user named: the one place where the command meets the compiler's entry point.
/// </summary>
internal sealed class StatuteLibrary
{
    private StatuteLibrary(StatuteFiles files, ImmutableArray<FileSyntax> syntax, ImmutableArray<LibraryRegime> regimes, ImmutableArray<Diagnostic> diagnostics)
    {
        Status = files.Status;
        Syntax = syntax;
        Regimes = regimes;
        Diagnostics = diagnostics;
        Sources = files.Sources;
    }

    public IReadOnlyList<SourceText> Sources { get; }

    public ImmutableArray<FileSyntax> Syntax { get; }

    /// <summary>By 代号; only what compiled without an error of its own.</summary>
    public ImmutableArray<LibraryRegime> Regimes { get; }

    /// <summary>In the order of files, then places.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>What reading the files came to (<see cref="ExitStatus"/>).</summary>
    public int Status { get; }

    public int Errors => Diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    public int Warnings => Diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);

    /// <summary>The exit status for the library alone: errors in the input are findings, faults of files what they are.</summary>
    public int ExitStatusOfInput => Math.Max(Status, Errors > 0 ? ExitStatus.Findings : ExitStatus.Ok);

    public static StatuteLibrary Load(IReadOnlyList<string> paths, Terminal terminal)
    {
        StatuteFiles files = StatuteFiles.Read(paths, terminal);
        var bag = new DiagnosticBag();
        bag.AddRange(files.Findings);
        // Waits for StatuteCompiler.Compile(files.Sources, …).
        ImmutableArray<FileSyntax> syntax = [];
        ImmutableArray<LibraryRegime> regimes = [];
        return new StatuteLibrary(files, syntax, regimes, InOrder(bag.Items));
    }

    /// <summary>How much of each regime is encoded; from the syntax, so that a regime with errors is counted too.</summary>
    public IReadOnlyList<RegimeCount> Count() =>
        [.. Syntax.SelectMany(file => file.Blocks).OfType<RegimeSyntax>().Select(EncodedProvisions.Of).OrderBy(count => count.Code, StringComparer.Ordinal)];

    // Stable: findings of one place stay in the order in which they were made.
    private static ImmutableArray<Diagnostic> InOrder(IReadOnlyList<Diagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.Source.Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.Span.Start)];
}
