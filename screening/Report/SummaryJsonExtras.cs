using System.Collections.Immutable;
using System.Text.Json;
using Zhaodan.Screening.Input;

namespace Zhaodan.Screening.Report;

/// <summary>The parts of 汇总.json that are there only where they were asked for, and how to replay a row.</summary>
internal static class SummaryJsonExtras
{
    /// <summary>"options": what <c>explain --from</c> needs beyond "input".</summary>
    public static void WriteReplay(Utf8JsonWriter json, ReplaySummary? replay)
    {
        if (replay is null) return;
        json.WriteStartObject("options");
        json.WriteString("inputPath", replay.Path);
        json.WriteStartArray("keep");
        foreach (string column in replay.Keep) json.WriteStringValue(column);
        json.WriteEndArray();
        json.WriteBoolean("allowMissing", replay.AllowMissing);
        json.WriteString("inputFormat", CaseFormats.Word(replay.Format));
        json.WriteString("sheet", replay.Sheet);
        json.WriteStartArray("mapping");
        foreach (MappedColumn mapped in replay.Mapping)
        {
            json.WriteStartObject();
            json.WriteString("column", mapped.Column);
            json.WriteString("fact", mapped.Fact);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>"missing" and "by" of a regime.</summary>
    public static void WriteRegime(Utf8JsonWriter json, RegimeSummary regime)
    {
        if (regime.Missing is { } missing) WriteMissing(json, missing);
        if (regime.By.IsEmpty) return;
        json.WriteStartArray("by");
        foreach (BreakdownSummary breakdown in regime.By)
        {
            json.WriteStartObject();
            json.WriteString("column", breakdown.Column);
            json.WriteNumber("mostValues", Breakdown.MostValues);
            json.WriteStartArray("values");
            foreach (BreakdownRow row in breakdown.Rows) WriteRow(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMissing(Utf8JsonWriter json, ImmutableArray<MissingFactSummary> missing)
    {
        json.WriteStartArray("missing");
        foreach (MissingFactSummary fact in missing)
        {
            json.WriteStartObject();
            json.WriteString("fact", fact.Name);
            json.WriteNumber("cases", fact.Missing);
            json.WriteNumber("alone", fact.Alone);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter json, BreakdownRow row)
    {
        json.WriteStartObject();
        json.WriteString("value", row.Value);
        json.WriteBoolean("rest", row.IsRest);
        json.WriteNumber("cases", row.Cases);
        json.WriteNumber("undetermined", row.Undetermined);
        json.WriteNumber("presumptionBorne", row.PresumptionBorne);
        json.WriteNumber("readingDependent", row.ReadingDependent);
        json.WriteStartArray("groups");
        foreach (GroupSummary group in row.Groups) SummaryJson.WriteGroup(json, group);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
