namespace Zhaodan.Screening.Job;

/// <summary>How 是否 facts and events that a row does not mention are taken (--unmentioned).</summary>
public enum Unmentioned
{
    /// <summary>不明, unless the vocabulary presumes them</summary>
    Unknown,

    /// <summary>否: 其余 否 for every row</summary>
    False,
}

public static class UnmentionedWords
{
    public static string Of(Unmentioned choice) => choice == Unmentioned.False ? "否" : "不明";

    public static bool TryParse(string text, out Unmentioned choice)
    {
        choice = text == "否" ? Unmentioned.False : Unmentioned.Unknown;
        return text is "否" or "不明";
    }
}
