using System.Globalization;

namespace Zhaodan.Screening.Input.Xlsx;

/// <summary>
/// Cells that are merged: what stands in the first goes for all of them, as people see it. The list of them stands behind the rows
/// of a sheet, so it is looked for before the rows are read.
/// </summary>
internal sealed class MergedCells
{
    public const int Most = 100_000;

    private readonly List<Area> _areas = [];
    private readonly Dictionary<int, Active> _byColumn = [];
    private int _next;

    private readonly record struct Area(int Top, int Left, int Bottom, int Right);

    private sealed record Active(Area Area)
    {
        public string Text { get; set; } = "";
    }

    public static MergedCells Read(Workbook workbook, SheetPart sheet)
    {
        var merged = new MergedCells();
        if (!MayHave(workbook, sheet)) return merged;
        using PartReader part = workbook.OpenPart(sheet.Path);
        while (part.Next())
        {
            if (part.Element == "sheetData") part.Skip();
            else if (part.Element == "mergeCell" && part.Attribute("ref") is { } text && TryArea(text, out Area area)) merged.Add(area, sheet);
        }

        merged._areas.Sort((a, b) => a.Top.CompareTo(b.Top));
        return merged;
    }

    /// <summary>The text that goes for a cell; null where it is not merged, or is the first.</summary>
    public string? TextFor(int column) => _byColumn.TryGetValue(column, out Active? active) ? active.Text : null;

    /// <summary>The cells of the row that are merged with others, by their columns.</summary>
    public IReadOnlyCollection<int> Columns => _byColumn.Keys;

    /// <summary>A row begins; rows come from top to bottom.</summary>
    public void Begin(int row, int columns)
    {
        if (_byColumn.Count > 0)
        {
            foreach (int column in _byColumn.Where(pair => pair.Value.Area.Bottom < row).Select(pair => pair.Key).ToList()) _byColumn.Remove(column);
        }

        while (_next < _areas.Count && _areas[_next].Top <= row)
        {
            Area area = _areas[_next++];
            if (area.Bottom < row) continue;
            var active = new Active(area);
            for (int column = area.Left; column <= Math.Min(area.Right, columns - 1); column++) _byColumn.TryAdd(column, active);
        }
    }

    /// <summary>Notes the text of a cell that is the first of a merged area.</summary>
    public bool TrySetFirst(int row, int column, ReadOnlySpan<char> text)
    {
        if (!_byColumn.TryGetValue(column, out Active? active) || active.Area.Top != row || active.Area.Left != column) return false;
        active.Text = text.ToString();
        return true;
    }

    // Most sheets have none, and finding that out need not cost a second reading of their XML.
    private static bool MayHave(Workbook workbook, SheetPart sheet)
    {
        using Stream stream = workbook.OpenStream(sheet.Path);
        ReadOnlySpan<byte> mark = "mergeCell"u8;
        byte[] block = new byte[128 * 1024];
        int kept = 0;
        bool isFirst = true;
        while (true)
        {
            int read = stream.Read(block, kept, block.Length - kept);
            if (read == 0) return false;
            ReadOnlySpan<byte> filled = block.AsSpan(0, kept + read);
            if (isFirst && (filled.Contains((byte)0) || filled is [0xFE or 0xFF, ..])) return true;
            isFirst = false;
            if (filled.IndexOf(mark) >= 0) return true;
            kept = Math.Min(filled.Length, mark.Length - 1);
            filled[^kept..].CopyTo(block);
        }
    }

    private static bool TryArea(string text, out Area area)
    {
        area = default;
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !CellPlace.TryParse(text.AsSpan(0, colon), out int top, out int left) || !CellPlace.TryParse(text.AsSpan(colon + 1), out int bottom, out int right)) return false;
        area = new Area(top, left, bottom, right);
        return bottom >= top && right >= left;
    }

    private void Add(Area area, SheetPart sheet)
    {
        if (_areas.Count == Most) throw WorkbookException.BeyondLimits(sheet.Name, string.Create(CultureInfo.InvariantCulture, $"合并的单元格超过{Most}处"));
        _areas.Add(area);
    }
}
