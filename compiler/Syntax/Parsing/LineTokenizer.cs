using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>
/// The words of a declaration or case line: what stands between blanks and separators. In cases a declared name that holds 、 is
/// one word (the longest wins); elsewhere such a name is written 「…」.
/// </summary>
internal sealed class LineTokenizer(SourceLines lines, DiagnosticReporter reporter)
{
    private readonly SentenceText _citations = new();
    private readonly List<ClauseToken> _tokens = [];
    private TermLexicon? _lexicon;

    /// <summary>Sees the words of every line; for renaming, which must know where a word stands and not only what it means.</summary>
    public Action<IReadOnlyList<ClauseToken>>? Observer { get; init; }

    /// <summary>
    /// A logical line: <paramref name="line"/> and the lines after it while one ends in 、 or ，. The end is exclusive.
    /// </summary>
    public int EndOfLogicalLine(int line, int limit)
    {
        int end = line + 1;
        while (end < limit && EndsOpen(end - 1) && lines[end].IsIndented) end++;
        return end;
    }

    /// <param name="head">The token type of the line's first word.</param>
    /// <param name="headLength">How much of the first token is that word.</param>
    public List<ClauseToken> Tokenize(int line, int end, int head, int headLength, TermLexicon? lexicon = null)
    {
        _lexicon = lexicon;
        _tokens.Clear();
        RawToken first = lines.FirstToken(line);
        Add(head, first.Start, first.Start + headLength);
        int start = first.Start + headLength;
        // 事实 甲：次; the rest of the line up to ： is the name, whatever is in it.
        bool wholeName = head is StatuteLexer.FACT_LINE or StatuteLexer.EVENT_LINE or StatuteLexer.ACTOR_LINE;
        for (int l = line; l < end; l++)
        {
            SourceLine source = lines[l];
            int index = source.First;
            if (l == line)
            {
                while (index < source.End && lines.Token(index).End <= start) index++;
            }

            if (l == line && !wholeName) index = SkipColon(index, source.End);
            if (wholeName) index = AddWholeName(index, source.End, start);
            wholeName = false;
            while (index < source.End) index = AddToken(index, source.End, start, head);
        }

        Observer?.Invoke(_tokens);
        return _tokens.ToList();
    }

    private bool EndsOpen(int line) => lines.Token(lines[line].End - 1).Type is StatuteLexer.PAUSE or StatuteLexer.COMMA;

    /// <summary>是：甲 is written as often as 是 甲.</summary>
    private int SkipColon(int index, int end)
    {
        int i = index;
        while (i < end && lines.Token(i).Type == StatuteLexer.BLANK) i++;
        return i < end && lines.Token(i).Type == StatuteLexer.COLON ? i + 1 : index;
    }

    private int AddWholeName(int index, int end, int start)
    {
        while (index < end && lines.Token(index).Type == StatuteLexer.BLANK) index++;
        if (index == end) return index;
        if (lines.Token(index).Type == StatuteLexer.STRING) return index;
        int last = index;
        bool blank = false;
        int i = index;
        for (; i < end && lines.Token(i).Type != StatuteLexer.COLON; i++)
        {
            if (lines.Token(i).Type is StatuteLexer.BLANK or StatuteLexer.COMMENT) continue;
            blank |= i > index && lines.Token(i - 1).Type == StatuteLexer.BLANK;
            last = i;
        }

        if (i == index) return i;
        int from = Math.Max(start, lines.Token(index).Start);
        int to = lines.Token(last).End;
        if (blank) reporter.Report(DiagnosticCatalogue.BlankInName, TextSpan.FromBounds(from, to), UnknownWords.Shorten(Normal(from, to)));
        Add(StatuteLexer.WORD, from, to);
        return i;
    }

    private int AddToken(int index, int end, int start, int head)
    {
        RawToken token = lines.Token(index);
        switch (token.Type)
        {
            case StatuteLexer.BLANK or StatuteLexer.COMMENT:
                return index + 1;

            case StatuteLexer.STRING:
                _tokens.Add(new ClauseToken(StatuteLexer.STRING, token.Start, token.End, Normal(token.Start + 1, token.End - 1)));
                return index + 1;

            case StatuteLexer.OPEN_STRING:
                reporter.Report(DiagnosticCatalogue.UnterminatedString, TextSpan.FromBounds(token.Start, token.Start + 1), '「', '」');
                _tokens.Add(new ClauseToken(StatuteLexer.STRING, token.Start, token.End, Normal(token.Start + 1, token.End)));
                return index + 1;

            case StatuteLexer.PAUSE or StatuteLexer.COMMA or StatuteLexer.COLON or StatuteLexer.LPAREN or StatuteLexer.RPAREN
                or StatuteLexer.EQUALS or StatuteLexer.SEMI or StatuteLexer.STOP:
                Add(token.Type, token.Start, token.End);
                return index + 1;
        }

        return AddWord(index, end, Math.Max(start, token.Start), head);
    }

    private int AddWord(int index, int end, int from, int head)
    {
        int next = index + 1;
        while (next < end && IsWordPart(lines.Token(next).Type)) next++;
        int to = lines.Token(next - 1).End;

        if (_lexicon is not null)
        {
            int longest = LongestName(index, end, from, ref next);
            if (longest > 0)
            {
                Add(StatuteLexer.WORD, from, longest);
                return next;
            }
        }

        string word = Normal(from, to);
        if (head == StatuteLexer.EXPECT_LINE && word.StartsWith("依据", StringComparison.Ordinal)) return AddGrounds(index, end, from);
        if (head == StatuteLexer.GROUP_LINE && word.Length > 2 && word.EndsWith("包括", StringComparison.Ordinal) && next < end && lines.Token(next).Type == StatuteLexer.LPAREN)
        {
            Add(StatuteLexer.WORD, from, to - 2);
            Add(StatuteLexer.CONTAINS, to - 2, to);
            return next;
        }

        _tokens.Add(new ClauseToken(WordType(word, head), from, to, word));
        return next;
    }

    /// <summary>The end of a declared name that goes on over 、; 0 when there is none. Moves <paramref name="next"/> behind it.</summary>
    private int LongestName(int index, int end, int from, ref int next)
    {
        TermTrie trie = (_lexicon ?? TermLexicon.Empty).Trie;
        int node = TermTrie.Root;
        int longest = 0;
        bool pause = false;
        for (int i = index; i < end; i++)
        {
            RawToken token = lines.Token(i);
            if (token.Type is StatuteLexer.BLANK or StatuteLexer.COMMENT) break;
            pause |= token.Type == StatuteLexer.PAUSE;
            for (int c = Math.Max(from, token.Start); c < token.End && node >= 0; c++) node = trie.Step(node, TermText.Fold(lines.Source.Content[c]));
            if (node < 0) break;
            bool ends = i + 1 == end || !IsWordPart(lines.Token(i + 1).Type);
            if (!pause || !ends || trie.Value(node) == 0) continue;
            longest = token.End;
            next = i + 1;
        }

        return longest;
    }

    private int AddGrounds(int index, int end, int from)
    {
        Add(StatuteLexer.GROUNDS, from, from + 2);
        _citations.Clear();
        int i = index;
        for (; i < end && lines.Token(i).Type is not (StatuteLexer.COMMA or StatuteLexer.COMMENT); i++) _citations.Append(lines.Source, lines.Token(i), from + 2);
        CitationTokens.AddTo(_tokens, _citations, reporter);
        return i;
    }

    private static bool IsWordPart(int type) => type is StatuteLexer.RUN or StatuteLexer.QUOTED or StatuteLexer.TITLE or StatuteLexer.DOT
        or StatuteLexer.OTHER or StatuteLexer.TORTOISE or StatuteLexer.OPEN_TORTOISE or StatuteLexer.HAN_MARK or StatuteLexer.ARABIC_MARK or StatuteLexer.HEADING;

    private static int WordType(string word, int head)
    {
        bool group = head is StatuteLexer.GROUP_LINE or StatuteLexer.ORDER_LINE or StatuteLexer.DEFAULT_LINE;
        return word switch
        {
            "择先" => StatuteLexer.KIND_PRIORITY,
            "并列" => StatuteLexer.KIND_PARALLEL,
            "唯一" => StatuteLexer.KIND_UNIQUE,
            "包括" => StatuteLexer.CONTAINS,
            "选项" => StatuteLexer.CHOICE_TYPE,
            "则" => StatuteLexer.IMPLIES,
            "全部" => StatuteLexer.ALL,
            "是" => StatuteLexer.YES,
            "否" => StatuteLexer.NO,
            "生成" => StatuteLexer.GENERATED,
            "可能" => StatuteLexer.POSSIBLE,
            "缺" => StatuteLexer.LACKS,
            "不适用" => StatuteLexer.NOT_APPLICABLE,
            "义务" or "权利" when head == StatuteLexer.EXPECT_LINE => StatuteLexer.DUTY,
            "由轻到重" when group => StatuteLexer.ORDER_LINE,
            "默认" when group => StatuteLexer.DEFAULT_LINE,
            "未提出即否" when head == StatuteLexer.FOLLOWING_FACTS_LINE => StatuteLexer.BURDEN_FALSE,
            "未提出即是" when head == StatuteLexer.CAUSES_LINE => StatuteLexer.BURDEN_TRUE,
            "推定" when head is StatuteLexer.FOLLOWING_FACTS_LINE or StatuteLexer.CAUSES_LINE => StatuteLexer.PRESUME_LINE,
            _ => StatuteLexer.WORD,
        };
    }

    private void Add(int type, int start, int end) => _tokens.Add(new ClauseToken(type, start, end, Normal(start, end)));

    private string Normal(int start, int end) => TermText.Normalize(lines.Source, start, Math.Max(start, end));
}
