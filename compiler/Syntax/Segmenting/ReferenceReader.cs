using System.Collections.Immutable;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>
/// Reads citations: 第八条, 第十三条之一, 第十二条〔二〕, 第八条第一款第（二）项, 第八条（一）, 本条第二款, 前款, 前条, 首段, 本办法第八条, 第五部分第（二）项第2目第（7）小目,
/// 第（二）项〔二〕, 第（一）项“一是”. A citation is one piece of a sentence, although brackets stand in it.
/// </summary>
internal static class ReferenceReader
{
    private const int LongestNumeral = 20;

    /// <summary>项、目、小目 and a sub-head 一是.</summary>
    private const int MostSteps = 4;

    /// <summary>What a text calls itself: 本办法第八条 is 第八条.</summary>
    public static readonly ImmutableArray<string> OwnNames = ["本办法", "本规定", "本制度", "本条例", "本细则", "本意见", "本通知", "本法"];

    /// <summary>Whether a citation may begin with this character at all.</summary>
    public static bool MayStart(char c) => c is '第' or '本' or '前' or '首';

    /// <summary>Where the citation at <paramref name="start"/> ends, or -1; numbers that cannot be read are set to -1 in it.</summary>
    public static int TryRead(SentenceText text, int start, out ReferenceSyntax? reference)
    {
        reference = null;
        var reader = new Cursor(text, start);
        ReferenceBase @base = ReferenceBase.ThisArticle;
        ArticleNumber article = default;
        if (reader.Take("前款")) @base = ReferenceBase.PreviousParagraph;
        else if (reader.Take("前条")) @base = ReferenceBase.PreviousArticle;
        else if (reader.Take("首段")) @base = ReferenceBase.FirstParagraph;
        else if (reader.TakeOwnArticle(out article)) @base = ReferenceBase.Article;
        else if (reader.Take("本条") || reader.Take("本部分")) @base = ReferenceBase.ThisArticle;
        else if (reader.TakeArticle(out article)) @base = ReferenceBase.Article;
        else if (reader.Peek() != '第') return -1;

        int bare = reader.Position;
        int paragraph = 0;
        if (reader.TakeNumbered("款", out int number)) paragraph = number;

        ImmutableArray<ItemStep>.Builder items = ImmutableArray.CreateBuilder<ItemStep>();
        while (items.Count < MostSteps && reader.TakeStep(out ItemStep step)) items.Add(step);
        int rule = reader.TakeRule();

        if (reader.Position == start) return -1;
        // 第一款 or 第（一）项 alone means this article's.
        if (bare == start && paragraph == 0 && items.Count == 0) return -1;
        reference = new ReferenceSyntax(text.SpanOf(start, reader.Position), @base, article, paragraph, items.ToImmutable(), null, rule, bare == start);
        return reader.Position;
    }

    /// <summary>The number of 第…条 at the head of an article; -1 where the numeral is malformed.</summary>
    public static int TryReadArticle(SentenceText text, int start, out ArticleNumber article)
    {
        var reader = new Cursor(text, start);
        return reader.TakeArticle(out article) ? reader.Position : -1;
    }

    private ref struct Cursor(SentenceText text, int start)
    {
        public int Position = start;

        public readonly char Peek(int ahead = 0) => Position + ahead < text.Length ? text[Position + ahead] : '\0';

        public bool Take(string word)
        {
            for (int i = 0; i < word.Length; i++)
            {
                if (Peek(i) != word[i]) return false;
            }

            Position += word.Length;
            return true;
        }

        /// <summary>本办法第八条; stays where it is none.</summary>
        public bool TakeOwnArticle(out ArticleNumber article)
        {
            int mark = Position;
            foreach (string name in OwnNames)
            {
                if (Take(name)) break;
            }

            if (Position > mark && TakeArticle(out article)) return true;
            article = default;
            Position = mark;
            return false;
        }

        public bool TakeArticle(out ArticleNumber article)
        {
            article = default;
            bool isPart = false;
            if (!TakeNumbered("条", out int number) && !(isPart = TakeNumbered("部分", out number))) return false;
            int insert = 0, repeat = 0;
            int mark = Position;
            if (Peek() == '之' && !(text.Length > Position && text.IsBoundary(Position)))
            {
                Position++;
                int length = NumeralLength();
                // 第八条之一 is an article; 第八条之一百… is as well; 之外, 之前 are not numerals.
                if (length == 0) Position = mark;
                else insert = TakeNumeral(length);
            }

            // 第十二条〔二〕 is the second article of that number, 第十二条〔2〕 the second rule of that place.
            if (Peek(1) is not (>= '0' and <= '9')) repeat = TakeTortoise();
            article = new ArticleNumber(number, insert, repeat, isPart);
            return true;
        }

        /// <summary>〔2〕 after a place; 0 when there is none.</summary>
        public int TakeRule() => Peek(1) is >= '0' and <= '9' ? TakeTortoise() : 0;

        private int TakeTortoise()
        {
            int mark = Position;
            if (Peek() != '〔') return 0;
            Position++;
            int length = NumeralLength();
            int value = length == 0 ? 0 : TakeNumeral(length);
            if (length > 0 && Take("〕")) return value;
            Position = mark;
            return 0;
        }

        /// <summary>第 + numeral + <paramref name="unit"/>.</summary>
        public bool TakeNumbered(string unit, out int number)
        {
            number = 0;
            int mark = Position;
            if (Peek() == '第')
            {
                Position++;
                int length = NumeralLength();
                if (length > 0)
                {
                    number = TakeNumeral(length);
                    if (Take(unit)) return true;
                }
            }

            Position = mark;
            return false;
        }

        /// <summary>第（一）项, （一）, 第一项, 第（1）项, （1）, 第1项, 第一目, 第1目, 第（7）小目, “一是”; after each of them 〔二〕 may stand.</summary>
        public bool TakeStep(out ItemStep step)
        {
            if (!TakeSubHead(out step) && !TakeNumberedStep(out step)) return false;
            // 〔2〕 in Arabic digits is the second rule of the place.
            if (Peek(1) is not (>= '0' and <= '9') && TakeTortoise() is not 0 and int repeat) step = step with { Repeat = repeat };
            return true;
        }

        private bool TakeSubHead(out ItemStep step)
        {
            step = default;
            int mark = Position;
            if (Peek() == '“')
            {
                Position++;
                int length = NumeralLength();
                int number = length == 0 ? -1 : TakeNumeral(length);
                if (length > 0 && Take("是”"))
                {
                    step = new ItemStep(MarkKind.HanIs, number);
                    return true;
                }
            }

            Position = mark;
            return false;
        }

        private bool TakeNumberedStep(out ItemStep step)
        {
            step = default;
            int mark = Position;
            bool ordinal = Peek() == '第';
            if (ordinal) Position++;
            bool bracket = Peek() == '（';
            if (!ordinal && !bracket) return false;
            if (bracket) Position++;
            bool arabic = Peek() is >= '0' and <= '9';
            int length = NumeralLength();
            if (length > 0)
            {
                int number = TakeNumeral(length);
                bool closed = !bracket || Take("）");
                bool deepest = closed && Take("小目");
                bool unit = deepest || (closed && (Take("项") || Take("目")));
                bool target = unit && text[Position - 1] == '目';
                if (closed && (unit || (bracket && !ordinal)))
                {
                    MarkKind kind = bracket ? (arabic ? MarkKind.ArabicBracket : MarkKind.HanBracket)
                        : deepest ? MarkKind.ArabicBracket
                        : arabic || target ? MarkKind.ArabicDot
                        : MarkKind.HanBracket;
                    step = new ItemStep(kind, number);
                    return true;
                }
            }

            Position = mark;
            return false;
        }

        private readonly int NumeralLength()
        {
            int length = 0;
            while (length < LongestNumeral && NumberScanner.IsNumeral(Peek(length))) length++;
            return length;
        }

        private int TakeNumeral(int length)
        {
            bool read = HanNumber.TryParse(text.Chars.Slice(Position, length), out decimal value);
            Position += length;
            return read && value <= 100_000 && value == decimal.Truncate(value) ? (int)value : -1;
        }
    }
}
