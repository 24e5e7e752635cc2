using System.Collections.Immutable;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax;

/// <summary>日历《…》: days off and make-up working days, year by year.</summary>
public sealed class CalendarSyntax(TextSpan span, Name title, ImmutableArray<CalendarYearSyntax> years) : BlockSyntax(span)
{
    public Name Title { get; } = title;

    public ImmutableArray<CalendarYearSyntax> Years { get; } = years;
}

/// <summary>2024年 依据「…」 and the lines below it. <see cref="Notices"/> are the documents cited.</summary>
public sealed class CalendarYearSyntax(TextSpan span, int year, ImmutableArray<StringLiteral> notices, ImmutableArray<CalendarEntrySyntax> entries) : SyntaxNode(span)
{
    public int Year { get; } = year;

    public ImmutableArray<StringLiteral> Notices { get; } = notices;

    public ImmutableArray<CalendarEntrySyntax> Entries { get; } = entries;
}

/// <summary>休息 春节：2月10日至2月17日 or 上班 2月4日、2月18日.</summary>
public sealed class CalendarEntrySyntax(TextSpan span, bool isOff, Name name, ImmutableArray<DayRangeSyntax> ranges) : SyntaxNode(span)
{
    /// <summary>休息, not 上班.</summary>
    public bool IsOff { get; } = isOff;

    public Name Name { get; } = name;

    public ImmutableArray<DayRangeSyntax> Ranges { get; } = ranges;
}

/// <summary>One day, or a first and a last, in days since 1970-01-01.</summary>
public sealed class DayRangeSyntax(TextSpan span, int first, int last) : SyntaxNode(span)
{
    public int First { get; } = first;

    public int Last { get; } = last;
}
