using Zhaodan.Analysis.Comparing;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Comparing;

/// <summary>Clauses as a reader of a comparison sees them.</summary>
internal static class ClauseWords
{
    public static string Code(RegimeProgram program) => program.Header.Code;

    public static string Text(Rule rule) => string.Join(' ', [.. rule.Heads, rule.Text]);

    public static string Kind(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Opposite => "结论不同",
        DifferenceKind.Discretion => "裁量不同",
        DifferenceKind.Clash => "一方自相冲突",
        _ => "只是说法不同",
    };

    public static string Relation(ClauseRelation relation) => relation switch
    {
        ClauseRelation.Same => "相同",
        ClauseRelation.Narrower => "前者较窄",
        ClauseRelation.Wider => "前者较宽",
        ClauseRelation.Overlapping => "互有宽窄",
        _ => "未能查清",
    };

    public static string Status(QuestionStatus status) => status switch
    {
        QuestionStatus.Same => "答案总是相同",
        QuestionStatus.Different => "有不同",
        QuestionStatus.OnlyFirst => "只有前者有这一组结论",
        QuestionStatus.OnlySecond => "只有后者有这一组结论",
        _ => "没有查完",
    };

    /// <summary>为什么: whose clause, and what the other side has instead.</summary>
    public static string Cause(Difference difference, RegimeProgram first, RegimeProgram second)
    {
        (RegimeProgram own, RegimeProgram other) = difference.IsFirst ? (first, second) : (second, first);
        if (difference.Rule < 0) return "两部制度都没有条款直接得出，差别来自别的结论";
        string clause = $"{Code(own)}{own.Rules[difference.Rule].Citation}";
        if (difference.Blocked is { } blocked)
        {
            Rule rule = other.Rules[blocked.Rule];
            return $"{clause}没有{Code(other)}{rule.Citation}的除外“{rule.Exceptions[blocked.Exception].Text}”";
        }

        return difference.Nearest < 0 ? $"{clause}，{Code(other)}没有相当的条款" : $"{clause}，{Code(other)}最接近的是{other.Rules[difference.Nearest].Citation}";
    }

    /// <summary>What carries a side's answer: citations, exceptions that hold among them.</summary>
    public static IEnumerable<(string Citation, string Text, bool IsException)> Carriers(RegimeProgram program, IEnumerable<DecidingClause> clauses)
    {
        foreach (DecidingClause clause in clauses)
        {
            Rule rule = program.Rules[clause.Rule];
            yield return clause.Exception < 0 ? (rule.Citation, Text(rule), false) : (rule.Citation, rule.Exceptions[clause.Exception].Text, true);
        }
    }

    public static string Reading(RemovingReading removing, RegimeProgram first, RegimeProgram second)
    {
        string name = Code(removing.IsOfFirst ? first : second) + removing.Reading.Citation + removing.Reading.NameOf(true);
        return removing.IsAltogether ? $"按{name}，没有这处不同" : $"按{name}，这个案例没有不同（别的案例仍有）";
    }

    public static string Weight(Difference difference) => (difference.IsWeightAtLeast ? "至少 " : "") + difference.Weight.ToString(System.Globalization.CultureInfo.InvariantCulture) + " 种最小情形";
}
