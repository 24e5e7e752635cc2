namespace Zhaodan.Compiler.Syntax.Lexing;

/// <summary>A token of the lexer grammar: punctuation, a run of words, a string. <see cref="Type"/> is the grammar's number.</summary>
internal readonly struct RawToken(int type, int start, int end)
{
    public int Type { get; } = type;

    public int Start { get; } = start;

    /// <summary>One past the last UTF-16 unit.</summary>
    public int End { get; } = end;

    public int Length => End - Start;
}
