using System.Collections.Immutable;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Reading;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Runtime.Answers.Checking;

/// <summary>
/// An act did not get what it is due. <see cref="Expectation"/> is null where the case contradicts itself, so that nothing
/// could be compared. <see cref="Message"/> is one Chinese sentence, <see cref="Reasons"/> say why the answer is as it is.
/// </summary>
public sealed record Mismatch(Expectation? Expectation, string Message, ImmutableArray<string> Reasons);

/// <summary>Compares an answer with what a 案例 expects of it (language page, section 6).</summary>
public sealed class ExpectationChecker(RegimeProgram program)
{
    private const int MostReasons = 8;
    private const ulong Values = ~(GroupOutcome.None | GroupOutcome.Clash);

    /// <summary>Empty when every 应得 is met.</summary>
    public ImmutableArray<Mismatch> Check(TestAct act, Answer answer)
    {
        if (answer.Status == AnswerStatus.Contradictory)
        {
            return [new Mismatch(null, "案情矛盾，没有回答可比。", [.. answer.Contradictions.Select(Phrases.Contradiction)])];
        }

        var mismatches = ImmutableArray.CreateBuilder<Mismatch>();
        foreach (Expectation expectation in act.Expectations)
        {
            if (Compare(expectation, answer) is { } mismatch) mismatches.Add(mismatch);
        }

        foreach (DutyExpectation duty in act.Duties)
        {
            if (Compare(duty, answer) is { } mismatch) mismatches.Add(mismatch);
        }

        foreach (string span in answer.OutsideCalendar)
        {
            if (program.Calendar is { } calendar) mismatches.Add(new Mismatch(null, $"{span}，{OutsideCalendar.Reason(calendar)}。", []));
        }

        return mismatches.ToImmutable();
    }

    /// <summary>
    /// Is an expectation met as far as outcomes go (结论、状态、可能), 缺 and 依据 aside? It needs no answer to be built: for
    /// comparing very many outcomes.
    /// </summary>
    public static bool OutcomeMeets(Expectation expectation, GroupOutcome outcome, Judgement scope)
    {
        if (expectation.Status == ExpectedStatus.Inapplicable || expectation.Group == Expectation.WholeRegime) return scope.IsFalse;
        if (scope.IsFalse || StatusOf(GroupAnswer.StatusUnder(outcome, scope)) != expectation.Status) return false;
        if (expectation.Possible is { } possible && (possible != outcome.Possible || expectation.PossiblyInapplicable != scope.IsUnknown)) return false;
        return IgnoresValues(expectation) || expectation.Values == SettledUnder(expectation, outcome, scope.IsUnknown);
    }

    private static ExpectedStatus StatusOf(GroupStatus status) => status switch
    {
        GroupStatus.Settled => ExpectedStatus.Settled,
        GroupStatus.Undetermined => ExpectedStatus.Undetermined,
        GroupStatus.Discretionary => ExpectedStatus.Discretionary,
        _ => ExpectedStatus.Conflicting,
    };

    // With 待查明, 裁量 and 冲突 the settled values are compared only where some are named.
    private static bool IgnoresValues(Expectation expectation) => expectation.Status != ExpectedStatus.Settled && expectation.Values == 0;

    private static ulong SettledUnder(Expectation expectation, GroupOutcome outcome, bool mayBeInapplicable) =>
        mayBeInapplicable ? 0 : outcome.Settled & (expectation.Status == ExpectedStatus.Settled ? ~GroupOutcome.Clash : Values);

    private Mismatch? Compare(DutyExpectation expectation, Answer answer)
    {
        Duty duty = program.Duties[expectation.Duty];
        string expected = expectation.Status == DutyStatus.None ? DutyWords.Undetermined : DutyWords.Of(duty, expectation.Status);
        if (expectation.Possible != DutyStatus.None) expected += "，可能 " + string.Join('、', DutyWords.Possible(duty, expectation.Possible));
        if (!expectation.Missing.IsDefaultOrEmpty) expected += "，缺 " + Facts(expectation.Missing);
        string head = $"应得 {DutyWords.Of(duty.Kind)} {duty.Name} {expected}，实得 ";
        if (answer.Status == AnswerStatus.Inapplicable) return new Mismatch(null, head + "不适用。", ScopeReasons(answer));
        if (OfVersion(answer) is not { } version) return new Mismatch(null, head + "不适用。", answer.Versions is { } versions ? ["版本：" + versions.Reason] : []);
        DutyAnswer answered = version.Duties[expectation.Duty];
        bool isSame = answered.Kind == duty.Kind
            && answered.StatusWord == (expectation.Status == DutyStatus.None ? DutyWords.Undetermined : DutyWords.Of(duty, expectation.Status))
            && (expectation.Possible == DutyStatus.None || expectation.Possible == (answered.Status & DutyStatus.Statuses))
            && (expectation.Missing.IsDefault || expectation.Missing.Order().SequenceEqual(answered.Missing.Select(mention => mention.Fact).Order()));
        if (isSame) return null;
        string actual = answered.Kind == duty.Kind ? answered.StatusWord : $"{DutyWords.Of(answered.Kind)} {answered.StatusWord}";
        if (!answered.IsSettled) actual += "，可能 " + string.Join('、', answered.Possible);
        if (!answered.Missing.IsEmpty) actual += "，缺 " + Phrases.Names(answered.Missing);
        string dates = Phrases.DutyDates(answered);
        return new Mismatch(null, head + actual + "。", [.. answered.Reasons, .. dates.Length > 0 ? [dates] : Array.Empty<string>()]);
    }

    // The duties of a version are its own, whatever another one has under the same citation; null where it does not answer.
    private Answer? OfVersion(Answer answer) =>
        answer.Versions is null ? answer : answer.Others.Prepend(answer).FirstOrDefault(one => one.Regime.FamilyCode == program.Header.FamilyCode && one.Regime.Version == program.Header.Version);

    private Mismatch? Compare(Expectation expectation, Answer answer)
    {
        bool isInapplicable = answer.Status == AnswerStatus.Inapplicable;
        if (expectation.Status == ExpectedStatus.Inapplicable || expectation.Group == Expectation.WholeRegime)
        {
            if (isInapplicable) return null;
            string scope = answer.Scope is { Value.IsUnknown: true } ? "是否适用不明" : "适用";
            return new Mismatch(expectation, $"应得 不适用，实得 {scope}。", ScopeReasons(answer));
        }

        string expected = Describe(expectation);
        if (isInapplicable) return new Mismatch(expectation, $"应得 {expected}，实得 不适用。", ScopeReasons(answer));
        if (answer.Groups.FirstOrDefault(group => group.Group == expectation.Group) is not { } answered)
        {
            return new Mismatch(expectation, $"应得 {expected}，而本制度没有条款就「{program.Groups[expectation.Group].Name}」得出结论。", []);
        }

        bool mayBeInapplicable = answer.Scope is { Value.IsUnknown: true };
        List<string> differences = Differences(expectation, answered, mayBeInapplicable);
        if (differences.Count == 0) return null;
        string actual = $"{answered.Name} {Actual(answered, mayBeInapplicable)}";
        return new Mismatch(expectation, $"应得 {expected}，实得 {actual}：{string.Join('；', differences)}。", Reasons(answered, answer));
    }

    private List<string> Differences(Expectation expectation, GroupAnswer answered, bool mayBeInapplicable)
    {
        var differences = new List<string>();
        ConclusionGroup group = program.Groups[answered.Group];
        if (StatusOf(answered.Status) != expectation.Status)
        {
            differences.Add("结果不同");
        }
        else if (!IgnoresValues(expectation))
        {
            ulong settled = SettledUnder(expectation, answered.Outcome, mayBeInapplicable);
            AddSets(differences, "结论", expectation.Values & ~settled, settled & ~expectation.Values, mask => OutcomeText.Names(group, mask, false));
        }

        if (expectation.Possible is { } possible)
        {
            ulong actual = answered.Outcome.Possible;
            AddSets(differences, "可能", possible & ~actual, actual & ~possible, mask => OutcomeText.Names(group, mask, false));
            if (expectation.PossiblyInapplicable != mayBeInapplicable) differences.Add(mayBeInapplicable ? "可能多出 不适用" : "可能少了 不适用");
        }

        if (!expectation.Missing.IsDefault) AddMissing(differences, expectation, answered);
        if (!expectation.Citations.IsDefault)
        {
            foreach (string citation in expectation.Citations)
            {
                if (!IsGround(citation, answered)) differences.Add($"依据中没有 {citation}");
            }
        }

        return differences;
    }

    private void AddMissing(List<string> differences, Expectation expectation, GroupAnswer answered)
    {
        bool withDecisions = expectation.Missing.Any(fact => program.Facts[fact].Kind == FactKind.Decision);
        // By name: of several versions another program may have answered.
        string[] wanted = [.. expectation.Missing.Select(fact => program.Facts[fact].Name)];
        string[] actual = [.. answered.Missing.Select(ground => ground.Name), .. withDecisions ? answered.Decisions.Select(ground => ground.Name) : []];
        string absent = string.Join('、', wanted.Except(actual, StringComparer.Ordinal));
        string extra = string.Join('、', actual.Except(wanted, StringComparer.Ordinal));
        if (absent.Length > 0) differences.Add($"缺少列 {absent}");
        if (extra.Length > 0) differences.Add($"缺多列 {extra}");
    }

    // Of an unsettled group a rule that is open or may apply is a ground as well.
    private static bool IsGround(string citation, GroupAnswer answered)
    {
        var pattern = CitationPattern.Parse(citation);
        if (answered.Word is { } word && (word.Citation == citation || pattern.Covers(CitationPattern.Parse(word.Citation)))) return true;
        foreach (RuleInGroup rule in answered.Rules)
        {
            bool counts = rule.Role is RuleRole.Carries or RuleRole.Forbids
                || (answered.Status != GroupStatus.Settled && rule.Role is RuleRole.Opens or RuleRole.MayApply);
            if (counts && (rule.Citation == citation || pattern.Covers(CitationPattern.Parse(rule.Citation)))) return true;
        }

        return false;
    }

    private static void AddSets(List<string> differences, string what, ulong absent, ulong extra, Func<ulong, string> names)
    {
        if (absent != 0) differences.Add($"{what}少了 {names(absent)}");
        if (extra != 0) differences.Add($"{what}多出 {names(extra)}");
    }

    private string Describe(Expectation expectation)
    {
        ConclusionGroup group = program.Groups[expectation.Group];
        var text = new StringBuilder(group.Name).Append(' ').Append(OutcomeText.Names(group, expectation.Values, false));
        string status = expectation.Status switch
        {
            ExpectedStatus.Undetermined => "待查明",
            ExpectedStatus.Discretionary => "裁量",
            ExpectedStatus.Conflicting => Words.Clash,
            _ => "",
        };
        if (status.Length > 0) text.Append(expectation.Values == 0 ? "" : "、").Append(status);
        if (expectation.Possible is { } possible) text.Append("，可能 ").Append(OutcomeText.Names(group, possible, expectation.PossiblyInapplicable));
        if (!expectation.Missing.IsDefaultOrEmpty) text.Append("，缺 ").Append(Facts(expectation.Missing));
        if (!expectation.Citations.IsDefaultOrEmpty) text.Append("，依据 ").AppendJoin('、', expectation.Citations);
        return text.ToString();
    }

    private string Actual(GroupAnswer answered, bool mayBeInapplicable)
    {
        var text = new StringBuilder(OutcomeText.Of(program.Groups[answered.Group], answered.Outcome, mayBeInapplicable));
        if (!answered.Missing.IsEmpty) text.Append("，缺 ").Append(string.Join('、', answered.Missing.Select(ground => ground.Name)));
        if (!answered.Decisions.IsEmpty) text.Append("，待 ").Append(string.Join('、', answered.Decisions.Select(ground => ground.Name)));
        return text.ToString();
    }

    private string Facts(IEnumerable<int> facts) => string.Join('、', facts.Select(fact => program.Facts[fact].Name));

    private static ImmutableArray<string> ScopeReasons(Answer answer) => answer.Force is { Value.IsTrue: false } force ? [Phrases.Force(force)] :
        answer.Scope is { } scope ? [$"适用条件为{Words.Of(scope.Value)}：{scope.Condition.Text}{(scope.Condition.Known.Length > 0 ? "，" + scope.Condition.Known : "")}"] : [];

    private static ImmutableArray<string> Reasons(GroupAnswer answered, Answer answer)
    {
        var reasons = ImmutableArray.CreateBuilder<string>();
        foreach (RuleInGroup rule in answered.Rules)
        {
            if (reasons.Count == MostReasons) break;
            string why = rule.Reason.Length > 0 ? $"（{rule.Reason}）" : "";
            reasons.Add($"{Words.Of(rule.Role)}：{rule.Citation}，{Phrases.Conclusions(rule.Conclusions)}{why}");
        }

        if (answered.Word is { } word) reasons.Add("让位：" + Phrases.Word(word));
        if (answer.Versions is { } versions) reasons.Add("版本：" + versions.Reason);
        if (Phrases.WithoutRule(answered) is { } none) reasons.Add(none);
        foreach (ConflictAnswer conflict in answered.Conflicts)
        {
            reasons.Add(Phrases.Conflict(conflict, rule => answer.Rules.FirstOrDefault(known => known.Rule == rule)?.Citation ?? ""));
        }

        if (answered.WithoutPresumption.Length > 0) reasons.Add("推定：" + Phrases.Presumed(answered));
        return reasons.ToImmutable();
    }
}
