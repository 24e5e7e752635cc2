using System.Globalization;
using System.Text;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Diagnostics;

/// <summary>
/// A finding as people read it: place, code and sentence; the line of the source with a marker under the right columns;
/// how to mend it.
/// <code>
/// 路径:3:5: 错误 ZD2001：没有声明“故意违发”。
///   3 │ （一）故意违发的；
///     │       ^^^^^^^^
/// 改法：是不是“故意违法”？
/// </code>
/// Nothing of the source reaches the terminal unescaped (<see cref="VisibleText"/>).
/// </summary>
public sealed class DiagnosticText
{
    /// <summary>Columns that are shown of a source line when nothing is known of the terminal.</summary>
    public const int DefaultWidth = 100;

    private const int NarrowestExcerpt = 20;

    private readonly bool _colour;
    private readonly int _width;

    /// <param name="colour">Use the terminal's colours.</param>
    /// <param name="width">Columns of the terminal.</param>
    public DiagnosticText(bool colour = false, int width = DefaultWidth)
    {
        _colour = colour;
        _width = width;
    }

    /// <summary>错误, 警告 or 提示.</summary>
    public static string SeverityName(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "错误",
        DiagnosticSeverity.Warning => "警告",
        _ => "提示",
    };

    public string Render(Diagnostic diagnostic)
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(writer, diagnostic);
        return writer.ToString();
    }

    public void Write(TextWriter writer, Diagnostic diagnostic)
    {
        // A finding about the command itself has no file.
        SourceText source = diagnostic.Location.Source;
        bool hasPlace = source.Path.Length > 0;
        if (hasPlace) writer.Write($"{VisibleText.Of(source.Path)}:{diagnostic.Location.Line}:{diagnostic.Location.Column}: ");
        writer.Write(Coloured(SeverityName(diagnostic.Severity) + " " + diagnostic.Code, SeverityColour(diagnostic.Severity)));
        writer.Write('：');
        writer.WriteLine(VisibleText.Of(diagnostic.Message));
        if (hasPlace) WriteExcerpt(writer, source, diagnostic.Location.Span, diagnostic.Severity);
        writer.Write(Coloured("改法", Colour.Bold));
        writer.Write('：');
        writer.WriteLine(VisibleText.Of(diagnostic.Mend));
    }

    private void WriteExcerpt(TextWriter writer, SourceText source, TextSpan span, DiagnosticSeverity severity)
    {
        int line = source.LineOf(Math.Min(span.Start, source.Length));
        string number = (line + 1).ToString(CultureInfo.InvariantCulture).PadLeft(4);
        SourceExcerpt? excerpt = SourceExcerpt.Of(source, line, span, Math.Max(NarrowestExcerpt, _width - number.Length - 3));
        if (excerpt is null) return;
        writer.WriteLine($"{Coloured(number + " │", Colour.Dim)} {excerpt.Text}");
        writer.Write(Coloured(new string(' ', number.Length) + " │", Colour.Dim));
        writer.Write(' ');
        writer.Write(new string(' ', excerpt.MarkerStart));
        writer.WriteLine(Coloured(new string('^', excerpt.MarkerWidth), SeverityColour(severity)));
    }

    private enum Colour
    {
        Bold = 1,
        Dim = 2,
        Red = 31,
        Yellow = 33,
        Cyan = 36,
    }

    private static Colour SeverityColour(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => Colour.Red,
        DiagnosticSeverity.Warning => Colour.Yellow,
        _ => Colour.Cyan,
    };

    private string Coloured(string text, Colour colour)
    {
        if (!_colour) return text;
        return new StringBuilder("\u001b[").Append((int)colour).Append('m').Append(text).Append("\u001b[0m").ToString();
    }
}
