using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Building;
using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>The first pass: the blocks of a file, its vocabularies completely, and which vocabularies each regime names.</summary>
internal sealed class OutlineReader(SourceLines lines, LineReader reader, DiagnosticReporter reporter, Action<IReadOnlyList<Antlr.ClauseToken>>? observer = null)
{
    private readonly LineTokenizer _tokenizer = new(lines, reporter) { Observer = observer };
    private readonly ImmutableArray<BlockOutline>.Builder _outlines = ImmutableArray.CreateBuilder<BlockOutline>();

    public FileDeclarations Read()
    {
        int line = 0;
        int version = ReadLanguage(ref line);
        bool outside = false;
        while (line < lines.Count)
        {
            if (BlockAt(line, null) is not { } kind)
            {
                // One message for a stretch of lines that belong nowhere.
                if (!outside) reporter.Report(DiagnosticCatalogue.LineOutsideBlock, lines.SpanOf(line));
                outside = true;
                line++;
                continue;
            }

            outside = false;
            int end = line + 1;
            while (end < lines.Count && BlockAt(end, kind) is null) end++;
            ReadBlock(kind, line, end);
            line = end;
        }

        ImmutableArray<BlockOutline> outlines = _outlines.ToImmutable();
        return new FileDeclarations(
            lines,
            version,
            outlines,
            outlines.Select(outline => outline.Vocabulary).OfType<VocabularySyntax>().ToImmutableArray(),
            outlines.Select(outline => outline.Regime).OfType<RegimeOutline>().ToImmutableArray());
    }

    private int ReadLanguage(ref int line)
    {
        if (lines.Count == 0 || !lines.FirstWord(0).SequenceEqual("语言".AsSpan()))
        {
            TextSpan at = lines.Count == 0 ? new TextSpan(0, 0) : TextSpan.FromBounds(lines.FirstToken(0).Start, lines.FirstToken(0).End);
            reporter.Report(DiagnosticCatalogue.MissingLanguage, at);
            return 1;
        }

        TextSpan span = lines.SpanOf(0);
        string version = TermText.Normalize(lines.Source, lines.FirstToken(0).End, span.End).Trim();
        if (version != "1") reporter.Report(DiagnosticCatalogue.UnsupportedLanguage, span, version);
        line = 1;
        return 1;
    }

    /// <summary>The kind of block that begins at a line; <paramref name="within"/> is the block that it would end.</summary>
    private BlockKind? BlockAt(int line, BlockKind? within)
    {
        ReadOnlySpan<char> word = lines.FirstWord(line);
        if (word.SequenceEqual("制度".AsSpan()) && FollowedBy(line, StatuteLexer.TITLE)) return BlockKind.Regime;
        if (word.SequenceEqual("案例集".AsSpan())) return BlockKind.Cases;
        if (word.SequenceEqual("日历".AsSpan())) return BeginsCalendar(line, within) ? BlockKind.Calendar : null;
        if (!word.SequenceEqual("词汇".AsSpan())) return null;
        // Indented, 词汇《…》 is a regime's header. In a regime one that is not indented begins a vocabulary when a declaration follows.
        if (lines[line].IsIndented || !FollowedBy(line, StatuteLexer.TITLE)) return null;
        bool declares = line + 1 < lines.Count && LineForms.Find(LineForms.Declarations, lines.FirstWord(line + 1)) is not null;
        return within != BlockKind.Regime || declares ? BlockKind.Vocabulary : null;
    }

    // Indented, 日历《…》 is a regime's header; in a regime one that is not begins a calendar when a year follows.
    private bool BeginsCalendar(int line, BlockKind? within)
    {
        if (lines[line].IsIndented || !FollowedBy(line, StatuteLexer.TITLE)) return false;
        return within != BlockKind.Regime || (line + 1 < lines.Count && CalendarReader.YearAt(lines, line + 1) is not null);
    }

    private bool FollowedBy(int line, int type)
    {
        for (int i = lines[line].First + 1; i < lines[line].End; i++)
        {
            int found = lines.Token(i).Type;
            if (found != StatuteLexer.BLANK) return found == type || (type == StatuteLexer.TITLE && found == StatuteLexer.OPEN_TITLE);
        }

        return false;
    }

    private void ReadBlock(BlockKind kind, int line, int end)
    {
        if (kind == BlockKind.Cases)
        {
            Name code = HeaderText.After(lines, line, lines.FirstToken(line).End);
            if (code.IsMissing) reporter.Report(DiagnosticCatalogue.CaseCollectionWithoutCode, lines.SpanOf(line));
            _outlines.Add(new BlockOutline(kind, line, end, code, null, null));
            return;
        }

        Name title = HeaderText.Title(lines, line, reporter);
        if (kind == BlockKind.Calendar)
        {
            _outlines.Add(new BlockOutline(kind, line, end, title, null, null));
            return;
        }

        if (kind == BlockKind.Vocabulary)
        {
            var vocabulary = new VocabularySyntax(TextSpan.FromBounds(lines.FirstToken(line).Start, lines.EndOf(end - 1)), title, ReadDeclarations(line + 1, end));
            _outlines.Add(new BlockOutline(kind, line, end, title, vocabulary, null));
            return;
        }

        _outlines.Add(new BlockOutline(kind, line, end, title, null, OutlineOf(title, line + 1, end)));
    }

    private RegimeOutline OutlineOf(Name title, int line, int end)
    {
        string code = "";
        ImmutableArray<string>.Builder vocabularies = ImmutableArray.CreateBuilder<string>();
        for (; line < end && !ArticleHead.IsMember(lines, line); line++)
        {
            ReadOnlySpan<char> word = lines.FirstWord(line);
            if (word.SequenceEqual("代号".AsSpan())) code = HeaderText.After(lines, line, lines.FirstToken(line).End).Text ?? "";
            if (word.SequenceEqual("词汇".AsSpan())) vocabularies.AddRange(HeaderText.Titles(lines, line).Select(name => name.Text));
        }

        return new RegimeOutline(title.Text ?? "", code, vocabularies.ToImmutable());
    }

    private ImmutableArray<DeclarationSyntax> ReadDeclarations(int line, int end)
    {
        var builder = new DeclarationBuilder(reader, reporter);
        bool unknown = false;
        while (line < end)
        {
            int next = _tokenizer.EndOfLogicalLine(line, end);
            ReadOnlySpan<char> word = lines.FirstWord(line);
            bool wasUnknown = unknown;
            unknown = false;
            if (LineForms.Find(LineForms.Declarations, word) is { } declaration)
            {
                builder.Declare(_tokenizer.Tokenize(line, next, declaration.Type, declaration.Head.Length), declaration);
            }
            else if (LineForms.Find(LineForms.Attributes, word) is { } attribute)
            {
                unknown = wasUnknown;
                builder.Describe(_tokenizer.Tokenize(line, next, attribute.Type, attribute.Head.Length), attribute);
            }
            else
            {
                RawToken first = lines.FirstToken(line);
                TextSpan span = TextSpan.FromBounds(first.Start, first.End);
                // One message for a stretch of lines that are none of a vocabulary.
                unknown = true;
                if (!wasUnknown) reporter.Report(DiagnosticCatalogue.UnknownVocabularyLine, span, Segmenting.UnknownWords.Shorten(lines.Source.Substring(span)));
                builder.Break();
            }

            line = next;
        }

        return builder.Finish();
    }
}
