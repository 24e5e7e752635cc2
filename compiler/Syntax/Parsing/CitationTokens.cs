using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>A list of citations outside a sentence: 第三条至第六条、第十五条第二款.</summary>
internal static class CitationTokens
{
    /// <summary>Adds citations, 、 and 至; what is none of these becomes a word that the grammar refuses.</summary>
    public static void AddTo(List<ClauseToken> tokens, SentenceText text, DiagnosticReporter reporter)
    {
        int i = 0;
        while (i < text.Length)
        {
            int type = text[i] switch { '、' or '和' => StatuteLexer.PAUSE, '至' => StatuteLexer.TO, _ => StatuteLexer.WORD };
            int end = i + 1;
            ReferenceSyntax? reference = null;
            if (ReferenceReader.MayStart(text[i]) && ReferenceReader.TryRead(text, i, out reference) is > 0 and int read)
            {
                type = StatuteLexer.REFERENCE;
                end = read;
                if (reference is not null && SentenceTokenizer.IsMalformed(reference))
                {
                    reporter.Report(DiagnosticCatalogue.MalformedNumeral, text.SpanOf(i, end), text.Substring(i, end));
                }
            }
            else if (type == StatuteLexer.WORD)
            {
                while (end < text.Length && text[end] != '、' && !ReferenceReader.MayStart(text[end])) end++;
            }

            var span = text.SpanOf(i, end);
            tokens.Add(new ClauseToken(type, span.Start, span.End, text.Substring(i, end)) { Payload = reference });
            i = end;
        }
    }
}
