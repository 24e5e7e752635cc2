namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>
/// A stretch of a sentence that may be one piece of it. <see cref="Type"/> is the parser's token type, or 0 for a declared term,
/// whose type depends on where it stands, and <see cref="Uncovered"/> for characters that nothing explains.
/// </summary>
internal readonly record struct Piece(int Start, int End, int Type, TermKinds Kinds, KeywordStrength Strength, object? Payload)
{
    public const int Term = 0;

    public const int Uncovered = -1;
}
