using System.Collections.Immutable;
using System.Text.Json;
using Zhaodan.ProgramForm;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>Shapes that every document of this folder shares.</summary>
internal static class JsonParts
{
    /// <summary>A list of objects; the body writes the members of one.</summary>
    public static void List<T>(Utf8JsonWriter json, string key, ImmutableArray<T> items, Action<T> body)
    {
        json.WriteStartArray(key);
        foreach (T item in items)
        {
            json.WriteStartObject();
            body(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Texts(Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    public static void Place(Utf8JsonWriter json, SourcePlace place)
    {
        json.WriteStartObject("place");
        json.WriteString("file", place.File ?? "");
        json.WriteNumber("line", place.Line);
        json.WriteNumber("column", place.Column);
        json.WriteEndObject();
    }
}
