using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Answers.Reading;
using static Zhaodan.Runtime.Answers.Rendering.JsonParts;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>A clause read back, as JSON (docs/答案文档.md).</summary>
public static class ReadingJson
{
    public const string Schema = "zhaodan.reading/1";

    public static string Render(ClauseReading reading, bool indented = true)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, AnswerJson.Options with { Indented = indented })) Write(reading, writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(ClauseReading reading, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("regime", reading.Regime.Title);
        json.WriteString("code", reading.Regime.Code);
        json.WriteString("asked", reading.Asked);
        List(json, "rules", reading.Rules, rule => Rule(json, rule));
        Definitions(json, reading.Definitions);
        List(json, "omissions", reading.Omissions, omission =>
        {
            json.WriteString("citation", omission.Citation);
            json.WriteString("reason", omission.Reason);
            json.WriteString("needs", omission.Needs);
        });
        List(json, "readings", reading.Readings, pair =>
        {
            json.WriteString("citation", pair.Citation);
            json.WriteString("first", pair.First);
            json.WriteString("second", pair.Second);
            json.WriteString("default", pair.NameOf(isOther: false));
            json.WriteString("reason", pair.Reason);
            Place(json, pair.Place);
        });
        Texts(json, "suggestions", reading.Suggestions);
        json.WriteEndObject();
    }

    private static void Rule(Utf8JsonWriter json, RuleReading rule)
    {
        json.WriteString("citation", rule.Citation);
        json.WriteString("title", rule.ArticleTitle);
        Texts(json, "heads", rule.Heads);
        json.WriteString("text", rule.Text);
        Place(json, rule.Place);
        Condition(json, "condition", rule.Condition);
        Exceptions(json, rule.Exceptions);
        List(json, "parts", rule.Parts, part =>
        {
            json.WriteString("citation", part.Citation);
            json.WriteString("text", part.Text);
            Condition(json, "condition", part.Condition);
            Exceptions(json, part.Exceptions);
        });
        Texts(json, "conclusions", rule.Conclusions);
        Texts(json, "defeats", rule.Defeats);
        Texts(json, "defeatedBy", rule.DefeatedBy);
        Texts(json, "preferredTo", rule.PreferredTo);
        Texts(json, "yieldsTo", rule.YieldsTo);
        List(json, "evenIf", rule.EvenIf, condition => ConditionBody(json, condition));
        json.WriteBoolean("open", rule.IsOpen);
        List(json, "terms", rule.Terms, term =>
        {
            json.WriteString("name", term.Name);
            json.WriteString("kind", Words.Of(term.Kind));
            json.WriteString("gloss", term.Gloss);
            json.WriteString("presumption", term.Presumption);
        });
        Definitions(json, rule.Definitions);
    }

    private static void Exceptions(Utf8JsonWriter json, ImmutableArray<ExceptionReading> exceptions) =>
        List(json, "exceptions", exceptions, exception =>
        {
            json.WriteString("text", exception.Text);
            Condition(json, "condition", exception.Condition);
            if (exception.Counter is { } counter) Condition(json, "counter", counter);
            else json.WriteNull("counter");
            Texts(json, "cuts", exception.Cuts);
        });

    private static void Definitions(Utf8JsonWriter json, ImmutableArray<DefinitionReading> definitions) =>
        List(json, "definitions", definitions, definition =>
        {
            json.WriteString("term", definition.Term);
            json.WriteString("citation", definition.Citation);
            json.WriteString("text", definition.Text);
            Condition(json, "condition", definition.Condition);
        });

    private static void Condition(Utf8JsonWriter json, string key, ConditionReading condition)
    {
        json.WriteStartObject(key);
        ConditionBody(json, condition);
        json.WriteEndObject();
    }

    private static void ConditionBody(Utf8JsonWriter json, ConditionReading condition)
    {
        json.WriteString("text", condition.Text);
        json.WriteBoolean("cut", condition.IsCut);
    }
}
