using System.Collections.Immutable;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity;
using Zhaodan.Compiler.Fidelity.Published;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.Fidelity;

/// <summary>A regime with what its published text says of it, and the faults of that text's own numbering.</summary>
internal sealed record ComparedRegime(RegimeFidelity Fidelity, RegimeSyntax Syntax, ImmutableArray<Diagnostic> NumberingFaults, LockState? Lock);

/// <summary>All regimes of a library against the published texts of a folder.</summary>
internal sealed record SourceComparison(ImmutableArray<ComparedRegime> Regimes, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Null when the folder is not there, which is reported.</summary>
    public static SourceComparison? Run(StatuteLibrary library, string sourcePath, Terminal terminal)
    {
        if (PublishedFiles.Read(sourcePath, terminal) is not { } published) return null;
        var bag = new DiagnosticBag();
        var finder = new PublishedTextFinder(published.Files, sourcePath, bag);
        var regimes = ImmutableArray.CreateBuilder<ComparedRegime>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (FileSyntax file in library.Compilation.Files)
        {
            foreach (RegimeSyntax regime in file.Blocks.OfType<RegimeSyntax>())
            {
                terminal.Cancellation.ThrowIfCancellationRequested();
                if (finder.Find(file.Source, regime) is not { } document) continue;
                used.Add(document.Source.Path);
                var faults = new DiagnosticBag();
                NumberingFaults.Report(document, faults);
                var vocabulary = library.Compilation.Regimes.FirstOrDefault(compiled => ReferenceEquals(compiled.Syntax, regime))?.Vocabulary;
                RegimeFidelity fidelity = FidelityCheck.Run(file.Source, regime, vocabulary, document, bag);
                regimes.Add(new ComparedRegime(fidelity, regime, [.. faults.Items], CheckLock(fidelity, file, regime, terminal, bag)));
            }
        }

        // What was left out of a text that no regime encodes is nobody's concern.
        IEnumerable<Diagnostic> ofTexts = published.Findings.Items.Where(finding => used.Contains(finding.Location.Source.Path) || finding.Severity == DiagnosticSeverity.Error);
        return new SourceComparison(
            [.. regimes.OrderBy(regime => regime.Fidelity.Code, StringComparer.Ordinal)],
            [.. ofTexts.Concat(bag.Items).Concat(regimes.SelectMany(regime => regime.NumberingFaults)).OrderBy(finding => finding.Location.Source.Path, StringComparer.Ordinal).ThenBy(finding => finding.Location.Span.Start)]);
    }

    private static LockState? CheckLock(RegimeFidelity fidelity, FileSyntax file, RegimeSyntax regime, Terminal terminal, DiagnosticBag bag)
    {
        LockFile beside = LockFile.Of(file, fidelity.Code);
        if (!beside.Exists(terminal))
        {
            bag.Report(DiagnosticCatalogue.LockMissing, new SourceLocation(file.Source, regime.Title.Span), fidelity.Code);
            return null;
        }

        return beside.Read(terminal, bag) is { } read ? LockCheck.Run(fidelity, regime, read, bag) : null;
    }
}
