using Zhaodan.Analysis.Diagrams;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Comparing;

/// <summary>How long a question is looked at before it is said to be open: the same option wherever questions are asked.</summary>
internal sealed class SearchLimit(Func<CliOption, CliOption> add)
{
    private const long Least = 100;
    private const long Usual = 30_000_000;
    private const long Most = 1_000_000_000;

    private readonly CliOption _limit = add(new CliOption("--limit", "--上限", "步数", $"每个问题最多找多少步，超过就说明没有查清；不写则为 {Usual}"));

    /// <summary>False when the option cannot be used, which is reported.</summary>
    public bool TryRead(Invocation invocation, out DiagramLimits limits)
    {
        bool isRead = invocation.TryNumber(_limit, Usual, Least, Most, out long steps);
        limits = new DiagramLimits(DiagramLimits.Usual.Nodes, steps);
        return isRead;
    }
}
