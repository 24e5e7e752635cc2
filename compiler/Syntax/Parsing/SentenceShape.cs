using Zhaodan.Compiler.Syntax.Antlr;

namespace Zhaodan.Compiler.Syntax.Parsing;

internal enum SentenceForm
{
    Rule,
    Definition,
    Precedence,
    Continuation,
}

/// <summary>Where a sentence stands, which decides how a sentence without 的 is read.</summary>
internal enum SentencePlace
{
    Paragraph,
    Item,

    /// <summary>An item or paragraph that ends in ：.</summary>
    Heading,
}

/// <summary>A sentence whose joints are told apart, ready for the grammar.</summary>
internal sealed class SentenceShape(SentenceForm form, List<ClauseToken> tokens, List<List<ClauseToken>> evenIf, bool isSuspect, int end)
{
    public SentenceForm Form { get; } = form;

    public List<ClauseToken> Tokens { get; } = tokens;

    /// <summary>The conditions of 即使….</summary>
    public List<List<ClauseToken>> EvenIf { get; } = evenIf;

    /// <summary>Something in it was reported already, so that errors of the grammar would only follow from it.</summary>
    public bool IsSuspect { get; } = isSuspect;

    /// <summary>Where the text of the sentence ends.</summary>
    public int End { get; } = end;
}
