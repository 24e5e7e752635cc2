using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Zhaodan.Compiler.Text;
using CompilerDiagnostic = Zhaodan.Compiler.Diagnostics.Diagnostic;
using CompilerSeverity = Zhaodan.Compiler.Diagnostics.DiagnosticSeverity;

namespace Zhaodan.Generator.Input;

/// <summary>A diagnostic of the language as the pipeline compares it; <see cref="ToRoslyn"/> is what the C# compiler shows.</summary>
internal sealed record Finding(string Code, CompilerSeverity Severity, string Message, string Path, int Start, int Length, LinePositionSpan Lines)
{
    public static Finding Of(CompilerDiagnostic diagnostic)
    {
        Compiler.Text.SourceText source = diagnostic.Location.Source;
        Compiler.Text.TextSpan span = diagnostic.Location.Span;
        return new Finding(
            diagnostic.Code,
            diagnostic.Severity,
            VisibleText.Of(diagnostic.Message) + "改法：" + VisibleText.Of(diagnostic.Mend),
            source.Path,
            span.Start,
            span.Length,
            new LinePositionSpan(PositionOf(source, span.Start), PositionOf(source, span.End)));
    }

    public Diagnostic ToRoslyn() => Diagnostic.Create(
        new DiagnosticDescriptor(Code, "照单", "{0}", "Zhaodan", SeverityOf(Severity), isEnabledByDefault: true),
        Path.Length == 0 ? Location.None : Location.Create(Path, new Microsoft.CodeAnalysis.Text.TextSpan(Start, Length), Lines),
        Message);

    private static DiagnosticSeverity SeverityOf(CompilerSeverity severity) => severity switch
    {
        CompilerSeverity.Error => DiagnosticSeverity.Error,
        CompilerSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    // Columns in UTF-16 units, as Roslyn counts them.
    private static LinePosition PositionOf(Compiler.Text.SourceText source, int offset)
    {
        int within = Math.Min(offset, source.Length);
        int line = source.LineOf(within);
        return new LinePosition(line, within - source.LineStart(line));
    }
}
