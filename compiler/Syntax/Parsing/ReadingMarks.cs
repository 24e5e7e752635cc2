using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;
using Zhaodan.Compiler.Syntax.Lexing;

namespace Zhaodan.Compiler.Syntax.Parsing;

internal enum ReadingMarkKind
{
    /// <summary>读法甲：</summary>
    First,

    /// <summary>读法乙：</summary>
    Second,

    /// <summary>理由「…」</summary>
    Reason,

    /// <summary>默认 乙</summary>
    Default,
}

/// <summary>A mark as the tokens <see cref="First"/> up to <see cref="End"/>; <see cref="Text"/> is the reason, or 甲 or 乙.</summary>
internal sealed record ReadingMark(ReadingMarkKind Kind, int First, int End, TextSpan Span, StringLiteral Text);

/// <summary>Recognises what belongs to two readings where a sentence may begin.</summary>
internal static class ReadingMarks
{
    /// <param name="isOpen">读法甲 or 读法乙 stood before in this block: only then 理由 and 默认 are the readings'.</param>
    public static ReadingMark? TryRead(SourceLines lines, int index, int end, bool isOpen)
    {
        RawToken token = lines.Token(index);
        if (token.Type != StatuteLexer.RUN) return null;
        ReadOnlySpan<char> word = lines.Text(token);
        ReadingMarkKind? reading = word.SequenceEqual("读法甲".AsSpan()) ? ReadingMarkKind.First : word.SequenceEqual("读法乙".AsSpan()) ? ReadingMarkKind.Second : null;
        int next = index + 1;
        while (next < end && lines.Token(next).Type == StatuteLexer.BLANK) next++;
        if (reading is { } kind) return next < end && lines.Token(next).Type == StatuteLexer.COLON ? Mark(lines, kind, index, next + 1, token) : null;
        if (!isOpen) return null;
        if (word.SequenceEqual("理由".AsSpan()) && next < end && lines.Token(next).Type == StatuteLexer.STRING) return Mark(lines, ReadingMarkKind.Reason, index, next + 1, lines.Token(next));
        if (word.SequenceEqual("默认甲".AsSpan()) || word.SequenceEqual("默认乙".AsSpan())) return Default(lines, index, index + 1, token);
        if (!word.SequenceEqual("默认".AsSpan())) return null;
        if (next < end && lines.Token(next).Type == StatuteLexer.COLON) next++;
        while (next < end && lines.Token(next).Type == StatuteLexer.BLANK) next++;
        bool named = next < end && lines.Token(next).Type == StatuteLexer.RUN && lines.Text(lines.Token(next)) is "甲" or "乙" or "读法甲" or "读法乙";
        return named ? Default(lines, index, next + 1, lines.Token(next)) : null;
    }

    private static ReadingMark Default(SourceLines lines, int first, int end, RawToken named)
    {
        string letter = lines.Source.Content.Substring(named.End - 1, 1);
        TextSpan span = TextSpan.FromBounds(lines.Token(first).Start, named.End);
        return new ReadingMark(ReadingMarkKind.Default, first, end, span, new StringLiteral(letter, span));
    }

    private static ReadingMark Mark(SourceLines lines, ReadingMarkKind kind, int first, int end, RawToken text)
    {
        TextSpan span = TextSpan.FromBounds(lines.Token(first).Start, lines.Token(end - 1).End);
        string words = kind == ReadingMarkKind.Reason ? TermText.Normalize(lines.Source, text.Start + 1, text.End - 1) : "";
        return new ReadingMark(kind, first, end, span, new StringLiteral(words, TextSpan.FromBounds(text.Start, text.End)));
    }
}
