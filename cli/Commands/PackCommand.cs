using Zhaodan.Cli.Explaining;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Screening;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Postgres;
using Zhaodan.Postgres.Input;
using Zhaodan.Screening;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Packing;

namespace Zhaodan.Cli.Commands;

/// <summary>Puts a table of cases into an Arrow file, to be screened again and again.</summary>
internal sealed class PackCommand : CliCommand
{
    private readonly CliOption _regime;
    private readonly CliOption _out;
    private readonly CliOption _specs;
    private readonly CliOption _maxBad;
    private readonly CaseFileOptions _caseFile;
    private readonly PostgresOptions _postgres;

    public PackCommand()
        : base("pack", "打包", "把案例表转成 Arrow 文件，供反复筛查")
    {
        Operands = "<案例表>";
        OperandsHelp = "CSV、NDJSON、Excel（.xlsx）或者 Arrow 文件；- 是标准输入；用 --query 从数据库来的不写";
        MaxOperands = 1;
        _regime = Add(LibraryOptions.Regime("打包哪些制度用到的事实，多个用逗号隔开；不写则全部制度"));
        _out = Add(LibraryOptions.Out("写成的 Arrow 文件（必写）"));
        _caseFile = new CaseFileOptions(Add, hasUnmentioned: false);
        _specs = Add(LibraryOptions.Specs());
        _maxBad = Add(new CliOption("--max-bad", "--坏行上限", "行数", "不合格的行超过这么多就停止；不写则不限"));
        _postgres = new PostgresOptions(Add, hasTarget: false);
        Details =
            "打包以后一个事实一列，筛查时按列映射、就地求值，比读 CSV 快得多，答案相同。\n" +
            "不合格的行写进旁边的 <文件名>.隔离.csv，不会丢掉；中途失败时什么也不留下。\n" +
            "案例表要读两遍；从标准输入或者 --query 来的，先在输出文件旁边存一份，打包完即删去。";
        Examples =
        [
            ("zhaodan pack specs/cases/sample.csv --keep 县区 --out out/登记簿.arrow", "为全部制度打包"),
            ("zhaodan screen out/登记簿.arrow --regime 连云港2022 --keep 县区 --out out/登记簿", "用打好的包筛查"),
        ];
    }

    public override int Run(Invocation invocation)
    {
        bool isQuery = _postgres.HasQuery(invocation);
        string? named = invocation.Operands is [string operand, ..] ? operand : null;
        if (isQuery && (named ?? _caseFile.FirstOfFile(invocation)) is { } other) return invocation.Misused(DiagnosticCatalogue.OptionsConflict, "--query", other);
        if (!_postgres.TryAddress(invocation, out PostgresAddress? server)) return ExitStatus.Usage;
        string table = isQuery ? "" : named ?? "";
        if (table.Length == 0 && !isQuery) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "案例表", "zhaodan pack specs/cases/sample.csv");
        if (invocation.Value(_out) is not { } file) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "输出文件", "--out 登记簿.arrow");
        if (!_caseFile.TryRead(invocation, out CaseReaderOptions options)) return ExitStatus.Usage;
        if (!invocation.TryNumber(_maxBad, -1, 0, long.MaxValue, out long maxBad)) return ExitStatus.Usage;

        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        StatuteLibrary library = StatuteLibrary.Load([specs], invocation.Terminal);
        if (library.Select(invocation.Values(_regime), specs, invocation, out int status) is not { } regimes) return status;

        string full = invocation.Terminal.FullPath(file);
        string folder = Path.GetDirectoryName(full) ?? full;
        string name = Path.GetFileName(full);
        FileStream? spill = null;
        FetchedQuery? fetched = null;
        try
        {
            fetched = server is null ? null : FetchedQuery.Fetch(server, _postgres.Query(invocation), $"{full}.查询-{Guid.NewGuid():N}", invocation.Terminal.Cancellation);
            CaseInput input = fetched?.Input ?? CaseTable.Open(table, invocation);
            if (input.FilePath is null && fetched is null)
            {
                spill = Spill(full, invocation);
                input = CaseInput.File(spill.Name, table);
            }

            PackReport report = PackJob.Run(
                new PackRequest
                {
                    Regimes = [.. regimes.Select(library.Compilation.LinkOf)],
                    Others = library.Besides(regimes),
                    Input = input,
                    Options = options,
                    Output = new OutputFolder(folder),
                    File = name,
                    Quarantine = Path.GetFileNameWithoutExtension(name) + ".隔离.csv",
                    MaxBad = maxBad < 0 ? null : maxBad,
                },
                invocation.Terminal.Cancellation);
            foreach (Diagnostic finding in report.Diagnostics.Where(finding => !report.Succeeded || finding.Severity != DiagnosticSeverity.Info)) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
            if (!report.Succeeded) return CaseTable.StatusOf(report.Diagnostics);
            invocation.Terminal.Out.WriteLine($"读了{report.Rows}行：打包{report.Packed}行，隔离{report.Bad}行。");
            invocation.Terminal.Out.WriteLine($"写成 {file}：{report.Columns}列，{report.Bytes}字节。");
            return ExitStatus.Ok;
        }
        catch (FindingException exception)
        {
            invocation.Report(exception.Descriptor, exception.Arguments);
            return exception.Descriptor == DiagnosticCatalogue.PostgresQueryFailed ? ExitStatus.Usage : ExitStatus.Failure;
        }
        catch (Exception exception) when (spill is null && exception is IOException or UnauthorizedAccessException)
        {
            invocation.Report(DiagnosticCatalogue.CannotWrite, file, FailureText.Of(exception));
            return ExitStatus.Failure;
        }
        finally
        {
            spill?.Dispose();
            fetched?.Dispose();
        }
    }

    // Standard input can be read once only.
    private static FileStream Spill(string full, Invocation invocation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? full);
        var spill = new FileStream($"{full}.输入-{Guid.NewGuid():N}", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            using Stream input = invocation.Terminal.OpenInput();
            input.CopyTo(spill);
            spill.Flush();
            return spill;
        }
        catch
        {
            spill.Dispose();
            throw;
        }
    }
}
