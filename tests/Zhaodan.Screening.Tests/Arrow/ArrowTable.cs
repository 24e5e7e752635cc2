using Zhaodan.Arrow.Schema;
using Zhaodan.Arrow.Writing;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Tests.Arrow;

/// <summary>Arrow files written cell by cell for tests, and screenings of them.</summary>
internal sealed class ArrowTable
{
    private readonly List<(ArrowField Field, IReadOnlyList<string>? Values, object?[] Cells)> _columns = [];

    public ArrowTable Column(string name, ArrowType type, object?[] cells, params (string Key, string Value)[] metadata)
    {
        _columns.Add((new ArrowField(name, type) { Metadata = [.. metadata.Select(entry => new KeyValuePair<string, string>(entry.Key, entry.Value))] }, null, cells));
        return this;
    }

    /// <summary>Cells are codes.</summary>
    public ArrowTable Coded(string name, string[] values, params object?[] cells)
    {
        _columns.Add((new ArrowField(name, ArrowType.Utf8) { Dictionary = new ArrowDictionaryEncoding(_columns.Count, ArrowType.Int8, false) }, values, cells));
        return this;
    }

    /// <summary>The file, its rows in batches of these lengths; the rest in a last one.</summary>
    public byte[] Bytes(params int[] lengths)
    {
        using var stream = new MemoryStream();
        var dictionaries = _columns.Select((column, i) => (Id: (long)i, column.Values)).Where(entry => entry.Values is not null).ToDictionary(entry => entry.Id, entry => entry.Values!);
        var writer = new ArrowWriter(stream, new ArrowSchema([.. _columns.Select(column => column.Field)]), dictionaries);
        int rows = _columns[0].Cells.Length, at = 0;
        foreach (int length in lengths.Append(rows - lengths.Sum()))
        {
            ArrowBatchBuilder batch = writer.NewBatch();
            for (int column = 0; column < _columns.Count; column++)
            {
                for (int row = at; row < at + length; row++) Append(batch, column, _columns[column].Cells[row]);
            }

            writer.Write(batch);
            at += length;
        }

        writer.Finish();
        return stream.ToArray();
    }

    /// <summary>Screens a file that lies on the disk, mapped.</summary>
    public static (ScreeningReport Report, MemoryFolder Folder) Run(RegimeProgram program, byte[] file, Func<ScreeningRequest, ScreeningRequest>? with = null)
    {
        string path = Path.Combine(Path.GetTempPath(), $"zhaodan-{Guid.NewGuid():N}.arrow");
        File.WriteAllBytes(path, file);
        try
        {
            var folder = new MemoryFolder();
            ScreeningRequest request = Screen.Request([], folder, program) with { Input = CaseInput.File(path, "案件.arrow"), AllowMissing = true };
            return (ScreeningJob.Run(with is null ? request : with(request)), folder);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Screens the same bytes as a stream that cannot be read again.</summary>
    public static (ScreeningReport Report, MemoryFolder Folder) RunStream(RegimeProgram program, byte[] file)
    {
        var folder = new MemoryFolder();
        return (ScreeningJob.Run(Screen.Request(file, folder, program) with { InputFormat = CaseFormat.Arrow, AllowMissing = true }), folder);
    }

    public static MemoryFolder Good((ScreeningReport Report, MemoryFolder Folder) run)
    {
        Assert.True(run.Report.Succeeded, string.Join('\n', run.Report.Diagnostics.Select(finding => finding.Message)));
        Assert.DoesNotContain(run.Report.Diagnostics, finding => finding.Severity == DiagnosticSeverity.Error);
        return run.Folder;
    }

    private static void Append(ArrowBatchBuilder batch, int column, object? cell)
    {
        switch (cell, batch.Columns[column])
        {
            case (null, var any): any.AppendNull(); break;
            case (bool truth, BooleanColumnBuilder truths): truths.Append(truth); break;
            case (string text, TextColumnBuilder texts): texts.Append(text); break;
            case (string date, DateColumnBuilder dates): dates.Append(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)); break;
            case (int code, DictionaryColumnBuilder codes): codes.Append(code); break;
            case (var number, IntegerColumnBuilder numbers): numbers.Append(Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture)); break;
            default: throw new ArgumentException(cell?.ToString());
        }
    }
}
