using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.Screening.Input;

namespace Zhaodan.Screening.Job.Resuming;

/// <summary>What a job is about: two jobs of the same identity leave the same bytes, so one may go on where the other was stopped.</summary>
public sealed record JobIdentity
{
    /// <summary>The version of this program.</summary>
    public required string Tool { get; init; }

    /// <summary>Code and SHA-256 of every program that has a say in the answers, in order.</summary>
    public required ImmutableArray<string> Programs { get; init; }

    /// <summary>Everything of the request that changes an output, a line each.</summary>
    public required ImmutableArray<string> Options { get; init; }

    public required FileIdentity Input { get; init; }

    /// <summary>The same for the whole of which this is a part.</summary>
    public JobIdentity ToWhole() => this with { Options = [.. Options.Select(option => option.StartsWith(ShardOption, StringComparison.Ordinal) ? ShardOption + "不分" : option)] };

    /// <summary>The same where the input was copied: its name and time are another's, its contents are looked at.</summary>
    public JobIdentity At(FileIdentity other) => this with { Input = Input with { Name = other.Name, Modified = other.Modified } };

    private const string ShardOption = "分片 ";

    /// <summary>Null where the request does not read a file, which cannot be read again.</summary>
    public static JobIdentity? Of(ScreeningRequest request) => request.Input.FilePath is not { } path ? null : new JobIdentity
    {
        Tool = typeof(JobIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        Programs = [.. ProgramsOf(request).Select(program => $"{program.Header.Code} {ProgramHash.Of(program)}")],
        Options = OptionsOf(request),
        Input = FileIdentity.Of(path, request.Input.Name),
    };

    /// <summary>In what another job differs, in words for people; null where it is the same.</summary>
    public string? Difference(JobIdentity other) =>
        !Input.Equals(other.Input) ? $"案例表（检查点的是“{Input.Name}”，{Input.Length.ToString("N0", CultureInfo.InvariantCulture)} 字节）"
        : !Programs.SequenceEqual(other.Programs, StringComparer.Ordinal) ? $"制度（{Difference(Programs, other.Programs)}）"
        : !Options.SequenceEqual(other.Options, StringComparer.Ordinal) ? $"选项（{Difference(Options, other.Options)}）"
        : Tool != other.Tool ? $"照单的版本（检查点的是 {Tool}）"
        : null;

    private static string Difference(ImmutableArray<string> own, ImmutableArray<string> others) =>
        own.Except(others, StringComparer.Ordinal).FirstOrDefault() is { } gone ? $"检查点的是 {gone}"
        : others.Except(own, StringComparer.Ordinal).FirstOrDefault() is { } added ? $"现在多了 {added}"
        : "次序不同";

    private static IEnumerable<RegimeProgram> ProgramsOf(ScreeningRequest request) =>
        request.Regimes.SelectMany(regime => (IEnumerable<RegimeProgram>?)regime.Linked?.Programs ?? [regime.Program]).Concat(request.Others);

    private static ImmutableArray<string> OptionsOf(ScreeningRequest request) =>
    [
        "制度 " + string.Join('、', request.Regimes.Select(regime => regime.Linked?.Code ?? regime.Program.Header.Code)),
        "未提及 " + UnmentionedWords.Of(request.Unmentioned),
        "保留 " + string.Join('、', request.Keep),
        "编码 " + (request.Encoding == CaseEncoding.Detect ? "自动" : CaseEncodings.NameOf(request.Encoding)),
        "形状 " + request.Shape,
        "案例表格式 " + (request.InputFormat == CaseFormat.Detect ? CaseFormats.OfName(request.Input.Name) : request.InputFormat),
        "工作表 " + (request.Sheet ?? "第一张"),
        "答案格式 " + (request.OutputFormat == CaseFormat.Detect ? CaseFormat.Csv : request.OutputFormat),
        "附列 " + request.Supplement,
        "分组 " + string.Join('、', request.By),
        "允许缺列 " + (request.AllowMissing ? "是" : "否"),
        "坏行上限 " + (request.MaxBad?.ToString(CultureInfo.InvariantCulture) ?? "不限"),
        "兜底情形 " + (request.TryOpenItems ? "试" : "不试"),
        ShardOption + (request.Shard?.ToString() ?? "不分"),
        .. request.Mapping.Select(mapped => $"对照 {mapped.Column}→{mapped.Fact}"),
    ];
}
