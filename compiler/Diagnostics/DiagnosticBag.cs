using System.Globalization;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Diagnostics;

/// <summary>Collects findings in the order they are met.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _items = [];

    public IReadOnlyList<Diagnostic> Items => _items;

    public bool HasErrors { get; private set; }

    /// <summary>Adds a finding; <paramref name="arguments"/> fill both sentences of the descriptor.</summary>
    public void Report(DiagnosticDescriptor descriptor, SourceLocation location, params object[] arguments)
    {
        HasErrors |= descriptor.Severity == DiagnosticSeverity.Error;
        _items.Add(new Diagnostic(
            descriptor,
            location,
            string.Format(CultureInfo.InvariantCulture, descriptor.Message, arguments),
            string.Format(CultureInfo.InvariantCulture, descriptor.Mend, arguments)));
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
            _items.Add(diagnostic);
        }
    }
}
