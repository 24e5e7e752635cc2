using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

internal enum MemberKind
{
    Article,
    Chapter,
    Omission,
    Deviation,
    Note,
    Case,
}

/// <summary>Recognises where an article, a chapter, 不编码 or a case begins: at the start of a line.</summary>
internal static class ArticleHead
{
    public static bool IsMember(SourceLines lines, int line) => KindAt(lines, line) is not null;

    public static MemberKind? KindAt(SourceLines lines, int line)
    {
        RawToken first = lines.FirstToken(line);
        if (first.Type != StatuteLexer.RUN) return null;
        ReadOnlySpan<char> word = lines.Text(first);
        if (word[0] == '第') return Numbered(lines, line, word);
        if (IsPart(lines, line)) return MemberKind.Article;
        if (OmissionReader.KindOf(word) is not null) return MemberKind.Omission;
        if (word.SequenceEqual(OmissionReader.DeviationWord.AsSpan())) return MemberKind.Deviation;
        if (word.SequenceEqual(OmissionReader.NoteWord.AsSpan())) return MemberKind.Note;
        if (!word.SequenceEqual("案例".AsSpan())) return null;
        int next = lines[line].First + 1;
        while (next < lines[line].End && lines.Token(next).Type == StatuteLexer.BLANK) next++;
        return next == lines[line].End || lines.Token(next).Type is StatuteLexer.STRING or StatuteLexer.OPEN_STRING or StatuteLexer.QUOTED
            ? MemberKind.Case
            : null;
    }

    /// <summary>五、【责任追究】: a part of a document that has no 条. Without 【】 it would be a line of an enumeration that was broken.</summary>
    public static bool IsPart(SourceLines lines, int line)
    {
        SourceLine at = lines[line];
        if (at.First + 1 >= at.End || lines.Token(at.First).Type != StatuteLexer.RUN || lines.Token(at.First + 1).Type != StatuteLexer.PAUSE) return false;
        foreach (char c in lines.FirstWord(line))
        {
            if (!NumberScanner.IsNumeral(TermText.Fold(c)) || c is >= '0' and <= '9') return false;
        }

        int next = at.First + 2;
        while (next < at.End && lines.Token(next).Type == StatuteLexer.BLANK) next++;
        return next < at.End && lines.Token(next).Type is StatuteLexer.HEADING or StatuteLexer.OPEN_HEADING;
    }

    private static MemberKind? Numbered(SourceLines lines, int line, ReadOnlySpan<char> word)
    {
        int i = 1;
        while (i < word.Length && i < 24 && NumberScanner.IsNumeral(TermText.Fold(word[i]))) i++;
        if (i == 1 || i == word.Length) return null;
        bool chapter = word[i] is '章' or '节' or '编';
        if (!chapter && word[i] != '条') return null;
        i++;
        if (!chapter && i < word.Length && word[i] == '之')
        {
            int after = i + 1;
            while (after < word.Length && NumberScanner.IsNumeral(TermText.Fold(word[after]))) after++;
            if (after > i + 1) i = after;
        }

        // 第八条 and then a blank, 【…】, 〔…〕 or the end of the line.
        if (i == word.Length && !IsCitationContinued(lines, line)) return chapter ? MemberKind.Chapter : MemberKind.Article;
        // 第八条有下列情形… is a head where a sentence has ended, and otherwise a line of a sentence that was broken.
        if (chapter || i == word.Length || !IsSentenceEnd(lines, line)) return null;
        return IsCitation(word.Slice(i)) ? null : MemberKind.Article;
    }

    /// <summary>第八条（一） at the start of a broken line.</summary>
    private static bool IsCitationContinued(SourceLines lines, int line)
    {
        int next = lines[line].First + 1;
        return next < lines[line].End && lines.Token(next).Type is StatuteLexer.HAN_MARK or StatuteLexer.ARABIC_MARK or StatuteLexer.PAUSE or StatuteLexer.COMMA;
    }

    private static bool IsCitation(ReadOnlySpan<char> rest) =>
        rest[0] is '第' or '至' or '规' or '所' || rest.StartsWith("优先于".AsSpan(), StringComparison.Ordinal);

    private static bool IsSentenceEnd(SourceLines lines, int line)
    {
        if (line == 0) return true;
        return lines.Token(lines[line - 1].End - 1).Type is StatuteLexer.STOP or StatuteLexer.SEMI or StatuteLexer.COLON or StatuteLexer.TITLE;
    }
}
