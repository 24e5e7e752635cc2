using System.Text.Json;
using Zhaodan.Analysis.Conflicts;
using Zhaodan.Cli.Output;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Conflicts;

/// <summary>A review as JSON (docs/分析指南.md has the fields).</summary>
internal static class ConflictJson
{
    public static void Write(Stream stream, ConflictReport report)
    {
        RegimeProgram lower = report.Regime.Program;
        using var json = new Utf8JsonWriter(stream, DiagnosticJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("schema", "zhaodan-conflicts/1");
        json.WriteString("regime", lower.Header.Code);
        json.WriteStartArray("superiors");
        foreach (SuperiorConflicts superior in report.Superiors)
        {
            json.WriteStartObject();
            json.WriteString("regime", superior.Superior.Header.Code);
            json.WriteStartArray("groups");
            foreach (GroupConflicts group in superior.Groups)
            {
                json.WriteStartObject();
                json.WriteString("group", group.Group);
                json.WriteBoolean("givenUp", group.IsGivenUp);
                json.WriteStartArray("conflicts");
                foreach (RankConflict conflict in group.Conflicts) Conflict(lower, superior.Superior, conflict, json);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("own");
        foreach (Diagnostic finding in report.Own)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Descriptor.Code);
            json.WriteString("message", finding.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Conflict(RegimeProgram lower, RegimeProgram higher, RankConflict conflict, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(conflict.Kind.ToString()));
        json.WriteString("lower", conflict.LowerValue);
        json.WriteString("higher", conflict.HigherValue);
        json.WriteString("lowerCitation", lower.Rules[conflict.LowerRule].Citation);
        json.WriteString("lowerText", lower.Rules[conflict.LowerRule].Text);
        json.WriteStartArray("higherClauses");
        foreach (int rule in conflict.HigherRules)
        {
            json.WriteStartObject();
            json.WriteString("citation", higher.Rules[rule].Citation);
            json.WriteString("text", higher.Rules[rule].Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("case");
        foreach (string line in conflict.Case) json.WriteStringValue(line);
        json.WriteEndArray();
        json.WriteBoolean("smallest", conflict.IsSmallest);
        json.WriteEndObject();
    }
}
