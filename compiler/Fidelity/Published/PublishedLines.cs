using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Fidelity.Published;

/// <summary>A line that holds something, without the blanks at its edges.</summary>
internal readonly record struct PublishedLine(int Start, int End, bool IsIndented)
{
    public int Length => End - Start;
}

/// <summary>The lines of a published text; page numbers and tables are told apart here, so that they cut no sentence.</summary>
internal static class PublishedLines
{
    public static List<PublishedLine> Read(SourceText source, DiagnosticReporter reporter)
    {
        List<PublishedLine> lines = Cut(source);
        var kept = new List<PublishedLine>(lines.Count);
        for (int i = 0; i < lines.Count; i++)
        {
            PublishedLine line = lines[i];
            TextSpan span = TextSpan.FromBounds(line.Start, line.End);
            if (HeadGrammar.IsPageNumber(source.Content, line.Start, line.End))
            {
                reporter.Report(DiagnosticCatalogue.PageNumberLeftOut, span, source.Substring(span));
            }
            else if (EndOfTable(source.Content, lines, i) is var end && end > i)
            {
                reporter.Report(DiagnosticCatalogue.TableLeftOut, TextSpan.FromBounds(line.Start, lines[end - 1].End), end - i);
                i = end - 1;
            }
            else
            {
                kept.Add(line);
            }
        }

        return kept;
    }

    private static List<PublishedLine> Cut(SourceText source)
    {
        var lines = new List<PublishedLine>(source.LineCount);
        for (int i = 0; i < source.LineCount; i++)
        {
            int start = source.LineStart(i);
            int end = source.LineEnd(i);
            int first = start;
            while (start < end && NormalText.IsBlank(source.Content[start])) start++;
            while (end > start && NormalText.IsBlank(source.Content[end - 1])) end--;
            if (end > start) lines.Add(new PublishedLine(start, end, start - first > 0 && source.Content[first] is ' ' or '\t' or '\u3000' or '\u00A0'));
        }

        return lines;
    }

    /// <summary>One past the last row of a table that begins at a line; the line itself when none does.</summary>
    private static int EndOfTable(string text, List<PublishedLine> lines, int first)
    {
        int end = first;
        bool drawn = false;
        while (end < lines.Count && RowKind(text, lines[end]) is var kind && kind != Row.None)
        {
            drawn |= kind == Row.Drawn;
            end++;
        }

        // Columns by blanks alone need two rows: a signature and its date may stand on one line.
        return drawn || end - first >= 2 ? end : first;
    }

    private enum Row
    {
        None,

        /// <summary>Cells with blanks between them</summary>
        Spaced,

        /// <summary>Cells with lines between them</summary>
        Drawn,
    }

    private static Row RowKind(string text, PublishedLine line)
    {
        int bars = 0, gaps = 0, blanks = 0;
        for (int i = line.Start; i < line.End; i++)
        {
            char c = text[i];
            if (c is >= '\u2500' and <= '\u257F') return Row.Drawn;
            if (c is '|' or '｜') bars++;
            if (c == '\t') gaps++;
            if (c is '。' or '；') return Row.None;
            if (c is ' ' or '\u3000')
            {
                blanks += c == '\u3000' ? 2 : 1;
                continue;
            }

            if (blanks >= 3) gaps++;
            blanks = 0;
        }

        if (bars >= 2) return Row.Drawn;
        return gaps >= 2 && HeadGrammar.TryHead(text, line.Start, line.End) is null ? Row.Spaced : Row.None;
    }
}
