using System.Text.Json;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.Output;

/// <summary>
/// Findings as SARIF 2.1.0, which code hosts and editors read. Columns are code points (<c>columnKind</c>), an end column is
/// one past the last character.
/// </summary>
internal static class DiagnosticSarif
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    public static void Write(Stream stream, IReadOnlyList<Diagnostic> diagnostics, bool successful)
    {
        DiagnosticDescriptor[] rules = [.. diagnostics.Select(diagnostic => diagnostic.Descriptor).Distinct().OrderBy(rule => rule.Code, StringComparer.Ordinal)];
        using var json = new Utf8JsonWriter(stream, DiagnosticJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules);
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", successful);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("columnKind", "unicodeCodePoints");
        json.WriteString("language", "zh-CN");
        json.WriteStartArray("results");
        foreach (Diagnostic diagnostic in diagnostics) WriteResult(json, diagnostic, Array.IndexOf(rules, diagnostic.Descriptor));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, DiagnosticDescriptor[] rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", CommandLine.Executable);
        json.WriteString("fullName", "照单");
        json.WriteString("version", CommandLine.Version);
        json.WriteString("semanticVersion", CommandLine.Version);
        json.WriteStartArray("rules");
        foreach (DiagnosticDescriptor rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Code);
            WriteText(json, "shortDescription", DiagnosticPage.WithoutPlaceholders(rule.Message));
            WriteText(json, "help", DiagnosticPage.WithoutPlaceholders(rule.Mend));
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, int ruleIndex)
    {
        SourceText source = diagnostic.Location.Source;
        TextSpan span = diagnostic.Location.Span;
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", Level(diagnostic.Severity));
        WriteText(json, "message", diagnostic.Message + diagnostic.Mend);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri(source.Path));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", source.LineOf(span.Start) + 1);
        json.WriteNumber("startColumn", source.CodePointColumn(span.Start) + 1);
        json.WriteNumber("endLine", source.LineOf(span.End) + 1);
        json.WriteNumber("endColumn", source.CodePointColumn(span.End) + 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    // A relative reference keeps the log the same wherever the tree lies; each segment is escaped on its own.
    private static string Uri(string path)
    {
        string escaped = string.Join('/', path.Replace('\\', '/').Split('/').Select(System.Uri.EscapeDataString));
        return Path.IsPathRooted(path) ? "file://" + (escaped.StartsWith('/') ? "" : "/") + escaped : escaped;
    }
}
