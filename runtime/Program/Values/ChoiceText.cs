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

    // The longest part that is an option, since an option may itself contain 或; else the part before the first separator.
    private static ReadOnlySpan<char> TakeOption(Fact fact, ref ReadOnlySpan<char> text)
    {
        if (IndexOf(fact, text) >= 0) return Cut(ref text, text.Length, 0);
        (int At, int Length) first = (-1, 0);
        (int At, int Length) longest = (-1, 0);
        for (int i = 1; i < text.Length; i++)
        {
            foreach (string separator in Separators)
            {
                if (!text.Slice(i).StartsWith(separator.AsSpan(), StringComparison.Ordinal)) continue;
                if (first.At < 0) first = (i, separator.Length);
                if (IndexOf(fact, text.Slice(0, i).Trim()) >= 0) longest = (i, separator.Length);
                break;
            }
        }

        if (longest.At >= 0) return Cut(ref text, longest.At, longest.Length);
        return first.At >= 0 ? Cut(ref text, first.At, first.Length) : Cut(ref text, text.Length, 0);
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
