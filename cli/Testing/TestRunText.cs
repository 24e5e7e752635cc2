using System.Globalization;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Checking;

namespace Zhaodan.Cli.Testing;

/// <summary>The run of a regime's cases as people read it: failures with their reasons, totals, what no case covers.</summary>
internal sealed class TestRunText(TextWriter writer)
{
    private static readonly string[] Columns = ["是", "否", "除外阻断", "被排除", "不明"];

    public void Write(RegimeTestRun run, bool withTable)
    {
        writer.WriteLine($"{VisibleText.Of(run.Program.Header.Code)} 《{VisibleText.Of(run.Program.Header.Title)}》");
        foreach (FailedAct failure in run.Failures) WriteFailure(failure);
        string generated = run.Generated > 0 ? $"（其中生成 {Number(run.Generated)} 个）" : "";
        writer.WriteLine($"  案例 {Number(run.Cases)} 个{generated}，行为 {Number(run.Acts)} 个：通过 {Number(run.Cases - run.FailedCases)}，失败 {Number(run.FailedCases)}");
        writer.WriteLine(
            $"  规则 {Number(run.Counts.Length)} 条：成立过 {Number(run.Counts.Count(rule => rule.Held > 0))}，" +
            $"不成立过 {Number(run.Counts.Count(rule => rule.Failed > 0))}，不明过 {Number(run.Counts.Count(rule => rule.Unknown > 0))}");
        int exceptions = run.Exceptions.Count();
        if (exceptions > 0)
        {
            writer.WriteLine(
                $"  除外 {Number(exceptions)} 处：成立过 {Number(run.Exceptions.Count(entry => entry.Count.Held > 0))}，" +
                $"不成立过 {Number(run.Exceptions.Count(entry => entry.Count.Failed > 0))}，不明过 {Number(run.Exceptions.Count(entry => entry.Count.Unknown > 0))}");
        }

        WriteReadings(run);
        if (run.Coverage is null) WriteGaps(run);
        if (withTable) WriteTable(run);
        var strength = new StrengthText(writer);
        if (run.Coverage is not null) strength.Write(run.Program, run.Coverage);
        if (run.Strength is not null) strength.Write(run.Program, run.Strength);
    }

    private void WriteFailure(FailedAct failure)
    {
        string act = failure.Act.Name.Length > 0 ? $"，行为 {VisibleText.Of(failure.Act.Name)}" : "";
        writer.WriteLine($"  失败 {VisibleText.Of(failure.Case.Location.ToString())}: 案例「{VisibleText.Of(failure.Case.Case.Title)}」{act}");
        foreach (Mismatch mismatch in failure.Mismatches)
        {
            writer.WriteLine($"    {VisibleText.Of(mismatch.Message)}");
            foreach (string reason in mismatch.Reasons) writer.WriteLine($"      {VisibleText.Of(reason)}");
        }

        if (failure.Case.Case.Reason.Length > 0) writer.WriteLine($"    案例的理由：{VisibleText.Of(failure.Case.Case.Reason)}");
    }

    // A note, no share of the coverage: whether a place has a second reading at all is for the lawyers to say.
    private void WriteReadings(RegimeTestRun run)
    {
        if (run.Readings.IsEmpty) return;
        writer.WriteLine($"  两读 {Number(run.Readings.Length)} 处：另一读法有案例 {Number(run.Readings.Count(reading => reading.Chosen > 0))} 处");
        WriteGap("没有案例指定的另一读法", run.Readings.Where(reading => reading.Chosen == 0).Select(reading => VisibleText.Of(reading.Pair.Citation) + reading.Other));
    }

    // Rules and exceptions for which a kind of case is missing altogether.
    private void WriteGaps(RegimeTestRun run)
    {
        WriteGap("没有成立过的规则", run.Counts.Where(rule => rule.Held == 0).Select(rule => Citation(run, rule)));
        WriteGap("没有不成立过的规则", run.Counts.Where(rule => rule.Failed == 0).Select(rule => Citation(run, rule)));
        WriteGap("没有成立过的除外", run.Exceptions.Where(entry => entry.Count.Held == 0).Select(entry => Citation(run, entry.Rule)));
        WriteGap("没有不成立过的除外", run.Exceptions.Where(entry => entry.Count.Failed == 0).Select(entry => Citation(run, entry.Rule)));
        WriteGap("没有不明过的除外", run.Exceptions.Where(entry => entry.Count.Unknown == 0).Select(entry => Citation(run, entry.Rule)));
    }

    private void WriteGap(string what, IEnumerable<string> citations)
    {
        string list = string.Join('、', citations.Distinct(StringComparer.Ordinal));
        if (list.Length > 0) writer.WriteLine($"  {what}：{list}");
    }

    private void WriteTable(RegimeTestRun run)
    {
        int width = Math.Max(8, run.Counts.Select(rule => DisplayWidth.Of(Citation(run, rule))).DefaultIfEmpty(0).Max() + 2);
        writer.Write("  " + DisplayWidth.PadRight("条款", width));
        foreach (string column in Columns) writer.Write(Right(column, ColumnWidth(column)));
        writer.WriteLine();
        foreach (RuleCount rule in run.Counts)
        {
            WriteRow(Citation(run, rule), width, [rule.Held, rule.Failed, rule.Blocked, rule.Defeated, rule.Unknown]);
            foreach (ExceptionCount exception in rule.Exceptions) WriteRow("  除外", width, [exception.Held, exception.Failed, null, null, exception.Unknown]);
        }
    }

    private void WriteRow(string name, int width, int?[] numbers)
    {
        writer.Write("  " + DisplayWidth.PadRight(name, width));
        for (int i = 0; i < numbers.Length; i++) writer.Write(Right(numbers[i] is { } number ? Number(number) : "", ColumnWidth(Columns[i])));
        writer.WriteLine();
    }

    private static int ColumnWidth(string column) => DisplayWidth.Of(column) + 3;

    private static string Right(string text, int columns) => new string(' ', Math.Max(0, columns - DisplayWidth.Of(text))) + text;

    private static string Citation(RegimeTestRun run, RuleCount count) => VisibleText.Of(Rule(run, count).Citation);

    private static Rule Rule(RegimeTestRun run, RuleCount count) => run.Program.Rules[count.Rule];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
