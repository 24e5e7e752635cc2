using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Job.Sharding;

namespace Zhaodan.Cli.Screening;

/// <summary>What becomes of a screening that is stopped.</summary>
internal sealed class JobOptions(Func<CliOption, CliOption> add)
{
    private const int UsualSeconds = 10;

    private readonly CliOption _resume = add(new CliOption("--resume", "--接着做", "", "上次中断的，从检查点接着做；没有中断的，从头做"));
    private readonly CliOption _restart = add(new CliOption("--restart", "--从头做", "", "上次中断的不要了，从头做"));
    private readonly CliOption _checkpoint = add(new CliOption("--checkpoint", "--检查点", "秒", "隔多少秒写一次检查点，不写则为 10；0 是每一批（至多 1024 行）都写"));

    private readonly CliOption _shard = add(new CliOption("--shard", "--分片", "第几片/片数", "只做一片，如 3/16；每片写在自己的文件夹里，做完用 merge 合并"));

    /// <summary>Findings that are said though nothing is wrong.</summary>
    public static bool IsShown(Diagnostic finding) =>
        finding.Descriptor == DiagnosticCatalogue.ScreeningResumed || finding.Descriptor == DiagnosticCatalogue.FormatWillNotResume;

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
