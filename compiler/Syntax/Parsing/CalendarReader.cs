using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;
using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>The lines of 日历《…》: years with their notices, and below each 休息 and 上班.</summary>
internal sealed class CalendarReader(SourceLines lines, DiagnosticReporter reporter)
{
    private readonly ImmutableArray<CalendarYearSyntax>.Builder _years = ImmutableArray.CreateBuilder<CalendarYearSyntax>();
    private readonly ImmutableArray<CalendarEntrySyntax>.Builder _entries = ImmutableArray.CreateBuilder<CalendarEntrySyntax>();

    /// <summary>The year at the head of a line: 2024年, and then 依据.</summary>
    public static int? YearAt(SourceLines lines, int line)
    {
        ReadOnlySpan<char> word = lines.FirstWord(line);
        if (lines.FirstToken(line).Type != StatuteLexer.RUN || word.Length < 5 || word[4] != '年') return null;
        if (word.Length > 5 && !word.Slice(5).StartsWith("依据".AsSpan(), StringComparison.Ordinal)) return null;
        int at = 0;
        return DayText.TryNumber(word, ref at, 4, out int year) && at == 4 && year is >= 1900 and <= 2200 ? year : null;
    }

    public CalendarSyntax Read(BlockOutline outline)
    {
        int line = outline.FirstLine + 1;
        bool wasUnknown = false;
        while (line < outline.EndLine)
        {
            bool isKnown = true;
            int next = line + 1;
            if (YearAt(lines, line) is { } year) next = ReadYear(year, line, outline.EndLine);
            else isKnown = ReadStray(line, wasUnknown);
            wasUnknown = !isKnown;
            line = next;
        }

        TextSpan span = TextSpan.FromBounds(lines.FirstToken(outline.FirstLine).Start, lines.EndOf(outline.EndLine - 1));
        if (_years.Count == 0 && outline.EndLine == outline.FirstLine + 1) reporter.Report(DiagnosticCatalogue.EmptyCalendar, lines.SpanOf(outline.FirstLine), outline.Title.Text ?? "");
        return new CalendarSyntax(span, outline.Title, _years.ToImmutable());
    }

    // One message for a stretch of lines that are none of a calendar.
    private bool ReadStray(int line, bool wasUnknown)
    {
        if (EntryAt(line) is not null)
        {
            reporter.Report(DiagnosticCatalogue.CalendarEntryWithoutYear, lines.SpanOf(line), UnknownWords.Shorten(lines.FirstWord(line).ToString()));
            return true;
        }

        if (!wasUnknown) reporter.Report(DiagnosticCatalogue.UnknownCalendarLine, lines.SpanOf(line), UnknownWords.Shorten(lines.Source.Substring(lines.SpanOf(line))));
        return false;
    }

    private bool? EntryAt(int line)
    {
        ReadOnlySpan<char> word = lines.FirstWord(line);
        return word.SequenceEqual("休息".AsSpan()) ? true : word.SequenceEqual("上班".AsSpan()) ? false : null;
    }

    private int ReadYear(int year, int line, int limit)
    {
        ImmutableArray<StringLiteral>.Builder notices = ImmutableArray.CreateBuilder<StringLiteral>();
        for (int i = lines[line].First; i < lines[line].End; i++)
        {
            RawToken token = lines.Token(i);
            if (token.Type != StatuteLexer.STRING) continue;
            notices.Add(new StringLiteral(TermText.Normalize(lines.Source, token.Start + 1, token.End - 1), TextSpan.FromBounds(token.Start, token.End)));
        }

        if (notices.Count == 0 || notices.Any(notice => notice.Text.Trim().Length == 0)) reporter.Report(DiagnosticCatalogue.CalendarYearWithoutNotice, lines.SpanOf(line), year);
        _entries.Clear();
        int next = line + 1;
        for (; next < limit && EntryAt(next) is { } isOff; next++) ReadEntry(year, next, isOff);
        TextSpan span = TextSpan.FromBounds(lines.FirstToken(line).Start, lines.EndOf(next - 1));
        _years.Add(new CalendarYearSyntax(span, year, notices.ToImmutable(), _entries.ToImmutable()));
        return next;
    }

    private void ReadEntry(int year, int line, bool isOff)
    {
        SourceLine source = lines[line];
        int colon = source.First;
        while (colon < source.End && lines.Token(colon).Type != StatuteLexer.COLON) colon++;
        Name name = default;
        int from = source.First + 1;
        if (colon < source.End)
        {
            int start = lines.Token(source.First).End;
            int end = lines.Token(colon).Start;
            string text = TermText.Normalize(lines.Source, start, end);
            int lead = text.Length - text.TrimStart().Length;
            if (text.Trim().Length > 0) name = new Name(text.Trim(), TextSpan.FromBounds(start + lead, start + lead + text.Trim().Length));
            from = colon + 1;
        }

        ImmutableArray<DayRangeSyntax>.Builder ranges = ImmutableArray.CreateBuilder<DayRangeSyntax>();
        for (int i = from; i < source.End; i++)
        {
            RawToken token = lines.Token(i);
            if (token.Type is StatuteLexer.BLANK or StatuteLexer.COMMENT or StatuteLexer.PAUSE) continue;
            if (token.Type == StatuteLexer.RUN && DayText.TryRange(lines.Text(token), year, out int first, out int last))
            {
                ranges.Add(new DayRangeSyntax(TextSpan.FromBounds(token.Start, token.End), first, last));
                continue;
            }

            reporter.Report(DiagnosticCatalogue.CalendarDate, TextSpan.FromBounds(token.Start, token.End), UnknownWords.Shorten(lines.Text(token).ToString()));
            ranges.Clear();
            return;
        }

        TextSpan span = lines.SpanOf(line);
        if (ranges.Count == 0) reporter.Report(DiagnosticCatalogue.CalendarDate, span, UnknownWords.Shorten(lines.Source.Substring(span)));
        else _entries.Add(new CalendarEntrySyntax(span, isOff, name, ranges.ToImmutable()));
    }

    /// <summary>2月4日, 2月4日至10日, 2022年12月31日至2023年1月2日: what is left out is as before it.</summary>
    private static class DayText
    {
        public static bool TryRange(ReadOnlySpan<char> text, int year, out int first, out int last)
        {
            int at = 0;
            int month = 0;
            last = 0;
            if (!TryDay(text, ref at, ref year, ref month, out first)) return false;
            last = first;
            if (at == text.Length) return true;
            if (text[at] != '至') return false;
            at++;
            return TryDay(text, ref at, ref year, ref month, out last) && at == text.Length;
        }

        public static bool TryNumber(ReadOnlySpan<char> text, ref int at, int most, out int number)
        {
            number = 0;
            int start = at;
            for (; at < text.Length && at - start < most && TermText.Fold(text[at]) is >= '0' and <= '9'; at++) number = (10 * number) + TermText.Fold(text[at]) - '0';
            return at > start;
        }

        private static bool TryDay(ReadOnlySpan<char> text, ref int at, ref int year, ref int month, out int day)
        {
            day = 0;
            int number;
            while (true)
            {
                if (!TryNumber(text, ref at, 4, out number) || at == text.Length) return false;
                char unit = text[at++];
                if (unit == '日') break;
                if (unit == '年') year = number;
                else if (unit == '月') month = number;
                else return false;
            }

            if (year is < 1900 or > 2200 || month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, month)) return false;
            day = CivilDate.ToDay(year, month, number);
            return true;
        }
    }
}
