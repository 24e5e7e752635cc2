using System.Globalization;
using Zhaodan.Analysis.Comparing;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Comparing;

/// <summary>A comparison as a table, a row for each difference. A cell that a spreadsheet would take for a formula is kept from being one.</summary>
internal static class ComparisonCsv
{
    private static readonly string[] Header = ["前者", "后者", "结论组", "值", "种类", "前者的答案", "后者的答案", "前者依据", "后者依据", "原因", "最小案例", "决定事实", "最小情形", "案例数", "读法", "别的答案"];

    public static void Write(TextWriter writer, ComparisonReport report)
    {
        writer.Write('\uFEFF');
        Row(writer, Header);
        foreach (PairComparison pair in report.Comparison.Pairs)
        {
            (RegimeProgram first, RegimeProgram second) = (report.Comparison.Regimes[pair.First], report.Comparison.Regimes[pair.Second]);
            foreach (GroupComparison group in pair.Groups)
            {
                foreach (Difference difference in group.Differences)
                {
                    Row(
                        writer,
                        first.Header.Code,
                        second.Header.Code,
                        group.Group,
                        string.Join('、', difference.Values),
                        ClauseWords.Kind(difference.Kind),
                        difference.Answers.First,
                        difference.Answers.Second,
                        Carriers(first, difference.Example?.FirstClauses ?? []),
                        Carriers(second, difference.Example?.SecondClauses ?? []),
                        ClauseWords.Cause(difference, first, second),
                        string.Join('、', difference.Example?.Facts.Select(fact => fact.Text) ?? []),
                        string.Join('、', difference.Example?.Facts.Where(fact => fact.IsDeciding).Select(fact => fact.Text) ?? []),
                        (difference.IsWeightAtLeast ? "≥" : "") + difference.Weight.ToString(CultureInfo.InvariantCulture),
                        report.Cases?.CountOf(difference).ToString(CultureInfo.InvariantCulture) ?? "",
                        string.Join('；', difference.Readings.Select(reading => ClauseWords.Reading(reading, first, second))),
                        string.Join('；', difference.Others.Select(other => $"{other.First}／{other.Second}")));
                }
            }
        }
    }

    private static string Carriers(RegimeProgram program, IEnumerable<DecidingClause> clauses) =>
        string.Join('；', ClauseWords.Carriers(program, clauses).Select(clause => clause.IsException ? $"{clause.Citation}除外“{clause.Text}”" : clause.Citation));

    private static void Row(TextWriter writer, params ReadOnlySpan<string> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            if (i > 0) writer.Write(',');
            string cell = cells[i];
            if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t') cell = "'" + cell;
            writer.Write(cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }

        writer.Write("\r\n");
    }
}
