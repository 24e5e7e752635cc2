using System.Collections.Immutable;
using Zhaodan.Cli.Explaining;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Screening;
using Zhaodan.Cli.Shell;
using Zhaodan.Compilation;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Postgres;
using Zhaodan.Postgres.Output;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Job.Sharding;
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
    private readonly CliOption _format;
    private readonly CliOption _engine;
    private readonly CliOption _all;
    private readonly CliOption _totals;
    private readonly CliOption _codes;
    private readonly JobOptions _job;
    private readonly CaseFileOptions _caseFile;
    private readonly SupplementOptions _supplement;
    private readonly PostgresOptions _postgres;

    public ScreenCommand()
        : base("screen", "筛查", "给一张案例表里的全部案例作答，写出答案和汇总")
    {
        Operands = "<案例表>";
        OperandsHelp = "CSV、NDJSON、Excel（.xlsx）或者 Arrow（.arrow、.feather）文件；- 是标准输入；用 --query 从数据库来的不写";
        MaxOperands = 1;
        _regime = Add(LibraryOptions.Regime("用哪些制度作答，多个用逗号隔开；不写则要写 --all"));
        _all = Add(new CliOption("--all", "--全部", "", "用制度库里的全部制度作答"));
        _out = Add(new CliOption("--out", "--输出", "文件夹", "写结果的文件夹（必写）") { Completes = CompletionKind.Folder });
        _format = Add(new CliOption("--format", "--格式", "格式", $"答案文件的格式：{CaseFormats.Words}；不写则为 csv", "csv", "ndjson", "xlsx", "arrow"));
        _caseFile = new CaseFileOptions(Add);
        _supplement = new SupplementOptions(Add);
        _totals = Add(new CliOption("--totals", "--只计数", "", "不写逐行的答案，只写汇总；只读 Arrow 文件，一次数一整列"));
        _codes = Add(new CliOption("--codes", "--结论码", "组名", "同 --totals，另把这些结论组的结论写成码（Arrow 字典列），第几行就是案例表的第几行；多个用逗号隔开，“全部”是全部"));
        _specs = Add(LibraryOptions.Specs());
        _maxBad = Add(new CliOption("--max-bad", "--坏行上限", "行数", "不合格的行超过这么多就停止；不写则不限"));
        _engine = Add(new CliOption("--engine", "--引擎", "引擎", "planes 成批求值（默认）；interpreter 逐件解释求值，答案相同，慢得多，供核对", Planes, Engine.Interpreter));
        _job = new JobOptions(Add);
        _postgres = new PostgresOptions(Add, hasTarget: true);
        Details =
            "案例表有两种形状：一列一个事实；或者“案号、是、否、不明”几列，事实用顿号隔开。CSV 认 UTF-8、GB18030。\n" +
            "NDJSON 一行一个对象，键就是列名，“是、否、不明”可以写成列表；Excel 工作簿读第一张工作表，或者 --sheet 写明的那一张。\n" +
            "Arrow 文件一列一个事实，就地求值；要反复筛查的表，先用 zhaodan pack 转成 Arrow 文件。\n" +
            "输出文件夹里有：答案-<代号>.csv（--format ndjson 是 .ndjson，--format xlsx 是 .xlsx，--format arrow 是 .arrow）、汇总.json、汇总.html；不合格的行在 隔离.csv，不会丢掉。\n" +
            "--totals 只写汇总，计数与平常的相同，行数照样对得上，快得多；但是不看案号（重复的案号不查，空的也照数），也不算案例表的校验和。\n" +
            "用 zhaodan pack 转出来的文件里没有重复的案号。--codes 再加一个文件 结论码-<代号>.arrow，隔离的行在那里是空值。\n" +
            "清单.json 记下案例表、制度和每个结果文件的校验和，最后写成：有清单的文件夹才是完整的。\n" +
            "做到一半的结果在子文件夹“未完成”里，全部做完才改成正式的名称。被中止（Ctrl-C）、被杀死或者断电的，\n" +
            "用同样的命令加 --resume 接着做，结果和一次做完的逐字节相同；管道、数据库里来的案例和 Excel 的答案（xlsx）不能接着做。\n" +
            "--query 在一个只读的快照里执行；列名和写法同 CSV，NULL 是没有提到。--to-postgres 的表名两段用点隔开（模式.表），\n" +
            "已有的表不动；各部制度的表全部写好才一起改成正式的名称。密码不写进任何输出；命令行上的密码别人看得见，请用环境变量。";
        Examples =
        [
            ("zhaodan screen specs/cases/sample.csv --regime 连云港2022,国家草案2020 --unmentioned 否 --keep 县区 --out out/sample", "两部制度一起筛查，没有提到的都算否"),
            ("zhaodan screen 登记簿.xlsx --sheet 2023年 --regime 连云港2022 --format xlsx --out out/登记簿", "读 Excel 工作簿的一张工作表，答案也写成 Excel"),
            ("zhaodan screen 登记簿.csv --regime 连云港2022 --keep 县区,年度 --out out/登记簿", "把登记簿自己的列带到结果里"),
            ("zhaodan screen 登记簿.csv --regime 连云港2022 --write-mapping 对照.csv", "案例表的列名和事实不一样：先写一份对照表，填好后加 --mapping 对照.csv 筛查"),
            ("zhaodan screen 登记簿.arrow --all --totals --out out/登记簿", "只要汇总：一次数一整列"),
            ("zhaodan screen 登记簿.csv --all --shard 3/16 --out out/第3片", "只做十六片中的第三片；各片做完用 zhaodan merge 合并"),
            ("zhaodan screen 登记簿.csv --all --out out/登记簿 --resume", "用全部制度筛查；上次中断的，接着做"),
            ("zhaodan screen --query \"select * from 登记簿 where 年度 = 2023\" --regime 连云港2022 --out out/登记簿 --to-postgres 筛查.答案2023", "案例从 PostgreSQL 的查询来，答案写回数据库；连接串在环境变量 ZHAODAN_POSTGRES 里"),
            ("zhaodan screen 登记簿.csv --regime 连云港2022 --by 县区 --reasons --missing --out out/登记簿", "写明每行的理由和还缺的事实，汇总按县区分开"),
        ];
    }

    public override int Run(Invocation invocation)
    {
        if (Table(invocation) is not { } table) return Missing(invocation, "案例表", "zhaodan screen specs/cases/sample.csv");
        IReadOnlyList<string> codes = invocation.Has(_all) ? [] : invocation.Values(_regime);
        if (codes.Count == 0 && !invocation.Has(_all)) return Missing(invocation, "制度的代号", "--regime 连云港2022");
        if (invocation.Has(_all) && invocation.Has(_regime)) return invocation.Misused(DiagnosticCatalogue.OptionsConflict, "--all", "--regime");
        if (!_job.TryRead(invocation, out CheckpointPlan checkpoints, out ShardChoice? shard)) return ExitStatus.Usage;
        if (!FitsDatabase(invocation, table, checkpoints, shard) || !_postgres.TryAddress(invocation, out PostgresAddress? server)) return ExitStatus.Usage;
        if (!AreTotalsAlone(invocation)) return ExitStatus.Usage;
        string? proposal = _job.MappingToWrite(invocation);
        string folder = invocation.Value(_out) ?? "";
        if (folder.Length == 0 && proposal is null) return Missing(invocation, "输出文件夹", "--out out/sample");
        if (!_caseFile.TryRead(invocation, out CaseReaderOptions options)) return ExitStatus.Usage;
        if (!invocation.TryNumber(_maxBad, -1, 0, long.MaxValue, out long maxBad)) return ExitStatus.Usage;

        ImmutableArray<string> by = _supplement.By(invocation);
        if (_job.Mapping(invocation) is not { } mapping) return ExitStatus.Findings;
        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        StatuteLibrary library = StatuteLibrary.LoadForAnswers([specs], invocation.Terminal);
        if (library.Select(codes, specs, invocation, out int status) is not { } regimes) return status;

        bool byInterpreter = invocation.Value(_engine, Planes) == Engine.Interpreter;
        LinkedRegime[] linked = [.. regimes.Select(library.Compilation.LinkOf)];
        using PostgresTables? tables = _postgres.Tables(server, invocation);
        var request = new ScreeningRequest
        {
            Regimes = Engine.Regimes(linked),
            Others = library.Besides(regimes),
            Input = server is not null && _postgres.HasQuery(invocation) ? _postgres.Input(server, invocation) : CaseTable.Open(table, invocation),
            Tables = tables,
            Output = new ResumableFolder(invocation.Terminal.FullPath(folder)),
            InputFormat = options.Format,
            Sheet = options.Sheet,
            OutputFormat = CaseFormats.TryParse(invocation.Value(_format, "csv"), out CaseFormat format) ? format : CaseFormat.Csv,
            Encoding = options.Encoding,
            Keep = [.. options.Keep.Union(mapping.Where(mapped => mapped.Fact == ColumnMappingFile.Kept && mapped.Column.Length > 0).Select(mapped => mapped.Column), StringComparer.Ordinal).Union(by, StringComparer.Ordinal)],
            Mapping = mapping,
            By = by,
            Supplement = _supplement.Columns(invocation),
            InputPath = table is "-" or "" ? "" : CaseTable.SeenFrom(invocation.Terminal.FullPath(folder), invocation.Terminal.FullPath(table)),
            AllowMissing = options.AllowMissing,
            Unmentioned = _caseFile.RestFalse(invocation) ? Unmentioned.False : Unmentioned.Unknown,
            MaxBad = maxBad < 0 ? null : maxBad,
            ByInterpreter = byInterpreter,
            Checkpoints = CountsOnly(invocation) ? null : checkpoints,
            TotalsOnly = CountsOnly(invocation),
            Codes = [.. invocation.Values(_codes)],
            Kernels = CountsOnly(invocation) ? new KernelHost(EvaluatorCache.Default()) : null,
            Shard = shard,
            Time = invocation.Terminal.Time,
        };
        if (proposal is not null) return JobOptions.WriteMapping(proposal, request, invocation);

        // Before anything is read: who needs to go on later can still store the cases in a file.
        if (!request.TotalsOnly && request.Input.FilePath is null && checkpoints.Earlier != StoppedJob.Resume) invocation.Report(table.Length == 0 ? DiagnosticCatalogue.QueryWillNotResume : DiagnosticCatalogue.PipeWillNotResume, request.Input.Name);
        using var progress = new ProgressLine(invocation.Terminal);
        ScreeningReport report;
        try
        {
            report = ScreeningJob.Run(request, progress, invocation.Terminal.Cancellation);
        }
        catch (JobStoppedException stopped)
        {
            progress.Dispose();
            invocation.Report(DiagnosticCatalogue.ScreeningStopped, stopped.Rows);
            return ExitStatus.Cancelled;
        }

        progress.Dispose();
        // How the file was read is in the summary; it matters here only where something went wrong.
        foreach (Diagnostic finding in report.Diagnostics.Where(finding => !report.Succeeded || finding.Severity != DiagnosticSeverity.Info || JobOptions.IsShown(finding)).Where(finding => finding.Descriptor != DiagnosticCatalogue.PipeWillNotResume && finding.Descriptor != DiagnosticCatalogue.QueryWillNotResume)) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        if (!report.Succeeded) return CaseTable.StatusOf(report.Diagnostics);
        var text = new SummaryText(invocation.Terminal.Out);
        if (report.Summary is { } summary) text.Write(summary, folder, report.Files);
        for (int i = 0; tables is not null && i < regimes.Count; i++) invocation.Terminal.Out.WriteLine($"  表 {tables.NameOf(i)}");
        if (report.Summary is not null) return ExitStatus.Ok;
        text.WriteFinished(folder, report.Files);
        return ExitStatus.Ok;
    }

    // Empty: a query gives the cases.
    private string? Table(Invocation invocation) => invocation.Operands is [string table] ? table : _postgres.HasQuery(invocation) ? "" : null;

    private bool FitsDatabase(Invocation invocation, string table, CheckpointPlan checkpoints, ShardChoice? shard)
    {
        string? database = _postgres.HasTarget(invocation) ? "--to-postgres" : _postgres.HasQuery(invocation) ? "--query" : null;
        string? other = database is null ? null
            : _postgres.HasQuery(invocation) && table.Length > 0 ? table
            : checkpoints.Earlier == StoppedJob.Resume ? "--resume"
            : shard is not null ? "--shard"
            : invocation.Has(_totals) ? _totals.Name
            : _postgres.HasTarget(invocation) && invocation.Has(_format) ? _format.Name
            : _postgres.HasQuery(invocation) && _job.MappingToWrite(invocation) is not null ? "--write-mapping"
            : _postgres.HasQuery(invocation) ? _caseFile.FirstOfFile(invocation)
            : null;
        if (other is null) return true;
        invocation.Report(DiagnosticCatalogue.OptionsConflict, other == table ? "--query" : database ?? "", other);
        return false;
    }

    private bool CountsOnly(Invocation invocation) => invocation.Has(_totals) || invocation.Has(_codes);

    // What is written row by row, or goes on from a row.
    private bool AreTotalsAlone(Invocation invocation)
    {
        if (!CountsOnly(invocation)) return true;
        string counting = invocation.Has(_totals) ? _totals.Name : _codes.Name;
        foreach (CliOption option in (IEnumerable<CliOption>)[_format, .. _supplement.All, .. _job.OfRows])
        {
            if (!invocation.Has(option)) continue;
            invocation.Misused(DiagnosticCatalogue.OptionsConflict, counting, option.Name);
            return false;
        }

        if (_postgres.HasTarget(invocation) || invocation.Value(_engine, Planes) == Engine.Interpreter)
        {
            invocation.Misused(DiagnosticCatalogue.OptionsConflict, counting, _postgres.HasTarget(invocation) ? "--to-postgres" : "--engine interpreter");
            return false;
        }

        return true;
    }

    private static int Missing(Invocation invocation, string what, string example) => invocation.Misused(DiagnosticCatalogue.MissingArgument, what, example);
}
