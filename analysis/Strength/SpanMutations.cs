using System.Collections.Immutable;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Analysis.Strength;

/// <summary>
/// Mutations of time: a duty without its span; each span, of a duty or of a
/// condition, a day (a month, a year) longer and shorter, in natural instead of working days and the other way, months as
/// days, with and without 顺延. One that ends on the same day whatever day
/// within the calendar it starts on is equivalent.
/// </summary>
internal static class SpanMutations
{
    private const int DaysOfMonth = 30;
    private const int MonthsOfYear = 12;

    // Without a calendar: four years have every kind of month.
    private const long FirstDay = 18_262;
    private const long LastDay = FirstDay + 1_461;

    public static IEnumerable<ProgramMutation> Find(CompiledRegime regime, LinkedRegime linked)
    {
        RegimeProgram program = regime.Program;
        int index = linked.Programs.IndexOf(program);
        for (int d = 0; d < program.Duties.Length; d++)
        {
            Duty duty = program.Duties[d];
            SourceLocation place = regime.Bound.Rules[duty.Rule].Location;
            if (duty.Period.IsNone) continue;
            var late = ImmutableArray.CreateBuilder<NearbyStatement>();
            if (duty.Start >= 0 && FirstEnd(program.Calendar, duty.Period) is { } first) late.Add(new NearbyStatement([(program.Facts[duty.Start].Name, first.Start), (program.Facts[duty.Act].Name, first.End + 1)], []));
            yield return new ProgramMutation(duty.Name, $"去掉期间{duty.Period}", place, With(duty with { Period = default })) { Hints = late.ToImmutable() };
            foreach ((Period period, string change) in Changes(duty.Period))
            {
                yield return Mutation(duty.Name, place, duty.Start, duty.Act, duty.Period, period, change, With(duty with { Period = period }));
            }

            LinkedRegime With(Duty changed) => Changed(program with { Duties = program.Duties.SetItem(d, changed) });
        }

        for (int n = 0; n < program.Nodes.Length; n++)
        {
            if (program.Nodes[n] is not SpanNode span) continue;
            foreach ((Period period, string change) in Changes(span.Period))
            {
                LinkedRegime mutant = Changed(program with { Nodes = program.Nodes.SetItem(n, span with { Period = period }) });
                yield return Mutation(CitationOf(program, n, span), regime.Bound.Location, span.Start, span.Finish, span.Period, period, change, mutant);
            }
        }

        LinkedRegime Changed(RegimeProgram mutant) => linked with { Programs = linked.Programs.SetItem(index, mutant) };

        ProgramMutation Mutation(string citation, SourceLocation place, int start, int finish, Period before, Period after, string change, LinkedRegime mutant)
        {
            var hints = ImmutableArray.CreateBuilder<NearbyStatement>();
            bool differs = false;

            // Nothing tells from when it runs: no case, whatever its dates, meets its end (PeriodEnd).
            foreach ((long day, long between) in start < 0 ? [] : Differences(program.Calendar, before, after))
            {
                differs = true;
                hints.Add(new NearbyStatement([(program.Facts[start].Name, day), (program.Facts[finish].Name, between)], []));
                if (hints.Count == 2) break;
            }

            return new ProgramMutation(citation, change, place, mutant)
            {
                Hints = hints.ToImmutable(),
                IsEquivalent = !differs,
            };
        }
    }

    // The rules whose conditions look at the span, or what they have in common with definitions.
    private static string CitationOf(RegimeProgram program, int node, SpanNode span)
    {
        var above = new bool[program.Nodes.Length];
        above[node] = true;
        for (int n = node + 1; n < program.Nodes.Length; n++) above[n] = program.Nodes[n].Operands().Any(operand => above[operand]);
        string[] rules = [.. program.Rules.Where(rule => above[rule.Condition]).Select(rule => rule.Citation)];
        return rules.Length is > 0 and <= 3 ? string.Join('、', rules) : $"自{program.Facts[span.Start].Name}之日起{span.Period}";
    }

    private static IEnumerable<(Period Period, string Change)> Changes(Period period)
    {
        foreach (int length in new[] { period.Length + 1, period.Length - 1 })
        {
            if (length > 0 && length <= Period.Longest) yield return Change(period with { Length = length });
        }

        if (period.Unit == PeriodUnit.Day) yield return Change(new Period(period.Length, PeriodUnit.WorkingDay, false));
        if (period.Unit == PeriodUnit.WorkingDay) yield return Change(new Period(period.Length, PeriodUnit.Day, true));
        if (period.Unit == PeriodUnit.Month) yield return Change(period with { Length = Math.Min(Period.Longest, period.Length * DaysOfMonth), Unit = PeriodUnit.Day });
        if (period.Unit == PeriodUnit.Year) yield return Change(period with { Length = Math.Min(Period.Longest, period.Length * MonthsOfYear) + 1, Unit = PeriodUnit.Month });
        if (period.Unit != PeriodUnit.WorkingDay) yield return (period with { Rolls = !period.Rolls }, period.Rolls ? $"期间{period}不再顺延" : $"期间{period}改为顺延");

        (Period, string) Change(Period changed) => (changed, $"期间{period}改为{changed}");
    }

    private static (long Start, long End)? FirstEnd(WorkCalendar? calendar, Period period)
    {
        long first = calendar?.FirstDay ?? FirstDay;
        return PeriodEnd.TryFind(calendar, first, period, out long end) ? (first, end) : null;
    }

    // Start days on which the two end differently, each with a day that only one of them still includes.
    private static IEnumerable<(long Start, long Between)> Differences(WorkCalendar? calendar, Period before, Period after)
    {
        long first = calendar?.FirstDay ?? FirstDay, last = calendar?.LastDay ?? LastDay;
        for (long day = first; day <= last; day++)
        {
            bool found = PeriodEnd.TryFind(calendar, day, before, out long one), other = PeriodEnd.TryFind(calendar, day, after, out long two);
            if (found && other && one != two) yield return (day, Math.Max(one, two));
        }
    }
}
