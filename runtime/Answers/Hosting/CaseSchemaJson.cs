using System.Buffers;
using System.Text;
using System.Text.Json;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan;

/// <summary>
/// The JSON Schema (draft 2020-12) of a regime's cases. What it lets pass, <see cref="CaseJson"/> reads, but for texts that only
/// look like a quantity or a date.
/// </summary>
internal static class CaseSchemaJson
{
    private const string TruthDefinition = "是否";
    private const string DatePattern = @"^\d{4}-\d{2}-\d{2}$";

    public static string Write(Regime regime)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, AnswerJson.Options)) Write(regime, json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Regime regime, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("$id", "urn:zhaodan:case:" + Uri.EscapeDataString(regime.Code));
        json.WriteString("title", $"{regime.Title}（{regime.Code}）的案件");
        json.WriteString("description", "没有写的事实是未陈述，不是否。");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        Plain(json, CaseJson.Number, "案号，只用来显示。");
        Plain(json, CaseJson.Act, "行为的名称，只用来显示。");
        json.WriteStartObject(CaseJson.Rest);
        json.WriteString("description", "写“否”表示没有提到的是否事实都是否。");
        json.WriteString("const", "否");
        json.WriteEndObject();
        json.WriteStartObject(CaseJson.Laws);
        json.WriteString("description", "没有编码的上位规定怎样说，例如“法律 责任 追究”。");
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteEndObject();
        foreach (CaseTerm term in regime.Terms)
        {
            Term(json, term);
            foreach (string other in term.OtherNames) Other(json, term, other);
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("$defs");
        json.WriteStartObject(TruthDefinition);
        json.WriteStartArray("enum");
        json.WriteBooleanValue(true);
        json.WriteBooleanValue(false);
        foreach (string word in (string[])["是", "否", "不明"]) json.WriteStringValue(word);
        json.WriteNullValue();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Plain(Utf8JsonWriter json, string name, string description)
    {
        json.WriteStartObject(name);
        json.WriteString("description", description);
        json.WriteString("type", "string");
        json.WriteEndObject();
    }

    private static void Other(Utf8JsonWriter json, CaseTerm term, string name)
    {
        json.WriteStartObject(name);
        json.WriteString("description", $"就是“{term.Name}”，二者只写一个。");
        if (term.Fact.FormerNames.Contains(name, StringComparer.Ordinal)) json.WriteBoolean("deprecated", true);
        // A name is a pointer's token: ~ and / have their own spelling there, and the whole is part of a URI.
        string token = term.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        json.WriteString("$ref", "#/properties/" + Uri.EscapeDataString(token));
        json.WriteEndObject();
    }

    private static void Term(Utf8JsonWriter json, CaseTerm term)
    {
        Fact fact = term.Fact;
        json.WriteStartObject(term.Name);
        if (fact.Gloss.Length > 0) json.WriteString("description", fact.Gloss);
        switch (fact.Kind)
        {
            case FactKind.Count:
            case FactKind.Money:
                Types(json, fact.Kind == FactKind.Count ? "integer" : "number", "string", "null");
                json.WriteNumber("minimum", 0);
                json.WriteString("$comment", fact.Kind == FactKind.Count ? $"单位：{fact.Unit}；文字可以写“3{fact.Unit}以上”。" : "单位：元；文字可以写“1万元以上”。");
                break;
            case FactKind.Date:
                Dates(json, hasTruth: false);
                break;
            case FactKind.Event:
                Dates(json, hasTruth: true);
                break;
            case FactKind.Choice:
                Words(json, [.. fact.Options, "不明"]);
                break;
            case FactKind.Reading:
                Words(json, [.. fact.Options]);
                break;
            default:
                json.WriteString("$ref", "#/$defs/" + Uri.EscapeDataString(TruthDefinition));
                break;
        }

        json.WriteEndObject();
    }

    private static void Dates(Utf8JsonWriter json, bool hasTruth)
    {
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        json.WriteString("type", "string");
        json.WriteString("format", "date");
        json.WriteString("pattern", DatePattern);
        json.WriteEndObject();
        json.WriteStartObject();
        if (hasTruth) json.WriteString("$ref", "#/$defs/" + Uri.EscapeDataString(TruthDefinition));
        else Words(json, ["不明"]);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Words(Utf8JsonWriter json, IReadOnlyList<string> words)
    {
        json.WriteStartArray("enum");
        foreach (string word in words) json.WriteStringValue(word);
        json.WriteNullValue();
        json.WriteEndArray();
    }

    private static void Types(Utf8JsonWriter json, params ReadOnlySpan<string> types)
    {
        json.WriteStartArray("type");
        foreach (string type in types) json.WriteStringValue(type);
        json.WriteEndArray();
    }
}
