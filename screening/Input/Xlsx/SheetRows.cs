using System.Globalization;

namespace Zhaodan.Screening.Input.Xlsx;

/// <summary>A cell that cannot be taken as it is.</summary>
internal readonly record struct CellProblem(int Column, string Value, string Reason);

/// <summary>The rows of a sheet, one at a time, hidden ones too; cells as text by their columns.</summary>
internal sealed class SheetRows : IDisposable
{
    private readonly SheetPart _sheet;
    private readonly PartReader _part;
    private readonly SharedTexts _shared;
    private readonly NumberFormats _formats;
    private readonly MergedCells _merged;
    private readonly bool _from1904;
    private readonly TextBuffer _texts = new();
    private readonly TextBuffer _value = new();
    private readonly List<CellProblem> _problems = [];
    private readonly HashSet<int> _lossy = [];
    private (int Start, int Length)[] _cells = new (int, int)[64];
    private int _depth = -1;
    private bool _isEmpty;

    public SheetRows(Workbook workbook, SheetPart sheet, SharedTexts shared, NumberFormats formats, MergedCells merged)
    {
        _sheet = sheet;
        _shared = shared;
        _formats = formats;
        _merged = merged;
        _from1904 = workbook.CountsFrom1904;
        _part = workbook.OpenPart(sheet.Path);
    }

    /// <summary>The row read last, from 1.</summary>
    public int Row { get; private set; }

    /// <summary>Columns up to the last cell of the row.</summary>
    public int Width { get; private set; }

    /// <summary>Rows without any content.</summary>
    public long BlankRows { get; private set; }

    /// <summary>Cells of the row that cannot be taken.</summary>
    public IReadOnlyList<CellProblem> Problems => _problems;

    /// <summary>A merged area matters only as far as the header goes.</summary>
    public int MergedWidth { get; set; } = CellPlace.MostColumns;

    /// <summary>The text of a cell, empty where there is none. Valid until the next row.</summary>
    public ReadOnlySpan<char> this[int column] => column < Width ? _texts.Text.Slice(_cells[column].Start, _cells[column].Length) : default;

    /// <summary>A number of which the office program has lost digits.</summary>
    public bool IsLossy(int column) => _lossy.Contains(column);

    public string Place(int column) => CellPlace.Of(_sheet.Name, Row, column);

    /// <summary>To the next row that has any content; false at the end.</summary>
    public bool Read()
    {
        if (_depth < 0 && !Start()) return false;
        while (!_isEmpty && _part.NextWithin(_depth))
        {
            if (_part.Element != "row")
            {
                _part.Skip();
                continue;
            }

            ReadRow();
            if (HasContent()) return true;
            BlankRows++;
        }

        _isEmpty = true;
        _part.Finish();
        return false;
    }

    public void Dispose() => _part.Dispose();

    private bool Start()
    {
        while (_part.Next())
        {
            if (_part.Element != "sheetData") continue;
            (_depth, _isEmpty) = (_part.Depth, _part.IsEmptyElement);
            return true;
        }

        throw WorkbookException.Broken(_sheet.Name, "没有放数据的部分");
    }

    private void ReadRow()
    {
        int row = Row + 1;
        if (_part.Attribute("r") is { } number && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out row) || row <= Row)) throw WorkbookException.Broken($"{_sheet.Name} 第{Row + 1}行", "行号不是从小到大");
        if (row > CellPlace.MostRows) throw WorkbookException.Broken($"{_sheet.Name} 第{row}行", $"超过{CellPlace.MostRows}行");
        Row = row;
        Width = 0;
        _texts.Clear();
        _problems.Clear();
        _lossy.Clear();
        _merged.Begin(row, MergedWidth);
        if (_part.IsEmptyElement) return;
        int depth = _part.Depth;
        int column = -1;
        while (_part.NextWithin(depth))
        {
            if (_part.Element != "c")
            {
                _part.Skip();
                continue;
            }

            column = ColumnOf(column);
            ReadCell(column);
        }
    }

    private int ColumnOf(int before)
    {
        int column = before + 1;
        if (_part.Attribute("r") is { } place && (!CellPlace.TryParse(place, out int row, out column) || row != Row || column <= before)) throw WorkbookException.Broken($"{_sheet.Name}!{CellReader.Shown(place)}", "格子的位置不对");
        return column < CellPlace.MostColumns ? column : throw WorkbookException.Broken($"{_sheet.Name} 第{Row}行", $"超过{CellPlace.MostColumns}列");
    }

    private void ReadCell(int column)
    {
        string type = _part.Attribute("t") ?? "n";
        int style = int.TryParse(_part.Attribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
        _value.Clear();
        bool isFormula = false;
        if (!_part.IsEmptyElement)
        {
            int depth = _part.Depth;
            while (_part.NextWithin(depth))
            {
                if (_part.Element == "v") _part.ReadText(_value);
                else if (_part.Element == "is") _part.ReadRichText(_value);
                else
                {
                    isFormula |= _part.Element == "f";
                    _part.Skip();
                }
            }
        }

        if (_value.Length == 0)
        {
            if (isFormula && type != "str") _problems.Add(new CellProblem(column, "", "是公式，文件里没有算好的值；请用 Excel 或者 WPS 打开并保存。"));
            return;
        }

        Take(column, type, style);
    }

    private void Take(int column, string type, int style)
    {
        switch (type)
        {
            case "s":
                if (!int.TryParse(_value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int index) || !_shared.TryGet(index, out ReadOnlySpan<char> text)) throw WorkbookException.Broken(Place(column), "没有这一条共享文字");
                Put(column, text);
                break;
            case "inlineStr" or "str":
                _value.Unescape();
                Put(column, _value.Text);
                break;
            case "b":
                Put(column, _value.Text is "1" or "true" ? "true" : "false");
                break;
            case "e":
                _problems.Add(new CellProblem(column, CellReader.Shown(_value.Text), $"是错误值 {CellReader.Shown(_value.Text)}，请改正公式或者清除。"));
                break;
            case "d":
                Put(column, _value.Text.Length > 10 && _value.Text[10] == 'T' ? _value.Text[..10] : _value.Text);
                break;
            default:
                TakeNumber(column, _formats.IsDate(style));
                break;
        }
    }

    private void TakeNumber(int column, bool isDate)
    {
        if (!CellNumber.TryParse(_value.Text, out double value)) throw WorkbookException.Broken(Place(column), "里面不是数");
        if (isDate)
        {
            if (CellNumber.TryDate(value, _from1904, out string date)) Put(column, date);
            else _problems.Add(new CellProblem(column, CellNumber.Plain(value), "格式是日期，可是这个数不是哪一天。"));
            return;
        }

        if (Math.Abs(value) >= CellNumber.Lossy) _lossy.Add(column);
        Put(column, CellNumber.Plain(value));
    }

    private void Put(int column, ReadOnlySpan<char> text)
    {
        if (_texts.Length + text.Length > CsvReader.LongestRecord) throw WorkbookException.BeyondLimits(Place(column), $"一行超过{CsvReader.LongestRecord}个字符");
        if (_cells.Length <= column) Array.Resize(ref _cells, Math.Max(_cells.Length * 2, column + 1));
        while (Width <= column) _cells[Width++] = default;
        _cells[column] = (_texts.Length, text.Length);
        _texts.Append(text);
    }

    // What a row has of its own decides; then merged cells give it what they have.
    private bool HasContent()
    {
        bool hasContent = _problems.Count > 0;
        for (int i = 0; i < Width && !hasContent; i++) hasContent = !this[i].IsWhiteSpace();
        if (!hasContent) return false;
        foreach (int column in _merged.Columns)
        {
            if (!_merged.TrySetFirst(Row, column, this[column])) Put(column, _merged.TextFor(column));
        }

        return true;
    }
}
