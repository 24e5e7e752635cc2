using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Zhaodan.Cli.Benching;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Commands;

/// <summary>Measures the screening engine against what bounds it and against its peers, and prints the ratios.</summary>
internal sealed class BenchCommand : CliCommand
{
    private readonly CliOption _regime;
    private readonly CliOption _rows;
    private readonly CliOption _columns;
    private readonly CliOption _cases;
    private readonly CliOption _rounds;
    private readonly CliOption _peers;
    private readonly CliOption _format;
    private readonly CliOption _specs;

    public BenchCommand()
        : base("bench", "测速", "量筛查引擎有多快，和读内存、逐行读、DuckDB 比")
    {
        MaxOperands = 0;
        _regime = Add(LibraryOptions.Regime("按哪些制度筛查，多个用逗号隔开；不写则用第一部"));
        _rows = Add(new CliOption("--rows", "--行数", "行数", "CSV 表的行数，不写则为 100000"));
        _columns = Add(new CliOption("--columns", "--列数", "列数", "表里有多少列是否事实，不写则为 60"));
        _cases = Add(new CliOption("--cases", "--案例数", "个数", "内存里的案例数，不写则为 32000000"));
        _rounds = Add(new CliOption("--rounds", "--轮数", "轮数", "每个数字取多少轮的中位数，不写则为 9"));
        _peers = Add(new CliOption("--peers", "--对手", "文件夹", "对手安装在哪里，不写则为 benchmarks/peers") { Completes = CompletionKind.Folder });
        _format = Add(new CliOption("--format", "--格式", "格式", "text 给人读（默认）；json 给程序读", "text", "json"));
        _specs = Add(LibraryOptions.Specs());
        Examples = [("zhaodan bench --regime 连云港2022 --format json", "各项比值，写成一个 JSON 对象")];
    }

    public override int Run(Invocation invocation)
    {
        if (!invocation.TryNumber(_rows, 100_000, 1, 100_000_000, out long rows)) return ExitStatus.Usage;
        if (!invocation.TryNumber(_columns, 60, 1, 10_000, out long columns)) return ExitStatus.Usage;
        if (!invocation.TryNumber(_cases, 32_000_000, 1, 1_000_000_000, out long cases)) return ExitStatus.Usage;
        if (!invocation.TryNumber(_rounds, 9, 1, 1_000, out long rounds)) return ExitStatus.Usage;
        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        StatuteLibrary library = StatuteLibrary.Load([specs], invocation.Terminal);
        if (library.Select(invocation.Values(_regime), specs, invocation, out int status) is not { } regimes) return status;
        IReadOnlyList<Compiler.CompiledRegime> others = [];
        if (!invocation.Has(_regime)) (regimes, others) = ([.. regimes.Take(1)], regimes);
        var run = new BenchRun([.. regimes.Select(regime => regime.Program)], invocation.Terminal.Time, new BenchRequest
        {
            Rows = (int)rows,
            Columns = (int)columns,
            MemoryCases = cases,
            Rounds = (int)rounds,
            Others = [.. others.Select(regime => regime.Program)],
            Peers = invocation.Terminal.FullPath(invocation.Value(_peers, "benchmarks/peers")),
            Specs = invocation.Terminal.FullPath(specs),
            Command = Command(),
        });
        ImmutableArray<BenchRatio> ratios = [.. run.Run()];
        bool isWritten = invocation.Value(_format, "text") == "json"
            ? ResultOutput.TryWriteBytes(invocation, null, stream => WriteJson(stream, ratios))
            : ResultOutput.TryWriteText(invocation, null, (writer, _) => WriteText(writer, ratios));
        return isWritten ? ExitStatus.Ok : ExitStatus.Failure;
    }

    // The program that runs this process, and its assembly where it is a host of assemblies.
    private static (string Program, ImmutableArray<string> Arguments)? Command()
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, "zhaodan.dll");
        if (Environment.ProcessPath is not { } program || !File.Exists(assembly)) return null;
        return Path.GetFileNameWithoutExtension(program) == "dotnet" ? (program, [assembly]) : null;
    }

    private static void WriteText(TextWriter writer, ImmutableArray<BenchRatio> ratios)
    {
        foreach (BenchRatio ratio in ratios)
        {
            string value = ratio.Value?.ToString("F2", CultureInfo.InvariantCulture) ?? "没有量";
            writer.Write($"{ratio.Label}：{value}（{ratio.Note}）\n");
        }
    }

    private static void WriteJson(Stream stream, ImmutableArray<BenchRatio> ratios)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        foreach (BenchRatio ratio in ratios)
        {
            if (ratio.Value is { } value) json.WriteNumber(ratio.Key, Math.Round(value, 3));
            else json.WriteNull(ratio.Key);
        }

        json.WriteStartObject("notes");
        foreach (BenchRatio ratio in ratios) json.WriteString(ratio.Key, ratio.Note);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
