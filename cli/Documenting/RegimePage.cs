using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Runtime.Answers.Checking;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Answers.Reading;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Cli.Documenting;

/// <summary>The page of one regime: its text, below each clause what the compiler understood and how cases cover it, then the cases and the terms.</summary>
internal sealed class RegimePage
{
    private const int MostCaseLinks = 8;

    private readonly SiteRegime _regime;
    private readonly IReadOnlyDictionary<string, SiteTerm> _terms;
    private readonly IReadOnlyDictionary<string, string> _pages;
    private readonly HtmlCanvas _html;

    private RegimePage(SiteRegime regime, IReadOnlyDictionary<string, SiteTerm> terms, IReadOnlyDictionary<string, string> pages, HtmlCanvas html)
    {
        _pages = pages;
        _regime = regime;
        _terms = terms;
        _html = html;
    }

    /// <param name="regime">The regime.</param>
    /// <param name="terms">Of the whole site, by name.</param>
    /// <param name="pages">The pages of the site's regimes by 代号.</param>
    public static string Render(SiteRegime regime, IReadOnlyDictionary<string, SiteTerm> terms, IReadOnlyDictionary<string, string> pages) => SitePage.Render(
        $"{Title(regime)} · 照单", regime.FileName, "本页查找", html => new RegimePage(regime, terms, pages, html).Write());

    private void Write()
    {
        _html.Element("h1", Title(_regime));
        Headers();
        Summary();
        new LayerPart(_regime, _pages, _html).Write();
        Contents();
        _html.Raw("<h2 id=\"text\">条文</h2>");
        Text();
        ReadingsPart.Write(_regime, _html);
        Cases();
        Terms();
    }

    private static string Title(SiteRegime regime) =>
        $"《{regime.Program.Header.Title}》{(regime.Program.Header.Version.Length > 0 ? $"（{regime.Program.Header.Version}版）" : "")}";

    private void Headers()
    {
        _html.Raw("<div class=\"card\"><dl>");
        foreach (SiteLine line in _regime.Lines.Where(line => line.Kind == SiteLineKind.Header))
        {
            string text = string.Concat(line.Runs.Select(run => run.Text));
            int cut = text.AsSpan().IndexOfAny([' ', '　', '《', '：']);
            if (cut <= 0) cut = text.Length;
            _html.Element("dt", text[..cut]).Raw("<dd>");
            int skip = cut;
            foreach (SiteRun run in line.Runs)
            {
                if (skip >= run.Text.Length)
                {
                    skip -= run.Text.Length;
                    continue;
                }

                Run(run with { Text = run.Text[skip..].TrimStart() });
                skip = 0;
            }

            _html.Raw("</dd>");
        }

        _html.Raw("</dl></div>");
    }

    private void Summary()
    {
        ImmutableArray<RuleCount> counts = _regime.Run.Counts;
        int held = counts.Count(count => count.Held > 0);
        int failed = counts.Count(count => count.Failed > 0);
        int unknown = counts.Count(count => count.Unknown > 0);
        _html.Raw("<p>");
        Badge(Text($"规则 {counts.Length} 条"), "");
        Badge(Text($"案例 {_regime.Run.Cases} 个，通过 {_regime.Run.Cases - _regime.Run.FailedCases}"), _regime.Run.FailedCases == 0 ? "good" : "bad");
        Badge(Text($"成立过 {held}"), held == counts.Length ? "good" : "open");
        Badge(Text($"不成立过 {failed}"), failed == counts.Length ? "good" : "open");
        Badge(Text($"不明过 {unknown}"), unknown == counts.Length ? "good" : "open");
        _html.Raw("</p>");
    }

    private void Contents()
    {
        _html.Raw("<nav class=\"toc\" aria-label=\"目录\"><details><summary>目录</summary><ul class=\"plain\">");
        foreach (SiteLine line in _regime.Lines.Where(line => line.Kind is SiteLineKind.Article or SiteLineKind.Chapter))
        {
            string text = string.Concat(line.Runs.Select(run => run.Text));
            int end = text.IndexOf('】', StringComparison.Ordinal) + 1;
            string shown = end > 0 ? text[..end] : line.Article.Length > 0 ? line.Article : text;
            _html.Raw("<li>");
            if (line.Anchor.Length > 0) _html.Raw($"<a href=\"#{line.Anchor}\">").Text(shown).Raw("</a>");
            else _html.Element("strong", shown);
            _html.Raw("</li>");
        }

        _html.Raw("</ul></details><p class=\"small\"><a href=\"#cases\">案例</a>　<a href=\"#terms\">本页用词</a></p></nav>");
    }

    private void Text()
    {
        bool isOpen = false;
        foreach (SiteLine line in _regime.Lines.Where(line => line.Kind != SiteLineKind.Header))
        {
            switch (line.Kind)
            {
                case SiteLineKind.Article:
                    Close();
                    _html.Raw($"<article class=\"article\" data-find id=\"{line.Anchor}\">");
                    isOpen = true;
                    Clause(line, "clause");
                    break;
                case SiteLineKind.Chapter:
                    Close();
                    _html.Element("p", string.Concat(line.Runs.Select(run => run.Text)), "chapter");
                    break;
                case SiteLineKind.Omission:
                    Close();
                    _html.Element("p", string.Concat(line.Runs.Select(run => run.Text)), "omission");
                    break;
                case SiteLineKind.Note:
                    _html.Element("p", string.Concat(line.Runs.Select(run => run.Text)), "note");
                    break;
                default:
                    Clause(line, $"clause d{Math.Min(4, line.Depth).ToString(CultureInfo.InvariantCulture)}");
                    break;
            }
        }

        Close();

        void Close()
        {
            if (isOpen) _html.Raw("</article>");
            isOpen = false;
        }
    }

    private void Clause(SiteLine line, string cssClass)
    {
        string id = line.Kind != SiteLineKind.Article && line.Anchor.Length > 0 ? $" id=\"{line.Anchor}\"" : "";
        _html.Raw($"<p class=\"{cssClass}\"{id}>");
        int head = line.Kind == SiteLineKind.Article && line.Runs.Length > 0 ? HeadLength(line.Runs[0].Text) : 0;
        if (head > 0) _html.Element("strong", line.Runs[0].Text[..head]);
        for (int i = 0; i < line.Runs.Length; i++) Run(i == 0 && head > 0 ? line.Runs[0] with { Text = line.Runs[0].Text[head..] } : line.Runs[i]);
        _html.Raw("</p>");
        if (line.Rules.IsEmpty) return;
        _html.Raw($"<details class=\"rules d{Math.Min(4, line.Depth).ToString(CultureInfo.InvariantCulture)}\"><summary>").Text(Gist(line.Rules)).Raw("</summary>");
        foreach (int rule in line.Rules) Rule(rule);
        _html.Raw("</details>");
    }

    // 第八条【…】, 第八条, 五、【…】
    private static int HeadLength(string text)
    {
        int title = text.IndexOf('】', StringComparison.Ordinal) + 1;
        return title > 0 ? title : text.AsSpan().IndexOfAny([' ', '　', '、', '条', '分']) + 1;
    }

    private string Gist(ImmutableArray<int> rules)
    {
        string conclusions = string.Join('；', rules.Select(rule => string.Join('，', _regime.Readings[rule].Conclusions)).Distinct());
        int held = rules.Sum(rule => _regime.HeldIn[rule].Length);
        return $"{conclusions}{(conclusions.Length > 0 ? " · " : "")}{Text($"案例 {held} 个")}";
    }

    private void Rule(int index)
    {
        RuleReading rule = _regime.Readings[index];
        RuleCount count = _regime.Run.Counts[index];
        _html.Raw("<div class=\"rule\">").Element("h3", rule.Citation).Raw("<dl>");
        Entry("条件", Of(rule.Condition));
        foreach (PartReading part in rule.Parts)
        {
            Entry("其中", $"{part.Citation}　{Of(part.Condition)}");
            Exceptions(part.Exceptions);
        }

        Exceptions(rule.Exceptions);
        foreach (ConditionReading evenIf in rule.EvenIf) Entry("即使", Of(evenIf) + "（不影响适用）");
        if (rule.IsOpen) Entry("开放条款", "由人裁量认定并说明理由；无人认定即否");
        Entry("结论", string.Join('，', rule.Conclusions));
        Citations("排除", rule.Defeats);
        Citations("被排除", rule.DefeatedBy);
        Citations("优先于", rule.PreferredTo);
        Citations("让位于", rule.YieldsTo);
        foreach (IGrouping<string, TermReading> silence in rule.Terms.Where(term => term.Presumption.Length > 0).GroupBy(term => term.Presumption))
        {
            Entry(silence.Key, string.Join('、', silence.Select(term => term.Name)));
        }

        _html.Raw("<dt>覆盖</dt><dd>");
        Badge(Text($"成立 {count.Held}"), count.Held > 0 ? "good" : "open");
        Badge(Text($"不成立 {count.Failed}"), count.Failed > 0 ? "good" : "open");
        Badge(Text($"不明 {count.Unknown}"), count.Unknown > 0 ? "good" : "open");
        if (count.Blocked > 0 || !rule.Exceptions.IsEmpty) Badge(Text($"被除外 {count.Blocked}"), count.Blocked > 0 ? "good" : "open");
        if (count.Defeated > 0) Badge(Text($"被排除 {count.Defeated}"), "");
        _html.Raw("</dd>");
        CaseLinks(_regime.HeldIn[index]);
        _html.Raw("</dl></div>");
    }

    private void CaseLinks(ImmutableArray<int> cases)
    {
        if (cases.IsEmpty) return;
        _html.Raw("<dt>案例</dt><dd>");
        foreach (int index in cases.Take(MostCaseLinks))
        {
            _html.Raw($"<a href=\"#{_regime.Cases[index].Anchor}\">").Text(_regime.Cases[index].Title).Raw("</a>　");
        }

        if (cases.Length > MostCaseLinks) _html.Text(Text($"等 {cases.Length} 个"));
        _html.Raw("</dd>");
    }

    private void Exceptions(ImmutableArray<ExceptionReading> exceptions)
    {
        foreach (ExceptionReading exception in exceptions)
        {
            string cuts = exception.Cuts.IsEmpty ? "" : $"（只除去{string.Join('、', exception.Cuts)}）";
            Entry("除外", Of(exception.Condition) + cuts + (exception.Counter is { } counter ? $"；但{Of(counter)}的，仍然适用" : ""));
        }
    }

    private void Citations(string label, ImmutableArray<string> citations)
    {
        if (citations.IsEmpty) return;
        _html.Element("dt", label).Raw("<dd>");
        foreach (string citation in citations)
        {
            string anchor = _regime.AnchorOf(citation);
            if (anchor.Length > 0) _html.Raw($"<a href=\"#{anchor}\">").Text(citation).Raw("</a>　");
            else _html.Text(citation + "　");
        }

        _html.Raw("</dd>");
    }

    private void Cases()
    {
        _html.Raw("<h2 id=\"cases\">案例</h2>");
        foreach (SiteCase of in _regime.Cases)
        {
            _html.Raw($"<details class=\"case card\" data-find id=\"{of.Anchor}\"><summary>").Text(of.Title).Raw(" ");
            Badge(of.Passes ? "通过" : "失败", of.Passes ? "good" : "bad");
            if (of.IsGenerated) Badge("生成", "");
            _html.Raw("</summary>").Element("p", of.Reason.Length > 0 ? $"理由：{of.Reason}" : "");
            _html.Raw("<pre>");
            for (int i = 0; i < of.Lines.Length; i++) _html.Raw(i > 0 ? "\n" : "").Text(of.Lines[i]);
            _html.Raw("</pre></details>");
        }
    }

    // What every underlined term leads to; printed, it is the glossary of the page.
    private void Terms()
    {
        _html.Raw("<h2 id=\"terms\">本页用词</h2>");
        foreach (string name in _regime.Lines.SelectMany(line => line.Runs).Select(run => run.Term).Where(term => term.Length > 0).Distinct().Order(StringComparer.Ordinal))
        {
            if (!_terms.TryGetValue(name, out SiteTerm? term)) continue;
            _html.Raw($"<div class=\"entry\" data-find id=\"{SiteNames.Term(name)}\">").Element("h3", name).Raw(" ").Element("span", term.Kind, "small");
            _html.Element("div", term.Gloss);
            if (term.Presumption.Length > 0) _html.Element("div", term.Presumption, "small");
            if (!term.Synonyms.IsEmpty) _html.Element("div", "同义：" + string.Join('、', term.Synonyms), "small");
            _html.Raw($"<a class=\"small\" href=\"{SiteNames.Terms}#{SiteNames.Term(name)}\">").Text(Text($"用于 {term.Uses.Length} 部制度")).Raw("</a></div>");
        }
    }

    private void Run(SiteRun run)
    {
        if (run.Term.Length > 0 && _terms.ContainsKey(run.Term)) _html.Raw($"<a class=\"term\" href=\"#{SiteNames.Term(run.Term)}\">").Text(run.Text).Raw("</a>");
        else if (run.Target.Length > 0) _html.Raw($"<a href=\"#{run.Target}\">").Text(run.Text).Raw("</a>");
        else _html.Text(run.Text);
    }

    private void Entry(string term, string text)
    {
        if (text.Length > 0) _html.Element("dt", term).Element("dd", text);
    }

    private void Badge(string text, string cssClass) => _html.Element("span", text, ("badge " + cssClass).Trim()).Raw(" ");

    private static string Of(ConditionReading condition) => condition.IsCut ? condition.Text + "（太长，以下从略）" : condition.Text;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
