using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Diagnostics;

/// <summary>
/// Reports findings of one text. A hostile or broken text may hold a mistake at every character: after <see cref="Limit"/>
/// findings one last one says so, and the rest is counted only.
/// </summary>
internal sealed class DiagnosticReporter(SourceText source, DiagnosticBag bag)
{
    public const int Limit = 1000;

    public int Count { get; private set; }

    public SourceText Source { get; } = source;

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments)
    {
        Count++;
        if (Count <= Limit) bag.Report(descriptor, new SourceLocation(Source, span), arguments);
        else if (Count == Limit + 1) bag.Report(DiagnosticCatalogue.TooManyFindings, new SourceLocation(Source, span), Limit);
    }
}
