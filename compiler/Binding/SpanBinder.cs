using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.Compiler.Binding;

/// <summary>Lengths of spans as written → periods of one regime; remembers the first that needs a calendar.</summary>
/// <param name="source">The text of the regime.</param>
/// <param name="rolls">False where the header says 期间届满不顺延.</param>
/// <param name="diagnostics">Gets what is wrong.</param>
public sealed class SpanBinder(SourceText source, bool rolls, DiagnosticBag diagnostics)
{
    public SourceLocation? NeedsCalendar { get; private set; }

    /// <summary>Null where the span cannot be reckoned, which is reported.</summary>
    public Period? Bind(QuantitySyntax length, TextSpan span)
    {
        PeriodUnit? unit = length.Unit.Text switch
        {
            "日" => PeriodUnit.Day,
            "工作日" => PeriodUnit.WorkingDay,
            "月" => PeriodUnit.Month,
            "年" => PeriodUnit.Year,
            _ => null,
        };
        var location = new SourceLocation(source, length.Span);
        string written = source.Substring(length.Span);
        if (unit is not { } known)
        {
            diagnostics.Report(DiagnosticCatalogue.SpanUnit, location, written, length.Unit.Text);
            return null;
        }

        if (length.Value < 1 || length.Value > Period.Longest || length.Value != decimal.Truncate(length.Value))
        {
            diagnostics.Report(DiagnosticCatalogue.SpanLength, location, written, Period.Longest);
            return null;
        }

        var period = new Period((int)length.Value, known, rolls && known != PeriodUnit.WorkingDay);
        if (period.NeedsCalendar) NeedsCalendar ??= new SourceLocation(source, span);
        return period;
    }
}
