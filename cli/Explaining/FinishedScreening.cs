using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;

namespace Zhaodan.Cli.Explaining;

/// <summary>
/// What 汇总.json says of how a screening was made, so that one of its rows can be answered once more in the same way. The
/// file may be anybody's: whatever it says is checked, and nothing of it is run.
/// </summary>
internal sealed record FinishedScreening
{
    private const string SummaryName = "汇总.json";
    private const long LargestSummary = 256L * 1024 * 1024;

    /// <summary>The folder as the user named it.</summary>
    public required string Folder { get; init; }

    /// <summary>The input as the user named it then.</summary>
    public required string InputName { get; init; }

    /// <summary>The input as seen from the folder; empty for a pipe.</summary>
    public required string InputPath { get; init; }

    public required string InputHash { get; init; }

    public required CaseReaderOptions Options { get; init; }

    public required bool RestFalse { get; init; }

    public required ImmutableArray<ScreenedRegime> Regimes { get; init; }

    /// <summary>Null where the folder holds no whole summary, which is reported.</summary>
    public static FinishedScreening? Load(string folder, Invocation invocation)
    {
        string path = Path.Combine(invocation.Terminal.FullPath(folder), SummaryName);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return Unreadable($"没有 {SummaryName}");
            if (file.Length > LargestSummary) return Unreadable($"{SummaryName} 太大");
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Of(folder, json.RootElement) ?? Unreadable($"{SummaryName} 不是这个版本的筛查写的");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return Unreadable($"{SummaryName} 的格式不对");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable($"{SummaryName} 不能读");
        }

        FinishedScreening? Unreadable(string why)
        {
            invocation.Report(DiagnosticCatalogue.ScreeningUnreadable, folder, why);
            return null;
        }
    }

    /// <summary>Where the input is now, its bytes unchanged; null where it is not, which is reported.</summary>
    /// <param name="given">Where the user says it is; null: where it was.</param>
    /// <param name="invocation">The command.</param>
    public string? FindInput(string? given, Invocation invocation)
    {
        string[] places = given is not null ? [invocation.Terminal.FullPath(given)]
            : InputPath.Length == 0 ? []
            : [Path.GetFullPath(Path.Combine(invocation.Terminal.FullPath(Folder), InputPath)), invocation.Terminal.FullPath(InputName)];
        if (Array.Find(places, File.Exists) is not { } found)
        {
            invocation.Report(DiagnosticCatalogue.ScreenedInputGone, given ?? InputName, Folder);
            return null;
        }

        try
        {
            using var stream = new FileStream(found, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
            string hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            if (hash == InputHash) return found;
            invocation.Report(DiagnosticCatalogue.ScreenedInputChanged, given ?? InputName, InputHash, hash);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            invocation.Report(DiagnosticCatalogue.CaseFileCannotBeOpened, given ?? InputName, FailureText.Of(exception));
        }

        return null;
    }

    /// <summary>Says which programs are not those of the screening.</summary>
    public void Compare(IEnumerable<LinkedRegime> regimes, Invocation invocation)
    {
        foreach (LinkedRegime regime in regimes)
        {
            if (Regimes.FirstOrDefault(screened => screened.Code == regime.Code) is not { } screened) continue;
            foreach ((string version, string hash) in screened.Programs)
            {
                RegimeProgram? program = version.Length == 0 ? regime.Latest
                    : regime.Self.Versions.Select(one => regime.Programs[one.Program]).FirstOrDefault(one => one.Header.Version == version);
                string now = program is null ? "（没有）" : ProgramHash.Of(program);
                if (now != hash) invocation.Report(DiagnosticCatalogue.ScreenedProgramChanged, program?.Header.Code ?? $"{regime.Code}〔{version}〕", hash, now);
            }
        }
    }

    private static FinishedScreening? Of(string folder, JsonElement json)
    {
        if (Text(json, "kind") != "screening" || !json.TryGetProperty("options", out JsonElement options)) return null;
        JsonElement input = json.GetProperty("input");
        ImmutableArray<ScreenedRegime> regimes = [.. json.GetProperty("regimes").EnumerateArray().Select(RegimeOf)];
        if (regimes.IsEmpty || (Text(input, "name") + Text(options, "inputPath")).Contains('\0')) return null;
        if (!UnmentionedWords.TryParse(Text(json, "unmentioned"), out Unmentioned unmentioned)) return null;
        if (!CaseEncodings.TryParse(Text(input, "encoding"), out CaseEncoding encoding)) encoding = CaseEncoding.Detect;
        return new FinishedScreening
        {
            Folder = folder,
            InputName = Text(input, "name"),
            InputPath = Text(options, "inputPath"),
            InputHash = Text(input, "sha256"),
            RestFalse = unmentioned == Unmentioned.False,
            Options = new CaseReaderOptions
            {
                Encoding = encoding,
                Shape = Text(input, "shape") switch { "列举" => CaseShape.List, "宽表" => CaseShape.Wide, _ => CaseShape.Detect },
                Keep = [.. options.GetProperty("keep").EnumerateArray().Select(column => column.GetString() ?? "")],
                AllowMissing = options.GetProperty("allowMissing").GetBoolean(),
            },
            Regimes = regimes,
        };
    }

    private static ScreenedRegime RegimeOf(JsonElement regime)
    {
        var programs = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (JsonElement version in regime.GetProperty("versions").EnumerateArray())
        {
            if (Text(version, "programSha256") is { Length: > 0 } hash) programs.Add((Text(version, "version"), hash));
        }

        if (programs.Count == 0) programs.Add(("", Text(regime, "programSha256")));
        return new ScreenedRegime(Text(regime, "code"), programs.ToImmutable());
    }

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString() ?? "";
}

/// <summary>A regime of a screening with the hashes of its programs by version; the version is empty where there is only one.</summary>
internal sealed record ScreenedRegime(string Code, ImmutableArray<(string Version, string Hash)> Programs);
