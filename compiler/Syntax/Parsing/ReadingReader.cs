using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>读法甲：… 读法乙：… 理由「…」 默认 乙 of one block, as marks → one sentence with both readings.</summary>
internal sealed class ReadingReader(SourceLines lines, SentenceReader sentences, DiagnosticReporter reporter)
{
    /// <summary>Null where a reading is missing or could not be read; that was reported.</summary>
    public ReadingSentenceSyntax? Read(List<ReadingMark> marks, int end, int from, bool isItem)
    {
        int first = -1, second = -1;
        StringLiteral? reason = null;
        bool? isSecondDefault = null;
        for (int m = 0; m < marks.Count; m++)
        {
            ReadingMark mark = marks[m];
            bool repeats = mark.Kind switch
            {
                ReadingMarkKind.First => first >= 0,
                ReadingMarkKind.Second => second >= 0,
                ReadingMarkKind.Reason => reason is not null,
                _ => isSecondDefault is not null,
            };
            if (repeats)
            {
                reporter.Report(DiagnosticCatalogue.ReadingRepeated, mark.Span, lines.Source.Substring(mark.Span));
                return null;
            }

            if (mark.Kind == ReadingMarkKind.First) first = m;
            if (mark.Kind == ReadingMarkKind.Second) second = m;
            if (mark.Kind == ReadingMarkKind.Reason) reason = mark.Text;
            if (mark.Kind == ReadingMarkKind.Default) isSecondDefault = mark.Text.Text == "乙";
            if (mark.Kind is ReadingMarkKind.Reason or ReadingMarkKind.Default && Words(mark, EndOf(marks, m, end)) is { } stray)
            {
                reporter.Report(DiagnosticCatalogue.AfterReadings, stray, lines.Source.Substring(mark.Span));
                return null;
            }
        }

        TextSpan? firstSpan = first < 0 ? null : Words(marks[first], EndOf(marks, first, end));
        TextSpan? secondSpan = second < 0 ? null : Words(marks[second], EndOf(marks, second, end));
        if (firstSpan is not { } firstWords || secondSpan is not { } secondWords || second < first)
        {
            reporter.Report(DiagnosticCatalogue.ReadingsInPairs, marks[0].Span);
            return null;
        }

        ImmutableArray<SentenceSyntax> firstSentences = sentences.Read(marks[first].End, EndOf(marks, first, end), from, isItem);
        ImmutableArray<SentenceSyntax> secondSentences = sentences.Read(marks[second].End, EndOf(marks, second, end), from, isItem);
        TextSpan span = TextSpan.FromBounds(marks[0].Span.Start, Math.Max(secondWords.End, marks[marks.Count - 1].Span.End));
        if (reason is null) reporter.Report(DiagnosticCatalogue.ReadingsWithoutReason, marks[0].Span);
        if (firstSentences.IsEmpty || secondSentences.IsEmpty) return null;
        return new ReadingSentenceSyntax(span, firstSentences, firstWords, secondSentences, secondWords, isSecondDefault ?? false, reason);
    }

    private static int EndOf(List<ReadingMark> marks, int mark, int end) => mark + 1 < marks.Count ? marks[mark + 1].First : end;

    /// <summary>The words after a mark; null where there are none.</summary>
    private TextSpan? Words(ReadingMark mark, int end)
    {
        int first = mark.End;
        while (first < end && IsEmpty(lines.Token(first))) first++;
        int last = end;
        while (last > first && IsEmpty(lines.Token(last - 1))) last--;
        return first == last ? null : TextSpan.FromBounds(lines.Token(first).Start, lines.Token(last - 1).End);
    }

    private static bool IsEmpty(RawToken token) =>
        token.Type is StatuteLexer.BLANK or StatuteLexer.NEWLINE or StatuteLexer.COMMENT or StatuteLexer.STOP or StatuteLexer.SEMI or StatuteLexer.COLON;
}
