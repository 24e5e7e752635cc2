using System.Text;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Diagnostics;

/// <summary>
/// The part of a source line that is shown under a finding, and where the marker stands below it, in columns of a terminal.
/// A line that is too long is cut to a window round the span, with … where something is left out.
/// </summary>
internal sealed class SourceExcerpt
{
    private const int TabStop = 4;
    private const char Ellipsis = '…';

    private SourceExcerpt(string text, int markerStart, int markerWidth)
    {
        Text = text;
        MarkerStart = markerStart;
        MarkerWidth = markerWidth;
    }

    /// <summary>The line as it is shown: tabs expanded, invisible characters by their number.</summary>
    public string Text { get; }

    public int MarkerStart { get; }

    /// <summary>At least one.</summary>
    public int MarkerWidth { get; }

    /// <summary>Null where the line is blank: there is nothing to show.</summary>
    public static SourceExcerpt? Of(SourceText source, int line, TextSpan span, int width)
    {
        int start = source.LineStart(line);
        int end = source.LineEnd(line);
        int markStart = Math.Min(Math.Max(span.Start, start), end);
        int markEnd = Math.Min(Math.Max(span.End, markStart), end);

        // A line of a megabyte is not laid out whole: no character takes less than a column but the few that combine.
        int from = Math.Max(start, markStart - (2 * width));
        int to = Math.Min(end, Math.Min(markEnd, markStart + (2 * width)) + (2 * width));
        if (from > start && char.IsLowSurrogate(source.Content[from])) from--;
        List<Cell> cells = Layout(source.Content, from, to);
        if (cells.TrueForAll(cell => cell.IsBlank)) return null;

        int first = cells.FindIndex(cell => cell.Offset + cell.Units > markStart);
        if (first < 0) first = cells.Count;
        int last = first;
        while (last < cells.Count && cells[last].Offset < markEnd) last++;

        return Window(cells, first, last, width, cutBefore: from > start, cutAfter: to < end);
    }

    /// <summary>One code point as it is shown.</summary>
    private readonly record struct Cell(int Offset, int Units, string Shown, int Columns)
    {
        public bool IsBlank => string.IsNullOrWhiteSpace(Shown);
    }

    private static List<Cell> Layout(string content, int from, int to)
    {
        var cells = new List<Cell>();
        int column = 0;
        for (int i = from; i < to;)
        {
            int units = DisplayWidth.UnitsAt(content, i);
            string shown;
            if (content[i] == '\t') shown = new string(' ', TabStop - (column % TabStop));
            else if (VisibleText.IsInvisible(content, i, units)) shown = VisibleText.Shown(DisplayWidth.CodePointAt(content, i));
            else shown = content.Substring(i, units);
            var cell = new Cell(i, units, shown, DisplayWidth.Of(shown));
            cells.Add(cell);
            column += cell.Columns;
            i += units;
        }

        return cells;
    }

    private static SourceExcerpt Window(List<Cell> cells, int first, int last, int width, bool cutBefore, bool cutAfter)
    {
        // Grow the window from the marked cells outward, a third of what is left before them, the rest after.
        int budget = width - 2; // room for an ellipsis at either end
        int left = first;
        int right = first;
        int used = 0;
        while (right < last && used + cells[right].Columns <= budget) used += cells[right++].Columns;
        int before = (budget - used) / 3;
        while (left > 0 && cells[left - 1].Columns <= before) before -= cells[--left].Columns;
        used = Sum(cells, left, right);
        while (right < cells.Count && used + cells[right].Columns <= budget) used += cells[right++].Columns;
        while (left > 0 && used + cells[left - 1].Columns <= budget) used += cells[--left].Columns;

        var text = new StringBuilder();
        int markerStart = Sum(cells, left, first);
        if (cutBefore || left > 0)
        {
            text.Append(Ellipsis);
            markerStart++;
        }

        for (int i = left; i < right; i++) text.Append(cells[i].Shown);
        if (cutAfter || right < cells.Count) text.Append(Ellipsis);
        int markerWidth = Sum(cells, first, Math.Min(last, right));
        return new SourceExcerpt(text.ToString().TrimEnd(), markerStart, Math.Max(1, markerWidth));
    }

    private static int Sum(List<Cell> cells, int from, int to)
    {
        int sum = 0;
        for (int i = from; i < to; i++) sum += cells[i].Columns;
        return sum;
    }
}
