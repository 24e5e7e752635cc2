using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>A regime's headers and members.</summary>
internal sealed class RegimeReader(SourceLines lines, SentenceReader sentences, CaseReader cases, DiagnosticReporter reporter)
{
    private static readonly Dictionary<string, HeaderKind> HeaderWords = new(StringComparer.Ordinal)
    {
        ["代号"] = HeaderKind.Code,
        ["文号"] = HeaderKind.DocumentNumber,
        ["机关"] = HeaderKind.Authority,
        ["地域"] = HeaderKind.Territory,
        ["位阶"] = HeaderKind.Rank,
        ["上位"] = HeaderKind.Superior,
        ["施行"] = HeaderKind.InForce,
        ["废止"] = HeaderKind.Repealed,
        ["词汇"] = HeaderKind.Vocabulary,
        ["适用"] = HeaderKind.Scope,
        ["主结论"] = HeaderKind.MainGroup,
        ["期间届满不顺延"] = HeaderKind.NoRollover,
        ["日历"] = HeaderKind.Calendar,
        ["原文"] = HeaderKind.PublishedText,
    };

    private readonly ArticleReader _articles = new(lines, sentences, reporter);
    private readonly OmissionReader _omissions = new(lines, reporter);
    private readonly ImmutableArray<HeaderSyntax>.Builder _headers = ImmutableArray.CreateBuilder<HeaderSyntax>();
    private readonly ImmutableArray<MemberSyntax>.Builder _members = ImmutableArray.CreateBuilder<MemberSyntax>();

    // The line after the last that belonged to no article.
    private int _unknownEnd = -1;

    public RegimeSyntax Read(BlockOutline outline)
    {
        _headers.Clear();
        _members.Clear();
        int line = outline.FirstLine + 1;
        while (line < outline.EndLine)
        {
            int next = line + 1;
            if (ArticleHead.KindAt(lines, line) is { } kind)
            {
                next = EndOfMember(kind, line, outline.EndLine);
                ReadMember(kind, line, next);
            }
            else
            {
                next = ReadHeader(line, outline.EndLine);
            }

            line = next;
        }

        TextSpan span = TextSpan.FromBounds(lines.FirstToken(outline.FirstLine).Start, lines.EndOf(outline.EndLine - 1));
        return new RegimeSyntax(span, outline.Title, _headers.ToImmutable(), _members.ToImmutable());
    }

    private int EndOfMember(MemberKind kind, int line, int limit)
    {
        int end = line + 1;
        if (kind == MemberKind.Case) return cases.EndOfCase(line, limit);
        if (kind is MemberKind.Omission or MemberKind.Deviation or MemberKind.Note)
        {
            while (end < limit && lines[end].IsIndented && !ArticleHead.IsMember(lines, end)) end++;
            return end;
        }

        if (kind == MemberKind.Chapter) return end;
        while (end < limit && !ArticleHead.IsMember(lines, end) && !IsMisplaced(end)) end++;
        return end;
    }

    private void ReadMember(MemberKind kind, int line, int end)
    {
        switch (kind)
        {
            case MemberKind.Article:
                if (_articles.Read(line, end) is { } article) _members.Add(article);
                break;
            case MemberKind.Chapter:
                _members.Add(Chapter(line));
                break;
            case MemberKind.Omission:
                if (_omissions.Read(line, end) is { } omission) _members.Add(omission);
                break;
            case MemberKind.Deviation:
                if (_omissions.ReadDeviation(line, end) is { } deviation) _members.Add(deviation);
                break;
            case MemberKind.Note:
                if (_omissions.ReadNote(line, end) is { } note) _members.Add(note);
                break;
            default:
                _members.Add(cases.Read(line, end, sentences.Lexicon));
                break;
        }
    }

    /// <summary>A declaration, or a header, that stands among the articles: it ends the article before it.</summary>
    private bool IsMisplaced(int line)
    {
        ReadOnlySpan<char> word = lines.FirstWord(line);
        if (lines.FirstToken(line).Type != StatuteLexer.RUN || !FollowedByBlank(line)) return false;
        return LineForms.Find(LineForms.Declarations, word) is not null || (IsHeaderWord(word, out _) && lines[line].IsIndented);
    }

    private bool FollowedByBlank(int line)
    {
        SourceLine at = lines[line];
        return at.First + 1 < at.End && lines.Token(at.First + 1).Type is StatuteLexer.BLANK or StatuteLexer.TITLE;
    }

    private static bool IsHeaderWord(ReadOnlySpan<char> word, out HeaderKind kind)
    {
        foreach (KeyValuePair<string, HeaderKind> header in HeaderWords)
        {
            kind = header.Value;
            if (word.SequenceEqual(header.Key.AsSpan())) return true;
        }

        kind = default;
        return false;
    }

    private int ReadHeader(int line, int limit)
    {
        RawToken first = lines.FirstToken(line);
        TextSpan span = lines.SpanOf(line);
        ReadOnlySpan<char> word = lines.FirstWord(line);
        if (LineForms.Find(LineForms.Declarations, word) is { } declaration)
        {
            reporter.Report(DiagnosticCatalogue.DeclarationInRegime, span, declaration.Head);
            int next = line + 1;
            while (next < limit && lines[next].IsIndented && !ArticleHead.IsMember(lines, next)) next++;
            return next;
        }

        if (first.Type != StatuteLexer.RUN || !IsHeaderWord(word, out HeaderKind kind))
        {
            // One message for a stretch of lines that belong to no article: an article's head that could not be read, say.
            if (_unknownEnd != line) reporter.Report(DiagnosticCatalogue.UnknownRegimeLine, TextSpan.FromBounds(first.Start, first.End), UnknownWords.Shorten(lines.Source.Content.Substring(first.Start, first.Length)));
            _unknownEnd = line + 1;
            return line + 1;
        }

        if (_members.Count > 0) reporter.Report(DiagnosticCatalogue.HeaderAfterArticles, span, word.ToString());
        AddHeader(kind, line, first, span);
        return line + 1;
    }

    private void AddHeader(HeaderKind kind, int line, RawToken first, TextSpan span)
    {
        Name value = HeaderText.After(lines, line, first.End);
        string word = lines.Text(first).ToString();
        if (kind == HeaderKind.NoRollover)
        {
            if (!value.IsMissing) reporter.Report(DiagnosticCatalogue.UnexpectedInHeader, value.Span, word, UnknownWords.Shorten(value.Text));
            _headers.Add(new HeaderSyntax(span, kind, default, null));
            return;
        }

        if (value.IsMissing)
        {
            reporter.Report(DiagnosticCatalogue.MissingHeaderValue, span, word);
            return;
        }

        switch (kind)
        {
            case HeaderKind.Scope:
                _headers.Add(new HeaderSyntax(span, kind, value, sentences.ReadCondition(line, first.End)));
                break;
            case HeaderKind.Superior or HeaderKind.Vocabulary or HeaderKind.Calendar:
                List<Name> titles = HeaderText.Titles(lines, line);
                if (titles.Count == 0) reporter.Report(DiagnosticCatalogue.MissingTitle, span, word);
                foreach (Name title in titles) _headers.Add(new HeaderSyntax(span, kind, title, null));
                break;
            default:
                _headers.Add(new HeaderSyntax(span, kind, value, null));
                break;
        }
    }

    private ChapterSyntax Chapter(int line)
    {
        RawToken first = lines.FirstToken(line);
        Name title = default;
        for (int i = lines[line].First; i < lines[line].End; i++)
        {
            if (lines.Token(i).Type == StatuteLexer.HEADING) title = ArticleReader.HeadingName(lines, lines.Token(i));
        }

        if (title.IsMissing) title = HeaderText.After(lines, line, first.End);
        return new ChapterSyntax(lines.SpanOf(line), TermText.Normalize(lines.Source, first.Start, first.End), title);
    }
}
