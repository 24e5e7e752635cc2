using System.Collections.Immutable;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax;

/// <summary>One .statute file.</summary>
public sealed class FileSyntax(SourceText source, int languageVersion, ImmutableArray<BlockSyntax> blocks)
{
    public SourceText Source { get; } = source;

    /// <summary>The number after 语言; 1 when the line is missing (which is reported).</summary>
    public int LanguageVersion { get; } = languageVersion;

    public ImmutableArray<BlockSyntax> Blocks { get; } = blocks;
}

/// <summary>词汇《…》, 制度《…》 or 案例集 ….</summary>
public abstract class BlockSyntax(TextSpan span) : SyntaxNode(span);

public sealed class VocabularySyntax(TextSpan span, Name title, ImmutableArray<DeclarationSyntax> declarations) : BlockSyntax(span)
{
    public Name Title { get; } = title;

    public ImmutableArray<DeclarationSyntax> Declarations { get; } = declarations;
}

public sealed class RegimeSyntax(TextSpan span, Name title, ImmutableArray<HeaderSyntax> headers, ImmutableArray<MemberSyntax> members) : BlockSyntax(span)
{
    public Name Title { get; } = title;

    public ImmutableArray<HeaderSyntax> Headers { get; } = headers;

    /// <summary>Articles, chapter lines, 不编码/待编码 and cases, in the order written.</summary>
    public ImmutableArray<MemberSyntax> Members { get; } = members;
}

/// <summary>案例集 代号: cases for a regime that stand in a file of their own.</summary>
public sealed class CaseCollectionSyntax(TextSpan span, Name regime, ImmutableArray<CaseSyntax> cases) : BlockSyntax(span)
{
    public Name Regime { get; } = regime;

    public ImmutableArray<CaseSyntax> Cases { get; } = cases;
}
