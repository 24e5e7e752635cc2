using System.Collections.Immutable;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Report;

/// <summary>The words and columns of a breakdown, for the page and for the terminal.</summary>
public static class BreakdownText
{
    /// <summary>What the rest is called.</summary>
    public const string Rest = "其他";

    /// <summary>The value of a row as it is shown.</summary>
    public static string NameOf(BreakdownRow row) => row.IsRest ? Rest : row.Value.Length > 0 ? row.Value : "（空）";

    /// <summary>Said where there is a rest; else null.</summary>
    public static string? NoteOn(BreakdownSummary breakdown) => breakdown.Rows.Any(row => row.IsRest)
        ? $"“{breakdown.Column}”的不同取值太多，先出现的 {Breakdown.MostValues} 个各自计数，其余合在“{Rest}”里。"
        : null;

    /// <summary>The counts of a group that occur in any row: the name, the class of its bar, and the count in each row.</summary>
    public static ImmutableArray<(string Name, string CssClass, ImmutableArray<long> Counts)> ColumnsOf(BreakdownSummary breakdown, int group)
    {
        var columns = ImmutableArray.CreateBuilder<(string, string, ImmutableArray<long>)>();
        if (breakdown.Rows.IsEmpty) return [];
        GroupSummary[] groups = [.. breakdown.Rows.Select(row => row.Groups[group])];
        for (int v = 0; v < groups[0].Values.Length; v++)
        {
            int value = v;
            Add(groups[0].Values[v].Name, "value", one => one.Values[value].Settled);
        }

        Add(AnswerText.Word(RowStatus.Nothing), "nothing", one => one.Nothing);
        Add(AnswerText.Word(RowStatus.Undetermined), "undetermined", one => one.Undetermined);
        Add(AnswerText.Word(RowStatus.Discretionary), "discretionary", one => one.Discretionary);
        Add(AnswerText.Word(RowStatus.Conflicting), "conflicting", one => one.Conflicting);
        Add(AnswerText.Word(RowStatus.Inapplicable), "inapplicable", one => one.Inapplicable);
        return columns.ToImmutable();

        void Add(string name, string cssClass, Func<GroupSummary, long> count)
        {
            ImmutableArray<long> counts = [.. groups.Select(count)];
            if (counts.Any(one => one > 0)) columns.Add((name, cssClass, counts));
        }
    }
}
