using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Building;
using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>The text of a paragraph or item, as raw tokens, → its sentences: segment, shape, parse, build.</summary>
internal sealed class SentenceReader(SourceLines lines, ClauseParser parser, DiagnosticReporter reporter)
{
    // No sentence of this kind is nearly as long.
    private const int LongestPrecedence = 160;

    private readonly SentenceText _text = new();
    private readonly SentenceShaper _shaper = new(reporter);
    private readonly SentenceBuilder _builder = new(parser, reporter);
    private readonly SentenceTokenizer _tokenizer = new(reporter, new UnknownWords());

    /// <summary>The words of the regime that is being read.</summary>
    public TermLexicon Lexicon { get; set; } = TermLexicon.Empty;

    /// <summary>Sees the tokens of every sentence before they are shaped; for TokenPrinter.</summary>
    public Action<IReadOnlyList<ClauseToken>>? Observer { get; init; }

    public CancellationToken Cancellation { get; init; }

    public void ReportUnknownWords() => _tokenizer.Unknown.Report(reporter);

    /// <summary>The tokens <paramref name="first"/> up to <paramref name="end"/>, from offset <paramref name="from"/> on.</summary>
    public ImmutableArray<SentenceSyntax> Read(int first, int end, int from, bool isItem)
    {
        Cancellation.ThrowIfCancellationRequested();
        ImmutableArray<SentenceSyntax>.Builder sentences = ImmutableArray.CreateBuilder<SentenceSyntax>();
        int start = first;
        for (int i = first; i <= end; i++)
        {
            if (i < end && lines.Token(i).Type != StatuteLexer.STOP) continue;
            ReadSentence(start, i, from, isItem, sentences);
            start = i + 1;
        }

        return sentences.ToImmutable();
    }

    /// <summary>The condition after 适用.</summary>
    public ConditionSyntax? ReadCondition(int line, int from)
    {
        int last = lines[line].End;
        while (last > lines[line].First && lines.Token(last - 1).Type is StatuteLexer.STOP) last--;
        List<ClauseToken>? tokens = Segment(lines[line].First, last, from);
        if (tokens is null || tokens.Count == 0) return null;
        SentenceShape? shape = _shaper.ShapeCondition(tokens, tokens[tokens.Count - 1].End, _tokenizer.IsSuspect);
        return shape is null ? null : _builder.BuildCondition(shape.Tokens, shape.End, shape.IsSuspect);
    }

    private void ReadSentence(int first, int end, int from, bool isItem, ImmutableArray<SentenceSyntax>.Builder sentences)
    {
        int separators = 0;
        for (; end > first && IsTrailing(lines.Token(end - 1).Type); end--)
        {
            if (lines.Token(end - 1).Type == StatuteLexer.SEMI && ++separators == 2)
            {
                reporter.Report(DiagnosticCatalogue.EmptyAlternative, TextSpan.FromBounds(lines.Token(end - 1).Start, lines.Token(end - 1).End));
            }
        }

        bool colon = end > first && lines.Token(end - 1).Type == StatuteLexer.COLON;
        if (colon) end--;
        while (first < end && (lines.Token(first).Type is StatuteLexer.BLANK or StatuteLexer.NEWLINE or StatuteLexer.COMMENT || lines.Token(first).End <= from)) first++;
        if (first == end) return;

        if (isItem && IsOpen(first, end, from, out Name text))
        {
            sentences.Add(new OpenSentenceSyntax(text.Span, text));
            return;
        }

        if (!colon && ReadPrecedence(first, end, from) is { } precedence)
        {
            sentences.Add(precedence);
            return;
        }

        List<ClauseToken>? tokens = Segment(first, end, from);
        if (tokens is null || tokens.Count == 0) return;
        SentencePlace place = colon ? SentencePlace.Heading : isItem ? SentencePlace.Item : SentencePlace.Paragraph;
        if (_shaper.Shape(tokens, place, tokens[tokens.Count - 1].End, _tokenizer.IsSuspect) is not { Tokens.Count: > 0 } shape) return;
        sentences.AddRange(_builder.Build(shape, place));
    }

    private YieldSentenceSyntax? ReadPrecedence(int first, int end, int from)
    {
        var text = new System.Text.StringBuilder();
        for (int i = first; i < end; i++)
        {
            RawToken part = lines.Token(i);
            if (part.Type is StatuteLexer.NEWLINE or StatuteLexer.BLANK or StatuteLexer.COMMENT || part.End <= from) continue;
            if (text.Length > LongestPrecedence) return null;
            text.Append(TermText.Normalize(lines.Source, Math.Max(from, part.Start), part.End));
        }

        TextSpan span = TextSpan.FromBounds(Math.Max(from, lines.Token(first).Start), lines.Token(end - 1).End);
        return PrecedenceWords.Read(text.Replace(',', '，').ToString(), span);
    }

    private static bool IsTrailing(int type) => type is StatuteLexer.SEMI or StatuteLexer.BLANK or StatuteLexer.NEWLINE or StatuteLexer.COMMENT;

    /// <summary>其他… at the head of an item: free text.</summary>
    private bool IsOpen(int first, int end, int from, out Name text)
    {
        text = default;
        RawToken token = lines.Token(first);
        int start = Math.Max(from, token.Start);
        if (token.Type != StatuteLexer.RUN || token.End - start < 2) return false;
        string content = lines.Source.Content;
        if (content[start] != '其' || content[start + 1] is not ('他' or '它')) return false;

        var free = new System.Text.StringBuilder();
        for (int i = first; i < end; i++)
        {
            RawToken part = lines.Token(i);
            if (part.Type is StatuteLexer.NEWLINE or StatuteLexer.BLANK or StatuteLexer.COMMENT) continue;
            free.Append(TermText.Normalize(lines.Source, Math.Max(from, part.Start), part.End));
        }

        text = new Name(free.ToString(), TextSpan.FromBounds(start, lines.Token(end - 1).End));
        return true;
    }

    private List<ClauseToken>? Segment(int first, int end, int from)
    {
        _text.Clear();
        for (int i = first; i < end; i++)
        {
            RawToken token = lines.Token(i);
            if (token.End <= from) continue;
            if (_text.Length + token.Length > SentenceText.MaximumLength)
            {
                reporter.Report(DiagnosticCatalogue.SentenceTooLong, TextSpan.FromBounds(lines.Token(first).Start, lines.Token(end - 1).End), SentenceText.MaximumLength);
                return null;
            }

            _text.Append(lines.Source, token, from);
        }

        List<ClauseToken> tokens = _tokenizer.Tokenize(_text, Lexicon);
        Observer?.Invoke(tokens);
        return tokens;
    }
}
