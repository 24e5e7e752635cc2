using System.Text.Json;
using Zhaodan.Analysis.WhatIf;

namespace Zhaodan.Cli.WhatIf;

/// <summary>What would change an answer, as JSON (docs/分析指南.md has the fields).</summary>
internal static class WhatIfJson
{
    public static void Write(CaseWhatIf found, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("schema", "zhaodan-what-if/1");
        json.WriteString("regime", found.Program.Header.Code);
        json.WriteString("case", found.CaseName);
        json.WriteString("act", found.ActName);
        json.WriteString("wanted", found.Wanted);
        json.WriteString("note", found.Note);
        json.WriteStartArray("groups");
        foreach (WhatIfGroup group in found.Groups) Group(found, group, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Group(CaseWhatIf found, WhatIfGroup group, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("group", group.Name);
        json.WriteString("before", group.Before);
        json.WriteString("end", group.End switch
        {
            WhatIfEnd.Found => "found",
            WhatIfEnd.Impossible => "impossible",
            WhatIfEnd.NoneSoSmall => "noneSoSmall",
            WhatIfEnd.Already => "already",
            _ => "outOfSteps",
        });
        json.WriteNumber("size", group.Size);
        json.WriteNumber("more", group.More);
        json.WriteBoolean("moreIsOpen", group.IsMoreOpen);
        json.WriteNumber("overruled", found.Overruled.GetValueOrDefault(group.Group));
        json.WriteString("heading", WhatIfText.Heading(found, group));
        json.WriteStartArray("changes");
        foreach (WhatIfChange change in group.Changes)
        {
            json.WriteStartObject();
            json.WriteStartArray("facts");
            foreach (FactChange fact in change.Facts)
            {
                json.WriteStartObject();
                json.WriteString("fact", fact.Name);
                json.WriteString("from", fact.From);
                json.WriteString("to", fact.To);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("after", change.After);
            json.WriteStartArray("turns");
            foreach (ProvisionTurn turn in change.Turns)
            {
                json.WriteStartObject();
                json.WriteString("citation", turn.Citation);
                json.WriteString("text", turn.Text);
                json.WriteBoolean("exception", turn.IsException);
                json.WriteString("from", turn.From);
                json.WriteString("to", turn.To);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
