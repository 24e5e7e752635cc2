using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>
/// One case's answers as a dated sheet for paper, which whoever is judged and whoever reviews may hold in their hands: the
/// facts and where each came from, the answers with articles and clauses, what was presumed, granted and decided, what is
/// open, versions and hashes, room to sign. No script, nothing from anywhere, every text escaped.
/// </summary>
public sealed class DecisionSheet
{
    private static readonly (string Title, Func<FactAnswer, bool> Holds)[] Origins =
    [
        ("案件陈述", fact => fact.Provenance == Provenance.Stated),
        ("由陈述推出", fact => fact.Provenance == Provenance.Forced),
        ("推定", fact => fact.Provenance is Provenance.Presumed or Provenance.PresumedByCase or Provenance.ForcedByPresumption),
        ("未陈述", fact => fact.Provenance == Provenance.Silent),
    ];

    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    private readonly HtmlCanvas _html = new();
    private readonly SheetDetails _details;
    private int _part;

    private DecisionSheet(SheetDetails details) => _details = details;

    /// <summary>The whole page, UTF-8 when written to a file.</summary>
    public static string Render(SheetDetails details)
    {
        var sheet = new DecisionSheet(details);
        sheet.Write();
        return sheet._html.ToString();
    }

    private void Write()
    {
        string title = $"案件结论单：{_details.CaseName}";
        _html.Raw("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\n");
        _html.Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {SheetStyle.Hash}; base-uri 'none'; form-action 'none'\">\n");
        _html.Raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        _html.Element("title", title).Raw("\n<style>").Raw(SheetStyle.Css).Raw("</style></head>\n<body><main>");
        _html.Raw("<h1>案件结论单</h1>").Element("p", Date(_details.Date), "date");
        Case();
        foreach (SheetAnswer answer in _details.Answers)
        {
            Regime(answer, answer.Answer, "");

            // What another version or a higher regime says is shown in full beside what it replaced or stands open with.
            foreach (Answer other in answer.Answer.Others) Regime(answer, other, "另见：");
        }

        Signatures();
        _html.Raw("</main></body></html>\n");
    }

    private void Case()
    {
        _html.Raw("<table><tbody>");
        Row("案件", _details.CaseName);
        Row("案情来源", _details.Source);
        Row("案例的理由", _details.Reason);
        Row("文件的 SHA-256", _details.SourceHash, "hash");
        _html.Raw("</tbody></table>");
    }

    // Parts that have nothing to say are left out; the others are numbered on.
    private void Part(string title) => _html.Element("h3", $"{Numerals[_part++]}、{title}");

    private void Regime(SheetAnswer of, Answer answer, string mark)
    {
        _part = 0;
        string version = answer.Regime.Version.Length > 0 && answer.Versions is null ? $"（{answer.Regime.Version}版）" : "";
        _html.Raw("<section class=\"regime\">").Element("h2", $"{mark}《{answer.Regime.Title}》{version}{(mark.Length > 0 ? "自己的答案" : "")}{(answer.ActName.Length > 0 ? $"　行为 {answer.ActName}" : "")}");
        switch (answer.Status)
        {
            case AnswerStatus.Contradictory:
                _html.Element("p", "案情矛盾，不作回答。", "stop");
                Lines("矛盾", answer.Contradictions.Select(Phrases.Contradiction));
                break;
            case AnswerStatus.Inapplicable:
                _html.Element("p", Phrases.Inapplicable(answer) + "。", "stop");
                Layer(answer);
                break;
            default:
                Layer(answer);
                Conclusions(answer);
                Clauses(answer);
                Duties(answer);
                Readings(answer);
                Presumptions(answer);
                Discretion(answer);
                Open(answer);
                break;
        }

        Facts(answer);
        if (of.SourceOf(answer) is { } source)
        {
            Part(SheetProvisions.Title);
            SheetProvisions.Write(_html, source);
        }

        Hashes(answer, of.FactsHash);
        _html.Raw("</section>");
    }

    private void Layer(Answer answer)
    {
        if (!SheetLayer.HasAnything(answer)) return;
        Part(SheetLayer.Title);
        SheetLayer.Write(_html, answer);
    }

    private void Conclusions(Answer answer)
    {
        Part("结论");
        _html.Raw("<table><thead><tr><th>事项</th><th>结论</th><th class=\"by\">依据</th></tr></thead><tbody>");
        foreach (GroupAnswer group in answer.Groups.Where(group => !Phrases.IsBare(group)))
        {
            _html.Raw("<tr>").Element("td", group.Name).Raw("<td>").Element("span", Phrases.Headline(group), "value");
            if (group.Status != GroupStatus.Settled) _html.Raw("<br>").Text($"{Phrases.OutcomesLabel(group)}：{Phrases.Outcomes(group)}");
            if (group.Word is { } word) _html.Raw("<br>").Text($"让位：{Phrases.Word(word)}");
            _html.Raw("</td><td>").Text(Grounds(group)).Raw("</td></tr>");
        }

        _html.Raw("</tbody></table>");
        GroupAnswer[] bare = [.. answer.Groups.Where(Phrases.IsBare)];
        if (bare.Length > 0) _html.Element("p", $"以下事项没有条款得出结论（无）：{string.Join('、', bare.Select(group => group.Name))}。", "small");
        Lines("注意", answer.DefinitionConflicts.Select(Phrases.Definition).Concat(answer.AssertionConflicts.Select(Phrases.Assertion)));
    }

    private static string Grounds(GroupAnswer group)
    {
        RuleInGroup[] carriers = [.. group.Rules.Where(rule => rule.Role is RuleRole.Carries or RuleRole.Forbids)];
        if (carriers.Length > 0) return string.Join('、', carriers.Select(rule => rule.Citation));
        if (Phrases.WithoutRule(group) is { } reason) return reason;
        RuleInGroup[] near = [.. group.Rules.Where(rule => rule.Role is RuleRole.Opens or RuleRole.MayApply && rule.Reason.Length == 0)];
        return near.Length == 0 ? "" : "尚待：" + string.Join('、', near.Select(rule => rule.Citation));
    }

    // The clauses that carry an answer or may yet, in their own words, with the exceptions that were considered.
    private void Clauses(Answer answer)
    {
        HashSet<int> prominent = [.. answer.Groups.SelectMany(group => group.Rules).Where(Phrases.IsProminent).Select(rule => rule.Rule)];
        RuleAnswer[] rules = [.. answer.Rules.Where(rule => prominent.Contains(rule.Rule))];
        if (rules.Length == 0) return;
        Part("条款原文和适用情况");
        foreach (RuleAnswer rule in rules)
        {
            _html.Raw("<p class=\"head\">").Element("strong", rule.Citation).Text(rule.ArticleTitle.Length > 0 ? $"【{rule.ArticleTitle}】" : "").Raw(" ");
            _html.Element("span", Applies(rule.Applies), "mark").Raw("</p><blockquote>");
            foreach (string head in rule.Heads) _html.Element("p", head);
            _html.Element("p", rule.Text).Raw("</blockquote><ul>");
            _html.Element("li", $"结论：{Phrases.Conclusions(rule.Conclusions)}");
            if (rule.OpenFact is { } open) _html.Element("li", $"开放条款：{Phrases.Value(open)}");
            foreach (ExceptionAnswer exception in rule.Exceptions.Concat(rule.Parts.SelectMany(part => part.Exceptions)))
            {
                _html.Element("li", $"{Phrases.Exception(exception)}：{exception.Text}{(exception.Because.IsEmpty ? "" : $"（{string.Join('；', exception.Because)}）")}");
            }

            foreach (DefeatAnswer defeat in rule.Defeats) _html.Element("li", Phrases.DefeatedBy(defeat));
            foreach (DefeatAnswer defeat in rule.YieldsTo) _html.Element("li", Phrases.YieldsTo(defeat));
            _html.Raw("</ul>");
        }
    }

    private static string Applies(Judgement applies) => applies.Truth switch
    {
        Truth.True => "适用",
        Truth.False => "不适用",
        _ => "是否适用不明",
    };

    private void Duties(Answer answer)
    {
        if (answer.Duties.IsEmpty) return;
        Part(Phrases.DutiesHeading(answer));
        _html.Raw("<table><thead><tr><th>条款</th><th>内容</th><th>情况</th></tr></thead><tbody>");
        foreach (DutyAnswer duty in answer.Duties)
        {
            _html.Raw("<tr>").Element("td", duty.Name).Element("td", duty.Text).Raw("<td>").Element("span", duty.StatusWord, "value");
            if (!duty.IsSettled && duty.Possible.Length > 0) _html.Raw("<br>").Text($"可能：{string.Join('、', duty.Possible)}");
            string[] notes = [Phrases.DutyDates(duty), duty.Missing.IsEmpty ? "" : $"缺 {Phrases.Names(duty.Missing)}", string.Join('；', duty.Reasons)];
            foreach (string note in notes.Where(note => note.Length > 0)) _html.Raw("<br>").Text(note);
            _html.Raw("</td></tr>");
        }

        _html.Raw("</tbody></table>");
    }

    // Both readings in their own words, which one was followed, and what the other would change.
    private void Readings(Answer answer)
    {
        if (answer.Readings.IsEmpty && answer.ReadingCombinations.IsEmpty && !answer.AreReadingsCut) return;
        Part("条文的两种读法");
        foreach (ReadingAnswer reading in answer.Readings)
        {
            _html.Element("p", Phrases.Place(reading), "head");
            _html.Raw("<blockquote>").Element("p", $"{reading.Followed}　{reading.FollowedText}").Element("p", $"{reading.Other}　{reading.OtherText}").Raw("</blockquote><ul>");
            foreach (ReadingEffect effect in reading.Effects) _html.Element("li", $"{(effect.Group < 0 ? "适用" : effect.GroupName)}：{Phrases.Reading(answer, effect)}");
            if (reading.Reason.Length > 0) _html.Element("li", $"理由：{reading.Reason}");
            _html.Raw("</ul>");
        }

        foreach (ReadingCombination combination in answer.ReadingCombinations) _html.Element("p", Phrases.Combination(combination));
        if (answer.AreReadingsCut) _html.Element("p", Phrases.ReadingsCut, "small");
    }

    private void Presumptions(Answer answer)
    {
        GroupAnswer[] groups = [.. answer.Groups.Where(group => group.WithoutPresumption.Length > 0)];
        GroupAnswer[] unproven = [.. answer.Groups.Where(group => !group.Unproven.IsEmpty)];
        if (groups.Length == 0 && unproven.Length == 0) return;
        Part("推定和未查实");
        _html.Raw("<ul>");
        foreach (GroupAnswer group in groups)
        {
            _html.Element("li", $"{group.Name}：以上结论以下列推定为前提；若不作推定，则为：{group.WithoutPresumption}。推定：{Phrases.Grounds(group.Presumed)}");
        }

        foreach (GroupAnswer group in unproven) _html.Element("li", $"{group.Name}：未查实，查实即可能改变结论：{Phrases.Unproven(group)}");
        _html.Raw("</ul>");
    }

    private void Discretion(Answer answer)
    {
        string[] granted = [.. answer.Facts.Where(fact => fact.Mention.Kind == FactKind.Open && fact.Provenance == Provenance.Stated).Select(Granted)];
        string[] decided = [.. Stated(answer, FactKind.Decision)];
        string[] asserted = [.. Stated(answer, FactKind.Assertion)];
        string[] pending = [.. answer.Groups.Where(group => !group.Decisions.IsEmpty).Select(group => $"{group.Name}：待决 {Phrases.Grounds(group.Decisions)}")];
        if (granted.Length + decided.Length + asserted.Length + pending.Length == 0) return;
        Part("裁量和决定");
        _html.Raw("<ul>");
        foreach (string line in granted) _html.Element("li", $"兜底条款的裁量认定：{line}");
        foreach (string line in asserted) _html.Element("li", $"认定：{line}");
        foreach (string line in decided) _html.Element("li", $"决定：{line}");
        foreach (string line in pending) _html.Element("li", line);
        _html.Raw("</ul>");
    }

    // 认可 names who granted it and why; a bare 是 has the reason of the case, or room for one.
    private string Granted(FactAnswer fact)
    {
        string value = $"{fact.Mention.Name}：{Phrases.Value(fact)}。";
        return fact.Source.StartsWith("认可：", StringComparison.Ordinal) ? value : $"{value}理由：{(_details.Reason.Length > 0 ? _details.Reason : "________________")}";
    }

    private static IEnumerable<string> Stated(Answer answer, FactKind kind) => answer.Facts
        .Where(fact => fact.Mention.Kind == kind && fact.Provenance == Provenance.Stated)
        .Select(fact => $"{fact.Mention.Name}：{Phrases.Value(fact)}");

    private void Open(Answer answer)
    {
        GroupAnswer[] open = [.. answer.Groups.Where(group => !group.Missing.IsEmpty || !group.Conflicts.IsEmpty)];
        if (open.Length == 0) return;
        Dictionary<int, string> citations = answer.Rules.ToDictionary(rule => rule.Rule, rule => rule.Citation);
        Part("尚未确定的事项");
        _html.Raw("<ul>");
        foreach (GroupAnswer group in open)
        {
            _html.Raw("<li>").Text($"{group.Name}：");
            if (!group.Missing.IsEmpty) _html.Text($"缺 {Phrases.Grounds(group.Missing)}。");
            foreach (ConflictAnswer conflict in group.Conflicts) _html.Text($"{Phrases.Conflict(conflict, rule => citations.GetValueOrDefault(rule, ""))}。");
            if (group.Settling is { } settling)
            {
                foreach ((string heading, ImmutableArray<SettlingLine> lines) in SettlingText.Of(settling, group))
                {
                    _html.Raw("<br>").Text(heading);
                    foreach (SettlingLine line in lines)
                    {
                        _html.Raw("<br>　　").Text(line.Text);
                        foreach (string below in line.Below) _html.Raw("<br>　　　　").Text(below);
                    }
                }
            }

            _html.Raw("</li>");
        }

        _html.Raw("</ul>");
    }

    private void Facts(Answer answer)
    {
        if (answer.Facts.IsEmpty) return;
        Part("事实和来源");
        _html.Raw("<table><thead><tr><th>来源</th><th>事实</th><th>情况</th></tr></thead><tbody>");
        foreach ((string title, Func<FactAnswer, bool> holds) in Origins)
        {
            foreach (FactAnswer fact in answer.Facts.Where(holds))
            {
                _html.Raw("<tr>").Element("td", title).Raw("<td>").Text(fact.Mention.Name);
                if (fact.Gloss.Length > 0) _html.Raw("<br>").Element("span", fact.Gloss, "small");
                _html.Raw("</td><td>").Text(Phrases.Value(fact)).Raw("</td></tr>");
            }
        }

        _html.Raw("</tbody></table>");
    }

    private void Hashes(Answer answer, string factsHash)
    {
        RegimeHeader regime = answer.Regime;
        Part("版本和校验");
        _html.Raw("<table><tbody>");
        Row("制度", $"{regime.Title}（{regime.Code}）");
        Row("文号", regime.DocumentNumber);
        Row("机关", regime.Authority);
        Row("版本", regime.Version);
        Row("施行", regime.InForce);
        Row("程序的 SHA-256", answer.ProgramHash, "hash");
        Row("案情的 SHA-256", factsHash, "hash");
        Row("照单版本", _details.ToolVersion);
        _html.Raw("</tbody></table>");
    }

    private void Signatures()
    {
        _html.Raw("<section class=\"sign\"><h2>签署</h2><p class=\"small\">本单由程序按所列制度和案情得出，供办案人员和复核人员使用，不代替有权机关的决定。</p><table><tbody>");
        _html.Raw("<tr><td>承办人：<br>　　　　年　　月　　日</td><td>审核人：<br>　　　　年　　月　　日</td></tr>");
        _html.Raw("<tr><td>批准人：<br>　　　　年　　月　　日</td><td>当事人（已阅）：<br>　　　　年　　月　　日</td></tr></tbody></table></section>");
    }

    private void Lines(string title, IEnumerable<string> lines)
    {
        foreach (string line in lines) _html.Element("p", $"{title}：{line}");
    }

    private void Row(string label, string text, string cssClass = "")
    {
        if (text.Length == 0) return;
        _html.Raw("<tr><th scope=\"row\">").Text(label).Raw("</th><td>").Element("span", text, cssClass).Raw("</td></tr>");
    }

    private static string Date(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
}
