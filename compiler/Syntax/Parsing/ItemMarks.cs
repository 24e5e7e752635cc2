using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>A mark with its number (-1 where the numeral is malformed); 〔二〕 after it makes it the second item of that number.</summary>
internal sealed record ItemMark(MarkKind Kind, int Number, TextSpan Span)
{
    public int Repeat { get; init; }

    public ItemStep Step => new(Kind, Number, Repeat);
}

/// <summary>Reads （一）, 1. 1．1、, (1) and 一是 where an item may begin.</summary>
internal static class ItemMarks
{
    public static ItemMark? TryRead(SourceLines lines, int index, int end, int from)
    {
        RawToken token = lines.Token(index);
        ItemMark? mark = token.Type switch
        {
            StatuteLexer.HAN_MARK => Bracket(lines, index, end, MarkKind.HanBracket),
            StatuteLexer.ARABIC_MARK => Bracket(lines, index, end, MarkKind.ArabicBracket),
            StatuteLexer.RUN => Arabic(lines, index, end, from) ?? HanIs(lines, token, from),
            _ => null,
        };
        return mark is null ? null : WithRepeat(lines, index, end, mark);
    }

    /// <summary>（二）〔二〕: the second item that the published text numbers so.</summary>
    private static ItemMark WithRepeat(SourceLines lines, int index, int end, ItemMark mark)
    {
        while (index < end && lines.Token(index).End <= mark.Span.End) index++;
        if (index >= end || lines.Token(index).Type != StatuteLexer.TORTOISE || lines.Token(index).Start != mark.Span.End) return mark;
        RawToken repeat = lines.Token(index);
        int number = Number(lines, repeat.Start + 1, repeat.End - 1);
        return number < 2 ? mark : mark with { Repeat = number, Span = TextSpan.FromBounds(mark.Span.Start, repeat.End) };
    }

    private static ItemMark? Bracket(SourceLines lines, int index, int end, MarkKind kind)
    {
        // 第
        // （一）项: a citation that a line break cut.
        RawToken token = lines.Token(index);
        if (index + 1 < end && lines.Token(index + 1).Type == StatuteLexer.RUN && lines.Source.Content[lines.Token(index + 1).Start] is '项' or '目') return null;
        int before = index - 1;
        while (before >= 0 && lines.Token(before).Type is StatuteLexer.BLANK or StatuteLexer.NEWLINE) before--;
        if (before >= 0 && lines.Token(before).Type == StatuteLexer.RUN && lines.Source.Content[lines.Token(before).End - 1] == '第') return null;
        return new ItemMark(kind, Number(lines, token.Start + 1, token.End - 1), TextSpan.FromBounds(token.Start, token.End));
    }

    private static ItemMark? Arabic(SourceLines lines, int index, int end, int from)
    {
        RawToken token = lines.Token(index);
        if (token.End - from is 0 or > 4 || index + 1 >= end) return null;
        for (int i = from; i < token.End; i++)
        {
            if (CharacterClasses.Of(lines.Source.Content[i]) != CharacterClasses.Digit) return null;
        }

        RawToken next = lines.Token(index + 1);
        if (next.Type is not (StatuteLexer.DOT or StatuteLexer.PAUSE) || next.Length != 1) return null;
        return new ItemMark(MarkKind.ArabicDot, Number(lines, from, token.End), TextSpan.FromBounds(from, next.End));
    }

    private static ItemMark? HanIs(SourceLines lines, RawToken token, int from)
    {
        string content = lines.Source.Content;
        int i = from;
        while (i < token.End && i - from < 3 && CharacterClasses.IsNumeral(content[i])) i++;
        if (i == from || i >= token.End || content[i] != '是') return null;
        return new ItemMark(MarkKind.HanIs, Number(lines, from, i), TextSpan.FromBounds(from, i + 1));
    }

    private static int Number(SourceLines lines, int start, int end)
    {
        string numeral = TermText.Normalize(lines.Source, start, end);
        return HanNumber.TryParse(numeral, out decimal value) && value <= 100_000 && value == decimal.Truncate(value) ? (int)value : -1;
    }
}
