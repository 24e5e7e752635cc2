using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Job.Resuming;

namespace Zhaodan.Screening.Report;

/// <summary>
/// 清单.json: what was screened by what, and the hash of every file that came of it. It gets its name last, so a folder that
/// has it is whole. The same bytes for the same input, programs and options.
/// </summary>
internal static class ManifestJson
{
    private const int SchemaVersion = 1;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="summary">Of the job.</param>
    /// <param name="request">The job.</param>
    /// <param name="rowsOf">Rows of a table by its name; null for a page.</param>
    /// <param name="files">All but the manifest.</param>
    public static byte[] Write(ScreeningSummary summary, ScreeningRequest request, Func<string, long?> rowsOf, ImmutableArray<WrittenFile> files)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("kind", "manifest");
            WriteInput(json, summary, request.Input.Query);
            WritePrograms(json, request);
            WriteOptions(json, request);
            WriteRows(json, summary);
            json.WriteStartArray("files");
            foreach (WrittenFile file in files) WriteFile(json, file, rowsOf(file.Name));
            json.WriteEndArray();
            WriteTables(json, summary, request);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteInput(Utf8JsonWriter json, ScreeningSummary summary, string query)
    {
        json.WriteStartObject("input");
        json.WriteString("name", summary.Input.Name);
        json.WriteNumber("bytes", summary.InputBytes);
        json.WriteString("sha256", summary.InputHash);
        if (query.Length > 0) json.WriteString("query", query);
        json.WriteEndObject();
    }

    // Where the answers are, if not in files.
    private static void WriteTables(Utf8JsonWriter json, ScreeningSummary summary, ScreeningRequest request)
    {
        if (request.Tables is not { } tables) return;
        json.WriteStartArray("tables");
        for (int i = 0; i < request.Regimes.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", tables.NameOf(i));
            json.WriteNumber("rows", summary.Answered);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Of a regime with versions or superiors, every program that may have a part in an answer.
    private static void WritePrograms(Utf8JsonWriter json, ScreeningRequest request)
    {
        json.WriteStartArray("regimes");
        foreach (ScreeningRegime regime in request.Regimes)
        {
            json.WriteStartObject();
            json.WriteString("code", regime.Linked?.Code ?? regime.Program.Header.Code);
            json.WriteStartArray("programs");
            foreach (RegimeProgram program in (IEnumerable<RegimeProgram>?)regime.Linked?.Programs ?? [regime.Program])
            {
                json.WriteStartObject();
                json.WriteString("code", program.Header.Code);
                json.WriteString("sha256", ReferenceEquals(program, regime.Program) ? regime.ProgramHash ?? ProgramHash.Of(program) : ProgramHash.Of(program));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOptions(Utf8JsonWriter json, ScreeningRequest request)
    {
        json.WriteStartObject("options");
        json.WriteString("unmentioned", UnmentionedWords.Of(request.Unmentioned));
        json.WriteStartArray("keep");
        foreach (string column in request.Keep) json.WriteStringValue(column);
        json.WriteEndArray();
        json.WriteBoolean("allowMissing", request.AllowMissing);
        if (request.MaxBad is { } most) json.WriteNumber("maxBad", most);
        else json.WriteNull("maxBad");
        json.WriteStartArray("mapping");
        foreach (MappedColumn mapped in request.Mapping)
        {
            json.WriteStartObject();
            json.WriteString("column", mapped.Column);
            json.WriteString("fact", mapped.Fact);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (request.Shard is { } shard) json.WriteString("shard", shard.ToString());
        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, ScreeningSummary summary)
    {
        json.WriteStartObject("rows");
        json.WriteNumber("total", summary.Rows);
        json.WriteNumber("answered", summary.Answered);
        json.WriteNumber("bad", summary.Bad);
        json.WriteNumber("blankLines", summary.BlankLines);
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, WrittenFile file, long? rows)
    {
        json.WriteStartObject();
        json.WriteString("name", file.Name);
        json.WriteNumber("bytes", file.Bytes);
        if (rows is { } count) json.WriteNumber("rows", count);
        json.WriteString("sha256", file.Hash);
        json.WriteEndObject();
    }
}
