using System.Collections.Immutable;
using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input.Ndjson;

/// <summary>
/// Cases from NDJSON: one object a line, keys as the columns of CSV. There is no header, so what no row speaks of is known
/// only at the end; it is an error then, as a missing column is. Memory does not grow with the file.
/// </summary>
public sealed class NdjsonCaseReader : ICaseReader
{
    private readonly string _path;
    private readonly CaseReaderOptions _options;
    private readonly LineReader _lines;
    private readonly KeyTable _keys;
    private readonly ObjectReader _objects;
    private char[] _text = new char[4096];
    private bool _hasEnded;

    private NdjsonCaseReader(CaseInput input, CaseSchema schema, CaseReaderOptions options, LineReader lines)
    {
        _path = input.Name;
        _options = options;
        _lines = lines;
        _keys = new KeyTable(schema, options);
        _objects = new ObjectReader(_keys, new CellReader(schema), options.Keep.Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>Of the rows read so far.</summary>
    public CaseSource Source => new()
    {
        Name = Path.GetFileName(_path),
        Encoding = "NDJSON",
        Shape = _keys.Shape,
        Columns = [.. _keys.Known.Select(key => new ColumnMapping(key.Name, key.Role?.Meaning(key.Kept >= 0) ?? ""))],
        MissingColumns = _keys.Missing(_keys.Shape),
    };

    public long BytesRead => _lines.BytesRead;

    public long? BytesTotal => _lines.BytesTotal;

    public long Rows { get; private set; }

    public long BlankLines { get; private set; }

    public bool IsTruncated { get; private set; }

    /// <summary>Opens a file. Null with an error in <paramref name="diagnostics"/>.</summary>
    public static NdjsonCaseReader? Open(CaseInput input, CaseSchema schema, CaseReaderOptions options, DiagnosticBag diagnostics)
    {
        LineReader? lines = null;
        try
        {
            lines = new LineReader(input.Open());
            ReadOnlySpan<byte> head = lines.Start();
            DiagnosticDescriptor? problem = CaseEncodings.IsUtf16(head) ? DiagnosticCatalogue.CaseEncodingNotChosen
                : head.TrimStart(" \t\r\n"u8) is [(byte)'[', ..] ? DiagnosticCatalogue.CaseFileIsJsonArray
                : null;
            if (problem is null) return new NdjsonCaseReader(input, schema, options, lines);
            diagnostics.Report(problem, At(input.Name, 1), input.Name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Report(DiagnosticCatalogue.CaseFileCannotBeOpened, At(input.Name, 1), input.Name, FailureText.Of(exception));
        }

        lines?.Dispose();
        return null;
    }

    public bool Read(CaseRow row, DiagnosticBag diagnostics)
    {
        try
        {
            while (_lines.Read())
            {
                if (_lines.Line.Trim(" \t\r"u8).IsEmpty)
                {
                    BlankLines++;
                    continue;
                }

                ReadLine(row);
                return true;
            }
        }
        catch (IOException exception)
        {
            diagnostics.Report(DiagnosticCatalogue.CaseFileCannotBeRead, At(_path, _lines.Number), _path, FailureText.Of(exception));
            return false;
        }

        if (!_hasEnded) CheckKeys(diagnostics);
        _hasEnded = true;
        return false;
    }

    public string Hash() => _lines.Hash();

    public void Dispose() => _lines.Dispose();

    private void ReadLine(CaseRow row)
    {
        Rows++;
        row.Clear(_lines.Number);
        ReadOnlySpan<byte> line = _lines.Line;
        if (_text.Length < line.Length) _text = new char[Math.Max(line.Length, _text.Length * 2)];
        row.SetText(_text.AsSpan(0, Encoding.UTF8.GetChars(line, _text)));
        if (_lines.IsTooLong)
        {
            row.AddProblem("", "", $"这一行超过{LineReader.LongestLine}字节，不会是一个案件；原文只留开头。");
            return;
        }

        if (!System.Text.Unicode.Utf8.IsValid(line))
        {
            int at = InvalidBytes.IndexOfFirst(line, CaseEncoding.Utf8);
            row.AddProblem("", "", $"第{at + 1}字节（0x{line[at]:X2}）不是UTF-8编码。");
            return;
        }

        bool isWhole = _objects.Read(line, row, Rows);
        if (_objects.IsBroken && _lines.IsUnterminated) IsTruncated = true;
        if (isWhole && row.CaseNumber.IsEmpty) row.AddProblem("案号", "", "案号是空的。");
    }

    private void CheckKeys(DiagnosticBag diagnostics)
    {
        SourceLocation place = At(_path, 1);
        if (_keys.KeptNeverSeen is { } kept)
        {
            diagnostics.Report(DiagnosticCatalogue.KeptColumnMissing, place, kept, string.Join("、", _keys.Known.Select(key => key.Name)));
        }

        ImmutableArray<string> missing = _keys.Missing(_keys.Shape);
        if (missing.IsEmpty) return;
        string names = string.Join("、", missing);
        if (_options.AllowMissing) diagnostics.Report(DiagnosticCatalogue.CaseColumnsMissingConfirmed, place, names);
        else diagnostics.Report(DiagnosticCatalogue.CaseKeysNeverSeen, place, names, _keys.UnknownSentence);
    }

    private static SourceLocation At(string name, long line) =>
        new(new SourceText(name, "", (int)Math.Clamp(line - 1, 0, int.MaxValue - 1)), default);
}
