using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Building;
using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>不编码 第三条至第六条：理由。, 待编码 第十二条：理由。需：两读 and 缺号 第九条第（二）项：理由。</summary>
internal sealed class OmissionReader(SourceLines lines, DiagnosticReporter reporter)
{
    private readonly SentenceText _text = new();

    /// <summary>What a line that begins with this word leaves out; null for other words.</summary>
    public static OmissionKind? KindOf(ReadOnlySpan<char> word) =>
        word.SequenceEqual("不编码".AsSpan()) ? OmissionKind.NotEncoded
        : word.SequenceEqual("待编码".AsSpan()) ? OmissionKind.Pending
        : word.SequenceEqual("缺号".AsSpan()) ? OmissionKind.Unpublished
        : null;

    /// <summary>The first word of a deviation.</summary>
    public const string DeviationWord = "偏离";

    /// <summary>偏离 第五条、第六条 助动词、连接词：理由。</summary>
    public DeviationSyntax? ReadDeviation(int line, int end)
    {
        RawToken head = lines.FirstToken(line);
        TextSpan span = TextSpan.FromBounds(head.Start, lines.EndOf(end - 1));
        int colon = FindColon(line, end);
        int last = colon < 0 ? lines[end - 1].End : colon;
        int kindsFrom = last - 1;
        while (kindsFrom > lines[line].First + 1 && lines.Token(kindsFrom).Type != StatuteLexer.BLANK) kindsFrom--;
        List<ClauseToken> tokens = Citations(lines[line].First + 1, kindsFrom, head.End, out bool readable);
        ImmutableArray<Name> kinds = [.. Enumerable.Range(kindsFrom, Math.Max(0, last - kindsFrom)).Select(lines.Token).Where(token => token.Type == StatuteLexer.RUN).Select(token => new Name(lines.Text(token).ToString(), TextSpan.FromBounds(token.Start, token.End)))];
        (Name reason, _) = Reason(colon < 0 ? span.End : lines.Token(colon).End, span.End);
        if (!readable || colon < 0 || kinds.IsEmpty || reason.IsMissing)
        {
            reporter.Report(DiagnosticCatalogue.MalformedDeviation, span);
            return null;
        }

        return new DeviationSyntax(span, ReferenceBuilder.Build(tokens), kinds, reason);
    }

    /// <summary>The first word of a note.</summary>
    public const string NoteWord = "说明";

    /// <summary>说明 第八条第（六）项：理由。</summary>
    public NoteSyntax? ReadNote(int line, int end)
    {
        RawToken head = lines.FirstToken(line);
        TextSpan span = TextSpan.FromBounds(head.Start, lines.EndOf(end - 1));
        int colon = FindColon(line, end);
        List<ClauseToken> tokens = Citations(lines[line].First + 1, colon < 0 ? lines[end - 1].End : colon, head.End, out bool readable);
        (Name reason, _) = Reason(colon < 0 ? span.End : lines.Token(colon).End, span.End);
        if (readable && colon >= 0 && !reason.IsMissing) return new NoteSyntax(span, ReferenceBuilder.Build(tokens), reason);
        reporter.Report(DiagnosticCatalogue.MalformedNote, span);
        return null;
    }

    private int FindColon(int line, int end)
    {
        for (int i = lines[line].First + 1; i < lines[end - 1].End; i++)
        {
            if (lines.Token(i).Type == StatuteLexer.COLON) return i;
        }

        return -1;
    }

    private List<ClauseToken> Citations(int first, int end, int from, out bool readable)
    {
        _text.Clear();
        for (int i = first; i < end; i++) _text.Append(lines.Source, lines.Token(i), from);
        var tokens = new List<ClauseToken>();
        CitationTokens.AddTo(tokens, _text, reporter);
        readable = tokens.Count > 0 && tokens.TrueForAll(token => token.Type is StatuteLexer.REFERENCE or StatuteLexer.PAUSE or StatuteLexer.TO);
        return tokens;
    }

    public OmissionSyntax? Read(int line, int end)
    {
        RawToken head = lines.FirstToken(line);
        TextSpan span = TextSpan.FromBounds(head.Start, lines.EndOf(end - 1));
        string word = lines.Text(head).ToString();
        int colon = FindColon(line, end);
        List<ClauseToken> tokens = Citations(lines[line].First + 1, colon < 0 ? lines[end - 1].End : colon, head.End, out bool readable);
        int textStart = colon < 0 ? span.End : lines.Token(colon).End;
        (Name reason, Name needs) = Reason(textStart, span.End);
        if (!readable || colon < 0 || reason.IsMissing)
        {
            reporter.Report(DiagnosticCatalogue.MalformedOmission, span, word);
            if (!readable) return null;
        }

        return new OmissionSyntax(span, KindOf(word.AsSpan()) ?? OmissionKind.NotEncoded, ReferenceBuilder.Build(tokens), reason, needs);
    }

    private (Name Reason, Name Needs) Reason(int start, int end)
    {
        string text = lines.Source.Content.Substring(start, end - start);
        int comment = text.IndexOf("//", StringComparison.Ordinal);
        if (comment >= 0) text = text.Substring(0, comment);
        int need = text.IndexOf("需：", StringComparison.Ordinal);
        if (need < 0) need = text.IndexOf("需:", StringComparison.Ordinal);
        return need < 0
            ? (Trimmed(text, start), default)
            : (Trimmed(text.Substring(0, need), start), Trimmed(text.Substring(need + 2), start + need + 2));
    }

    private static Name Trimmed(string text, int offset)
    {
        string trimmed = text.Trim().TrimEnd('。');
        if (trimmed.Length == 0) return default;
        int from = offset + text.IndexOf(trimmed, StringComparison.Ordinal);
        return new Name(TermText.Normalize(trimmed), new TextSpan(from, trimmed.Length));
    }
}
