using System.IO.Compression;
using System.Text;

namespace Zhaodan.Screening.Tests;

/// <summary>Puts workbooks together part by part, good ones and broken ones.</summary>
internal sealed class Book
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, byte[]> _parts = [];
    private readonly List<(string Name, string State, string Part)> _sheets = [];

    public string WorkbookProperties { get; set; } = "";

    /// <summary>A sheet by the XML of its rows, and what stands behind them.</summary>
    public Book Sheet(string name, string rows, string state = "visible", string behind = "")
    {
        string part = $"xl/worksheets/sheet{_sheets.Count + 1}.xml";
        _sheets.Add((name, state, part));
        return Part(part, $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>{behind}</worksheet>""");
    }

    public Book Shared(params string[] items) => Part("xl/sharedStrings.xml", $"<sst>{string.Concat(items.Select(item => $"<si>{item}</si>"))}</sst>");

    /// <summary>Styles 0, 1, … by their number formats; custom codes by number.</summary>
    public Book Styles(int[] formats, params (int Id, string Code)[] codes) => Part(
        "xl/styles.xml",
        $"<styleSheet><numFmts>{string.Concat(codes.Select(code => $"<numFmt numFmtId=\"{code.Id}\" formatCode=\"{code.Code.Replace("\"", "&quot;", StringComparison.Ordinal)}\"/>"))}</numFmts>"
        + $"<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>{string.Concat(formats.Select(format => $"<xf numFmtId=\"{format}\"/>"))}</cellXfs></styleSheet>");

    public Book Part(string name, string xml) => Part(name, Encoding.UTF8.GetBytes(xml));

    public Book Part(string name, byte[] content)
    {
        _parts[name] = content;
        return this;
    }

    public byte[] Bytes(Action<ZipArchive>? more = null)
    {
        if (!_parts.ContainsKey("xl/workbook.xml"))
        {
            string sheets = string.Concat(_sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" state=\"{sheet.State}\" r:id=\"r{i}\"/>"));
            Part("xl/workbook.xml", $"<workbook xmlns:r=\"{Office}\">{WorkbookProperties}<sheets>{sheets}</sheets></workbook>");
            string relations = string.Concat(_sheets.Select((sheet, i) => $"<Relationship Id=\"r{i}\" Type=\"{Office}/worksheet\" Target=\"/{sheet.Part}\"/>"));
            Part(
                "xl/_rels/workbook.xml.rels",
                $"<Relationships>{relations}<Relationship Id=\"s\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"t\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
            _parts.TryAdd("xl/sharedStrings.xml", "<sst/>"u8.ToArray());
            _parts.TryAdd("xl/styles.xml", "<styleSheet/>"u8.ToArray());
            _parts.TryAdd("_rels/.rels", Encoding.UTF8.GetBytes($"<Relationships><Relationship Id=\"m\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        }

        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in _parts)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }

            more?.Invoke(zip);
        }

        return stream.ToArray();
    }

    /// <summary>Rows of cells as text; a cell that begins with &lt; is XML already, but for its place.</summary>
    public static string Rows(params string[][] rows) => string.Concat(rows.Select(row =>
        $"<row>{string.Concat(row.Select(cell => cell.StartsWith('<') ? cell : $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>"));
}
