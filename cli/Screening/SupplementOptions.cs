using System.Collections.Immutable;
using Zhaodan.Cli.Shell;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Cli.Screening;

/// <summary>What a screening writes only where it is asked for.</summary>
internal sealed class SupplementOptions(Func<CliOption, CliOption> add)
{
    private readonly CliOption _reasons = add(new CliOption("--reasons", "--理由", "", "每组结论加一列“理由”：依据条款的原文，除外成立、不成立还是不明"));
    private readonly CliOption _missing = add(new CliOption("--missing", "--缺", "", "每组结论加一列“缺”：待查明的还缺哪些事实；汇总列出先查哪十项能确定的最多"));
    private readonly CliOption _by = add(new CliOption("--by", "--按", "列名", "汇总再按案例表自己的列分别计数，多个用逗号隔开；这些列也带到结果里"));

    public IEnumerable<CliOption> All => [_reasons, _missing, _by];

    public SupplementColumns Columns(Invocation invocation) => new(invocation.Has(_reasons), invocation.Has(_missing));

    public ImmutableArray<string> By(Invocation invocation) => [.. invocation.Values(_by).Distinct(StringComparer.Ordinal)];
}
