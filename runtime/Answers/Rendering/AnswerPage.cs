using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>
/// One answer or several as one HTML page that stands alone: no script, no resource from anywhere, a content security policy
/// that forbids both, every text of a user escaped. It prints on A4 and reads on a telephone.
/// </summary>
public sealed class AnswerPage
{
    private readonly HtmlCanvas _html = new();
    private readonly IReadOnlyList<Answer> _answers;
    private readonly string _title;

    private AnswerPage(IReadOnlyList<Answer> answers, string title)
    {
        // An answer that shows others is followed by them.
        _answers = [.. answers.SelectMany(answer => answer.Others.Prepend(answer))];
        _title = title;
    }

    /// <summary>The whole page, UTF-8 when written to a file.</summary>
    public static string Render(IReadOnlyList<Answer> answers, string title = "照单：案件答案")
    {
        var page = new AnswerPage(answers, title);
        page.Write();
        return page._html.ToString();
    }

    private void Write()
    {
        _html.Raw("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\n");
        _html.Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {PageStyle.Hash}; base-uri 'none'; form-action 'none'\">\n");
        _html.Raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        _html.Element("title", _title);
        _html.Raw("\n<style>").Raw(PageStyle.Css).Raw("</style></head>\n<body><main>");
        _html.Element("h1", _title);
        if (_answers.Count > 1) Contents();
        for (int i = 0; i < _answers.Count; i++) Section(i);
        _html.Raw("</main></body></html>\n");
    }

    private void Contents()
    {
        _html.Raw("<section class=\"answer toc\"><h2>目录</h2><table><tr><th>案件</th><th>制度</th><th>结论</th></tr>");
        for (int i = 0; i < _answers.Count; i++)
        {
            Answer answer = _answers[i];
            _html.Raw($"<tr><td><a href=\"#a{Number(i)}\">").Text(CaseName(answer, i)).Raw("</a></td><td>").Text(answer.Regime.Title).Raw("</td><td>");
            _html.Text(answer.Status == AnswerStatus.Answered
                ? string.Join('；', answer.Groups.Select(group => $"{group.Name}：{Phrases.Headline(group)}"))
                : Words.Of(answer.Status));
            _html.Raw("</td></tr>");
        }

        _html.Raw("</table></section>");
    }

    private void Section(int index)
    {
        Answer answer = _answers[index];
        _html.Raw($"<section class=\"answer\" id=\"a{Number(index)}\">");
        _html.Element("h2", CaseName(answer, index));
        _html.Element("p", $"《{answer.Regime.Title}》", "meta");
        _html.Element("p", Phrases.Header(answer.Regime), "meta");
        if (answer.ProgramHash.Length > 0) _html.Element("p", "程序：" + answer.ProgramHash, "meta");
        if (answer.Versions is { } versions)
        {
            _html.Element("p", "版本　" + versions.Reason, versions.Ground is Regimes.VersionGround.Date ? "meta" : "notice");
            _html.Raw("<ul>");
            foreach (VersionAnswer version in versions.Versions) _html.Element("li", $"{(version.IsUsed ? "采用　" : "")}{Phrases.Version(version)}", "meta");
            _html.Raw("</ul>");
        }

        if (answer.Force is { } force) _html.Element("p", $"施行　〔{Words.Of(force.Value)}〕{Phrases.Force(force)}", force.Value.IsTrue && !force.IsPresumed ? "meta" : "notice");
        if (answer.ExactNote.Length > 0) _html.Element("p", "精确　" + answer.ExactNote, "notice");
        switch (answer.Status)
        {
            case AnswerStatus.Contradictory:
                _html.Raw("<div class=\"notice stop\"><p class=\"value\">案情矛盾，不作回答</p>");
                foreach (ContradictionAnswer contradiction in answer.Contradictions) _html.Element("p", Phrases.Contradiction(contradiction));
                _html.Raw("</div>");
                break;
            case AnswerStatus.Inapplicable:
                _html.Raw("<div class=\"notice stop\">").Element("p", Phrases.Inapplicable(answer), "value").Raw("</div>");
                Scope(answer);
                break;
            default:
                foreach (DefinitionConflict conflict in answer.DefinitionConflicts) _html.Element("p", "注意：" + Phrases.Definition(conflict), "notice");
                foreach (AssertionConflict conflict in answer.AssertionConflicts) _html.Element("p", "注意：" + Phrases.Assertion(conflict), "notice");
                Dictionary<int, RuleAnswer> rules = answer.Rules.ToDictionary(rule => rule.Rule);
                var explained = new HashSet<int>();
                foreach (GroupAnswer group in answer.Groups.Where(group => !Phrases.IsBare(group))) Group(index, group, rules, explained);
                Bare([.. answer.Groups.Where(Phrases.IsBare)]);
                Duties(answer);
                if (answer.RulesNotShown > 0) _html.Element("p", Phrases.NotShown(answer.RulesNotShown), "note");
                Scope(answer);
                break;
        }

        Readings(answer);
        Facts(answer);
        _html.Raw("</section>\n");
    }

    private void Group(int answer, GroupAnswer group, Dictionary<int, RuleAnswer> rules, HashSet<int> explained)
    {
        _html.Element("article", "group " + CssOf(group.Status) + (group.Outcomes.Any(outcome => outcome.IsPresumed) ? " presumed" : ""), () =>
        {
            _html.Raw("<h3>").Element("span", group.Name).Element("span", string.Join('、', group.Settled.Where(o => o.Kind != OutcomeKind.Clash).Select(Phrases.Name)), "value");
            _html.Element("span", Words.Of(group.Status), "badge").Raw("</h3><dl>");
            Entry(Phrases.OutcomesLabel(group), Phrases.Outcomes(group));
            Entry("让位", group.Word is { } word ? Phrases.Word(word) : "");
            Entry("说明", Phrases.WithoutRule(group) ?? "");
            foreach (ConflictAnswer conflict in group.Conflicts)
            {
                Entry("冲突", Phrases.Conflict(conflict, rule => rules.TryGetValue(rule, out RuleAnswer? known) ? known.Citation : ""));
            }

            Entry("缺", Phrases.Grounds(group.Missing));
            Entry("待决", Phrases.Grounds(group.Decisions));
            Entry("待解", Phrases.HangsOn(group));
            Entry("精确", group.Exact is { } exact ? string.Join('；', Phrases.Exact(exact)) : "");
            foreach (ReadingEffect effect in group.Readings) Entry("两读", Phrases.Reading(_answers[answer], effect));
            Reservations(group);
            _html.Raw("</dl>");
            Settling(group);
            Presumptions(group);
            foreach (RuleInGroup rule in group.Rules) Rule(answer, rule, rules.GetValueOrDefault(rule.Rule), explained);
        });
    }

    private void Duties(Answer answer)
    {
        if (answer.Duties.IsEmpty) return;
        Dictionary<int, RuleAnswer> rules = answer.Rules.ToDictionary(rule => rule.Rule);
        _html.Element("h3", Phrases.DutiesHeading(answer));
        foreach (DutyAnswer duty in answer.Duties)
        {
            bool isLate = duty.Status is DutyStatus.Overdue or DutyStatus.Late;
            _html.Element("article", "group " + (!duty.IsSettled ? "undetermined" : isLate ? "conflicting" : "settled"), () =>
            {
                _html.Raw("<h3>").Element("span", duty.Name).Element("span", duty.StatusWord, "value").Element("span", DutyWords.Of(duty.Kind), "badge").Raw("</h3><dl>");
                Entry("内容", duty.Text);
                Entry("可能", duty.IsSettled ? "" : string.Join('、', duty.Possible));
                Entry("日期", Phrases.DutyDates(duty));
                Entry("缺", Phrases.Names(duty.Missing));
                Entry("原因", string.Join('；', duty.Reasons));
                _html.Raw("</dl>");
                if (!rules.TryGetValue(duty.Rule, out RuleAnswer? rule)) return;
                _html.Raw("<details><summary>").Element("strong", rule.Citation).Raw("</summary><div class=\"body\"><blockquote>");
                foreach (string head in rule.Heads) _html.Element("p", head);
                _html.Element("p", rule.Text).Raw("</blockquote>");
                Label("条件");
                Conditions([rule.Condition], 0);
                Exceptions(rule.Exceptions);
                _html.Raw("</div></details>");
            });
        }
    }

    private void Settling(GroupAnswer group)
    {
        if (group.Settling is not { } settling) return;
        foreach ((string heading, ImmutableArray<SettlingLine> lines) in SettlingText.Of(settling, group))
        {
            Label(heading);
            _html.Raw("<ul class=\"settling\">");
            foreach (SettlingLine line in lines)
            {
                _html.Raw("<li>").Text(line.Text);
                foreach (string below in line.Below) _html.Raw("<br>　　").Text(below);
                _html.Raw("</li>");
            }

            _html.Raw("</ul>");
        }
    }

    private void Readings(Answer answer)
    {
        if (answer.Readings.IsEmpty && answer.ReadingCombinations.IsEmpty && !answer.AreReadingsCut) return;
        _html.Raw("<details open><summary>两种读法</summary><div class=\"body\">");
        foreach (ReadingAnswer reading in answer.Readings)
        {
            Label(Phrases.Place(reading));
            foreach (ReadingEffect effect in reading.Effects.Where(effect => effect.Group < 0)) _html.Element("p", "适用　" + Phrases.Reading(answer, effect));
            _html.Raw("<blockquote>").Element("p", $"{reading.Followed}　{reading.FollowedText}").Element("p", $"{reading.Other}　{reading.OtherText}").Raw("</blockquote>");
            if (reading.Reason.Length > 0) _html.Element("p", "理由　" + reading.Reason, "note");
        }

        foreach (ReadingCombination combination in answer.ReadingCombinations) _html.Element("p", "合看　" + Phrases.Combination(combination));
        if (answer.AreReadingsCut) _html.Element("p", Phrases.ReadingsCut, "note");
        _html.Raw("</div></details>");
    }

    private void Reservations(GroupAnswer group)
    {
        Entry("推定", group.WithoutPresumption.Length > 0 ? Phrases.Presumed(group) : "");
        Entry("未查实", Phrases.Unproven(group));
    }

    // The whole list where the line above had to shorten it.
    private void Presumptions(GroupAnswer group)
    {
        if (!Phrases.IsShortened(group)) return;
        _html.Raw("<details><summary>全部推定（").Raw(Number(group.Presumed.Length)).Raw(" 项）</summary><div class=\"body\">");
        _html.Text(Phrases.Grounds(group.Presumed)).Raw("</div></details>");
    }

    // Groups of which nothing is concluded and no rule is near.
    private void Bare(ImmutableArray<GroupAnswer> groups)
    {
        if (groups.IsEmpty) return;
        _html.Raw("<details class=\"bare\"><summary>以下各项没有条款得出结论（无）：").Text(string.Join('、', groups.Select(group => group.Name))).Raw("</summary><div class=\"body\">");
        foreach (GroupAnswer group in groups.Where(group => group.WithoutPresumption.Length > 0 || !group.Unproven.IsEmpty))
        {
            Label(group.Name);
            _html.Raw("<dl>");
            Reservations(group);
            _html.Raw("</dl>");
        }

        _html.Raw("</div></details>");
    }

    private void Rule(int answer, RuleInGroup inGroup, RuleAnswer? rule, HashSet<int> explained)
    {
        string anchor = $"a{Number(answer)}r{Number(inGroup.Rule)}";
        if (rule is null || !explained.Add(rule.Rule))
        {
            _html.Raw("<div class=\"line\">");
            Heading(inGroup, rule, isLine: true);
            if (rule is not null) _html.Raw($" <a href=\"#{anchor}\">说明见上</a>");
            _html.Raw("</div>");
            return;
        }

        _html.Raw($"<details id=\"{anchor}\" class=\"{CssOf(inGroup.Role)}\"{(Phrases.IsProminent(inGroup) ? " open" : "")}><summary>");
        Heading(inGroup, rule, isLine: false);
        _html.Raw("</summary><div class=\"body\"><blockquote>");
        foreach (string head in rule.Heads) _html.Element("p", head);
        _html.Element("p", rule.Text).Raw("</blockquote>");
        Label("条件");
        Conditions([rule.Condition], 0);
        foreach (PartAnswer part in rule.Parts)
        {
            Label($"其中 {part.Citation}　{part.Text}");
            Conditions([part.Condition], 0);
            Exceptions(part.Exceptions);
        }

        Exceptions(rule.Exceptions);
        foreach (DefeatAnswer defeat in rule.Defeats) Label("排除　" + Phrases.DefeatedBy(defeat));
        foreach (DefeatAnswer defeat in rule.YieldsTo) Label("让位　" + Phrases.YieldsTo(defeat));
        if (!rule.EvenIf.IsEmpty)
        {
            Label("即使（不影响适用）");
            Conditions(rule.EvenIf, 0);
        }

        _html.Raw("</div></details>");
    }

    private void Heading(RuleInGroup inGroup, RuleAnswer? rule, bool isLine)
    {
        _html.Element("span", Words.Of(inGroup.Role), "role").Raw(" ").Element("strong", inGroup.Citation);
        if (rule is { ArticleTitle.Length: > 0 }) _html.Text($"【{rule.ArticleTitle}】");
        _html.Raw(" ").Text(Phrases.Conclusions(inGroup, rule));
        bool isRepeated = isLine && inGroup.Role == RuleRole.Raised;
        if (inGroup.Reason.Length > 0 && !isRepeated) _html.Raw(" ").Element("small", "——" + inGroup.Reason);
    }

    private void Exceptions(ImmutableArray<ExceptionAnswer> exceptions)
    {
        foreach (ExceptionAnswer exception in exceptions)
        {
            _html.Raw("<p class=\"label\">除外　");
            Truth(exception.Holds);
            _html.Text($"{Phrases.Exception(exception)}：{exception.Text}").Raw("</p>");
            foreach (string line in exception.Because) _html.Raw("<div>因为　").Text(line).Raw("</div>");
            if (exception.Counter is not { } counter) continue;
            Label("仍然适用");
            Conditions([counter], 0);
        }
    }

    // Conditions are at most 32 deep (ConditionExplainer), so that recursion is bounded.
    private void Conditions(ImmutableArray<ConditionAnswer> conditions, int omitted)
    {
        _html.Raw("<ul class=\"cond\">");
        foreach (ConditionAnswer condition in conditions)
        {
            _html.Raw("<li>");
            Truth(condition.Value);
            _html.Text(condition.Text);
            string note = Phrases.ConditionNote(condition);
            if (note.Length > 0) _html.Raw(" ").Element("small", note);
            (ImmutableArray<ConditionAnswer> shown, ImmutableArray<ConditionAnswer> apart) = Phrases.Split(condition);
            if (!shown.IsEmpty || condition.Omitted > 0) Conditions(shown, condition.Omitted);
            if (!apart.IsEmpty)
            {
                _html.Raw("<details class=\"apart\"><summary>").Text(Phrases.Apart(apart)).Raw("</summary>");
                Conditions(apart, 0);
                _html.Raw("</details>");
            }

            _html.Raw("</li>");
        }

        if (omitted > 0) _html.Element("li", $"……（另有 {omitted} 项从略）", "note");
        _html.Raw("</ul>");
    }

    private void Scope(Answer answer)
    {
        if (answer.Scope is not { IsForceAlone: false } scope) return;
        _html.Raw(scope.Value.IsTrue ? "<details><summary>适用范围</summary>" : "<details open><summary>适用范围</summary>");
        Conditions([scope.Condition], 0);
        if (!scope.Missing.IsEmpty) Label("缺　" + Phrases.Names(scope.Missing));
        if (!scope.Presumed.IsEmpty && !scope.Condition.Operands.IsEmpty) Label("推定　" + Phrases.Names(scope.Presumed));
        _html.Raw("</details>");
    }

    private void Facts(Answer answer)
    {
        if (answer.Facts.IsEmpty) return;
        _html.Raw($"<details{(answer.Status == AnswerStatus.Contradictory ? " open" : "")}><summary>事实（{Number(answer.Facts.Length)} 项）</summary><table><tr><th>事实</th><th>情况与来源</th></tr>");
        foreach (FactAnswer fact in answer.Facts)
        {
            _html.Raw("<tr><td>").Text(fact.Mention.Name);
            if (fact.Gloss.Length > 0) _html.Raw("<br>").Element("small", fact.Gloss);
            _html.Raw("</td><td>").Text(Phrases.Value(fact));
            if (!fact.IsRelevant && answer.Status == AnswerStatus.Answered) _html.Raw(" <small>所列条款未涉及</small>");
            _html.Raw("</td></tr>");
        }

        _html.Raw("</table></details>");
    }

    private void Truth(Judgement value) => _html.Element("span", Words.Of(value.Truth), value.Truth switch
    {
        ProgramForm.Logic.Truth.True => "truth yes",
        ProgramForm.Logic.Truth.False => "truth no",
        _ => "truth open",
    });

    private void Label(string text) => _html.Element("p", text, "label");

    private void Entry(string term, string text)
    {
        if (text.Length > 0) _html.Element("dt", term).Element("dd", text);
    }

    private static string CaseName(Answer answer, int index)
    {
        string name = answer.CaseNumber.Length > 0 ? $"案件 {answer.CaseNumber}" : $"案件 {Number(index + 1)}";
        return answer.ActName.Length > 0 ? $"{name}　行为 {answer.ActName}" : name;
    }

    private static string CssOf(GroupStatus status) => status switch
    {
        GroupStatus.Settled => "settled",
        GroupStatus.Undetermined => "undetermined",
        GroupStatus.Discretionary => "discretionary",
        _ => "conflicting",
    };

    private static string CssOf(RuleRole role) => role switch
    {
        RuleRole.Carries => "rule carries",
        RuleRole.Forbids => "rule forbids",
        RuleRole.Opens => "rule opens",
        RuleRole.MayApply => "rule mayapply",
        _ => "rule",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
