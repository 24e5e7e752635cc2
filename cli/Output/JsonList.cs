using System.Text.Json;

namespace Zhaodan.Cli.Output;

/// <summary>Documents as one JSON text: a single one as it is, several as a list.</summary>
internal static class JsonList
{
    public static void Write<T>(Stream stream, IReadOnlyList<T> documents, Action<T, Utf8JsonWriter> write)
    {
        using var json = new Utf8JsonWriter(stream, DiagnosticJson.WriterOptions);
        if (documents.Count != 1) json.WriteStartArray();
        foreach (T document in documents) write(document, json);
        if (documents.Count != 1) json.WriteEndArray();
    }
}
