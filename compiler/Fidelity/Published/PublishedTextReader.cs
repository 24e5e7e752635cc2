using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Fidelity.Published;

/// <summary>
/// Published text → provisions. Never throws for what a text holds and needs time in proportion to its length: what cannot be
/// read is kept as words of the provision before it, or left out with a finding.
/// </summary>
public static class PublishedTextReader
{
    /// <summary>Longer texts are refused, in UTF-16 units: no regulation is a tenth of it.</summary>
    public const int MaximumLength = 4 * 1024 * 1024;

    public static PublishedFile Read(SourceText source, DiagnosticBag diagnostics)
    {
        var reporter = new DiagnosticReporter(source, diagnostics);
        if (source.Length > MaximumLength)
        {
            reporter.Report(DiagnosticCatalogue.PublishedTooLong, new TextSpan(0, 0), source.Length, MaximumLength);
            return new PublishedFile(source, []);
        }

        (List<PublishedBlock> blocks, bool hasArticles) = BlockReader.Read(source, reporter);
        ImmutableArray<PublishedDocument> documents = new DocumentAssembler(source, hasArticles, reporter).Assemble(blocks);
        return new PublishedFile(source, documents);
    }
}
