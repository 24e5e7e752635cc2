using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Answers;

/// <summary>The last day of a duty's time, for people to read.</summary>
public static class DutyDeadline
{
    /// <summary>2022年3月8日; empty where it has no deadline, the start is not known to the day, or the calendar does not reach.</summary>
    public static string Of(RegimeProgram program, CaseFacts facts, Duty duty)
    {
        if (duty.Period.IsNone || duty.Start < 0) return "";
        NumberRange start = facts.Numbers[program.Facts[duty.Start].NumberSlot];
        return start.IsExact && PeriodEnd.TryFind(program.Calendar, start.Low, duty.Period, out long end) ? QuantityText.Date(end) : "";
    }
}
