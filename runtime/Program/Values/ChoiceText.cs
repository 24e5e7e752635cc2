using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm.Values;

/// <summary>One option, or several of which one holds: 轻微或者一般.</summary>
internal static class ChoiceText
{
    private static readonly string[] Separators = ["或者", "或", "、", "/", "／"];

    public static bool TryParse(Fact fact, ReadOnlySpan<char> text, out OptionSet options, out string reason)
    {
        options = default;
        reason = "";
        if (text is "不明") return true;
        int only = IndexOf(fact, text);
        if (only >= 0)
        {
            options = OptionSet.Exactly(only, fact.Options.Length);
            return true;
        }

        ulong named = 0;
        while (!text.IsEmpty)
        {
            ReadOnlySpan<char> option = TakeOption(fact, ref text);
            int index = IndexOf(fact, option);
            if (index < 0)
            {
                reason = $"“{ValueText.Quote(option)}”不是选项，可选的有：{string.Join("、", fact.Options)}。";
                return false;
            }

            named |= 1UL << index;
        }

        options = new OptionSet(OptionSet.All(fact.Options.Length) & ~named);
        return true;
    }

    // Up to the first separator after which the part before it is an option; an option may itself contain 或.
    private static ReadOnlySpan<char> TakeOption(Fact fact, ref ReadOnlySpan<char> text)
    {
        int firstCut = -1;
        int firstLength = 0;
        for (int i = 1; i < text.Length; i++)
        {
            foreach (string separator in Separators)
            {
                if (!text.Slice(i).StartsWith(separator.AsSpan(), StringComparison.Ordinal)) continue;
                if (firstCut < 0) (firstCut, firstLength) = (i, separator.Length);
                if (IndexOf(fact, text.Slice(0, i).Trim()) < 0) break;
                return Cut(ref text, i, separator.Length);
            }
        }

        if (IndexOf(fact, text) >= 0 || firstCut < 0) return Cut(ref text, text.Length, 0);
        return Cut(ref text, firstCut, firstLength);
    }

    private static ReadOnlySpan<char> Cut(ref ReadOnlySpan<char> text, int length, int separator)
    {
        ReadOnlySpan<char> part = text.Slice(0, length).Trim();
        text = text.Slice(length + separator).Trim();
        return part;
    }

    private static int IndexOf(Fact fact, ReadOnlySpan<char> option)
    {
        for (int i = 0; i < fact.Options.Length; i++)
        {
            if (option.SequenceEqual(fact.Options[i].AsSpan())) return i;
        }

        return -1;
    }
}
