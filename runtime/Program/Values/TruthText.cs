using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm.Values;

/// <summary>是、否、不明 and the other spellings that registers use for them.</summary>
internal static class TruthText
{
    public static bool TryParse(ReadOnlySpan<char> text, out StatedTruth truth)
    {
        truth = text.Length switch
        {
            1 => OfOne(text[0]),
            2 => text[0] == '不' && text[1] == '明' ? StatedTruth.Unknown : StatedTruth.Silent,
            4 => IsWord(text, "true") ? StatedTruth.True : StatedTruth.Silent,
            5 => IsWord(text, "false") ? StatedTruth.False : StatedTruth.Silent,
            _ => StatedTruth.Silent,
        };
        return truth != StatedTruth.Silent || (text.Length == 1 && text[0] == '空');
    }

    private static StatedTruth OfOne(char c)
    {
        switch (c)
        {
            case '是' or '1' or '１' or '√' or '✓' or '✔' or 'Y' or 'y' or 'Ｙ': return StatedTruth.True;
            case '否' or '0' or '０' or '×' or '✗' or '✘' or 'N' or 'n' or 'Ｎ': return StatedTruth.False;
            default: return StatedTruth.Silent;
        }
    }

    private static bool IsWord(ReadOnlySpan<char> text, string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if ((text[i] | 0x20) != word[i]) return false;
        }

        return true;
    }
}
