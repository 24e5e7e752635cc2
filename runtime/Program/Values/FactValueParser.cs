using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm.Values;

/// <summary>
/// Reads the text of a cell of a case file, or of a 取值 in a 案例, as a value of a fact (language page, sections 3 and 6). One
/// reader for both, so that a case means the same wherever it is written. A blank text is silence, never 否.
/// </summary>
public static class FactValueParser
{
    /// <param name="fact">Its kind, unit and options say how to read.</param>
    /// <param name="text">As written; blanks around it and full-width digits and letters do not matter.</param>
    /// <param name="value">The value; silence where the text is blank.</param>
    /// <param name="reason">One Chinese sentence where the text cannot be read, else empty.</param>
    public static bool TryParse(Fact fact, ReadOnlySpan<char> text, out FactValue value, out string reason)
    {
        text = text.Trim();
        reason = "";
        value = default;
        if (text.IsEmpty) return true;
        switch (fact.Kind)
        {
            case FactKind.Count:
            case FactKind.Money:
                if (!QuantityText.TryParse(fact, text, out NumberRange number, out reason)) return false;
                value = FactValue.Of(number);
                return true;
            case FactKind.Date:
                if (!DateText.TryParse(text, out NumberRange date, out reason)) return false;
                if (date.IsAnything && CaseDates.Includes(fact)) date = CaseDates.SomeDay;
                value = fact is { IsCaseDate: true, TruthSlot: >= 0 } ? FactValue.Of(date) with { Truth = StatedTruth.Unknown } : FactValue.Of(date);
                return true;
            case FactKind.Choice:
                if (!ChoiceText.TryParse(fact, text, out OptionSet options, out reason)) return false;
                value = FactValue.Of(options);
                return true;
            case FactKind.Reading:
                return TryParseReading(fact, text, out value, out reason);
            case FactKind.Event:
                return TryParseEvent(text, out value, out reason);
            default:
                if (TruthText.TryParse(text, out StatedTruth truth))
                {
                    value = FactValue.Of(truth);
                    return true;
                }

                reason = $"“{ValueText.Quote(text)}”不是是否值，应写是、否或者不明。";
                return false;
        }
    }

    // 甲, 乙, 读法甲, 读法乙; which of them is the default one is 否.
    private static bool TryParseReading(Fact fact, ReadOnlySpan<char> text, out FactValue value, out string reason)
    {
        value = default;
        reason = "";
        ReadOnlySpan<char> letter = text.StartsWith("读法".AsSpan(), StringComparison.Ordinal) ? text.Slice(2).Trim() : text;
        for (int i = 0; i < fact.Options.Length; i++)
        {
            if (!letter.SequenceEqual(fact.Options[i].AsSpan())) continue;
            value = FactValue.Of(i == 0 ? StatedTruth.False : StatedTruth.True);
            return true;
        }

        reason = $"“{ValueText.Quote(text)}”不是读法，应写甲或者乙。";
        return false;
    }

    // A date says that the event happened and when.
    private static bool TryParseEvent(ReadOnlySpan<char> text, out FactValue value, out string reason)
    {
        value = default;
        reason = "";
        if (TruthText.TryParse(text, out StatedTruth truth))
        {
            value = FactValue.Of(truth);
            return true;
        }

        if (DateText.TryParse(text, out NumberRange date, out reason))
        {
            value = FactValue.Happened(date);
            return true;
        }

        if (!ValueText.HasDigit(text)) reason = $"“{ValueText.Quote(text)}”既不是是否值，也不是日期。";
        return false;
    }
}
