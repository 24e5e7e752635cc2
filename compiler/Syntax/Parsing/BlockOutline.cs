namespace Zhaodan.Compiler.Syntax.Parsing;

internal enum BlockKind
{
    Vocabulary,
    Regime,
    Cases,
    Calendar,
}

/// <summary>A block as lines <see cref="FirstLine"/> (its heading) up to <see cref="EndLine"/>; <see cref="Vocabulary"/> is what the first pass made of it.</summary>
internal sealed record BlockOutline(BlockKind Kind, int FirstLine, int EndLine, Name Title, VocabularySyntax? Vocabulary, RegimeOutline? Regime);
