using System.Collections.Immutable;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>
/// 互斥 甲、未甲: the second member is the declared term 未甲 where there is one (a negation that presupposes something is a fact of
/// its own, language.md §3), and otherwise 未 + 甲. Only known when every part of the vocabulary was read.
/// </summary>
internal static class ConstraintSigns
{
    public static VocabularySyntax Resolve(VocabularySyntax vocabulary, TermLexicon lexicon)
    {
        bool signed = vocabulary.Declarations.Any(declaration =>
            declaration is ConstraintDeclarationSyntax constraint && constraint.Members.Any(member => IsSigned(member, lexicon)));
        if (!signed) return vocabulary;

        ImmutableArray<DeclarationSyntax> declarations = vocabulary.Declarations
            .Select(declaration => declaration is ConstraintDeclarationSyntax constraint
                ? new ConstraintDeclarationSyntax(constraint.Span, constraint.Kind, constraint.Members.Select(member => Sign(member, lexicon)).ToImmutableArray())
                : declaration)
            .ToImmutableArray();
        return new VocabularySyntax(vocabulary.Span, vocabulary.Title, declarations);
    }

    private static bool IsSigned(SignedName member, TermLexicon lexicon) =>
        member.Name.Text.Length > 1 && member.Name.Text[0] == '未' && lexicon.Find(member.Name.Text) == TermKinds.None;

    private static SignedName Sign(SignedName member, TermLexicon lexicon)
    {
        if (!IsSigned(member, lexicon)) return member;
        TextSpan span = member.Name.Span;
        // 「未甲」 keeps its marks in the span.
        int skip = span.Length - member.Name.Text.Length > 1 ? 0 : 1;
        return new SignedName(new Name(member.Name.Text.Substring(1), TextSpan.FromBounds(span.Start + skip, span.End)), true);
    }
}
