using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Answers;

/// <summary>The Chinese words of the language for the values of its enumerations; the same in every form of an answer.</summary>
public static class Words
{
    public const string Nothing = "无";
    public const string Clash = "冲突";
    public const string Inapplicable = "不适用";

    public static string Of(Truth truth) => truth switch
    {
        Truth.True => "是",
        Truth.False => "否",
        _ => "不明",
    };

    /// <summary>不明（随裁量） where only a decision is missing.</summary>
    public static string Of(Judgement judgement) => judgement.ToString();

    public static string Of(GroupStatus status) => status switch
    {
        GroupStatus.Settled => "已定",
        GroupStatus.Undetermined => "待查明",
        GroupStatus.Discretionary => "裁量",
        _ => Clash,
    };

    public static string Of(AnswerStatus status) => status switch
    {
        AnswerStatus.Answered => "已回答",
        AnswerStatus.Inapplicable => Inapplicable,
        _ => "案情矛盾",
    };

    /// <summary>Empty for a conclusion without a modal word.</summary>
    public static string Of(Modality modality) => modality switch
    {
        Modality.Must => "应当",
        Modality.MustChoose => "应当择一",
        Modality.May => "可以",
        Modality.Against => "不得",
        _ => "",
    };

    public static string Of(GroupKind kind) => kind switch
    {
        GroupKind.Priority => "择先",
        GroupKind.Unique => "唯一",
        _ => "并列",
    };

    public static string Of(Regimes.VersionGround ground) => ground switch
    {
        Regimes.VersionGround.Only => "只有一版",
        Regimes.VersionGround.Date => "按行为日期",
        Regimes.VersionGround.Presumed => "推定",
        Regimes.VersionGround.Lighter => "从旧兼从轻",
        Regimes.VersionGround.Unordered => "轻重不能比较",
        _ => "行为日期不明",
    };

    public static string Of(RuleRole role) => role switch
    {
        RuleRole.Carries => "依据",
        RuleRole.Forbids => "禁止",
        RuleRole.Opens => "可用",
        RuleRole.MayApply => "可能适用",
        RuleRole.Outranked => "未采用",
        RuleRole.Blocked => "被除外",
        RuleRole.Defeated => "被排除",
        RuleRole.Raised => "未满足",
        _ => "不符合",
    };

    public static string Of(FactKind kind) => kind switch
    {
        FactKind.Event => "事件",
        FactKind.Actor => "主体",
        FactKind.Count => "数量",
        FactKind.Money => "金额",
        FactKind.Date => "日期",
        FactKind.Choice => "选项",
        FactKind.Link => "因果",
        FactKind.Open => "开放条款",
        FactKind.Assertion => "认定",
        FactKind.Decision => "决定",
        FactKind.Reading => "读法",
        _ => "是否",
    };

    /// <summary>不明, 裁量, or 不明、裁量; empty where nothing is open.</summary>
    public static string Of(Cause cause) => cause switch
    {
        Cause.Ignorance => "不明",
        Cause.Discretion => "裁量",
        Cause.Ignorance | Cause.Discretion => "不明、裁量",
        _ => "",
    };
}
