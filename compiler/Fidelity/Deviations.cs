using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Fidelity;

/// <summary>The 偏离 lines of a regime, and which of them were needed.</summary>
internal sealed class Deviations
{
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<(DeviationSyntax Syntax, Name Word, DeviationKind Kind)> _entries = [];
    private readonly HashSet<(DeviationSyntax, DeviationKind)> _used = [];
    private readonly List<AcknowledgedDeviation> _acknowledged = [];

    public Deviations(SourceText source, RegimeSyntax regime, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        foreach (DeviationSyntax deviation in regime.Members.OfType<DeviationSyntax>())
        {
            foreach (Name word in deviation.Kinds)
            {
                if (DeviationWords.Find(word.Text) is { } kind) _entries.Add((deviation, word, kind));
                else diagnostics.Report(DiagnosticCatalogue.UnknownDeviationKind, new SourceLocation(source, word.Span), word.Text, DeviationWords.List);
            }
        }
    }

    public ImmutableArray<AcknowledgedDeviation> Acknowledged => [.. _acknowledged.Distinct()];

    public bool Acknowledge(PlaceKey place, string citation, DeviationKind kind)
    {
        bool found = false;
        foreach ((DeviationSyntax syntax, Name _, DeviationKind entryKind) in _entries)
        {
            if (entryKind != kind || !syntax.References.Any(reference => ProvisionReferences.Names(reference, place))) continue;
            _used.Add((syntax, kind));
            _acknowledged.Add(new AcknowledgedDeviation(citation, DeviationWords.Of(kind), syntax.Reason.Text ?? ""));
            found = true;
        }

        return found;
    }

    public void ReportUnused()
    {
        foreach ((DeviationSyntax syntax, Name word, DeviationKind kind) in _entries)
        {
            if (!_used.Contains((syntax, kind))) _diagnostics.Report(DiagnosticCatalogue.UnusedDeviation, new SourceLocation(_source, word.Span), word.Text);
        }
    }
}
