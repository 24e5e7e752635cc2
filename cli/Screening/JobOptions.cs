using System.Collections.Immutable;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Job.Sharding;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Cli.Screening;

/// <summary>What becomes of a screening that is stopped.</summary>
internal sealed class JobOptions(Func<CliOption, CliOption> add)
{
    private const int UsualSeconds = 10;

    private readonly CliOption _mapping = add(new CliOption("--mapping", "--对照", "文件", "对照表：案例表的列是什么意思，哪些事实确实没有列") { Completes = CompletionKind.File });
    private readonly CliOption _writeMapping = add(new CliOption("--write-mapping", "--写对照", "文件", "不筛查，只按案例表的标题行写一份对照表，供人填好") { Completes = CompletionKind.File });
    private readonly CliOption _resume = add(new CliOption("--resume", "--接着做", "", "上次中断的，从检查点接着做；没有中断的，从头做"));
    private readonly CliOption _restart = add(new CliOption("--restart", "--从头做", "", "上次中断的不要了，从头做"));
    private readonly CliOption _checkpoint = add(new CliOption("--checkpoint", "--检查点", "秒", "隔多少秒写一次检查点，不写则为 10；0 是每一批（至多 1024 行）都写"));

    private readonly CliOption _shard = add(new CliOption("--shard", "--分片", "第几片/片数", "只做一片，如 3/16；每片写在自己的文件夹里，做完用 merge 合并"));

    /// <summary>Options of jobs that write rows.</summary>
    public IEnumerable<CliOption> OfRows => [_resume, _restart, _checkpoint, _shard];

    /// <summary>Findings that are said though nothing is wrong.</summary>
    public static bool IsShown(Diagnostic finding) => finding.Descriptor == DiagnosticCatalogue.ScreeningResumed;

    /// <summary>Where a proposal is to be written; null: screen.</summary>
    public string? MappingToWrite(Invocation invocation) => invocation.Value(_writeMapping);

    /// <summary>Null where the file cannot be used, which is reported.</summary>
    public ImmutableArray<MappedColumn>? Mapping(Invocation invocation)
    {
        if (invocation.Value(_mapping) is not { } file) return [];
        var findings = new DiagnosticBag();
        ImmutableArray<MappedColumn>? mapping = ColumnMappingFile.Read(CaseInput.File(invocation.Terminal.FullPath(file), file), findings);
        foreach (Diagnostic finding in findings.Items) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        return mapping;
    }

    /// <summary>Writes a proposal for the table.</summary>
    public static int WriteMapping(string file, ScreeningRequest request, Invocation invocation)
    {
        var findings = new DiagnosticBag();
        CaseSchema? schema = CaseSchema.Build([.. request.Regimes.Select(regime => regime.Linked ?? ProgramForm.Regimes.LinkedRegime.Of(regime.Program))], findings, request.Others);
        var options = new CaseReaderOptions { Encoding = request.Encoding, Keep = request.Keep };
        IReadOnlyList<ProposedColumn>? columns = schema is null ? null : CsvCaseReader.ProposeMapping(request.Input, schema, options, findings);
        foreach (Diagnostic finding in findings.Items.Where(finding => finding.Severity == DiagnosticSeverity.Error)) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        if (columns is null) return ExitStatus.Findings;
        if (!ResultOutput.TryWriteStream(invocation, file, stream => ColumnMappingFile.Write(stream, columns))) return ExitStatus.Failure;
        invocation.Report(DiagnosticCatalogue.MappingWritten, file, columns.Count(column => column.Column is null || column.Fact is null));
        return ExitStatus.Ok;
    }

    /// <summary>False when an option cannot be used, which is reported.</summary>
    public bool TryRead(Invocation invocation, out CheckpointPlan plan, out ShardChoice? shard)
    {
        shard = null;
        plan = new CheckpointPlan();
        if (!invocation.TryNumber(_checkpoint, UsualSeconds, 0, 86_400, out long seconds)) return false;
        if (invocation.Value(_shard) is { } text && !ShardChoice.TryParse(text, out shard))
        {
            invocation.Report(DiagnosticCatalogue.BadOptionValue, _shard.Name, text, "第几片/片数，如 3/16");
            return false;
        }

        if (invocation.Has(_resume) && invocation.Has(_restart))
        {
            invocation.Report(DiagnosticCatalogue.OptionsConflict, "--resume", "--restart");
            return false;
        }

        plan = new CheckpointPlan
        {
            Interval = TimeSpan.FromSeconds(seconds),
            Earlier = invocation.Has(_resume) ? StoppedJob.Resume : invocation.Has(_restart) ? StoppedJob.Restart : StoppedJob.Refuse,
        };
        return true;
    }
}
