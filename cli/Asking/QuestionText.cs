using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Runtime.Interview;

namespace Zhaodan.Cli.Asking;

/// <summary>A question in words, and how it may be answered.</summary>
internal static class QuestionText
{
    private const string Causes = "致使";

    public static string Of(InterviewQuestion question)
    {
        Fact fact = question.Fact;
        string name = $"「{fact.Name}」";
        if (question.Reading is { } pair) return $"{pair.Citation}有两种读法，按哪一种？";
        return (fact.Kind, question.Key.Aspect) switch
        {
            (FactKind.Event, QuestionAspect.Number) => $"{name}是哪一天？",
            (FactKind.Event, _) => $"{name}有没有发生？",
            (FactKind.Actor, _) => $"当事人是不是{name}？",
            (FactKind.Link, _) => $"是否存在因果关系：{name}？",
            (FactKind.Open, _) => $"是否裁量认定有{name}的情形？",
            (FactKind.Assertion or FactKind.Decision, _) => $"是否{fact.Name}？",
            (FactKind.Count, _) => $"{name}是多少？",
            (FactKind.Money, _) => $"{name}是多少元？",
            (FactKind.Date, _) => $"{name}是哪一天？",
            (FactKind.Choice, _) => $"{name}是哪一种：{string.Join('、', fact.Options)}？",
            _ => $"有没有{name}？",
        };
    }

    /// <summary>How an answer may look, for the first question of its kind.</summary>
    public static string Ways(InterviewQuestion question) => (question.Fact.Kind, question.Key.Aspect) switch
    {
        (FactKind.Count, _) => $"例如 2、两{question.Fact.Unit}以上、3至5",
        (FactKind.Money, _) => "例如 12000元、2万元、不满5万元",
        (FactKind.Date, _) or (FactKind.Event, QuestionAspect.Number) => "例如 2022年3月1日、不早于2022-03-01",
        (FactKind.Event, _) => "是、否，或者发生的日期",
        (FactKind.Reading, _) => "甲、乙",
        (FactKind.Choice, _) => "写选项，几种都可能的用“或者”连接",
        _ => "是、否",
    };

    /// <summary>释义, and what a causal link means.</summary>
    public static string Gloss(Fact fact) => fact.Kind == FactKind.Link && fact.Gloss.Length == 0
        ? $"即前者造成了后者（{fact.Name.Replace(Causes, $" {Causes} ", StringComparison.Ordinal)}）"
        : fact.Gloss;

    /// <summary>Both readings in their own words, which is the default one, and why there are two.</summary>
    public static IEnumerable<string> Readings(InterviewQuestion question)
    {
        if (question.Reading is not { } pair) yield break;
        yield return $"读法甲：{pair.First}";
        yield return $"读法乙：{pair.Second}";
        yield return $"默认{pair.NameOf(isOther: false)}{(pair.Reason.Length > 0 ? "；理由：" + pair.Reason : "")}";
    }
}
