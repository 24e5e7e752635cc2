using System.Globalization;
using System.Text;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Emit.CSharp;

/// <summary>Lines of C# with indentation, and <c>#line</c> where a line belongs to a place of the statute.</summary>
internal sealed class SourceWriter
{
    // The largest line number that C# accepts.
    private const int LastLine = 0xFEEFED;

    private readonly StringBuilder _text = new();
    private int _indent;
    private bool _mapped;

    public void Open(string line)
    {
        Write(line);
        Write("{");
        _indent++;
    }

    public void Close()
    {
        _indent--;
        Write("}");
    }

    /// <summary>One or more lines that belong to no place.</summary>
    public void Write(string text)
    {
        if (_mapped)
        {
            _text.Append("#line hidden\n");
            _mapped = false;
        }

        Append(text);
    }

    public void Write(IEnumerable<string> lines)
    {
        foreach (string line in lines) Write(line);
    }

    /// <summary>A statement of one line that belongs to a place.</summary>
    public void Write(string line, SourcePlace? place)
    {
        if (place is not { } known || known.Line < 1 || known.Line > LastLine || string.IsNullOrEmpty(known.File))
        {
            Write(line);
            return;
        }

        _text.Append("#line ").Append(known.Line.ToString(CultureInfo.InvariantCulture)).Append(" \"").Append(Path(known.File)).Append("\"\n");
        _mapped = true;
        Append(line);
    }

    public override string ToString() => _text.ToString();

    private void Append(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 0) _text.Append(' ', 4 * _indent).Append(line);
            _text.Append('\n');
        }
    }

    // A path in #line has no escapes of its own: what could end it or the line is percent-encoded.
    private static string Path(string path)
    {
        var text = new StringBuilder(path.Length);
        foreach (char c in path)
        {
            bool breaks = c == '"' || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format;
            if (breaks) text.Append('%').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else text.Append(c);
        }

        return text.ToString();
    }
}
