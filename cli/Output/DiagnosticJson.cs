using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Zhaodan.Cli.Fidelity;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.Output;

/// <summary>Findings for machines: English keys, Chinese sentences, a schema version. Lines and columns are one-based, columns in code points; offsets are zero-based UTF-16 units.</summary>
internal static class DiagnosticJson
{
    public const string Schema = "zhaodan.diagnostics/1";

    /// <summary>Chinese stays readable; what is invisible or could break out of a page stays escaped.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void Write(Stream stream, IReadOnlyList<Diagnostic> diagnostics, IReadOnlyList<RegimeCount> regimes, SourceComparison? comparison = null)
    {
        using var json = new Utf8JsonWriter(stream, WriterOptions);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("tool", CommandLine.Executable);
        json.WriteString("version", CommandLine.Version);
        json.WriteStartArray("diagnostics");
        foreach (Diagnostic diagnostic in diagnostics) Write(json, diagnostic);
        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("errors", diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        json.WriteNumber("warnings", diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning));
        json.WriteStartArray("regimes");
        foreach (RegimeCount regime in regimes)
        {
            json.WriteStartObject();
            json.WriteString("code", regime.Code);
            json.WriteString("title", regime.Title);
            json.WriteNumber("encoded", regime.Encoded);
            json.WriteNumber("notEncoded", regime.NotEncoded);
            json.WriteNumber("pending", regime.Pending);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        if (comparison is not null)
        {
            json.WriteStartArray("fidelity");
            foreach (ComparedRegime regime in comparison.Regimes) FidelityReport.WriteJson(json, regime);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        SourceText source = diagnostic.Location.Source;
        TextSpan span = diagnostic.Location.Span;
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", DiagnosticText.SeverityName(diagnostic.Severity));
        json.WriteString("file", source.Path);
        WritePosition(json, "start", source, span.Start);
        WritePosition(json, "end", source, span.End);
        json.WriteString("message", diagnostic.Message);
        json.WriteString("mend", diagnostic.Mend);
        json.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter json, string name, SourceText source, int offset)
    {
        json.WriteStartObject(name);
        json.WriteNumber("line", source.LineOf(offset) + 1);
        json.WriteNumber("column", source.CodePointColumn(offset) + 1);
        json.WriteNumber("offset", offset);
        json.WriteEndObject();
    }
}
