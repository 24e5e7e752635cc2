using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Zhaodan.Screening.Output.Xlsx;

/// <summary>
/// Writes a table as a workbook, row by row. Every cell is text in a cell whose format is text, so no office program runs it as a
/// formula, now or after it was edited, and 案号 keep their digits. A table longer than a sheet goes on in another with the same
/// header. The same table gives the same bytes.
/// </summary>
public sealed class XlsxWriter : ITableWriter
{
    /// <summary>Rows of a sheet, the header included (Excel's own limit, as are the others).</summary>
    public const int MostRows = 1_048_576;

    private const int MostColumns = 16_384;
    private const int MostCharacters = 32_767;
    private const int BlockLength = 64 * 1024;
    private const int MostReady = 4096;

    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Stream _stream;
    private readonly ZipArchive _zip;
    private readonly string _name;
    private readonly int _mostRows;
    private readonly List<string> _header = [];
    private readonly List<byte[]> _letters = [];
    private readonly Dictionary<ReadyCells, byte[][]> _ready = [];
    private byte[] _bytes = new byte[BlockLength * 2];
    private int _length;
    private Stream? _sheet;
    private int _sheets;
    private int _row;
    private int _column;
    private byte[] _rowDigits = [];

    /// <param name="stream">Closed together with the writer.</param>
    /// <param name="name">Of the sheet; further ones get a number behind it.</param>
    public XlsxWriter(Stream stream, string name)
        : this(stream, name, MostRows)
    {
    }

    internal XlsxWriter(Stream stream, string name, int mostRows)
    {
        _stream = stream;
        _name = name;
        _mostRows = mostRows;
        _zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
    }

    public long Rows { get; private set; }

    public void Cell(ReadOnlySpan<char> text)
    {
        if (Rows == 0)
        {
            _header.Add(text.ToString());
            return;
        }

        BeginRow();
        int column = _column++;
        if (text.IsEmpty) return;
        BeginCell(column);
        AppendBody(text, style: 1);
    }

    public void Ready(ReadyCells cells)
    {
        if (Rows == 0)
        {
            _header.AddRange(cells.Texts);
            return;
        }

        BeginRow();
        if (!_ready.TryGetValue(cells, out byte[][]? bodies))
        {
            bodies = [.. cells.Texts.Select(BodyOf)];
            if (_ready.Count < MostReady) _ready.Add(cells, bodies);
        }

        foreach (byte[] body in bodies)
        {
            int column = _column++;
            if (body.Length == 0) continue;
            BeginCell(column);
            Append(body);
        }
    }

    public void EndRow()
    {
        if (Rows == 0)
        {
            if (_header.Count > MostColumns) throw new TableDoesNotFitException($"有{_header.Count}列，一张工作表最多{MostColumns}列");
            for (int i = 0; i < _header.Count; i++) _letters.Add(Encoding.ASCII.GetBytes(Input.Xlsx.CellPlace.Letters(i)));
            BeginSheet();
        }
        else
        {
            BeginRow();
            Append("</row>"u8);
        }

        _column = 0;
        _rowDigits = [];
        Rows++;
        if (_length >= BlockLength) WriteBlock();
    }

    public void Finish()
    {
        EndSheet();
        WriteBook();
        _zip.Dispose();
        _stream.Flush();
    }

    /// <summary>A workbook that was not finished is left without its end.</summary>
    public void Dispose() => _stream.Dispose();

    private void BeginRow()
    {
        if (_rowDigits.Length > 0) return;
        if (_row == _mostRows)
        {
            EndSheet();
            BeginSheet();
        }

        _row++;
        _rowDigits = Encoding.ASCII.GetBytes(_row.ToString(CultureInfo.InvariantCulture));
        Append("<row r=\""u8);
        Append(_rowDigits);
        Append("\">"u8);
    }

    private void BeginSheet()
    {
        _sheets++;
        _row = 1;
        _sheet = Create($"xl/worksheets/sheet{_sheets.ToString(CultureInfo.InvariantCulture)}.xml");
        Append("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>"""u8);
        for (int i = 0; i < _header.Count; i++)
        {
            string column = (i + 1).ToString(CultureInfo.InvariantCulture);
            Append(Encoding.UTF8.GetBytes($"""<col min="{column}" max="{column}" width="{WidthOf(_header[i])}" style="1" customWidth="1"/>"""));
        }

        Append("</cols><sheetData><row r=\"1\">"u8);
        _rowDigits = "1"u8.ToArray();
        for (int i = 0; i < _header.Count; i++)
        {
            if (_header[i].Length == 0) continue;
            BeginCell(i);
            AppendBody(_header[i], style: 2);
        }

        Append("</row>"u8);
        _rowDigits = [];
    }

    private void EndSheet()
    {
        if (_sheet is null) return;
        Append("</sheetData></worksheet>"u8);
        WriteBlock();
        _sheet.Dispose();
        _sheet = null;
    }

    // A Chinese character takes two of the units.
    private static string WidthOf(string header)
    {
        int units = 2;
        foreach (char c in header) units += c < 0x2E80 ? 1 : 2;
        return Math.Clamp(units, 10, 40).ToString(CultureInfo.InvariantCulture);
    }

    private void BeginCell(int column)
    {
        if (column >= _letters.Count) throw new InvalidOperationException("A row has no more cells than the first.");
        Append("<c r=\""u8);
        Append(_letters[column]);
        Append(_rowDigits);
    }

    private byte[] BodyOf(string text)
    {
        if (text.Length == 0) return [];
        int start = _length;
        AppendBody(text, style: 1);
        byte[] body = _bytes[start.._length];
        _length = start;
        return body;
    }

    private void AppendBody(ReadOnlySpan<char> text, int style)
    {
        if (text.Length > MostCharacters) throw new TableDoesNotFitException($"第{Rows + 1}行有一格{text.Length}个字符，一格最多{MostCharacters}个");
        Append(style == 1 ? "\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8 : "\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        XlsxText.Append(text, Reserve(text.Length * XlsxText.MostBytes), out int written);
        _length += written;
        Append("</t></is></c>"u8);
    }

    private void WriteBook()
    {
        var sheets = new StringBuilder();
        var relations = new StringBuilder();
        var types = new StringBuilder();
        for (int i = 1; i <= _sheets; i++)
        {
            string n = i.ToString(CultureInfo.InvariantCulture);
            sheets.Append(CultureInfo.InvariantCulture, $"""<sheet name="{_name}{(i == 1 ? "" : n)}" sheetId="{n}" r:id="rId{n}"/>""");
            relations.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="rId{n}" Type="{Office}/worksheet" Target="worksheets/sheet{n}.xml"/>""");
            types.Append(CultureInfo.InvariantCulture, $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>""");
        }

        string styles = (_sheets + 1).ToString(CultureInfo.InvariantCulture);
        Write("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>{sheets}</sheets></workbook>""");
        Write("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}/relationships">{relations}<Relationship Id="rId{styles}" Type="{Office}/styles" Target="styles.xml"/></Relationships>""");
        Write("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""");
        Write("_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Write("[Content_Types].xml", $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{types}</Types>""");
    }

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private void Write(string part, string xml)
    {
        using Stream stream = Create(part);
        stream.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml));
    }

    private Stream Create(string part)
    {
        ZipArchiveEntry entry = _zip.CreateEntry(part, CompressionLevel.Fastest);
        entry.LastWriteTime = Always;
        return entry.Open();
    }

    private void WriteBlock()
    {
        _sheet?.Write(_bytes, 0, _length);
        _length = 0;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
    }

    private Span<byte> Reserve(int length)
    {
        if (_bytes.Length - _length < length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
        return _bytes.AsSpan(_length);
    }
}
