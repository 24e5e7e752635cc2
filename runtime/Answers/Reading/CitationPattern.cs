using System.Collections.Immutable;
using System.Text;

namespace Zhaodan.Runtime.Answers.Reading;

/// <summary>
/// A citation as a person types it, compared with citations as the compiler writes them: 第八条（一）, 第八条第（一）项,
/// 第八条第一项, 第8条(1) are one; a whole article or item covers what stands below it; a 款 that is not written covers every
/// 款, and 第一款 is also the only one. 〔二〕 in Han numerals repeats a number, of a 条 or an item; 〔2〕 is the second rule of one
/// place. A document without 条 has 部分; a sub-head “一是” may be left out.
/// </summary>
public sealed record CitationPattern
{
    private CitationPattern(string text) => Text = text;

    public string Text { get; }

    /// <summary>0 when the text does not begin with an article or a part.</summary>
    public int Article { get; private init; }

    /// <summary>第五部分</summary>
    public bool IsPart { get; private init; }

    /// <summary>条之一</summary>
    public int Insert { get; private init; }

    /// <summary>条〔二〕</summary>
    public int Repeat { get; private init; }

    public int Paragraph { get; private init; }

    public ImmutableArray<CitedItem> Items { get; private init; } = [];

    public int Ordinal { get; private init; }

    /// <summary>What is not a number of a provision, kept as it is.</summary>
    public string Rest { get; private init; } = "";

    public static CitationPattern Parse(string text) => new CitationReader(text).Read(new CitationPattern(text));

    /// <summary>Does the pattern mean the citation, or a provision above it?</summary>
    public bool Covers(CitationPattern citation)
    {
        if (Article == 0) return Rest.Length > 0 && Rest == citation.Rest && citation.Article == 0;
        return IsSameArticle(citation)
            && (Paragraph == 0 || Paragraph == citation.Paragraph || (Paragraph == 1 && citation.Paragraph == 0))
            && CoversItems(citation.Items)
            && (Ordinal == 0 || Ordinal == Math.Max(1, citation.Ordinal))
            && (Rest.Length == 0 || Rest == citation.Rest);
    }

    private bool CoversItems(ImmutableArray<CitedItem> items)
    {
        int at = 0;
        foreach (CitedItem item in Items)
        {
            while (at < items.Length && items[at].IsSubHead && !item.IsSubHead) at++;
            if (at >= items.Length || items[at++] != item) return false;
        }

        return true;
    }

    public bool IsSameArticle(CitationPattern other) =>
        IsPart == other.IsPart && Article == other.Article && Insert == other.Insert && Repeat == other.Repeat;

    /// <summary>Reads one citation; anything it does not know goes to the rest.</summary>
    private sealed class CitationReader(string text)
    {
        private const int MaxDigits = 9;
        private int _at;

        public CitationPattern Read(CitationPattern pattern)
        {
            int article = 0, insert = 0, repeat = 0, paragraph = 0, ordinal = 0;
            var items = ImmutableArray.CreateBuilder<CitedItem>();
            bool isPart = false, afterItem = false;
            var rest = new StringBuilder();
            bool afterArticle = false;
            while (_at < text.Length)
            {
                int start = _at;
                if (char.IsWhiteSpace(text[_at]))
                {
                    _at++;
                }
                else if (Take('第') && Number(out int number) && Unit() is { } unit)
                {
                    if (unit is '条' or '部') article = number;
                    else if (unit == '款') paragraph = number;
                    else items.Add(new CitedItem(number));
                    isPart |= unit == '部';
                    afterArticle = unit is '条' or '部';
                    afterItem = !afterArticle && unit != '款';
                }
                else if (Back(start) && SubHead(out int head))
                {
                    items.Add(new CitedItem(head, IsSubHead: true));
                    (afterArticle, afterItem) = (false, true);
                }
                else if (Back(start) && afterArticle && Take('之') && Number(out insert))
                {
                }
                else if (Back(start) && Bracketed("〔[", "〕]", out int bracketed, out bool isHan))
                {
                    if (afterArticle && isHan) repeat = bracketed;
                    else if (afterItem && isHan) items[^1] = items[^1] with { Repeat = bracketed };
                    else ordinal = bracketed;
                    (afterArticle, afterItem) = (false, false);
                }
                else if (Back(start) && (Bracketed("（(", "）)", out int item, out _) || Dotted(start, out item)))
                {
                    items.Add(new CitedItem(item));
                    (afterArticle, afterItem) = (false, true);
                    Unit();
                }
                else
                {
                    _at = start;
                    rest.Append(text[_at++]);
                    (afterArticle, afterItem) = (false, false);
                }
            }

            return pattern with
            {
                Article = article,
                IsPart = isPart,
                Insert = insert,
                Repeat = repeat,
                Paragraph = paragraph,
                Items = items.ToImmutable(),
                Ordinal = ordinal,
                Rest = rest.ToString(),
            };
        }

        private bool Back(int start)
        {
            _at = start;
            return true;
        }

        private bool Take(char c)
        {
            if (_at >= text.Length || text[_at] != c) return false;
            _at++;
            return true;
        }

        private char? TakeAny(string choices) => _at < text.Length && choices.Contains(text[_at], StringComparison.Ordinal) ? text[_at++] : null;

        // 条, 款, 项, 目, 小目, 部分
        private char? Unit()
        {
            int start = _at;
            if (Take('小') && Take('目')) return '目';
            _at = start;
            if (Take('部') && Take('分')) return '部';
            _at = start;
            return TakeAny("条款项目");
        }

        // “一是”
        private bool SubHead(out int number)
        {
            number = 0;
            int start = _at;
            if (Take('“') && Han(out number) && Take('是') && Take('”')) return true;
            _at = start;
            return false;
        }

        // 1. 1． 1、 or the digits alone at the end
        private bool Dotted(int start, out int number)
        {
            _at = start;
            if (!Digits(out number)) return false;
            return _at == text.Length || TakeAny(".．、") is not null;
        }

        private bool Bracketed(string open, string close, out int number, out bool isHan)
        {
            number = 0;
            isHan = false;
            int start = _at;
            if (TakeAny(open) is null) return false;
            isHan = _at < text.Length && HanDigit(text[_at]) >= 0;
            if (NumberInside(out number) && TakeAny(close) is not null) return true;
            _at = start;
            return false;
        }

        // 第（一）项 has brackets where 第一项 has none.
        private bool Number(out int number) => Bracketed("（(", "）)", out number, out _) || NumberInside(out number);

        private bool NumberInside(out int number) => Digits(out number) || Han(out number);

        private bool Digits(out int number)
        {
            number = 0;
            int start = _at;
            while (_at < text.Length && _at - start < MaxDigits && DigitOf(text[_at]) is >= 0 and int digit)
            {
                number = (number * 10) + digit;
                _at++;
            }

            return _at > start;
        }

        // Up to 九千九百九十九; 十 alone is 10.
        private bool Han(out int number)
        {
            number = 0;
            int pending = 0;
            int start = _at;
            while (_at < text.Length && _at - start < MaxDigits && HanDigit(text[_at]) is >= 0 and int digit)
            {
                if (digit < 10)
                {
                    pending = digit;
                }
                else
                {
                    number += (pending == 0 ? 1 : pending) * digit;
                    pending = 0;
                }

                _at++;
            }

            number += pending;
            return _at > start;
        }

        private static int DigitOf(char c) => c is >= '0' and <= '9' ? c - '0' : c is >= '０' and <= '９' ? c - '０' : -1;

        private static int HanDigit(char c) => c switch
        {
            '〇' or '零' => 0,
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => "〇一二三四五六七八九".IndexOf(c, StringComparison.Ordinal),
        };
    }
}

/// <summary>A step below a 款: its number, which of several of that number it is (0 or 2 up), and whether it is a sub-head “一是”.</summary>
public readonly record struct CitedItem(int Number, int Repeat = 0, bool IsSubHead = false);
