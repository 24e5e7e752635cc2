using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Building;
using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>案例「…」 and the lines under it.</summary>
internal sealed class CaseReader(SourceLines lines, LineReader reader, DiagnosticReporter reporter, Action<IReadOnlyList<Antlr.ClauseToken>>? observer = null)
{
    private readonly LineTokenizer _tokenizer = new(lines, reporter) { Observer = observer };
    private readonly SentenceText _citations = new();

    /// <summary>A case goes on over lines that begin with a word of cases, and over indented ones that do not begin something else.</summary>
    public int EndOfCase(int line, int limit)
    {
        int end = line + 1;
        while (end < limit && !ArticleHead.IsMember(lines, end)
            && (lines[end].IsIndented || IsCaseWord(end)))
        {
            end++;
        }

        return end;
    }

    public CaseSyntax Read(int line, int end, TermLexicon lexicon)
    {
        var builder = new CaseBuilder(reader, lexicon, reporter, Title(line), lines.SpanOf(line));
        line++;
        while (line < end)
        {
            int next = _tokenizer.EndOfLogicalLine(line, end);
            RawToken first = lines.FirstToken(line);
            if (lines.FirstWord(line).SequenceEqual(LineForms.ReadingLine.AsSpan()))
            {
                builder.AddReadings(lines.SpanOf(line), ReadReadings(line, next));
            }
            else if (LineForms.Find(LineForms.Cases, lines.FirstWord(line)) is { } form)
            {
                builder.Add(_tokenizer.Tokenize(line, next, form.Type, form.Head.Length, lexicon), form);
            }
            else if (LineForms.Find(LineForms.PlainCaseLines, lines.FirstWord(line)) is { } plain)
            {
                builder.AddPlain(plain, lines.SpanOf(line), HeaderText.After(lines, line, first.End));
                next = line + 1;
            }
            else
            {
                TextSpan span = TextSpan.FromBounds(first.Start, first.End);
                reporter.Report(DiagnosticCatalogue.UnknownCaseLine, span, UnknownWords.Shorten(lines.Source.Substring(span)));
            }

            line = next;
        }

        return builder.Finish();
    }

    private bool IsCaseWord(int line) =>
        LineForms.Find(LineForms.Cases, lines.FirstWord(line)) is not null || LineForms.Find(LineForms.PlainCaseLines, lines.FirstWord(line)) is not null;

    /// <summary>读法 第七条 乙、第八条第（五）项 甲</summary>
    private ImmutableArray<StatedReading> ReadReadings(int line, int end)
    {
        ImmutableArray<StatedReading>.Builder readings = ImmutableArray.CreateBuilder<StatedReading>();
        _citations.Clear();
        for (int i = lines[line].First + 1; i < lines[end - 1].End; i++) _citations.Append(lines.Source, lines.Token(i), 0);
        var tokens = new List<ClauseToken>();
        CitationTokens.AddTo(tokens, _citations, reporter);
        bool good = tokens.Count > 0;
        for (int i = 0; i < tokens.Count && good; i += 3)
        {
            good = tokens[i].Payload is ReferenceSyntax
                && i + 1 < tokens.Count && tokens[i + 1].Word is "甲" or "乙" or "读法甲" or "读法乙"
                && (i + 2 == tokens.Count || (i + 3 < tokens.Count && tokens[i + 2].Type == StatuteLexer.PAUSE));
            if (good && tokens[i].Payload is ReferenceSyntax reference) readings.Add(new StatedReading(reference, tokens[i + 1].Word[tokens[i + 1].Word.Length - 1] == '乙'));
        }

        if (!good) reporter.Report(DiagnosticCatalogue.MalformedReadingLine, lines.SpanOf(line));
        return readings.ToImmutable();
    }

    private StringLiteral Title(int line)
    {
        for (int i = lines[line].First; i < lines[line].End; i++)
        {
            RawToken token = lines.Token(i);
            if (token.Type is not (StatuteLexer.STRING or StatuteLexer.OPEN_STRING or StatuteLexer.QUOTED)) continue;
            bool closed = token.Type != StatuteLexer.OPEN_STRING;
            if (!closed) reporter.Report(DiagnosticCatalogue.UnterminatedString, TextSpan.FromBounds(token.Start, token.Start + 1), '「', '」');
            string text = TermText.Normalize(lines.Source, token.Start + 1, closed ? token.End - 1 : token.End);
            return new StringLiteral(text, TextSpan.FromBounds(token.Start, token.End));
        }

        reporter.Report(DiagnosticCatalogue.CaseWithoutTitle, lines.SpanOf(line));
        return new StringLiteral("", lines.SpanOf(line));
    }
}
