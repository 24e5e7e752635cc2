using System.Globalization;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Cli.Asking;

/// <summary>What a case states, in words that a reader of cases reads back as the same.</summary>
internal static class StatedText
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);
    private static readonly DateOnly LastDay = DateOnly.MaxValue;

    // 甲 or 乙 where the case chooses a reading.
    public static string Letter(Fact fact, CaseFacts facts) => fact.Kind != FactKind.Reading ? "" : facts.Truths[fact.TruthSlot] switch
    {
        StatedTruth.False => fact.Options[0],
        StatedTruth.True => fact.Options[1],
        _ => "",
    };

    // An event with a date says 是 by its date.
    public static bool IsDated(Fact fact, CaseFacts facts) =>
        fact.Kind == FactKind.Event && facts.Truths[fact.TruthSlot] == StatedTruth.True && !facts.Numbers[fact.NumberSlot].IsAnything;

    public static string Value(Fact fact, CaseFacts facts)
    {
        if (fact.ChoiceSlot >= 0)
        {
            OptionSet choice = facts.Choices[fact.ChoiceSlot];
            return choice.Excluded == 0 ? "" : string.Join("或者", fact.Options.Where((_, i) => (choice.Excluded & (1UL << i)) == 0));
        }

        if (fact.NumberSlot < 0 || facts.Numbers[fact.NumberSlot].IsAnything) return "";
        NumberRange range = facts.Numbers[fact.NumberSlot];
        bool isDate = fact.Kind is FactKind.Date or FactKind.Event;
        if (range == CaseDates.SomeDay && fact.Kind == FactKind.Date) return "不明";
        if (range.IsExact) return Number(fact, range.Low);
        if (range.High == long.MaxValue) return isDate ? "不早于" + Number(fact, range.Low) : Number(fact, range.Low) + "以上";
        if (range.Low == long.MinValue || (!isDate && range.Low == 0)) return isDate ? "不晚于" + Number(fact, range.High) : Number(fact, range.High) + "以下";
        return $"{Number(fact, range.Low)}至{Number(fact, range.High)}";
    }

    private static string Number(Fact fact, long value) => fact.Kind switch
    {
        FactKind.Money => (value / 100m).ToString("0.##", CultureInfo.InvariantCulture) + "元",
        FactKind.Date or FactKind.Event => Day(value),
        _ => value.ToString(CultureInfo.InvariantCulture) + fact.Unit,
    };

    private static string Day(long value)
    {
        long number = Math.Clamp(value + Epoch.DayNumber, 0, LastDay.DayNumber);
        DateOnly date = DateOnly.FromDayNumber((int)number);
        return string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
    }

    // A name that is more than one word, or holds what separates names, stands in 「」.
    public static string Quoted(string name) => name.All(c => char.IsLetterOrDigit(c)) ? name : $"「{name}」";

    public static string Listed(string name) => name.Contains('、', StringComparison.Ordinal) ? $"「{name}」" : name;

    /// <summary>法律 责任 不得处分</summary>
    public static string Law(StatedLaw law) => $"{LegalRankWords.Of(law.Rank)} {law.Group} {(law.IsAgainst ? "不得" : "")}{law.Value}";

    /// <summary>第八条第（二十八）项「局党组会议」</summary>
    public static string Grant(string item, string reason) => $"{item}「{Plain(reason)}」";

    /// <summary>Without the marks that end a quotation.</summary>
    public static string Plain(string name) => name.Replace('「', '『').Replace('」', '』');
}
