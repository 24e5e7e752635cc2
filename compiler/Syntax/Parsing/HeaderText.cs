using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>What stands after the first word of a heading or header line.</summary>
internal static class HeaderText
{
    /// <summary>The rest of the line as it is written; missing when there is none. A ： after the first word is left out.</summary>
    public static Name After(SourceLines lines, int line, int from)
    {
        int start = -1, end = -1;
        for (int i = lines[line].First; i < lines[line].End; i++)
        {
            RawToken token = lines.Token(i);
            if (token.End <= from || token.Type is StatuteLexer.BLANK or StatuteLexer.COMMENT) continue;
            if (start < 0 && token.Type == StatuteLexer.COLON) continue;
            if (start < 0) start = Math.Max(from, token.Start);
            end = token.End;
        }

        return start < 0 ? default : new Name(TermText.Normalize(lines.Source, start, end), TextSpan.FromBounds(start, end));
    }

    /// <summary>The title of 词汇《…》 or 制度《…》.</summary>
    public static Name Title(SourceLines lines, int line, DiagnosticReporter reporter)
    {
        List<Name> titles = Titles(lines, line);
        if (titles.Count > 0 && !titles[0].IsMissing) return titles[0];
        string word = lines.FirstWord(line).ToString();
        reporter.Report(DiagnosticCatalogue.MissingTitle, lines.SpanOf(line), word);
        return default;
    }

    /// <summary>The words after the first, between 、 and blanks.</summary>
    public static List<Name> Codes(SourceLines lines, int line, int from)
    {
        var codes = new List<Name>();
        int start = -1;
        for (int i = lines[line].First; i <= lines[line].End; i++)
        {
            bool isWord = i < lines[line].End && lines.Token(i).End > from
                && lines.Token(i).Type is not (StatuteLexer.BLANK or StatuteLexer.COMMENT or StatuteLexer.PAUSE or StatuteLexer.COMMA or StatuteLexer.COLON);
            if (isWord && start < 0) start = i;
            if (isWord || start < 0) continue;
            (int first, int end) = (Math.Max(from, lines.Token(start).Start), lines.Token(i - 1).End);
            codes.Add(new Name(TermText.Normalize(lines.Source, first, end), TextSpan.FromBounds(first, end)));
            start = -1;
        }

        return codes;
    }

    public static List<Name> Titles(SourceLines lines, int line)
    {
        var titles = new List<Name>();
        for (int i = lines[line].First; i < lines[line].End; i++)
        {
            RawToken token = lines.Token(i);
            if (token.Type is not (StatuteLexer.TITLE or StatuteLexer.OPEN_TITLE)) continue;
            int end = token.Type == StatuteLexer.TITLE ? token.End - 1 : token.End;
            titles.Add(new Name(TermText.Normalize(lines.Source, token.Start + 1, end), TextSpan.FromBounds(token.Start, token.End)));
        }

        return titles;
    }
}
