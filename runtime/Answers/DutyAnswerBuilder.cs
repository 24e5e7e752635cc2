using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.Runtime.Answers.Conditions;

namespace Zhaodan.Runtime.Answers;

/// <summary>Says of each obligation and right of a program what became of it in one case, and what it waits for.</summary>
internal sealed class DutyAnswerBuilder(CaseView view)
{
    private RegimeProgram Program => view.Program;

    public ImmutableArray<DutyAnswer> Build() => [.. Enumerable.Range(0, Program.Duties.Length).Select(Build)];

    /// <summary>As of which the duties are judged; empty where the case gives no date.</summary>
    public string AsOf()
    {
        int fact = AsOfFact();
        return fact < 0 ? "" : view.Describer.Quantity(fact);
    }

    private DutyAnswer Build(int index)
    {
        Duty duty = Program.Duties[index];
        DutyStatus status = view.Evaluation.Duties[index];
        Mention(duty);
        return new DutyAnswer
        {
            Duty = index,
            Name = duty.Name,
            Rule = duty.Rule,
            Citation = Program.Rules[duty.Rule].Citation,
            Kind = duty.Kind,
            Text = DutyText.Of(Program, duty),
            Actors = [.. duty.Actors.Select(NameOf)],
            Act = NameOf(duty.Act),
            Start = duty.Start < 0 ? "" : NameOf(duty.Start),
            Period = duty.Period.IsNone ? "" : duty.Period.ToString(),
            IsPrompt = duty.IsPrompt,
            Status = status,
            StatusWord = MayBeInapplicable ? DutyWords.Undetermined : DutyWords.Of(duty, status),
            IsSettled = !MayBeInapplicable && DutyWords.IsSettled(status),
            Possible = MayBeInapplicable ? [.. DutyWords.Possible(duty, status), Words.Inapplicable] : DutyWords.Possible(duty, status),
            StartDate = duty.Start < 0 ? "" : view.Describer.Quantity(duty.Start),
            Deadline = DutyDeadline.Of(Program, view.Facts, duty),
            ActDate = view.Describer.Quantity(duty.Act),
            Missing = [.. Missing(index).Select(view.Shapes.Facts.Mention)],
            Reasons = [.. Reasons(duty, status)],
        };
    }

    // Where the scope is not known, nothing that the regime asks for is certain.
    private bool MayBeInapplicable => view.Evaluation.Scope.IsUnknown;

    private string NameOf(int fact) => Program.Facts[fact].Name;

    private void Mention(Duty duty)
    {
        view.Explainer.Mentioned.Add(duty.Act);
        if (duty.Start >= 0) view.Explainer.Mentioned.Add(duty.Start);
        if (AsOfFact() is >= 0 and int asOf) view.Explainer.Mentioned.Add(asOf);
    }

    private int AsOfFact() => DutyMissing.AsOfFact(Program, view.Facts);

    private IEnumerable<int> Missing(int duty)
    {
        (IReadOnlyCollection<int> facts, IReadOnlyCollection<int> decisions) = DutyMissing.Of(Program, view.Facts, view.Evaluation, duty);
        return facts.Concat(decisions).Order();
    }

    private IEnumerable<string> Reasons(Duty duty, DutyStatus status)
    {
        if ((status & DutyStatus.Disordered) != 0) yield return $"「{NameOf(duty.Act)}」之日早于「{(duty.Start < 0 ? "" : NameOf(duty.Start))}」之日，日期前后不合";
        if ((status & DutyStatus.OutsideCalendar) != 0 && Program.Calendar is { } calendar) yield return OutsideCalendar.Reason(calendar);
        if (!duty.Period.IsNone && duty.Start < 0 && !DutyWords.IsSettled(status)) yield return "条款没有写明从何时起算";
    }
}
