using System.Globalization;
using Zhaodan.Analysis.Comparing;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.Comparing;

/// <summary>What regimes answer differently over a file of cases, for reading on a screen.</summary>
internal static class CaseTallyText
{
    // Pairs of rules shown for a group.
    private const int MostRules = 5;

    public static void Write(TextWriter writer, CaseComparison cases, RegimeComparison comparison)
    {
        Line($"案例表：{Number(cases.Rows)} 件{(cases.Quarantined > 0 ? $"，另有 {Number(cases.Quarantined)} 行不合格，没有作答" : "")}");
        foreach ((PairComparison pair, string group, GroupTally tally) in cases.Tallies.Where(tally => tally.Tally.Changed > 0))
        {
            string share = cases.Rows == 0 ? "0" : (100.0 * tally.Changed / cases.Rows).ToString("0.#", CultureInfo.InvariantCulture);
            Line($"  〔{group}〕{comparison.Regimes[pair.First].Header.Code} 与 {comparison.Regimes[pair.Second].Header.Code}：{Number(tally.Changed)} 件答案不同（{share}%）");
            foreach ((AnswerPair answers, long count) in tally.Answers.Where(one => one.Key.First != one.Key.Second).OrderByDescending(one => one.Value))
            {
                Line($"    {answers.First} ／ {answers.Second}　{Number(count)} 件，例如 {string.Join('、', tally.Examples[answers])}");
            }

            foreach (((string first, string second), long count) in tally.Rules.OrderByDescending(rule => rule.Value).Take(MostRules))
            {
                Line($"    依据 {Rules(first)} ／ {Rules(second)}　{Number(count)} 件");
            }
        }

        writer.WriteLine();

        void Line(string text) => writer.WriteLine(VisibleText.Of(text));
    }

    private static string Rules(string rules) => rules.Length == 0 ? "（没有条款）" : rules;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
