using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>案例集 代号 and its cases.</summary>
internal static class CaseCollectionReader
{
    public static CaseCollectionSyntax Read(
        BlockOutline outline, SourceLines lines, CaseReader cases, ILexiconResolver lexicons, DiagnosticReporter reporter)
    {
        TermLexicon? lexicon = outline.Title.IsMissing ? null : lexicons.ForRegime(outline.Title.Text);
        if (lexicon is null && !outline.Title.IsMissing)
        {
            reporter.Report(DiagnosticCatalogue.UnknownRegimeOfCases, outline.Title.Span, UnknownWords.Shorten(outline.Title.Text));
        }

        ImmutableArray<CaseSyntax>.Builder found = ImmutableArray.CreateBuilder<CaseSyntax>();
        bool outside = false;
        int line = outline.FirstLine + 1;
        while (line < outline.EndLine)
        {
            if (ArticleHead.KindAt(lines, line) != MemberKind.Case)
            {
                if (!outside) reporter.Report(DiagnosticCatalogue.LineOutsideCase, lines.SpanOf(line), UnknownWords.Shorten(lines.FirstWord(line).ToString()));
                outside = true;
                line++;
                continue;
            }

            outside = false;
            int end = cases.EndOfCase(line, outline.EndLine);
            found.Add(cases.Read(line, end, lexicon ?? TermLexicon.Empty));
            line = end;
        }

        TextSpan span = TextSpan.FromBounds(lines.FirstToken(outline.FirstLine).Start, lines.EndOf(outline.EndLine - 1));
        return new CaseCollectionSyntax(span, outline.Title, found.ToImmutable());
    }
}
