using System.Collections.Immutable;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.ProgramForm.Compiled;

/// <summary>Regimes with what they share, each once: calendars, programs, sentences that give another regime the word.</summary>
internal sealed class LibraryShape(Archive file)
{
    // A calendar is as large as its years, however few bytes say them.
    private const int MostCalendars = 64;
    private const int MostYears = 400;

    public ImmutableArray<LinkedRegime> Regimes(ImmutableArray<LinkedRegime> regimes)
    {
        ImmutableArray<RegimeProgram> programs = [.. regimes.SelectMany(regime => regime.Programs).Distinct(SameProgram.Instance)];
        ImmutableArray<WorkCalendar> given = [.. programs.Select(program => program.Calendar).OfType<WorkCalendar>().Distinct()];
        ImmutableArray<WorkCalendar> calendars = file.List<WorkCalendar>(given, Calendar);
        if (calendars.Length > MostCalendars) throw CompiledFileException.Broken("日历太多");
        var shape = new ProgramShape(file, given, calendars);
        ImmutableArray<RegimeProgram> kept = file.List<RegimeProgram>(programs, shape.Program);
        return file.List<LinkedRegime>(regimes, regime => new LinkedRegime
        {
            Code = file.Text(regime?.Code),
            Programs = file.List<RegimeProgram>(regime?.Programs, program => kept[file.Choice(program is null ? 0 : IndexOf(programs, program), kept.Length)]),
            Families = file.List<RegimeFamily>(regime?.Families, family => new RegimeFamily
            {
                Code = file.Text(family?.Code),
                Versions = file.List<FamilyVersion>(family?.Versions, version => new(file.Index(version?.Program), file.List<FamilyLink>(version?.Superiors, link =>
                    new(file.Index(link?.Family), shape.Precedence(link?.Declaration), file.Flag(link?.IsLater))))),
                LighterBy = file.Text(family?.LighterBy),
            }),
        });
    }

    private static int IndexOf(ImmutableArray<RegimeProgram> programs, RegimeProgram program)
    {
        int at = 0;
        while (!ReferenceEquals(programs[at], program)) at++;
        return at;
    }

    private WorkCalendar Calendar(WorkCalendar? c)
    {
        string title = file.Text(c?.Title);
        int first = 1 + file.Choice(c?.FirstYear - 1, 9999), last = 1 + file.Choice(c?.LastYear - 1, 9999);
        if (last < first || last - first >= MostYears) throw CompiledFileException.Broken("日历的年份超出范围");
        return new WorkCalendar(title, first, last, Days(c?.DaysOff), Days(c?.MakeUpDays));
    }

    private ImmutableArray<int> Days(ImmutableArray<int>? days) => file.List<int>(days, day =>
    {
        long found = file.Signed(day);
        return found is >= int.MinValue and <= int.MaxValue ? (int)found : throw CompiledFileException.Broken("日历里的日期超出范围");
    });
}
