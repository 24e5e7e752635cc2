using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax;

/// <summary>What was written at one place. Syntax says nothing about meaning: names are still words.</summary>
public abstract class SyntaxNode(TextSpan span)
{
    public TextSpan Span { get; } = span;
}

/// <summary>A word as it was written, with its place; <see cref="Text"/> is NFC-normalised and without quotation marks.</summary>
public readonly record struct Name(string Text, TextSpan Span)
{
    public bool IsMissing => string.IsNullOrEmpty(Text);

    public override string ToString() => Text;
}

/// <summary>A literal text 「…」 without its marks.</summary>
public readonly record struct StringLiteral(string Text, TextSpan Span);
