using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Report;

namespace Zhaodan.Cli.Screening;

/// <summary>What the totals say of answers that stand on something other than facts, of what is missing, and by columns.</summary>
internal sealed class SummaryTextExtras(TextWriter writer)
{
    private const int MostFacts = 10;
    private const int MostRows = 12;

    public void Write(RegimeSummary regime, long answered)
    {
        writer.WriteLine($"  较重结论只靠推定成立 {Share(regime.PresumptionBorne, answered)}");
        writer.WriteLine(regime.Readings.IsEmpty ? "  结论随两读改变：没有两读的条款" : $"  结论随两读改变 {Share(regime.ReadingDependent, answered)}{Places(regime)}");
        writer.WriteLine(
            !regime.OpenItemsTried ? "  兜底情形：没有测算"
            : regime.OpenItems.IsEmpty ? "  兜底情形：没有兜底的条款"
            : $"  若认定兜底情形结论会改变 {Share(regime.OpenItemDependent, answered)}{Items(regime)}");
        if (regime.Missing is { } missing) WriteMissing(missing);
        foreach (BreakdownSummary breakdown in regime.By) WriteBreakdown(breakdown);
    }

    private static string Places(RegimeSummary regime) => regime.ReadingDependent == 0 ? "" : "：" + string.Join(
        '，', regime.Readings.Where(reading => reading.WouldChange > 0).Select(reading => $"{VisibleText.Of(reading.Citation)} {Count(reading.WouldChange)}"));

    private static string Items(RegimeSummary regime) => regime.OpenItemDependent == 0 ? "" : "：" + string.Join(
        '，', regime.OpenItems.Where(item => item.WouldChange > 0).Select(item => $"{VisibleText.Of(item.Name)} {Count(item.WouldChange)}"));

    private void WriteMissing(ImmutableArray<MissingFactSummary> missing)
    {
        if (missing.IsEmpty)
        {
            writer.WriteLine("  还缺的事实：没有");
            return;
        }

        writer.WriteLine("  还缺的事实（只缺这一项的案件 / 缺这一项的案件）：");
        foreach (MissingFactSummary fact in missing.Take(MostFacts)) writer.WriteLine($"    {VisibleText.Of(fact.Name)} {Count(fact.Alone)} / {Count(fact.Missing)}");
        if (missing.Length > MostFacts) writer.WriteLine($"    另有 {Count(missing.Length - MostFacts)} 项，见汇总.json");
    }

    private void WriteBreakdown(BreakdownSummary breakdown)
    {
        writer.WriteLine($"  按{VisibleText.Of(breakdown.Column)}：");
        if (BreakdownText.NoteOn(breakdown) is { } note) writer.WriteLine("    " + VisibleText.Of(note));
        int groups = breakdown.Rows.IsEmpty ? 0 : breakdown.Rows[0].Groups.Length;
        ImmutableArray<(string Name, string CssClass, ImmutableArray<long> Counts)>[] columns = [.. Enumerable.Range(0, groups).Select(g => BreakdownText.ColumnsOf(breakdown, g))];
        for (int r = 0; r < breakdown.Rows.Length && r < MostRows; r++)
        {
            BreakdownRow row = breakdown.Rows[r];
            writer.WriteLine($"    {VisibleText.Of(BreakdownText.NameOf(row))} {Count(row.Cases)} 件，待查明 {Count(row.Undetermined)}，只靠推定 {Count(row.PresumptionBorne)}，随两读改变 {Count(row.ReadingDependent)}");
            for (int g = 0; g < groups; g++)
            {
                string[] parts = [.. columns[g].Where(column => column.Counts[r] > 0).Select(column => $"{VisibleText.Of(column.Name)} {Share(column.Counts[r], row.Cases)}")];
                bool isSilent = row.Groups[g].Nothing + row.Groups[g].Inapplicable == row.Cases;
                if (parts.Length > 0 && !isSilent) writer.WriteLine($"      {VisibleText.Of(row.Groups[g].Name)}：{string.Join('，', parts)}");
            }
        }

        if (breakdown.Rows.Length > MostRows) writer.WriteLine($"    另有 {Count(breakdown.Rows.Length - MostRows)} 个取值，见汇总.html");
    }

    private static string Share(long part, long whole) =>
        whole == 0 ? Count(part) : string.Create(CultureInfo.InvariantCulture, $"{part:N0}（{100.0 * part / whole:0.0}%）");

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
