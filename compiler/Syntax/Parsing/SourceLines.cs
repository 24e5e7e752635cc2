using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>A line that holds something, as tokens <see cref="First"/> up to <see cref="End"/> (blanks at its edges and comments left out).</summary>
internal readonly record struct SourceLine(int First, int End, bool IsIndented);

/// <summary>The tokens of a file, cut into lines.</summary>
internal sealed class SourceLines
{
    private readonly List<RawToken> _tokens;
    private readonly List<SourceLine> _lines = [];

    public SourceLines(SourceText source, List<RawToken> tokens)
    {
        Source = source;
        _tokens = tokens;
        int i = 0;
        while (i < tokens.Count)
        {
            int start = i;
            while (i < tokens.Count && tokens[i].Type != StatuteLexer.NEWLINE) i++;
            int end = i++;
            bool indented = false;
            while (start < end && tokens[start].Type == StatuteLexer.BLANK)
            {
                // A byte-order mark or a zero-width blank is no indentation.
                indented |= IsVisible(tokens[start]);
                start++;
            }

            while (end > start && tokens[end - 1].Type is StatuteLexer.BLANK or StatuteLexer.COMMENT) end--;
            if (end > start) _lines.Add(new SourceLine(start, end, indented));
        }
    }

    public SourceText Source { get; }

    public int Count => _lines.Count;

    public SourceLine this[int line] => _lines[line];

    public RawToken Token(int index) => _tokens[index];

    public int TokenCount => _tokens.Count;

    public RawToken FirstToken(int line) => _tokens[_lines[line].First];

    public TextSpan SpanOf(int line) => TextSpan.FromBounds(FirstToken(line).Start, EndOf(line));

    public int EndOf(int line) => _tokens[_lines[line].End - 1].End;

    /// <summary>The word at the start of a line, when a run stands there.</summary>
    public ReadOnlySpan<char> FirstWord(int line) => Text(FirstToken(line));

    public ReadOnlySpan<char> Text(RawToken token) => Source.Content.AsSpan(token.Start, token.Length);

    private bool IsVisible(RawToken blank)
    {
        foreach (char c in Text(blank))
        {
            if (c is not ('\uFEFF' or '\u200B' or '\u2060')) return true;
        }

        return false;
    }
}
