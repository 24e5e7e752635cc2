using System.Collections.Immutable;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Generator.Input;
using Zhaodan.Generator.Naming;
using Zhaodan.Generator.Surface;

namespace Zhaodan.Generator;

/// <summary>What became of all texts of a project: files to write, and findings.</summary>
internal sealed record EmbeddedSet(ImmutableArray<SourceUnit> Units, ImmutableArray<Finding> Findings)
{
    // Of a regime; far beyond any statute, and small enough for the C# compiler.
    private const int MostNodes = 100_000;

    public static EmbeddedSet Compile(ImmutableArray<StatuteFile> statutes, ImmutableArray<StatuteFile> names, GeneratorOptions options, CancellationToken cancellationToken)
    {
        // The order of the files must not matter to the names.
        SourceText[] sources = [.. statutes.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => new SourceText(file.Path, file.Content))];
        if (sources.Length == 0) return new EmbeddedSet([], []);
        var start = new SourceLocation(sources[0], new TextSpan(0, 0));
        var diagnostics = new DiagnosticBag();
        long size = sources.Sum(source => (long)source.Length);
        if (size > options.MaximumSize)
        {
            diagnostics.Report(DiagnosticCatalogue.EmbeddedTextTooLarge, start, size, options.MaximumSize);
            return new EmbeddedSet([], FindingsOf(diagnostics.Items));
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.SecondsAtMost));
        try
        {
            CompilationResult result = StatuteCompiler.Compile(sources, limit.Token);
            diagnostics.AddRange(result.Diagnostics);
            NameMap map = NameMap.Read(names.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => new SourceText(file.Path, file.Content)), diagnostics);
            ImmutableArray<SourceUnit> units = UnitsOf(result, map, options, diagnostics, limit.Token);
            map.ReportUnused(diagnostics);
            return new EmbeddedSet(units, FindingsOf(diagnostics.Items));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            diagnostics.Report(DiagnosticCatalogue.EmbeddedTextTooSlow, start, options.SecondsAtMost);
            return new EmbeddedSet([], FindingsOf(diagnostics.Items));
        }
    }

    private static ImmutableArray<SourceUnit> UnitsOf(CompilationResult result, NameMap map, GeneratorOptions options, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var units = ImmutableArray.CreateBuilder<SourceUnit>();
        var spaces = new MemberScope(map);
        foreach (Domain domain in Domain.Of(result))
        {
            cancellationToken.ThrowIfCancellationRequested();
            CompiledRegime? large = result.Regimes.FirstOrDefault(regime => domain.Programs.Contains(regime.Program) && regime.Program.Nodes.Length > MostNodes);
            if (large is not null)
            {
                diagnostics.Report(DiagnosticCatalogue.EmbeddedRegimeTooLarge, large.Bound.Location, large.Program.Header.Title, large.Program.Nodes.Length, MostNodes);
                continue;
            }

            // C# finds a namespace before a type of the same name.
            bool isCode = domain.Regimes.Any(regime => regime.Code == domain.Title);
            string space = spaces.Take(domain.Title, isCode ? "词汇 " : "");
            units.AddRange(DomainUnits.Of(domain, map, options.Namespace.Length > 0 ? options.Namespace + "." + space : space, cancellationToken));
        }

        return units.ToImmutable();
    }

    private static ImmutableArray<Finding> FindingsOf(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(Finding.Of).Distinct()];
}
