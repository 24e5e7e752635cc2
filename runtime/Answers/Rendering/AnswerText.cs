using System.Collections.Immutable;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>How a text for the terminal is written.</summary>
public sealed record TextOptions
{
    public static TextOptions Default { get; } = new();

    /// <summary>ANSI colours; the caller knows whether the terminal has any.</summary>
    public bool UseColour { get; init; }

    /// <summary>Shows those parts of a condition too that are 否 and play no part.</summary>
    public bool ShowsAll { get; init; }

    /// <summary>Said after the count of rules that are not shown, e.g. how to list them.</summary>
    public string AllHint { get; init; } = "";
}

/// <summary>An answer as lines of Chinese for a terminal or a log, ended by \n.</summary>
public sealed class AnswerText
{
    private readonly Answer _answer;
    private readonly TextOptions _options;
    private readonly TextCanvas _canvas;
    private readonly HashSet<int> _explained = [];
    private readonly Dictionary<int, RuleAnswer> _rules;

    private AnswerText(Answer answer, TextOptions options)
    {
        _answer = answer;
        _options = options;
        _canvas = new TextCanvas(options.UseColour);
        _rules = answer.Rules.ToDictionary(rule => rule.Rule);
    }

    public static string Render(Answer answer, TextOptions options)
    {
        var text = new AnswerText(answer, options);
        text.Write();
        foreach (Answer other in answer.Others)
        {
            text._canvas.Line().Line($"—— 另见《{other.Regime.Title}》{(other.Regime.Version.Length > 0 ? "（" + other.Regime.Version + "版）" : "")}自己的答案 ——", TextStyle.Strong);
            text._canvas.Indented(() =>
            {
                foreach (string line in Render(other with { Others = [], CaseNumber = "", ActName = "" }, options with { UseColour = false }).TrimEnd('\n').Split('\n')) text._canvas.Line(line);
            });
        }

        return text._canvas.ToString();
    }

    private void Write()
    {
        Header();
        Exact();
        switch (_answer.Status)
        {
            case AnswerStatus.Contradictory:
                _canvas.Line("案情矛盾，不作回答：", TextStyle.Bad);
                foreach (ContradictionAnswer contradiction in _answer.Contradictions) Item(Phrases.Contradiction(contradiction));
                break;
            case AnswerStatus.Inapplicable:
                _canvas.Line(Phrases.Inapplicable(_answer) + "。", TextStyle.Bad);
                Scope();
                break;
            default:
                Scope();
                foreach (DefinitionConflict conflict in _answer.DefinitionConflicts) _canvas.Line("注意：" + Phrases.Definition(conflict), TextStyle.Open);
                foreach (AssertionConflict conflict in _answer.AssertionConflicts) _canvas.Line("注意：" + Phrases.Assertion(conflict), TextStyle.Open);
                foreach (GroupAnswer group in _answer.Groups.Where(group => !Phrases.IsBare(group))) Group(group);
                Bare([.. _answer.Groups.Where(Phrases.IsBare)]);
                Duties();
                if (_answer.RulesNotShown > 0) _canvas.Line().Line(Phrases.NotShown(_answer.RulesNotShown) + _options.AllHint, TextStyle.Faint);
                break;
        }

        Readings();
        Facts();
    }

    private void Readings()
    {
        if (_answer.Readings.IsEmpty && _answer.ReadingCombinations.IsEmpty && !_answer.AreReadingsCut) return;
        _canvas.Line().Line("两种读法", TextStyle.Strong);
        _canvas.Indented(() =>
        {
            foreach (ReadingAnswer reading in _answer.Readings)
            {
                _canvas.Line(Phrases.Place(reading));
                _canvas.Indented(() =>
                {
                    foreach (ReadingEffect effect in reading.Effects.Where(effect => effect.Group < 0)) _canvas.Line($"适用　{Phrases.Reading(_answer, effect)}", TextStyle.Open);
                    _canvas.Line($"{reading.Followed}　{reading.FollowedText}", TextStyle.Faint);
                    _canvas.Line($"{reading.Other}　{reading.OtherText}", TextStyle.Faint);
                    Labelled("理由　", reading.Reason, TextStyle.Faint);
                });
            }

            foreach (ReadingCombination combination in _answer.ReadingCombinations) Labelled("合看　", Phrases.Combination(combination), TextStyle.Open);
            if (_answer.AreReadingsCut) _canvas.Line(Phrases.ReadingsCut, TextStyle.Open);
        });
    }

    private void Header()
    {
        _canvas.Line($"《{_answer.Regime.Title}》", TextStyle.Title);
        _canvas.Line(Phrases.Header(_answer.Regime), TextStyle.Faint);
        if (_answer.CaseNumber.Length > 0) _canvas.Line($"案件：{_answer.CaseNumber}");
        if (_answer.ActName.Length > 0) _canvas.Line($"行为：{_answer.ActName}");
        if (_answer.ProgramHash.Length > 0) _canvas.Line($"程序：{_answer.ProgramHash}", TextStyle.Faint);
    }

    private void Exact()
    {
        if (_answer.ExactNote.Length > 0) _canvas.Line("精确　" + _answer.ExactNote, TextStyle.Strong);
    }

    private void Versions()
    {
        if (_answer.Versions is not { } versions) return;
        _canvas.Write("版本　").Line(versions.Reason, versions.Ground is Regimes.VersionGround.Date ? TextStyle.Plain : TextStyle.Open);
        foreach (VersionAnswer version in versions.Versions) _canvas.Line($"　　　{(version.IsUsed ? "●" : "○")} {Phrases.Version(version)}", version.IsUsed ? TextStyle.Strong : TextStyle.Faint);
    }

    private void Scope()
    {
        Versions();
        if (_answer.Force is { } force) _canvas.Write("施行　").Truth(force.Value).Line(Phrases.Force(force), force.Value.IsTrue && !force.IsPresumed ? TextStyle.Plain : TextStyle.Open);
        if (_answer.Scope is not { IsForceAlone: false } scope) return;
        _canvas.Write("适用　");
        Condition(scope.Condition);
        if (!scope.Missing.IsEmpty) _canvas.Line($"缺　　{Phrases.Names(scope.Missing)}", TextStyle.Open);
        if (!scope.Presumed.IsEmpty && !scope.Condition.Operands.IsEmpty) _canvas.Line($"推定　{Phrases.Names(scope.Presumed)}", TextStyle.Open);
    }

    private void Group(GroupAnswer group)
    {
        _canvas.Line().Write($"■ {group.Name}：", TextStyle.Strong).Line(Phrases.Headline(group), StyleOf(group.Status));
        _canvas.Indented(() =>
        {
            Labelled(Phrases.OutcomesLabel(group) + "　", Phrases.Outcomes(group));
            if (group.Word is { } word) _canvas.Write("让位　", TextStyle.Strong).Line(Phrases.Word(word), TextStyle.Open);
            if (Phrases.WithoutRule(group) is { } reason) _canvas.Line(reason);
            foreach (ConflictAnswer conflict in group.Conflicts) Labelled("冲突　", Phrases.Conflict(conflict, Citation), TextStyle.Bad);
            Labelled("缺　　", Phrases.Grounds(group.Missing), TextStyle.Open);
            Labelled("待决　", Phrases.Grounds(group.Decisions), TextStyle.Open);
            Labelled("待解　", Phrases.HangsOn(group), TextStyle.Open);
            Settling(group);
            if (group.WithoutPresumption.Length > 0) Labelled("推定　", Phrases.Presumed(group), TextStyle.Open);
            Labelled("未查实　", Phrases.Unproven(group), TextStyle.Open);
            if (group.Exact is { } exact)
            {
                foreach (string line in Phrases.Exact(exact)) Labelled("精确　", line, exact.Differs ? TextStyle.Strong : TextStyle.Plain);
            }

            foreach (ReadingEffect effect in group.Readings) Labelled("两读　", Phrases.Reading(_answer, effect), TextStyle.Open);
            foreach (RuleInGroup rule in group.Rules) Rule(rule);
        });
    }

    private void Settling(GroupAnswer group)
    {
        if (group.Settling is not { } settling) return;
        foreach ((string heading, ImmutableArray<SettlingLine> lines) in SettlingText.Of(settling, group))
        {
            _canvas.Line(heading, TextStyle.Open);
            foreach (SettlingLine line in lines)
            {
                Item(line.Text);
                foreach (string below in line.Below) _canvas.Indented(() => _canvas.Line("　　" + below));
            }
        }
    }

    private void Bare(ImmutableArray<GroupAnswer> groups)
    {
        if (groups.IsEmpty) return;
        _canvas.Line().Line("■ 以下各项没有条款得出结论（无）", TextStyle.Strong);
        _canvas.Indented(() =>
        {
            foreach (GroupAnswer group in groups)
            {
                _canvas.Line(group.Name);
                _canvas.Indented(() =>
                {
                    if (group.WithoutPresumption.Length > 0) Labelled("推定　", Phrases.Presumed(group), TextStyle.Faint);
                    Labelled("未查实　", Phrases.Unproven(group), TextStyle.Faint);
                });
            }
        });
    }

    private void Duties()
    {
        if (_answer.Duties.IsEmpty) return;
        _canvas.Line().Line("■ " + Phrases.DutiesHeading(_answer), TextStyle.Strong);
        _canvas.Indented(() =>
        {
            foreach (DutyAnswer duty in _answer.Duties) Duty(duty);
        });
    }

    private void Duty(DutyAnswer duty)
    {
        TextStyle style = !duty.IsSettled ? TextStyle.Open : duty.Status is DutyStatus.Overdue or DutyStatus.Late ? TextStyle.Bad : TextStyle.Good;
        _canvas.Write("▸ ", TextStyle.Strong).Write(duty.StatusWord, style).Write($"　{duty.Name}　", TextStyle.Strong).Line(duty.Text);
        _canvas.Indented(() =>
        {
            if (!duty.IsSettled && duty.Possible.Length > 0) _canvas.Line("可能　" + string.Join('、', duty.Possible));
            Labelled("日期　", Phrases.DutyDates(duty));
            Labelled("缺　　", Phrases.Names(duty.Missing), TextStyle.Open);
            foreach (string reason in duty.Reasons) Labelled("原因　", reason, TextStyle.Open);
            if (!_rules.TryGetValue(duty.Rule, out RuleAnswer? rule)) return;
            if (_explained.Add(rule.Rule)) RuleBody(rule, isBrief: rule.Condition.Fact < 0 && rule.Condition.Operands.IsEmpty && rule.Exceptions.IsEmpty);
        });
    }

    private void Rule(RuleInGroup inGroup)
    {
        _canvas.Write($"▸ {Words.Of(inGroup.Role)}　", TextStyle.Strong).Write(inGroup.Citation, TextStyle.Strong);
        RuleAnswer? rule = _rules.GetValueOrDefault(inGroup.Rule);
        if (rule is { ArticleTitle.Length: > 0 }) _canvas.Write($"【{rule.ArticleTitle}】");
        _canvas.Write("　" + Phrases.Conclusions(inGroup, rule));
        bool isRepeated = rule is not null && _explained.Contains(rule.Rule);
        if (inGroup.Reason.Length > 0 && !(isRepeated && inGroup.Role == RuleRole.Raised)) _canvas.Write($"　——{inGroup.Reason}", TextStyle.Faint);
        if (rule is null)
        {
            _canvas.Line();
            return;
        }

        if (!_explained.Add(rule.Rule))
        {
            _canvas.Line("（说明见上）", TextStyle.Faint);
            return;
        }

        _canvas.Line();
        bool isBrief = inGroup.Role == RuleRole.Raised || (inGroup.Role == RuleRole.MayApply && inGroup.Reason.Length > 0);
        _canvas.Indented(() => RuleBody(rule, isBrief));
    }

    private void RuleBody(RuleAnswer rule, bool isBrief)
    {
        foreach (string head in rule.Heads) _canvas.Line($"原文　{head}", TextStyle.Faint);
        _canvas.Line($"原文　{rule.Text}", TextStyle.Faint);
        if (isBrief) return;
        _canvas.Write("条件　");
        Condition(rule.Condition);
        foreach (PartAnswer part in rule.Parts)
        {
            _canvas.Write($"其中　{part.Citation}　{part.Text}　");
            _canvas.Truth(part.Condition.Value).Line();
            _canvas.Indented(() => Exceptions(part.Exceptions));
        }

        Exceptions(rule.Exceptions);
        foreach (DefeatAnswer defeat in rule.Defeats) _canvas.Line($"排除　{Phrases.DefeatedBy(defeat)}");
        foreach (DefeatAnswer defeat in rule.YieldsTo) _canvas.Line($"让位　{Phrases.YieldsTo(defeat)}");
        foreach (ConditionAnswer evenIf in rule.EvenIf)
        {
            _canvas.Write("即使　");
            Condition(evenIf);
        }
    }

    private void Exceptions(ImmutableArray<ExceptionAnswer> exceptions)
    {
        foreach (ExceptionAnswer exception in exceptions)
        {
            _canvas.Write("除外　").Truth(exception.Holds).Line($"{Phrases.Exception(exception)}：{exception.Text}");
            _canvas.Indented(() =>
            {
                foreach (string line in exception.Because) _canvas.Line($"因为　{line}");
                if (exception.Counter is not { } counter) return;
                _canvas.Write("仍然适用　");
                Condition(counter);
            });
        }
    }

    // Conditions are at most 32 deep (ConditionExplainer), so that recursion is bounded.
    private void Condition(ConditionAnswer condition)
    {
        string note = Phrases.ConditionNote(condition);
        _canvas.Truth(condition.Value).Line(note.Length == 0 ? condition.Text : $"{condition.Text}：{note}");
        _canvas.Indented(() =>
        {
            (ImmutableArray<ConditionAnswer> shown, ImmutableArray<ConditionAnswer> apart) = _options.ShowsAll ? (condition.Operands, []) : Phrases.Split(condition);
            foreach (ConditionAnswer operand in shown) Condition(operand);
            if (!apart.IsEmpty) _canvas.Truth(apart[0].Value).Line(Phrases.Apart(apart), TextStyle.Faint);
            if (condition.Omitted > 0) _canvas.Line($"……（另有 {condition.Omitted} 项从略）", TextStyle.Faint);
        });
    }

    // What is stated by value, what is presumed by its reason; what follows from something else says from what.
    private void Facts()
    {
        if (_answer.Facts.IsEmpty) return;
        _canvas.Line().Line("事实", TextStyle.Strong);
        _canvas.Indented(() =>
        {
            FactAnswer[] stated = [.. _answer.Facts.Where(fact => fact.Provenance == Provenance.Stated || fact.Quantity.Length > 0)];
            foreach (Truth truth in new[] { Truth.True, Truth.False, Truth.Unknown })
            {
                Listed($"陈述为{Words.Of(truth)}", stated.Where(fact => fact.Truth == truth && fact.Provenance == Provenance.Stated));
            }

            foreach (FactAnswer fact in stated.Where(fact => fact.Quantity.Length > 0)) _canvas.Line($"陈述　　{fact.Mention.Name}：{fact.Quantity}");
            foreach (FactAnswer fact in _answer.Facts.Where(fact => fact.Provenance is Provenance.Forced or Provenance.ForcedByPresumption))
            {
                _canvas.Line($"推出　　{fact.Mention.Name}：{Phrases.Value(fact)}");
            }

            foreach (IGrouping<string, FactAnswer> source in _answer.Facts
                .Where(fact => fact.Provenance is Provenance.Presumed or Provenance.PresumedByCase || (fact.Provenance == Provenance.Silent && fact.Quantity.Length == 0))
                .OrderBy(fact => fact.Provenance == Provenance.Silent)
                .GroupBy(fact => fact.Source))
            {
                Listed(source.Key, source);
            }

            if (_answer.Status == AnswerStatus.Answered) Listed("所列条款未涉及", stated.Where(fact => !fact.IsRelevant));
        });
    }

    private void Listed(string label, IEnumerable<FactAnswer> facts) => Labelled(label + "　", string.Join('、', facts.Select(fact => fact.Mention.Name)));

    private void Labelled(string label, string text, TextStyle style = TextStyle.Plain)
    {
        if (text.Length > 0) _canvas.Write(label).Line(text, style);
    }

    private void Item(string text) => _canvas.Indented(() => _canvas.Line("· " + text));

    private string Citation(int rule) => _rules.TryGetValue(rule, out RuleAnswer? known) ? known.Citation : "";

    private static TextStyle StyleOf(GroupStatus status) => status switch
    {
        GroupStatus.Settled => TextStyle.Good,
        GroupStatus.Conflicting => TextStyle.Bad,
        _ => TextStyle.Open,
    };
}
