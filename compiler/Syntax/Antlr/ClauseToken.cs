using Antlr4.Runtime;

namespace Zhaodan.Compiler.Syntax.Antlr;

/// <summary>
/// A token that the parser reads: a piece that the segmenter found, punctuation, or a word of a declaration line. The
/// <see cref="Payload"/> holds what was already read of it (a quantity, a citation, an operator).
/// </summary>
internal sealed class ClauseToken(int type, int start, int end, string word) : IToken
{
    public int Type { get; set; } = type;

    public int Start { get; } = start;

    /// <summary>One past the last UTF-16 unit.</summary>
    public int End { get; } = end;

    /// <summary>The word as names carry it: normalised, without quotation marks and line breaks.</summary>
    public string Word { get; } = word;

    public object? Payload { get; init; }

    /// <summary>What the declared word may be.</summary>
    public Segmenting.TermKinds Kinds { get; init; }

    /// <summary>已 stands before it: 未甲或者已乙 does not say 未乙.</summary>
    public bool FollowsAspect { get; set; }

    public Compiler.Text.TextSpan Span => Compiler.Text.TextSpan.FromBounds(Start, End);

    public Name Name => new(Word, Span);

    string IToken.Text => Word;

    int IToken.Line => 0;

    int IToken.Column => 0;

    int IToken.Channel => TokenConstants.DefaultChannel;

    int IToken.TokenIndex => Index;

    int IToken.StartIndex => Start;

    int IToken.StopIndex => End - 1;

    ITokenSource? IToken.TokenSource => null;

    ICharStream? IToken.InputStream => null;

    /// <summary>Place in the sentence; set by the token stream.</summary>
    internal int Index { get; set; }

    public override string ToString() => Word;
}
