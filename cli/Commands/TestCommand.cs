using System.Globalization;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Cli.Testing;
using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Cli.Commands;

/// <summary>Runs the 案例 that stand beside the clauses and says which rules they cover.</summary>
internal sealed class TestCommand : CliCommand
{
    private readonly CliOption _regime;
    private readonly CliOption _coverage;
    private readonly CliOption _mutation;
    private readonly CliOption _require;
    private readonly CliOption _format;
    private readonly CliOption _out;

    public TestCommand()
        : base("test", "测试", "运行写在条文旁边的案例，统计规则被案例覆盖的情况")
    {
        Operands = "[路径…]";
        OperandsHelp = $"规则文件（.statute）或者文件夹，不写则为 {LibraryOptions.DefaultSpecs}";
        _regime = Add(LibraryOptions.Regime("只测这些制度，多个用逗号隔开；不写则全部"));
        _coverage = Add(new CliOption("--coverage", "--覆盖", "", "逐条列出成立、不成立、被除外阻断、被排除、不明的次数"));
        _mutation = Add(new CliOption("--mutation", "--变异", "", "逐一去掉、反转每处条件和除外，改动日期、版本、让位和期限，列出没有案例发现的改动和能发现它的案例"));
        _require = Add(new CliOption("--require", "--要求", "百分数", "覆盖（有 --mutation 时连同变异）达不到时退出状态为 1，例如 100"));
        _format = Add(new CliOption("--format", "--格式", "格式", "text 给人读（默认）；json 给程序读", "text", "json"));
        _out = Add(LibraryOptions.Out("写入文件，不写则输出到标准输出"));
        Details = "有案例失败时退出状态为 1，并说明应得什么、实得什么、为什么。\n“来源 生成”的案例照样运行，但不计入覆盖和变异。\n变异没有被发现时，给出一个能发现它的案例草稿；它的应得取自程序，须由起草人依公布文本判断后再去掉“来源 生成”。";
        Examples =
        [
            ("zhaodan test specs", "运行全部案例"),
            ("zhaodan test specs --regime 连云港2022 --coverage", "一部制度，每条规则的覆盖情况"),
            ("zhaodan test specs --coverage --mutation --require 100", "案例强度不到 100% 就算不通过"),
        ];
    }

    public override int Run(Invocation invocation)
    {
        IReadOnlyList<string> paths = invocation.Operands.Count > 0 ? invocation.Operands : [LibraryOptions.DefaultSpecs];
        StatuteLibrary library = StatuteLibrary.Load(paths, invocation.Terminal);
        if (library.Select(invocation.Values(_regime), string.Join(' ', paths), invocation, out int status, allVersions: true) is not { } regimes) return status;

        if (!invocation.TryNumber(_require, -1, 0, 100, out long required)) return ExitStatus.Usage;
        var wanted = new StrengthRequest(invocation.Has(_coverage) || required >= 0, invocation.Has(_mutation));
        RegimeTestRun[] runs =
        [
            .. regimes.Select(regime => RegimeTestRun.Of(
                regime, library.Compilation.LinkOf(regime), [.. library.Compilation.VersionsOf(regime).Where(other => other != regime)], wanted, invocation.Terminal.Cancellation)),
        ];
        string? path = invocation.Value(_out);
        bool isWritten = invocation.Value(_format, "text") == "json"
            ? ResultOutput.TryWriteBytes(invocation, path, stream => TestRunJson.Write(stream, runs))
            : ResultOutput.TryWriteText(invocation, path, (writer, _) => WriteText(writer, runs, invocation.Has(_coverage)));
        if (!isWritten) return ExitStatus.Failure;
        bool isStrong = ReportWeak(invocation, runs, required);
        return Array.Exists(runs, run => run.FailedCases > 0) || !isStrong ? ExitStatus.Findings : ExitStatus.Ok;
    }

    private static bool ReportWeak(Invocation invocation, RegimeTestRun[] runs, long required)
    {
        bool isStrong = true;
        foreach (RegimeTestRun run in runs)
        {
            Check(run, "覆盖", run.Coverage?.Percent);
            Check(run, "变异强度", run.Strength?.Percent);
        }

        return isStrong;

        void Check(RegimeTestRun run, string what, double? percent)
        {
            if (percent is not { } reached || reached >= required) return;
            isStrong = false;
            invocation.Report(DiagnosticCatalogue.CasesTooWeak, run.Program.Header.Code, what, string.Create(CultureInfo.InvariantCulture, $"{reached:0.##}%"), required);
        }
    }

    private static void WriteText(TextWriter writer, RegimeTestRun[] runs, bool withTable)
    {
        var text = new TestRunText(writer);
        foreach (RegimeTestRun run in runs)
        {
            text.Write(run, withTable);
            writer.WriteLine();
        }

        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"合计：案例 {runs.Sum(run => run.Cases)} 个，通过 {runs.Sum(run => run.Cases - run.FailedCases)}，失败 {runs.Sum(run => run.FailedCases)}"));
    }
}
