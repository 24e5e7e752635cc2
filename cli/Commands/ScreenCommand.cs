using Zhaodan.Cli.Explaining;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Screening;
using Zhaodan.Cli.Shell;
using Zhaodan.Compilation;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;

namespace Zhaodan.Cli.Commands;

/// <summary>Answers every case of a table under one or more regimes.</summary>
internal sealed class ScreenCommand : CliCommand
{
    private const string Planes = "planes";

    private readonly CliOption _regime;
    private readonly CliOption _out;
    private readonly CliOption _specs;
    private readonly CliOption _maxBad;
    private readonly CliOption _engine;
    private readonly CaseFileOptions _caseFile;

    public ScreenCommand()
        : base("screen", "筛查", "给一张案例表里的全部案例作答，写出答案和汇总")
    {
        Operands = "<案例表>";
        OperandsHelp = "CSV 文件；- 是标准输入";
        MaxOperands = 1;
        _regime = Add(LibraryOptions.Regime("用哪些制度作答，多个用逗号隔开（必写）"));
        _out = Add(new CliOption("--out", "--输出", "文件夹", "写结果的文件夹（必写）") { Completes = CompletionKind.Folder });
        _caseFile = new CaseFileOptions(Add);
        _specs = Add(LibraryOptions.Specs());
        _maxBad = Add(new CliOption("--max-bad", "--坏行上限", "行数", "不合格的行超过这么多就停止；不写则不限"));
        _engine = Add(new CliOption("--engine", "--引擎", "引擎", "planes 成批求值（默认）；interpreter 逐件解释求值，答案相同，慢得多，供核对", Planes, Engine.Interpreter));
        Details =
            "案例表有两种形状：一列一个事实；或者“案号、是、否、不明”几列，事实用顿号隔开。UTF-8、GB18030 都认。\n" +
            "输出文件夹里有：答案-<代号>.csv、汇总.json、汇总.html；不合格的行在 隔离.csv，不会丢掉。\n" +
            "中途失败或者被中止时，不留下写了一半的文件。";
        Examples =
        [
            ("zhaodan screen specs/cases/sample.csv --regime 连云港2022,国家草案2020 --unmentioned 否 --keep 县区 --out out/sample", "两部制度一起筛查，没有提到的都算否"),
            ("zhaodan screen 登记簿.csv --regime 连云港2022 --keep 县区,年度 --out out/登记簿", "把登记簿自己的列带到结果里"),
        ];
    }

    public override int Run(Invocation invocation)
    {
        if (invocation.Operands is not [string table]) return Missing(invocation, "案例表", "zhaodan screen specs/cases/sample.csv");
        if (invocation.Values(_regime) is not { Count: > 0 } codes) return Missing(invocation, "制度的代号", "--regime 连云港2022");
        if (invocation.Value(_out) is not { } folder) return Missing(invocation, "输出文件夹", "--out out/sample");
        if (!_caseFile.TryRead(invocation, out CaseReaderOptions options)) return ExitStatus.Usage;
        if (!invocation.TryNumber(_maxBad, -1, 0, long.MaxValue, out long maxBad)) return ExitStatus.Usage;

        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        StatuteLibrary library = StatuteLibrary.Load([specs], invocation.Terminal);
        if (library.Select(codes, specs, invocation, out int status) is not { } regimes) return status;

        bool byInterpreter = invocation.Value(_engine, Planes) == Engine.Interpreter;
        LinkedRegime[] linked = [.. regimes.Select(library.Compilation.LinkOf)];
        // Compiled evaluators only serve rows in which another regime or version has a say.
        using var engine = Engine.Load(byInterpreter || linked.All(regime => regime.IsPlain) ? Engine.Interpreter : Engine.Compiled, linked, invocation.Terminal);
        var request = new ScreeningRequest
        {
            Regimes = engine.Regimes(),
            Others = library.Besides(regimes),
            Input = CaseTable.Open(table, invocation),
            Output = new OutputFolder(invocation.Terminal.FullPath(folder)),
            Encoding = options.Encoding,
            Keep = options.Keep,
            AllowMissing = options.AllowMissing,
            Unmentioned = _caseFile.RestFalse(invocation) ? Unmentioned.False : Unmentioned.Unknown,
            MaxBad = maxBad < 0 ? null : maxBad,
            ByInterpreter = byInterpreter,
            Kernels = new KernelHost(EvaluatorCache.Default()),
            Time = invocation.Terminal.Time,
        };
        using var progress = new ProgressLine(invocation.Terminal);
        ScreeningReport report = ScreeningJob.Run(request, progress, invocation.Terminal.Cancellation);
        progress.Dispose();
        // How the file was read is in the summary; it matters here only where something went wrong.
        foreach (Diagnostic finding in report.Diagnostics.Where(finding => !report.Succeeded || finding.Severity != DiagnosticSeverity.Info)) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        if (!report.Succeeded || report.Summary is not { } summary) return CaseTable.StatusOf(report.Diagnostics);
        new SummaryText(invocation.Terminal.Out).Write(summary, folder, report.Files);
        return ExitStatus.Ok;
    }

    private static int Missing(Invocation invocation, string what, string example) => invocation.Misused(DiagnosticCatalogue.MissingArgument, what, example);
}
