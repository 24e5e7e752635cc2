using System.Text;

namespace Zhaodan.Generator.Surface;

/// <summary>Lines of generated C# with indentation and documentation.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;

    public void Line(string line = "")
    {
        if (line.Length > 0) _text.Append(' ', 4 * _indent).Append(line);
        _text.Append('\n');
    }

    public void Open(string line)
    {
        Line(line);
        Line("{");
        _indent++;
    }

    public void Close()
    {
        _indent--;
        Line("}");
    }

    /// <summary>A summary that the editor shows, and further paragraphs; empty ones are left out.</summary>
    public void Document(string summary, params string[] remarks)
    {
        if (summary.Length > 0) Line($"/// <summary>{Escape(summary)}</summary>");
        string more = string.Join("", remarks.Where(remark => remark.Length > 0).Select(remark => $"<para>{Escape(remark)}</para>"));
        if (more.Length > 0) Line($"/// <remarks>{more}</remarks>");
    }

    public override string ToString() => _text.ToString();

    /// <summary>A string literal of C#.</summary>
    public static string Literal(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);

    // One line of XML whatever a drafter wrote.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            switch (c)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                default: escaped.Append(char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c) || c >= '\uFFFE' ? ' ' : c); break;
            }
        }

        return escaped.ToString();
    }
}
