using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Report;

/// <summary>汇总.json: English keys, Chinese values, a schema version; the same bytes for the same summary.</summary>
internal static class SummaryJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static byte[] Write(ScreeningSummary summary)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", ScreeningSummary.SchemaVersion);
            json.WriteString("kind", "screening");
            WriteInput(json, summary);
            json.WriteString("unmentioned", UnmentionedWords.Of(summary.Unmentioned));
            if (summary.TotalsOnly) json.WriteBoolean("totalsOnly", true);
            SummaryJsonExtras.WriteReplay(json, summary.Replay);
            WriteRows(json, summary);
            json.WriteStartArray("regimes");
            foreach (RegimeSummary regime in summary.Regimes) WriteRegime(json, regime);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void WriteInput(Utf8JsonWriter json, ScreeningSummary summary)
    {
        json.WriteStartObject("input");
        json.WriteString("name", summary.Input.Name);
        json.WriteString("sha256", summary.InputHash);
        json.WriteNumber("bytes", summary.InputBytes);
        json.WriteString("encoding", summary.Input.Encoding);
        json.WriteString("shape", summary.Input.Shape == CaseShape.List ? "列举" : "宽表");
        json.WriteStartArray("columns");
        foreach (ColumnMapping column in summary.Input.Columns)
        {
            json.WriteStartObject();
            json.WriteString("column", column.Column);
            json.WriteString("meaning", column.MeaningOfColumn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("missingColumns");
        foreach (string name in summary.Input.MissingColumns) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, ScreeningSummary summary)
    {
        json.WriteStartObject("rows");
        json.WriteNumber("total", summary.Rows);
        json.WriteNumber("answered", summary.Answered);
        json.WriteNumber("bad", summary.Bad);
        json.WriteNumber("blankLines", summary.BlankLines);
        json.WriteNumber("idleAssertions", summary.IdleAssertions);
        json.WriteEndObject();
    }

    private static void WriteRegime(Utf8JsonWriter json, RegimeSummary regime)
    {
        json.WriteStartObject();
        json.WriteString("code", regime.Code);
        json.WriteString("title", regime.Title);
        json.WriteString("documentNumber", regime.DocumentNumber);
        json.WriteString("programSha256", regime.ProgramHash);
        json.WriteStartObject("cases");
        json.WriteNumber("inapplicable", regime.Inapplicable);
        json.WriteNumber("undetermined", regime.Undetermined);
        json.WriteNumber("presumptionBorne", regime.PresumptionBorne);
        json.WriteNumber("presumedInForce", regime.PresumedInForce);
        json.WriteNumber("notInForce", regime.NotInForce);
        json.WriteNumber("overruled", regime.Overruled);
        json.WriteNumber("outsideCalendar", regime.OutsideCalendar);
        json.WriteNumber("readingDependent", regime.ReadingDependent);
        json.WriteNumber("openItemDependent", regime.OpenItemDependent);
        json.WriteEndObject();
        json.WriteStartArray("versions");
        foreach (VersionSummary version in regime.Versions)
        {
            json.WriteStartObject();
            json.WriteString("version", version.Version);
            json.WriteString("programSha256", version.ProgramHash);
            json.WriteNumber("cases", version.Cases);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("duties");
        foreach (DutySummary duty in regime.Duties)
        {
            json.WriteStartObject();
            json.WriteString("name", duty.Name);
            json.WriteString("kind", duty.Kind);
            json.WriteString("text", duty.Text);
            json.WriteStartArray("statuses");
            foreach (DutyStatusCount status in duty.Statuses)
            {
                json.WriteStartObject();
                json.WriteString("status", status.Status);
                json.WriteNumber("cases", status.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("undetermined", duty.Undetermined);
            json.WriteNumber("inapplicable", duty.Inapplicable);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("groups");
        foreach (GroupSummary group in regime.Groups) WriteGroup(json, group);
        json.WriteEndArray();
        json.WriteStartArray("rules");
        foreach (RuleSummary rule in regime.Rules)
        {
            json.WriteStartObject();
            json.WriteString("citation", rule.Citation);
            json.WriteString("articleTitle", rule.ArticleTitle);
            json.WriteString("text", rule.Text);
            json.WriteNumber("applied", rule.Applied);
            json.WriteNumber("mayApply", rule.MayApply);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("readings");
        foreach (ReadingSummary reading in regime.Readings)
        {
            json.WriteStartObject();
            json.WriteString("citation", reading.Citation);
            json.WriteString("default", reading.Default);
            json.WriteString("defaultText", reading.DefaultText);
            json.WriteString("other", reading.Other);
            json.WriteString("otherText", reading.OtherText);
            json.WriteNumber("wouldChange", reading.WouldChange);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        SummaryJsonExtras.WriteRegime(json, regime);
        json.WriteBoolean("openItemsTried", regime.OpenItemsTried);
        json.WriteStartArray("openItems");
        foreach (OpenItemSummary item in regime.OpenItems)
        {
            json.WriteStartObject();
            json.WriteString("name", item.Name);
            json.WriteString("citation", item.Citation);
            json.WriteString("text", item.Text);
            json.WriteNumber("wouldChange", item.WouldChange);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void WriteGroup(Utf8JsonWriter json, GroupSummary group)
    {
        json.WriteStartObject();
        json.WriteString("name", group.Name);
        json.WriteString("kind", group.Kind);
        json.WriteStartObject("statuses");
        json.WriteNumber("settled", group.Settled);
        json.WriteNumber("nothing", group.Nothing);
        json.WriteNumber("undetermined", group.Undetermined);
        json.WriteNumber("discretionary", group.Discretionary);
        json.WriteNumber("conflicting", group.Conflicting);
        json.WriteNumber("inapplicable", group.Inapplicable);
        json.WriteEndObject();
        json.WriteStartArray("values");
        foreach (ValueSummary value in group.Values)
        {
            json.WriteStartObject();
            json.WriteString("name", value.Name);
            json.WriteNumber("settled", value.Settled);
            json.WriteNumber("presumed", value.Presumed);
            json.WriteNumber("possible", value.Possible);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
