using System.Text.Json;
using Zhaodan.Analysis.Comparing;
using Zhaodan.Analysis.Diffing;
using Zhaodan.Cli.Comparing;
using Zhaodan.Cli.Output;

namespace Zhaodan.Cli.Diffing;

/// <summary>Two versions as JSON (docs/分析指南.md has the fields).</summary>
internal static class VersionDiffJson
{
    public static void Write(Stream stream, VersionDiffReport report)
    {
        using var json = new Utf8JsonWriter(stream, DiagnosticJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("schema", "zhaodan-diff/1");
        json.WriteString("old", report.Diff.Old.Header.Code);
        json.WriteString("new", report.Diff.New.Header.Code);
        json.WriteNumber("unchanged", report.Diff.Unchanged);
        json.WriteStartArray("provisions");
        foreach (ProvisionDiff provision in report.Diff.Provisions.Where(provision => provision.Change != ProvisionChange.None)) Provision(provision, json);
        json.WriteEndArray();
        json.WriteStartArray("groups");
        foreach (GroupComparison group in report.Answers.Pairs.Single().Groups) Group(report, group, json);
        json.WriteEndArray();
        if (report.Cases is { } cases) Cases(cases, json);
        json.WriteEndObject();
    }

    private static void Provision(ProvisionDiff provision, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("change", JsonNamingPolicy.CamelCase.ConvertName(provision.Change.ToString()));
        json.WriteString("word", VersionDiffReport.WordOf(provision));
        json.WriteString("oldCitation", provision.Old?.Citation ?? "");
        json.WriteString("newCitation", provision.New?.Citation ?? "");
        json.WriteString("oldText", provision.OldText);
        json.WriteString("newText", provision.NewText);
        json.WriteString("oldEffect", provision.OldEffect);
        json.WriteString("newEffect", provision.NewEffect);
        json.WriteBoolean("elsewhere", provision.IsElsewhere);
        Witness("oldOnly", provision.OldOnly, json);
        Witness("newOnly", provision.NewOnly, json);
        json.WriteEndObject();
    }

    private static void Witness(string name, ProvisionWitness? witness, Utf8JsonWriter json)
    {
        if (witness is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Texts("case", witness.Lines, json);
        json.WriteBoolean("smallest", witness.IsSmallest);
        json.WriteEndObject();
    }

    private static void Group(VersionDiffReport report, GroupComparison group, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("group", group.Group);
        json.WriteString("status", JsonNamingPolicy.CamelCase.ConvertName(group.Status.ToString()));
        json.WriteBoolean("newIsNeverLighter", group.IsOrdered && group.FirstIsNeverStricter);
        json.WriteBoolean("newIsNeverStricter", group.IsOrdered && group.SecondIsNeverStricter);
        json.WriteStartArray("differences");
        foreach (Difference difference in group.Differences)
        {
            json.WriteStartObject();
            Texts("values", difference.Values, json);
            json.WriteString("old", difference.Answers.First);
            json.WriteString("new", difference.Answers.Second);
            json.WriteString("cause", ClauseWords.Cause(difference, report.Diff.Old, report.Diff.New));
            Texts("case", difference.Example is { } example ? report.CaseOf(example) : [], json);
            if (report.Cases is { } cases) json.WriteNumber("cases", cases.CountOf(difference));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Cases(CaseComparison cases, Utf8JsonWriter json)
    {
        json.WriteStartObject("cases");
        json.WriteNumber("rows", cases.Rows);
        json.WriteNumber("quarantined", cases.Quarantined);
        json.WriteStartArray("groups");
        foreach ((_, string group, GroupTally tally) in cases.Tallies)
        {
            json.WriteStartObject();
            json.WriteString("group", group);
            json.WriteNumber("changed", tally.Changed);
            json.WriteStartArray("answers");
            foreach ((AnswerPair answers, long count) in tally.Answers.OrderByDescending(one => one.Value))
            {
                json.WriteStartObject();
                json.WriteString("old", answers.First);
                json.WriteString("new", answers.Second);
                json.WriteNumber("count", count);
                Texts("examples", tally.Examples.GetValueOrDefault(answers) ?? [], json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Texts(string name, IEnumerable<string> texts, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
