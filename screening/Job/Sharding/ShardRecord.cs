using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Zhaodan.Screening.Job.Resuming;

namespace Zhaodan.Screening.Job.Sharding;

/// <summary>A file of a part: how long the header is that only the first part gives to the whole.</summary>
public sealed record ShardFile(string Name, long HeaderBytes, long Bytes, long Rows, string Hash);

/// <summary>分片.json: what a part was made of and what it counted, for putting the parts together.</summary>
public sealed record ShardRecord
{
    public const string FileName = "分片.json";

    public const int CurrentSchema = 2;

    public int Schema { get; init; } = CurrentSchema;

    public required ShardChoice Shard { get; init; }

    public required JobIdentity Identity { get; init; }

    /// <summary>Where the input lay when this part was made.</summary>
    public required string InputPath { get; init; }

    public required ShardRange Range { get; init; }

    /// <summary>SHA-256 of the header and the part.</summary>
    public required string InputHash { get; init; }

    public required ShardOptions Options { get; init; }

    public required long Rows { get; init; }

    public required long Answered { get; init; }

    public required long Bad { get; init; }

    public required long IdleAssertions { get; init; }

    /// <summary>Behind the header.</summary>
    public required long BlankLines { get; init; }

    /// <summary>Before the header, the same in every part.</summary>
    public required long HeadBlankLines { get; init; }

    /// <summary>Tables and the index of numbers.</summary>
    public required ImmutableArray<ShardFile> Files { get; init; }

    public required ImmutableArray<Report.RegimeCounts> Counts { get; init; }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ShardRecordJson.Default.ShardRecord);

    /// <summary>Null where it is not whole or of another schema.</summary>
    public static ShardRecord? FromJson(byte[] json)
    {
        try
        {
            ShardRecord? record = JsonSerializer.Deserialize(json, ShardRecordJson.Default.ShardRecord);
            return record?.Schema == CurrentSchema ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What a request must say again for the whole.</summary>
public sealed record ShardOptions
{
    /// <summary>代号 in the order of the files.</summary>
    public required ImmutableArray<string> Regimes { get; init; }

    public required bool RestFalse { get; init; }

    public required ImmutableArray<string> Keep { get; init; }

    public required Input.CaseEncoding Encoding { get; init; }

    public required bool AllowMissing { get; init; }

    public required bool TryOpenItems { get; init; }

    public long? MaxBad { get; init; }

    public required ImmutableArray<Input.MappedColumn> Mapping { get; init; }

    public required Input.CaseFormat OutputFormat { get; init; }

    public required Input.CaseFormat InputFormat { get; init; }

    public required Input.CaseShape Shape { get; init; }

    public required ImmutableArray<string> By { get; init; }

    public required bool Reasons { get; init; }

    public required bool Missing { get; init; }

    public static ShardOptions Of(ScreeningRequest request) => new()
    {
        Regimes = [.. request.Regimes.Select(regime => regime.Linked?.Code ?? regime.Program.Header.Code)],
        RestFalse = request.Unmentioned == Unmentioned.False,
        Keep = request.Keep,
        Encoding = request.Encoding,
        AllowMissing = request.AllowMissing,
        TryOpenItems = request.TryOpenItems,
        MaxBad = request.MaxBad,
        Mapping = request.Mapping,
        OutputFormat = request.OutputFormat,
        InputFormat = request.InputFormat,
        Shape = request.Shape,
        By = request.By,
        Reasons = request.Supplement.Reasons,
        Missing = request.Supplement.Missing,
    };

    /// <summary>The request for the whole.</summary>
    public ScreeningRequest Apply(ScreeningRequest request) => request with
    {
        Unmentioned = RestFalse ? Unmentioned.False : Unmentioned.Unknown,
        Keep = Keep,
        Encoding = Encoding,
        AllowMissing = AllowMissing,
        TryOpenItems = TryOpenItems,
        MaxBad = MaxBad,
        Mapping = Mapping,
        OutputFormat = OutputFormat,
        InputFormat = InputFormat,
        Shape = Shape,
        By = By,
        Supplement = new Supplement.SupplementColumns(Reasons, Missing),
    };
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ShardRecord))]
internal sealed partial class ShardRecordJson : JsonSerializerContext;
