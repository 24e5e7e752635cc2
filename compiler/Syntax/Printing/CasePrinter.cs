using System.Collections.Immutable;

namespace Zhaodan.Compiler.Syntax.Printing;

/// <summary>Cases as lines of the printed tree.</summary>
internal static class CasePrinter
{
    public static void Print(CaseSyntax @case, Action<SyntaxNode?, string> line, Action<Action> nested)
    {
        line(@case, $"案例「{@case.Title.Text}」{(@case.IsGenerated ? " 生成" : "")}");
        nested(() =>
        {
            if (@case.Reason is { } reason) line(null, $"理由「{reason.Text}」");
            foreach (CaseActSyntax act in @case.Acts)
            {
                line(act, act.Name.IsMissing ? "行为" : $"行为 {act.Name}");
                nested(() => Act(act, line));
            }
        });
    }

    private static void Act(CaseActSyntax act, Action<SyntaxNode?, string> line)
    {
        foreach (StatedTruth truth in new[] { StatedTruth.True, StatedTruth.False, StatedTruth.Unknown })
        {
            string names = string.Join("、", act.Facts.Where(fact => fact.Truth == truth).Select(fact => fact.Name));
            if (names.Length > 0) line(null, $"{(truth switch { StatedTruth.True => "是", StatedTruth.False => "否", _ => "不明" })} {names}");
        }

        foreach (StatedValue value in act.Values) line(null, $"取值 {value.Name} {value.Value}");
        foreach (StatedValue date in act.Dates) line(null, $"{date.Name} {date.Value}");
        if (!act.Asserted.IsEmpty) line(null, $"认定 {string.Join("、", act.Asserted)}");
        foreach (StatedDecision decision in act.Decisions) line(null, $"决定 {(decision.Negated ? "不 " : "")}{decision.Value}");
        foreach (StatedLaw law in act.Laws) line(null, $"另有规定 {law.Rank} {law.Group} {law.Value}");
        foreach (GrantedItem grant in act.Grants) line(null, $"认可 {grant.Item}「{grant.Reason.Text}」");
        foreach (StatedReading reading in act.Readings) line(null, $"读法 {ReferenceText.Of(reading.Place)} {(reading.IsSecond ? "乙" : "甲")}");
        if (act.RestFalse) line(null, "其余 否");
        foreach (ExpectationSyntax expectation in act.Expectations) line(expectation, Expectation(expectation));
        foreach (DutyExpectationSyntax duty in act.Duties)
        {
            line(duty, $"应得 义务 {string.Join(" ", duty.Words)} {duty.Status}{Part("可能", duty.Possible)}{Part("缺", duty.Missing)}");
        }
    }

    private static string Expectation(ExpectationSyntax expectation)
    {
        string group = expectation.Group.IsMissing ? "" : expectation.Group + " ";
        string grounds = expectation.Citations.IsDefault ? "" : $"，依据 {ReferenceText.Of(expectation.Citations)}";
        return $"应得 {group}{string.Join("、", expectation.Outcomes)}{Part("可能", expectation.Possible)}{Part("缺", expectation.Missing)}{grounds}";
    }

    private static string Part(string word, ImmutableArray<Name> names) => names.IsDefault ? "" : $"，{word} {string.Join("、", names)}";
}
