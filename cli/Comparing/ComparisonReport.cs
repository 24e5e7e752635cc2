using System.Collections.Immutable;
using Zhaodan.Analysis.Comparing;

namespace Zhaodan.Cli.Comparing;

/// <summary>A comparison with all that is shown beside it.</summary>
internal sealed class ComparisonReport
{
    public ComparisonReport(RegimeComparison comparison, ImmutableArray<string> premises, CaseComparison? cases)
    {
        (Comparison, Premises, Cases) = (comparison, premises, cases);
        Orders = StrictnessOrder.Of(comparison);
    }

    public RegimeComparison Comparison { get; }

    /// <summary>What the comparison takes for granted, in words.</summary>
    public ImmutableArray<string> Premises { get; }

    public ImmutableArray<StrictnessOrder> Orders { get; }

    /// <summary>Of a file of cases; null without one.</summary>
    public CaseComparison? Cases { get; }

    /// <summary>What share of the cases of a file a difference is; empty without a file.</summary>
    public string ShareOf(Difference difference) => Cases?.ShareText(difference) ?? "";
}
