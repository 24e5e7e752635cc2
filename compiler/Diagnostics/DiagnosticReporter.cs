using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Diagnostics;

/// <summary>
/// Reports findings of one text. A hostile or broken text may hold a mistake at every character: after <see cref="Limit"/>
/// findings one last one says so, and the rest is counted only. A finding that touches the one before it and is of the same
/// kind (未未未未…) is the same mistake again and not repeated.
/// </summary>
internal sealed class DiagnosticReporter(SourceText source, DiagnosticBag bag)
{
    public const int Limit = 1000;

    private DiagnosticDescriptor? _last;
    private TextSpan _lastSpan;

    public int Count { get; private set; }

    public SourceText Source { get; } = source;

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments)
    {
        bool isSame = _last == descriptor && span.Start > _lastSpan.Start && span.Start <= _lastSpan.End;
        (_last, _lastSpan) = (descriptor, span);
        if (isSame) return;
        Count++;
        if (Count <= Limit) bag.Report(descriptor, new SourceLocation(Source, span), arguments);
        else if (Count == Limit + 1) bag.Report(DiagnosticCatalogue.TooManyFindings, new SourceLocation(Source, span), Limit);
    }
}
