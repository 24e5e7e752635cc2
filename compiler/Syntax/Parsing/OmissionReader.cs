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

    public OmissionSyntax? Read(int line, int end)
    {
        RawToken head = lines.FirstToken(line);
        TextSpan span = TextSpan.FromBounds(head.Start, lines.EndOf(end - 1));
        string word = lines.Text(head).ToString();
        int colon = -1;
        _text.Clear();
        for (int i = lines[line].First + 1; i < lines[end - 1].End; i++)
        {
            RawToken token = lines.Token(i);
            if (token.Type == StatuteLexer.COLON)
            {
                colon = i;
                break;
            }

            _text.Append(lines.Source, token, head.End);
        }

        var tokens = new List<ClauseToken>();
        CitationTokens.AddTo(tokens, _text, reporter);
        bool readable = tokens.Count > 0 && tokens.TrueForAll(token => token.Type is StatuteLexer.REFERENCE or StatuteLexer.PAUSE or StatuteLexer.TO);
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
