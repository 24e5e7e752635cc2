namespace Zhaodan.Compiler.Text;

/// <summary>A place in a source text.</summary>
public readonly record struct SourceLocation(SourceText Source, TextSpan Span)
{
    /// <summary>One-based line, as people count.</summary>
    public int Line => Source.FirstLine + Source.LineOf(Span.Start) + 1;

    /// <summary>One-based column in code points, as people count.</summary>
    public int Column => Source.CodePointColumn(Span.Start) + 1;

    public override string ToString() => $"{Source.Path}:{Line}:{Column}";
}
