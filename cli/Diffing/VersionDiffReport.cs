using Zhaodan.Analysis.Comparing;
using Zhaodan.Analysis.Diffing;
using Zhaodan.Cli.Comparing;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Diffing;

/// <summary>Two versions: provisions, answers, and what becomes of the cases of a file.</summary>
/// <param name="Diff">Provision by provision.</param>
/// <param name="Answers">The versions as two regimes.</param>
/// <param name="Cases">Null without a file of cases.</param>
internal sealed record VersionDiffReport(VersionDiff Diff, RegimeComparison Answers, CaseComparison? Cases)
{
    /// <summary>What a smallest case states; causal links that are not there go without saying.</summary>
    public IEnumerable<string> CaseOf(Situation example) => example.Facts
        .Where(fact => fact.IsTrue || !Diff.New.Facts.Concat(Diff.Old.Facts).Any(known => known.Kind == FactKind.Link && known.Name == fact.Name))
        .Select(fact => fact.Text);

    public static string WordOf(ProvisionDiff provision) => provision.Change switch
    {
        ProvisionChange.None => "未变",
        ProvisionChange.Added => "新增",
        ProvisionChange.Removed => "删去",
        ProvisionChange.Moved => "改了编号",
        ProvisionChange.WordsOnly => "只改文字，含义相同（已证明）",
        ProvisionChange.Narrower => "变窄",
        ProvisionChange.Wider => "变宽",
        ProvisionChange.Neither => "互有宽窄",
        ProvisionChange.Conclusion => "改了结论",
        _ => "没有查清",
    };
}
