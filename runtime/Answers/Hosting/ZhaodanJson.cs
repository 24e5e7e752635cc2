using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan;

/// <summary>
/// What System.Text.Json needs to know to write answers and problems without reflection, made when Zhaodan is built; a web host
/// puts it among its resolvers.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(ImmutableArray<Answer>))]
[JsonSerializable(typeof(ImmutableArray<CaseProblem>))]
public sealed partial class ZhaodanJson : JsonSerializerContext;

/// <summary>Writes an answer as its document (docs/答案文档.md); it is not read back.</summary>
public sealed class AnswerJsonConverter : JsonConverter<Answer>
{
    public override Answer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("An answer's document is written, not read.");

    public override void Write(Utf8JsonWriter writer, Answer value, JsonSerializerOptions options) => AnswerJson.Write(value, writer);
}
