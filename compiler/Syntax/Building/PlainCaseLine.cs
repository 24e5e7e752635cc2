using System.Collections.Immutable;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax.Building;

/// <summary>Lines of cases that are lists of a few words and a string: their parts keep their places in the text.</summary>
internal static class PlainCaseLine
{
    /// <summary>法律 责任 追究、规章 处分 警告</summary>
    public static bool TryReadLaws(SourceText source, Name rest, ImmutableArray<StatedLaw>.Builder laws)
    {
        foreach (TextSpan entry in Split(source, rest.Span, '、'))
        {
            List<TextSpan> words = [.. Split(source, entry, ' ')];
            if (words.Count != 3) return false;
            laws.Add(new StatedLaw(NameAt(source, words[0]), NameAt(source, words[1]), NameAt(source, words[2])));
        }

        return true;
    }

    /// <summary>第八条第（二十八）项「局党组会议」、第九条第（三）项「…」; the reason must be there.</summary>
    public static bool TryReadGrants(SourceText source, Name rest, ImmutableArray<GrantedItem>.Builder grants)
    {
        string content = source.Content;
        int at = rest.Span.Start;
        while (at < rest.Span.End)
        {
            int open = content.IndexOf('「', at, rest.Span.End - at);
            int close = open < 0 ? -1 : content.IndexOf('」', open, rest.Span.End - open);
            if (close < 0) return false;
            TextSpan item = Trim(source, TextSpan.FromBounds(at, open));
            string reason = content.Substring(open + 1, close - open - 1).Trim();
            if (item.Length == 0 || reason.Length == 0) return false;
            grants.Add(new GrantedItem(NameAt(source, item), new StringLiteral(reason, TextSpan.FromBounds(open, close + 1))));
            at = close + 1;
            while (at < rest.Span.End && (content[at] is '、' or '，' || char.IsWhiteSpace(content[at]))) at++;
        }

        return grants.Count > 0;
    }

    private static IEnumerable<TextSpan> Split(SourceText source, TextSpan span, char separator)
    {
        int start = span.Start;
        for (int i = span.Start; i <= span.End; i++)
        {
            bool cuts = i == span.End || source.Content[i] == separator || (separator == ' ' && char.IsWhiteSpace(source.Content[i]));
            if (!cuts) continue;
            TextSpan piece = Trim(source, TextSpan.FromBounds(start, i));
            if (piece.Length > 0) yield return piece;
            start = i + 1;
        }
    }

    private static TextSpan Trim(SourceText source, TextSpan span)
    {
        int start = span.Start, end = span.End;
        while (start < end && char.IsWhiteSpace(source.Content[start])) start++;
        while (end > start && char.IsWhiteSpace(source.Content[end - 1])) end--;
        return TextSpan.FromBounds(start, end);
    }

    private static Name NameAt(SourceText source, TextSpan span) => new(Lexing.TermText.Normalize(source, span.Start, span.End), span);
}
