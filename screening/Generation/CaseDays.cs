using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.Screening.Generation;

/// <summary>
/// The days that made-up cases speak of: within the calendars of the regimes, and early enough that their spans end there too,
/// since a date outside brings 待查明 (language page, section 3). A small share lies outside, so that this is met as well.
/// </summary>
internal sealed class CaseDays
{
    private const int PercentOutside = 2;
    private const int FarthestOutside = 730;

    // Where no regime has a calendar: 2015 to 2024.
    private const int UsualFirst = 16_436;
    private const int UsualLast = 20_088;

    private readonly RandomSource _random;
    private readonly bool _hasCalendar;

    public CaseDays(IEnumerable<RegimeProgram> programs, RandomSource random)
    {
        _random = random;
        First = UsualFirst;
        Last = UsualLast;
        List<RegimeProgram> reckoning = [.. programs.Where(program => program.Calendar is not null)];
        if (reckoning.Count == 0) return;
        int first = reckoning.Max(program => program.Calendar?.FirstDay ?? 0);
        int last = reckoning.Min(program => program.Calendar?.LastDay ?? 0);
        if (last <= first) return;
        _hasCalendar = true;
        First = first;

        // A span's end, and a late act after it, need room; half of the calendar is left to the beginnings at least.
        int room = Math.Min((2 * reckoning.Max(LongestSpan)) + 30, (last - first) / 2);
        Last = last - room;
    }

    public int First { get; }

    public int Last { get; }

    public int Draw()
    {
        if (!_hasCalendar || !_random.Percent(PercentOutside)) return First + _random.Below(Last - First + 1);
        return First - 1 - _random.Below(FarthestOutside);
    }

    private static int LongestSpan(RegimeProgram program) =>
        program.Nodes.OfType<SpanNode>().Select(node => DaysOf(node.Period)).Concat(program.Duties.Select(duty => DaysOf(duty.Period))).DefaultIfEmpty(0).Max();

    private static int DaysOf(Period period) => period.Unit switch
    {
        PeriodUnit.Year => 366 * period.Length,
        PeriodUnit.Month => 31 * period.Length,
        PeriodUnit.WorkingDay => (3 * period.Length) + 10,
        _ => period.Length,
    };
}
