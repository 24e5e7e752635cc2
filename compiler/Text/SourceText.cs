namespace Zhaodan.Compiler.Text;

/// <summary>
/// The text of one file with its own table of lines. LF, CRLF and a lone CR each end a line; offsets are UTF-16 units
/// as an editor counts them, and <see cref="CodePointColumn"/> converts for people, in this one place.
/// </summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;
    private readonly int[] _pairEnds;

    /// <param name="path">As it is shown to people.</param>
    /// <param name="content">The whole text, or an excerpt of a file that is too large to hold.</param>
    /// <param name="firstLine">Zero-based line of the file at which an excerpt begins.</param>
    public SourceText(string path, string content, int firstLine = 0)
    {
        Path = path;
        Content = content;
        FirstLine = firstLine;
        _lineStarts = FindLineStarts(content);
        _pairEnds = FindPairEnds(content);
    }

    /// <summary>Zero-based line of the file at which <see cref="Content"/> begins; 0 unless it is an excerpt.</summary>
    public int FirstLine { get; }

    /// <summary>The path as it is shown to people.</summary>
    public string Path { get; }

    public string Content { get; }

    public int Length => Content.Length;

    public int LineCount => _lineStarts.Length;

    /// <summary>Zero-based line of an offset; an offset past the end belongs to the last line.</summary>
    public int LineOf(int offset)
    {
        int index = Array.BinarySearch(_lineStarts, offset);
        return index >= 0 ? index : ~index - 1;
    }

    public int LineStart(int line) => _lineStarts[line];

    /// <summary>The end of a line, without its line break.</summary>
    public int LineEnd(int line)
    {
        int end = line + 1 < _lineStarts.Length ? _lineStarts[line + 1] : Content.Length;
        while (end > _lineStarts[line] && Content[end - 1] is '\n' or '\r') end--;
        return end;
    }

    public string LineText(int line) => Content.Substring(LineStart(line), LineEnd(line) - LineStart(line));

    /// <summary>Zero-based column of an offset, counted in code points.</summary>
    public int CodePointColumn(int offset)
    {
        int start = LineStart(LineOf(offset));
        int end = Math.Min(offset, Content.Length);
        return end - start - (PairsBefore(end) - PairsBefore(start));
    }

    public string Substring(TextSpan span) => Content.Substring(span.Start, span.Length);

    /// <summary>How many surrogate pairs are complete before an offset.</summary>
    private int PairsBefore(int offset)
    {
        int index = Array.BinarySearch(_pairEnds, offset);
        return index >= 0 ? index + 1 : ~index;
    }

    private static int[] FindPairEnds(string content)
    {
        var ends = new List<int>();
        for (int i = 1; i < content.Length; i++)
        {
            if (char.IsLowSurrogate(content[i]) && char.IsHighSurrogate(content[i - 1])) ends.Add(i + 1);
        }

        return ends.ToArray();
    }

    private static int[] FindLineStarts(string content)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < content.Length; i++)
        {
            if (content[i] == '\r' && i + 1 < content.Length && content[i + 1] == '\n') i++;
            else if (content[i] is not ('\n' or '\r')) continue;
            starts.Add(i + 1);
        }

        return starts.ToArray();
    }
}
