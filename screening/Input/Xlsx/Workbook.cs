using System.IO.Compression;
using System.Text;
using System.Xml;
using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Screening.Input.Xlsx;

/// <summary>A sheet of a workbook: its name and where its part is.</summary>
internal readonly record struct SheetPart(string Name, string Path, bool IsHidden);

/// <summary>
/// The package of a workbook: a ZIP with parts that name one another (ECMA-376). What is in it is believed only within limits.
/// </summary>
internal sealed class Workbook : IDisposable
{
    public const int MostEntries = 10_000;

    private const int MostSheets = 10_000;

    private readonly string _name;
    private readonly Stream _stream;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (string Kind, string Target)> _relations = new(StringComparer.Ordinal);

    private Workbook(string name, Stream stream, ZipArchive zip)
    {
        _name = name;
        _stream = stream;
        _zip = zip;
    }

    /// <summary>Days count from 1904, as on old Macintoshes.</summary>
    public bool CountsFrom1904 { get; private set; }

    public IReadOnlyList<SheetPart> Sheets { get; private set; } = [];

    public long Position => _stream.Position;

    /// <exception cref="WorkbookException">It is no workbook, or none that can be read.</exception>
    public static Workbook Open(string name, Stream stream)
    {
        Recognize(name, stream);
        ZipArchive zip;
        try
        {
            zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
        }
        catch (InvalidDataException)
        {
            throw WorkbookException.Broken(name, "压缩包不完整，文件可能被截断");
        }

        var workbook = new Workbook(name, stream, zip);
        try
        {
            workbook.ReadEntries();
            workbook.ReadParts();
            return workbook;
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    public NumberFormats ReadFormats()
    {
        using PartReader? part = Related("styles");
        return NumberFormats.Read(part);
    }

    public SharedTexts ReadSharedTexts()
    {
        using PartReader? part = Related("sharedStrings");
        return SharedTexts.Read(part);
    }

    /// <summary>The bytes of a part, unpacked as they are read.</summary>
    public Stream OpenStream(string path)
    {
        if (!_entries.TryGetValue(path, out ZipArchiveEntry? entry)) throw WorkbookException.Broken(path, "压缩包里没有这一部分");
        if (entry.IsEncrypted) throw new WorkbookException(DiagnosticCatalogue.WorkbookEncrypted, _name);
        try
        {
            return new PartStream(entry.Open(), path, Math.Max(1, entry.CompressedLength), entry.Crc32);
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException)
        {
            throw WorkbookException.Broken(path, "压缩的方式不认识，或者压缩包坏了");
        }
    }

    public PartReader OpenPart(string path) => new(OpenStream(path), path);

    /// <summary>What reading a part throws, as what people are told.</summary>
    public static WorkbookException Explain(Exception exception, string place) => exception switch
    {
        WorkbookException known => known,
        XmlException => WorkbookException.Broken(place, "里面的 XML 不合格式"),
        _ => WorkbookException.Broken(place, "压缩的数据解不开"),
    };

    public static bool IsBroken(Exception exception) => exception is WorkbookException or XmlException or InvalidDataException;

    public void Dispose()
    {
        _zip.Dispose();
        _stream.Dispose();
    }

    private static void Recognize(string name, Stream stream)
    {
        Span<byte> head = stackalloc byte[512];
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        head = head[..length];
        if (head is [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..]) throw new WorkbookException(IsEncrypted(head, stream) ? DiagnosticCatalogue.WorkbookEncrypted : DiagnosticCatalogue.WorkbookOld, name);
        if (length == 0) throw new WorkbookException(DiagnosticCatalogue.WorkbookUnrecognized, name, "文件是空的");
        if (head is [(byte)'P', (byte)'K', ..])
        {
            stream.Position = 0;
            return;
        }

        bool isMarkup = head.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..];
        throw new WorkbookException(DiagnosticCatalogue.WorkbookUnrecognized, name, isMarkup ? "内容是网页或者 XML" : "开头不是压缩包");
    }

    // A compound file whose directory names EncryptedPackage holds an encrypted workbook, else an old one ([MS-CFB] 2.2, 2.6).
    private static bool IsEncrypted(ReadOnlySpan<byte> head, Stream stream)
    {
        if (head.Length < 512) return false;
        int shift = Math.Clamp(head[30] | (head[31] << 8), 9, 12);
        long directory = ((long)BitConverter.ToUInt32(head[48..52]) + 1) << shift;
        if (directory >= stream.Length) return false;
        stream.Position = directory;
        byte[] sectors = new byte[8192];
        int length = stream.ReadAtLeast(sectors, sectors.Length, throwOnEndOfStream: false);
        return sectors.AsSpan(0, length).IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
    }

    private void ReadEntries()
    {
        try
        {
            if (_zip.Entries.Count > MostEntries) throw WorkbookException.BeyondLimits(_name, $"压缩包里的文件超过{MostEntries}个");
        }
        catch (InvalidDataException)
        {
            throw WorkbookException.Broken(_name, "压缩包的目录读不懂");
        }

        foreach (ZipArchiveEntry entry in _zip.Entries)
        {
            if (!_entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry)) throw WorkbookException.Broken(_name, "压缩包里有两个同名的文件");
        }
    }

    private void ReadParts()
    {
        string part = _name;
        try
        {
            part = "_rels/.rels";
            if (!_entries.ContainsKey(part)) throw NoWorkbook("压缩包里没有工作簿");
            string main = ReadRelations(part, "").FirstOrDefault(relation => relation.Kind == "officeDocument").Target ?? throw NoWorkbook("压缩包里没有工作簿");
            if (main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)) throw NoWorkbook("是二进制工作簿（.xlsb）");
            if (!main.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase) && !main.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) throw NoWorkbook("压缩包里是别的文档");
            string folder = main[..(main.LastIndexOf('/') + 1)];
            part = $"{folder}_rels/{main[folder.Length..]}.rels";
            foreach ((string id, string kind, string target) in ReadRelations(part, folder)) _relations[id] = (kind, target);
            part = main;
            ReadSheets(main);
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            throw Explain(exception, part);
        }
    }

    private WorkbookException NoWorkbook(string reason) => new(DiagnosticCatalogue.WorkbookUnrecognized, _name, reason);

    private List<(string Id, string Kind, string Target)> ReadRelations(string path, string folder)
    {
        var relations = new List<(string, string, string)>();
        using PartReader part = OpenPart(path);
        while (part.Next())
        {
            if (part.Element != "Relationship" || part.Attribute("TargetMode") == "External") continue;
            if (part.Attribute("Id") is not { } id || part.Attribute("Type") is not { } type || part.Attribute("Target") is not { } target) continue;
            if (relations.Count == MostSheets) throw WorkbookException.BeyondLimits(path, $"关系超过{MostSheets}个");
            relations.Add((id, type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target)));
        }

        return relations;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        while (target.StartsWith("../", StringComparison.Ordinal) && folder.Length > 0)
        {
            target = target[3..];
            folder = folder[..(folder.TrimEnd('/').LastIndexOf('/') + 1)];
        }

        return folder + (target.StartsWith("./", StringComparison.Ordinal) ? target[2..] : target);
    }

    private void ReadSheets(string path)
    {
        var sheets = new List<SheetPart>();
        using PartReader part = OpenPart(path);
        while (part.Next())
        {
            if (part.Element == "workbookPr") CountsFrom1904 = part.Attribute("date1904") is "1" or "true" or "on";
            if (part.Element != "sheet" || part.Attribute("name") is not { } name || part.PrefixedAttribute("id") is not { } id) continue;
            if (!_relations.TryGetValue(id, out (string Kind, string Target) relation) || relation.Kind != "worksheet") continue;
            if (sheets.Count == MostSheets) throw WorkbookException.BeyondLimits(path, $"工作表超过{MostSheets}张");
            sheets.Add(new SheetPart(name, relation.Target, part.Attribute("state") is "hidden" or "veryHidden"));
        }

        if (sheets.Count == 0) throw NoWorkbook("里面没有一张工作表");
        Sheets = sheets;
    }

    private PartReader? Related(string kind)
    {
        string? path = _relations.Values.FirstOrDefault(relation => relation.Kind == kind).Target;
        return path is null ? null : OpenPart(path);
    }
}
