using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm.Values;

/// <summary>
/// Counts and sums of money: one number, a bound or a range. 以上、以下、以内、至 include the number, 不满、超过、以外 do not
/// (民法典 1259). Neither is ever negative, so a range without a lower bound begins at 0.
/// </summary>
internal static class QuantityText
{
    private enum Bound
    {
        Exact,
        Lower,
        Upper,
    }

    private static readonly (string Word, Bound Bound, bool Excluded)[] Prefixes =
    [
        ("不满", Bound.Upper, true), ("未满", Bound.Upper, true), ("不足", Bound.Upper, true), ("少于", Bound.Upper, true),
        ("低于", Bound.Upper, true), ("小于", Bound.Upper, true),
        ("不超过", Bound.Upper, false), ("不多于", Bound.Upper, false), ("不高于", Bound.Upper, false), ("至多", Bound.Upper, false),
        ("最多", Bound.Upper, false),
        ("超过", Bound.Lower, true), ("多于", Bound.Lower, true), ("大于", Bound.Lower, true), ("高于", Bound.Lower, true),
        ("不少于", Bound.Lower, false), ("不低于", Bound.Lower, false), ("至少", Bound.Lower, false), ("最少", Bound.Lower, false),
        ("达到", Bound.Lower, false),
        ("<=", Bound.Upper, false), ("≤", Bound.Upper, false), ("<", Bound.Upper, true),
        (">=", Bound.Lower, false), ("≥", Bound.Lower, false), (">", Bound.Lower, true), ("=", Bound.Exact, false),
    ];

    private static readonly (string Word, Bound Bound, bool Excluded)[] Suffixes =
    [
        ("以上", Bound.Lower, false), ("以下", Bound.Upper, false), ("以内", Bound.Upper, false), ("以外", Bound.Lower, true),
    ];

    private static readonly string[] RangeWords = ["至", "到", "-", "~"];

    private readonly record struct Term(long Value, Bound Bound, bool Bare, bool Scaled);

    public static bool TryParse(Fact fact, ReadOnlySpan<char> text, out NumberRange range, out string reason)
    {
        range = default;
        reason = "";
        if (fact.Kind == FactKind.Count && TryPlain(text, out long plain))
        {
            range = NumberRange.Exactly(plain);
            return true;
        }

        if (text is "不明") return true;
        string even = ValueText.EvenOut(text);
        int at = 0;
        if (!TryTerm(fact, even, ref at, out Term first, out reason)) return false;
        if (at == even.Length) return TryRange(even, first, null, out range, out reason);

        bool joined = first.Bound == Bound.Exact && TakeAny(even, ref at, RangeWords);
        if (!joined && first.Bound != Bound.Exact) TakeAny(even, ref at, ["，", ",", "且", "、"]);
        if (!joined && first.Bound == Bound.Exact)
        {
            reason = Unreadable(fact, even);
            return false;
        }

        if (!TryTerm(fact, even, ref at, out Term second, out reason)) return false;
        if (at < even.Length || (joined && second.Bound != Bound.Exact))
        {
            reason = Unreadable(fact, even);
            return false;
        }

        if (joined && first.Bare && second.Scaled)
        {
            reason = $"“{ValueText.Quote(even.AsSpan())}”的下限没有单位，请把两端的单位都写全。";
            return false;
        }

        if (joined) (first, second) = (first with { Bound = Bound.Lower }, second with { Bound = Bound.Upper });
        return TryRange(even, first, second, out range, out reason);
    }

    // Most cells of a register hold plain digits.
    private static bool TryPlain(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (text.Length > 15) return false;
        foreach (char c in text)
        {
            if (c is < '0' or > '9') return false;
            value = (value * 10) + (c - '0');
        }

        return true;
    }

    private static bool TryTerm(Fact fact, string text, ref int at, out Term term, out string reason)
    {
        term = default;
        Bound bound = Bound.Exact;
        bool excluded = false;
        bool prefixed = TakeBound(text, ref at, Prefixes, ref bound, ref excluded);
        if (!AmountText.TryTake(fact, text, ref at, out Amount amount, out reason)) return false;
        if (!prefixed) TakeBound(text, ref at, Suffixes, ref bound, ref excluded);
        long value = amount.Value;
        if (excluded) value += bound == Bound.Upper ? -1 : 1;
        term = new Term(value, bound, amount.IsBare, amount.IsScaled);
        return true;
    }

    private static bool TakeBound(string text, ref int at, (string Word, Bound Bound, bool Excluded)[] words, ref Bound bound, ref bool excluded)
    {
        foreach ((string word, Bound wordBound, bool wordExcluded) in words)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0) continue;
            at += word.Length;
            bound = wordBound;
            excluded = wordExcluded;
            return true;
        }

        return false;
    }

    private static bool TakeAny(string text, ref int at, string[] words)
    {
        foreach (string word in words)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0) continue;
            at += word.Length;
            return true;
        }

        return false;
    }

    private static bool TryRange(string text, Term first, Term? second, out NumberRange range, out string reason)
    {
        range = default;
        reason = "";
        long low = 0;
        long high = long.MaxValue;
        Narrow(first, ref low, ref high);
        if (second is { } other)
        {
            if (other.Bound == first.Bound || other.Bound == Bound.Exact)
            {
                reason = $"“{ValueText.Quote(text.AsSpan())}”应当有一个下限和一个上限。";
                return false;
            }

            Narrow(other, ref low, ref high);
        }

        if (low > high)
        {
            reason = $"“{ValueText.Quote(text.AsSpan())}”不包含任何数，下限大于上限。";
            return false;
        }

        range = new NumberRange(low, high);
        return true;
    }

    private static void Narrow(Term term, ref long low, ref long high)
    {
        if (term.Bound != Bound.Upper) low = term.Value;
        if (term.Bound != Bound.Lower) high = term.Value;
    }

    private static string Unreadable(Fact fact, string text) => fact.Kind == FactKind.Money
        ? $"“{ValueText.Quote(text.AsSpan())}”读不成金额，可写12000元、1.5万元、1万元至3万元、不满5万元。"
        : $"“{ValueText.Quote(text.AsSpan())}”读不成数，可写2、两{fact.Unit}、3{fact.Unit}以上、3至5、不满三{fact.Unit}。";
}
