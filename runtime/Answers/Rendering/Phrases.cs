using System.Collections.Immutable;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>Sentences that the text and the page share, so that both say the same. Nothing here is escaped yet.</summary>
internal static class Phrases
{
    private const int MostPresumed = 6;
    private const int MostCitations = 3;
    private const int FewApart = 3;
    private const int FewParts = 6;
    private const int MostGists = 5;

    /// <summary>The value or values of a group in a few words: 不予追究 · 待查明 · 移送纪检监察机关；另裁量.</summary>
    public static string Headline(GroupAnswer group)
    {
        string settled = string.Join('、', group.Settled.Where(o => o.Kind != OutcomeKind.Clash).Select(Name));
        if (group.Status == GroupStatus.Settled) return settled;
        string status = Words.Of(group.Status);
        return settled.Length == 0 ? status : $"{settled}；另{status}";
    }

    /// <summary>追究〔推定〕</summary>
    public static string Name(OutcomeAnswer outcome) => outcome.IsPresumed ? outcome.Name + "〔推定〕" : outcome.Name;

    /// <summary>追究〔推定〕（应当；不明）</summary>
    public static string Full(OutcomeAnswer outcome)
    {
        var notes = new List<string>();
        string modalities = string.Join('、', outcome.Modalities.Select(Words.Of).Where(word => word.Length > 0));
        if (modalities.Length > 0) notes.Add(modalities);
        if (outcome.IsDefault) notes.Add("默认");
        if (outcome.FollowsDiscretion) notes.Add("随裁量");
        else if (outcome.Cause != Cause.None) notes.Add(Words.Of(outcome.Cause));
        return notes.Count == 0 ? Name(outcome) : $"{Name(outcome)}（{string.Join('；', notes)}）";
    }

    public static string OutcomesLabel(GroupAnswer group) => group.Outcomes.All(outcome => outcome.IsSettled) ? "结论" : "可能";

    /// <summary>All that is possible; what is settled already among what is not is marked so.</summary>
    public static string Outcomes(GroupAnswer group)
    {
        bool isMixed = group.Outcomes.Any(outcome => !outcome.IsSettled);
        return string.Join('、', group.Outcomes.Select(outcome => outcome.IsSettled && isMixed ? Full(outcome) + "〔已定〕" : Full(outcome)));
    }

    public static string HangsOn(GroupAnswer group) =>
        group.HangsOnConflicts.IsEmpty ? "" : $"「{string.Join("」「", group.HangsOnConflicts)}」的冲突解决之前不能确定";

    /// <summary>Why a settled group has no carrier.</summary>
    public static string? WithoutRule(GroupAnswer group)
    {
        if (group.Status != GroupStatus.Settled) return null;
        foreach (OutcomeAnswer outcome in group.Settled)
        {
            if (group.Word is not null) continue;
            if (outcome.Kind == OutcomeKind.Nothing) return "没有条款就此得出结论。";
            if (outcome.IsDefault) return $"没有条款就此得出结论，按默认为「{outcome.Name}」。";
        }

        return null;
    }

    public static string Names(ImmutableArray<FactMention> facts) => string.Join('、', facts.Select(fact => fact.Name));

    /// <summary>故意违法（第八条第（一）项）、甲、乙（第七条）；经「过错认定」：丙（第六条）</summary>
    public static string Grounds(ImmutableArray<FactGround> grounds) => string.Join('；', grounds
        .GroupBy(ground => ground.Through)
        .OrderBy(through => through.Key.Length > 0)
        .Select(through => (through.Key.Length > 0 ? $"经「{through.Key}」：" : "") + Cited(through, through.Count())));

    // Neighbours with the same citations share them.
    private static string Cited(IEnumerable<FactGround> grounds, int most)
    {
        var text = new StringBuilder();
        string citations = "";
        int shown = 0;
        foreach (FactGround ground in grounds)
        {
            if (shown == most) break;
            string own = Cited(ground.Citations);
            if (shown > 0 && own != citations) text.Append(citations);
            if (shown > 0) text.Append('、');
            text.Append(Name(ground.Mention));
            citations = own;
            shown++;
        }

        return text.Append(citations).ToString();
    }

    /// <summary>What is left over all completions: the outcome, how it compares, an example of each, what proof would change.</summary>
    public static IEnumerable<string> Exact(ExactAnswer exact)
    {
        yield return exact.Text + (exact.Differs ? "（未知的事实不论怎样都在此之内；逐条判断留得更宽）" : "（与逐条判断相同）");
        foreach (ExactExample example in exact.Examples.Where(example => example.Facts.Length > 0)) yield return $"{example.Outcome}：例如{example.Facts}";
        foreach (ExactProof proof in exact.Proofs) yield return $"若查实{proof.Text}则改变：{proof.Outcome}";
    }

    public static string Unproven(GroupAnswer group) => string.Join('、', group.Unproven.Select(ground => ground.Text + Cited(ground.Citations)));

    private static string Cited(ImmutableArray<string> citations)
    {
        if (citations.IsEmpty) return "";
        string more = citations.Length > MostCitations ? $"等{citations.Length}处" : "";
        return $"（{string.Join('、', citations.Take(MostCitations))}{more}）";
    }

    /// <summary>起算2022年3月1日，届满2022年3月8日，履行2022年3月9日</summary>
    public static string DutyDates(DutyAnswer duty)
    {
        var dates = new List<string>();
        if (duty.StartDate.Length > 0) dates.Add("起算" + duty.StartDate);
        if (duty.Deadline.Length > 0) dates.Add("届满" + duty.Deadline);
        if (duty.ActDate.Length > 0) dates.Add((duty.Kind == DutyKind.Right ? "行使" : "履行") + duty.ActDate);
        return string.Join('，', dates);
    }

    public static string DutiesHeading(Answer answer) =>
        answer.AsOf == Words.Of(Truth.Unknown) ? "义务和权利（截至日期不明）"
        : answer.AsOf.Length > 0 ? $"义务和权利（截至{answer.AsOf}）" : "义务和权利（案件没有截至日期）";

    /// <summary>The presumptions an answer stands on, shortened, and what it would be without any.</summary>
    public static string Presumed(GroupAnswer group)
    {
        FactGround[] direct = [.. group.Presumed.Where(ground => ground.Through.Length == 0)];
        var text = new StringBuilder(Cited(direct, MostPresumed));
        if (direct.Length > MostPresumed) text.Append($"等{direct.Length}项");
        foreach (IGrouping<string, FactGround> through in group.Presumed.Where(ground => ground.Through.Length > 0).GroupBy(ground => ground.Through))
        {
            text.Append(text.Length > 0 ? "，" : "").Append($"「{through.Key}」所依的{through.Count()}项");
        }

        return $"{text}；若不作推定，则为：{group.WithoutPresumption}";
    }

    public static string Conflict(ConflictAnswer conflict, Func<int, string> citation)
    {
        string kind = conflict.IsCertain ? "相冲突" : "可能相冲突";
        return $"「{conflict.FirstName}」（{Citations(conflict.FirstRules, citation)}）与「{conflict.SecondName}」（{Citations(conflict.SecondRules, citation)}）{kind}";
    }

    public static string Citations(ImmutableArray<int> rules, Func<int, string> citation) => string.Join('、', rules.Select(citation));

    /// <summary>What a rule concludes in a group; of a menu all of it, also what belongs to other groups.</summary>
    public static string Conclusions(RuleInGroup inGroup, RuleAnswer? rule)
    {
        if (rule is null) return Conclusions(inGroup.Conclusions);
        HashSet<int> menus = [.. inGroup.Conclusions.Where(conclusion => conclusion.Menu >= 0).Select(conclusion => conclusion.Menu)];
        return Conclusions([.. rule.Conclusions.Where(conclusion => menus.Contains(conclusion.Menu) || inGroup.Conclusions.Contains(conclusion))]);
    }

    /// <summary>应当「责任：不予追究」，可以任选其一：「情节：从轻」或者「情节：减轻」</summary>
    public static string Conclusions(ImmutableArray<ConclusionAnswer> conclusions)
    {
        var text = new StringBuilder();
        int menu = -1;
        foreach (ConclusionAnswer conclusion in conclusions)
        {
            bool isNext = conclusion.Menu >= 0 && conclusion.Menu == menu;
            menu = conclusion.Menu;
            if (text.Length > 0) text.Append(isNext ? "或者" : "，");
            if (!isNext) text.Append(conclusion.Modality == Modality.MustChoose && menu >= 0 ? "应当" : Words.Of(conclusion.Modality));
            if (!isNext && menu >= 0) text.Append("任选其一：");
            text.Append('「').Append(conclusion.GroupName).Append('：').Append(conclusion.ValueName).Append('」');
            if (!conclusion.Notes.IsEmpty) text.Append("（依照").AppendJoin('、', conclusion.Notes).Append('）');
        }

        return text.ToString();
    }

    public static string Exception(ExceptionAnswer exception)
    {
        string state = exception.Holds.Truth switch
        {
            Truth.True => "除外成立",
            Truth.False => "除外不成立",
            _ => "除外是否成立不明",
        };
        return exception.Cuts.IsEmpty ? state : $"{state}（只及于{string.Join('、', exception.Cuts)}）";
    }

    public static string DefeatedBy(DefeatAnswer defeat) => defeat.Applies.Truth switch
    {
        Truth.True => $"{defeat.Citation}适用，本条款被排除",
        Truth.False => $"{defeat.Citation}不适用，不排除本条款",
        _ => $"{defeat.Citation}是否适用不明",
    };

    public static string YieldsTo(DefeatAnswer defeat) => defeat.Applies.Truth switch
    {
        Truth.True => $"{defeat.Citation}适用，结论相抵触时以其为准",
        Truth.False => $"{defeat.Citation}不适用，无须让位",
        _ => $"{defeat.Citation}是否适用不明",
    };

    public static string Definition(DefinitionConflict conflict)
    {
        string citations = conflict.Citations.IsEmpty ? "定义" : string.Join('、', conflict.Citations) + "的定义";
        return $"案件陈述「{conflict.Term.Name}」为{Words.Of(conflict.Stated)}，而依{citations}为{Words.Of(conflict.Defined)}：以定义为准。";
    }

    public static string Assertion(AssertionConflict conflict) => conflict.Derived == Truth.False
        ? $"案件认定「{conflict.ValueName}」（{conflict.GroupName}），而依本制度条款并非如此：以条款得出的为准。"
        : $"案件认定「{conflict.ValueName}」（{conflict.GroupName}），而依本制度条款尚不能得出：以条款得出的为准。";

    public static string Contradiction(ContradictionAnswer contradiction) =>
        $"「{contradiction.First.Mention.Name}」为{Value(contradiction.First)}，「{contradiction.Second.Mention.Name}」为{Value(contradiction.Second)}，与「{contradiction.Declaration}」不能同时成立。";

    /// <summary>是（案件陈述）, 2万元（案件陈述）</summary>
    public static string Value(FactAnswer fact)
    {
        string truth = fact.Truth is { } value && !(fact.Quantity.Length > 0 && fact.Provenance == Reference.Provenance.Silent) ? Words.Of(value) : "";
        string both = truth.Length > 0 && fact.Quantity.Length > 0 ? $"{truth}，{fact.Quantity}" : truth + fact.Quantity;
        return both.Length == 0 ? fact.Source : $"{both}（{fact.Source}）";
    }

    /// <summary>
    /// The operands of 或者 that is not 否 which are 否 play no part: where they are several, or long, they stand apart.
    /// </summary>
    public static (ImmutableArray<ConditionAnswer> Shown, ImmutableArray<ConditionAnswer> Apart) Split(ConditionAnswer condition)
    {
        if (condition.Kind is not (ConditionKind.Any or ConditionKind.AtLeast) || condition.Value.IsFalse) return (condition.Operands, []);
        ImmutableArray<ConditionAnswer> apart = [.. condition.Operands.Where(operand => operand.Value.IsFalse)];
        return apart.Length < FewApart && apart.Sum(Size) < FewParts ? (condition.Operands, []) : (condition.Operands.RemoveAll(operand => operand.Value.IsFalse), apart);
    }

    /// <summary>另有 3 项均为否（「甲」、「乙」等、「丙」）: each by its first words.</summary>
    public static string Apart(ImmutableArray<ConditionAnswer> apart)
    {
        string more = apart.Length > MostGists ? "……" : "";
        return $"另有 {apart.Length} 项{(apart.Length > 1 ? "均" : "")}为否（{string.Join('、', apart.Take(MostGists).Select(Gist))}{more}）";
    }

    // At most 32 deep (ConditionExplainer).
    private static int Size(ConditionAnswer condition) => 1 + condition.Operands.Sum(Size);

    private static string Gist(ConditionAnswer condition)
    {
        bool isNamed = condition.Kind is ConditionKind.Leaf or ConditionKind.Defined or ConditionKind.Provision || condition.Operands.IsEmpty;
        return isNamed ? condition.Text : Gist(condition.Operands[0]).TrimEnd('等') + "等";
    }

    public static string ConditionNote(ConditionAnswer condition)
    {
        var notes = new List<string>();
        if (condition.Known.Length > 0) notes.Add(condition.Known);
        if (condition.IsUnproven) notes.Add("未查实");
        return string.Join('；', notes);
    }

    private static string Name(FactMention fact) => fact.Kind == FactKind.Link ? fact.Name + "〔因果〕" : fact.Name;

    /// <summary>Does <see cref="Presumed"/> leave something out?</summary>
    public static bool IsShortened(GroupAnswer group) =>
        group.Presumed.Length > MostPresumed || group.Presumed.Any(ground => ground.Through.Length > 0);

    /// <summary>第八条第（五）项按读法甲（默认）为不予追究，按读法乙为无</summary>
    public static string Reading(Answer answer, ReadingEffect effect)
    {
        ReadingAnswer reading = answer.Readings[effect.Place];
        return $"{reading.Citation}按{reading.Followed}（默认）为{effect.Followed}，按{reading.Other}为{effect.Other}";
    }

    /// <summary>第八条第（五）项读法乙、第九条读法乙同取时，责任为无</summary>
    public static string Combination(ReadingCombination combination) =>
        $"{string.Join('、', combination.Readings)}同取时，{combination.GroupName}为{combination.Outcome}";

    /// <summary>第八条第（五）项：案件指定读法乙</summary>
    public static string Place(ReadingAnswer reading) => reading.IsChosen ? $"{reading.Citation}：案件指定{reading.Followed}" : $"{reading.Citation}：默认{reading.Followed}";

    public const string ReadingsCut = "两读之处太多，同时改变几处的情形只看了一部分。";

    /// <summary>Nothing to say of it but 无: no rule is near.</summary>
    public static bool IsBare(GroupAnswer group) =>
        group.Readings.IsEmpty && group.Status == GroupStatus.Settled && group.Rules.IsEmpty && group.Word is null && group.Outcomes.All(outcome => outcome.Kind == OutcomeKind.Nothing);

    /// <summary>Rules whose explanation matters to a reader at first sight.</summary>
    public static bool IsProminent(RuleInGroup rule) =>
        rule.Role is RuleRole.Carries or RuleRole.Forbids or RuleRole.Opens || (rule.Role == RuleRole.MayApply && rule.Reason.Length == 0);

    public static string Header(RegimeHeader regime)
    {
        var parts = new List<string> { regime.Code };
        if (regime.DocumentNumber.Length > 0) parts.Add(regime.DocumentNumber);
        if (regime.Authority.Length > 0) parts.Add(regime.Authority);
        if (regime.InForce == "〔空〕") parts.Add("施行日期留空");
        else if (regime.InForce.Length > 0) parts.Add(regime.InForce + "施行");
        if (regime.Repealed.Length > 0) parts.Add(regime.Repealed + "废止");
        return string.Join("　", parts.Where(part => part.Length > 0));
    }

    /// <summary>是：自2022年10月11日起施行；行为日期2023年3月1日</summary>
    public static string Force(ForceAnswer force) =>
        $"{force.Period}；{force.Reason}{(force.IsPresumed ? "〔推定〕" : "")}";

    /// <summary>依第二十一条（「…」）以《…》为准：其答案 追究（第七条）；本制度 不予追究（第八条）</summary>
    public static string Word(WordAnswer word) =>
        $"依{word.Declarer}{word.Citation}（「{word.Text}」），以{word.HigherName}为准：{word.Higher}{Cited(word.HigherCitations)}；本制度自己的答案：{word.Own}{Cited(word.OwnCitations)}";

    public static string Version(VersionAnswer version) =>
        $"{version.Label}版（{version.Period}）{(version.Main.Length > 0 ? "：" + version.Main : "")}";

    /// <summary>Why a regime does not speak of a case.</summary>
    public static string Inapplicable(Answer answer) => answer.Force is { Value.IsFalse: true } || answer.Versions?.Used.Any() == false
        ? "不适用：行为不在本制度施行期间之内"
        : "不适用：案件不在本制度的适用范围之内";

    public static string NotShown(int count) => $"另有 {count} 条规定不符合条件，未列出。";
}
