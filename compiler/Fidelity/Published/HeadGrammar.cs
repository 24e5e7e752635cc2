using Sprache;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Fidelity.Published;

internal enum HeadKind
{
    /// <summary>第二章 …, 第一节 …</summary>
    Chapter,

    /// <summary>第八条, 第十三条之一</summary>
    Article,

    /// <summary>五、</summary>
    Part,

    /// <summary>（一）, 1., (1), 一是</summary>
    Item,
}

/// <summary>What stands at the head of a provision; <see cref="Length"/> counts the characters it takes.</summary>
internal sealed record Head(HeadKind Kind, MarkKind Mark, int Number, int Insert, int Length);

/// <summary>
/// The grammar of marks and of the lines around a regulation, with Sprache. Every parser looks at the beginning of a line (or of
/// the rest of one) and at no more than <see cref="Longest"/> characters of it, so that no input can keep it busy.
/// </summary>
internal static class HeadGrammar
{
    /// <summary>No mark with its number is longer.</summary>
    public const int Longest = 40;

    private const string HanDigits = "〇零一二三四五六七八九十百千两";

    // No regulation has more; a longer number is something else.
    private const int MostProvisions = 100_000;

    private static readonly Parser<string> Blanks = Parse.Chars(" \t\u00A0\u3000").Many().Text();

    private static readonly Parser<int> Han = Parse.Chars(HanDigits).AtLeastOnce().Text().SelectMany(ToNumber, (_, number) => number);

    private static readonly Parser<int> Arabic = Parse.Chars("0123456789０１２３４５６７８９").AtLeastOnce().Text().SelectMany(ToNumber, (_, number) => number);

    private static readonly Parser<int> Numeral = Han.Or(Arabic);

    private static readonly Parser<Head> ChapterHead =
        from ordinal in Parse.Char('第')
        from before in Blanks
        from number in Numeral
        from after in Blanks
        from unit in Parse.Chars("章节编")
        select new Head(HeadKind.Chapter, default, number, 0, 0);

    private static readonly Parser<Head> ArticleHead =
        from ordinal in Parse.Char('第')
        from before in Blanks
        from number in Numeral
        from after in Blanks
        from unit in Parse.Char('条')
        from insert in (from of in Parse.Char('之') from inserted in Han select inserted).Optional()
        select new Head(HeadKind.Article, default, number, insert.GetOrElse(0), 0);

    private static readonly Parser<Head> PartHead =
        from number in Han
        from pause in Parse.Chars("、")
        select new Head(HeadKind.Part, default, number, 0, 0);

    private static readonly Parser<Head> HanBracket =
        from open in Parse.Chars("（(")
        from before in Blanks
        from number in Han
        from after in Blanks
        from close in Parse.Chars("）)")
        select new Head(HeadKind.Item, MarkKind.HanBracket, number, 0, 0);

    private static readonly Parser<Head> ArabicBracket =
        from open in Parse.Chars("（(")
        from before in Blanks
        from number in Arabic
        from after in Blanks
        from close in Parse.Chars("）)")
        select new Head(HeadKind.Item, MarkKind.ArabicBracket, number, 0, 0);

    private static readonly Parser<Head> ArabicDot =
        from number in Arabic
        from dot in Parse.Chars(".．、")
        from notDecimal in Parse.Chars("0123456789０１２３４５６７８９").Not()
        select new Head(HeadKind.Item, MarkKind.ArabicDot, number, 0, 0);

    private static readonly Parser<Head> HanIs =
        from number in Han
        from verb in Parse.Char('是')
        select new Head(HeadKind.Item, MarkKind.HanIs, number, 0, 0);

    private static readonly Parser<Head> AnyHead = Measured(ChapterHead.Or(ArticleHead).Or(PartHead).Or(HanBracket).Or(ArabicBracket).Or(ArabicDot).Or(HanIs));

    private static readonly Parser<string> Year = Parse.Chars("0123456789０１２３４５６７８９〇零一二三四五六七八九Ｏ○").Repeat(4).Text();

    private static readonly Parser<string> DateParser =
        (from year in Year
         from yearMark in Parse.Char('年')
         from blank in Blanks
         from month in Numeral
         from monthMark in Parse.Char('月')
         from blankToo in Blanks
         from day in Numeral
         from dayMark in Parse.Char('日')
         select $"{year}年{month}月{day}日");

    // 连市监〔2022〕257号, 国发[2019]18号: the year in brackets makes it one.
    private static readonly Parser<string> DocumentNumberParser =
        from issuer in Parse.CharExcept(" \t\u3000〔[［（(，。；：").Repeat(1, 20).Text()
        from open in Parse.Chars("〔[［（(")
        from year in Year
        from close in Parse.Chars("〕]］）)")
        from ordinal in Parse.Char('第').Optional()
        from number in Parse.Chars("0123456789０１２３４５６７８９").Repeat(1, 6).Text()
        from unit in Parse.Char('号')
        select $"{issuer}〔{year}〕{number}号";

    // — 3 —, - 3 -, 3, 第3页, 第 3 页 共 10 页, 3/10
    private static readonly Parser<int> PageNumberParser =
        (from dash in Parse.Chars("-—–－·").Many()
         from a in Blanks
         from ordinal in Parse.Char('第').Optional()
         from b in Blanks
         from number in Arabic
         from c in Blanks
         from page in Parse.Char('页').Optional()
         from comma in Parse.Chars("，,/／、").Optional()
         from d in Blanks
         from all in (from of in Parse.Char('共').Optional() from e in Blanks from count in Arabic from f in Blanks from unit in Parse.Char('页').Optional() select count).Optional()
         from g in Blanks
         from closing in Parse.Chars("-—–－·").Many()
         select number).End();

    /// <summary>The head at <paramref name="start"/>, or null.</summary>
    public static Head? TryHead(string text, int start, int end) => Try(AnyHead, text, start, end);

    /// <summary>A date at <paramref name="start"/>; null when there is none.</summary>
    public static string? TryDate(string text, int start, int end) => Try(DateParser, text, start, end);

    /// <summary>A 文号 that takes the whole line; null when it is something else.</summary>
    public static string? TryDocumentNumber(string text, int start, int end) =>
        end - start > Longest + 10 ? null : Try(DocumentNumberParser.End(), text, start, end);

    public static bool IsPageNumber(string text, int start, int end) => end - start <= Longest && Try(PageNumberParser.Select(_ => ""), text, start, end) is not null;

    private static T? Try<T>(Parser<T> parser, string text, int start, int end)
        where T : class
    {
        string rest = text.Substring(start, Math.Min(end - start, Longest + 10));
        IResult<T> result = parser.TryParse(rest);
        return result.WasSuccessful ? result.Value : null;
    }

    private static Parser<Head> Measured(Parser<Head> parser) => input =>
    {
        IResult<Head> result = parser(input);
        return result.WasSuccessful ? Result.Success(result.Value with { Length = result.Remainder.Position - input.Position }, result.Remainder) : result;
    };

    private static Parser<int> ToNumber(string numeral) => input =>
    {
        var folded = new char[numeral.Length];
        for (int i = 0; i < folded.Length; i++) folded[i] = TermText.Fold(numeral[i]) == '〇' ? '零' : TermText.Fold(numeral[i]);
        return HanNumber.TryParse(new string(folded), out decimal value) && value >= 1 && value <= MostProvisions && value == decimal.Truncate(value)
            ? Result.Success((int)value, input)
            : Result.Failure<int>(input, "number", []);
    };
}
