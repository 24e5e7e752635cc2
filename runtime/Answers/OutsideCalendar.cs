using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Answers;

/// <summary>Which spans of a case cannot be reckoned because the calendar does not reach; asked only where an evaluation says so.</summary>
public static class OutsideCalendar
{
    /// <summary>自「启动追责」之日（2018年5月1日）起5个工作日; each once.</summary>
    public static ImmutableArray<string> Find(RegimeProgram program, CaseFacts facts, ReadOnlySpan<DutyStatus> duties)
    {
        var found = new List<string>();
        foreach (SpanNode span in program.Nodes.OfType<SpanNode>())
        {
            int code = Timeliness.Compare(program.Calendar, Number(span.Start), Number(span.Finish), span.Period);
            if ((code & Timeliness.OutsideCalendar) != 0) Add(span.Start, span.Period);
        }

        for (int d = 0; d < duties.Length; d++)
        {
            if ((duties[d] & DutyStatus.OutsideCalendar) != 0) Add(program.Duties[d].Start, program.Duties[d].Period);
        }

        return [.. found.Distinct(StringComparer.Ordinal)];

        NumberRange Number(int fact) => facts.Numbers[program.Facts[fact].NumberSlot];

        void Add(int start, Period period)
        {
            if (start >= 0) found.Add($"自「{program.Facts[start].Name}」之日（{QuantityText.Range(program.Facts[start], Number(start))}）起{period}");
        }
    }

    public static string Reason(WorkCalendar calendar) => string.Create(
        CultureInfo.InvariantCulture, $"超出日历《{calendar.Title}》（{calendar.FirstYear}年至{calendar.LastYear}年），无法计算期限");
}
