namespace Zhaodan.ProgramForm.Regimes;

/// <summary>位阶: what kind of document a rule stands in, the lowest first (language page, section 4).</summary>
public enum LegalRank : byte
{
    /// <summary>Not given</summary>
    None,

    /// <summary>规范性文件</summary>
    Document,

    /// <summary>上级规定: a document of a higher organ, whatever its rank</summary>
    Superior,

    /// <summary>规章</summary>
    Rules,

    /// <summary>地方性法规</summary>
    LocalRegulation,

    /// <summary>行政法规</summary>
    AdministrativeRegulation,

    /// <summary>法律</summary>
    Law,
}

/// <summary>Several ranks, one bit each.</summary>
[Flags]
public enum LegalRanks : byte
{
    None = 0,
    Document = 1 << LegalRank.Document,
    Superior = 1 << LegalRank.Superior,
    Rules = 1 << LegalRank.Rules,
    LocalRegulation = 1 << LegalRank.LocalRegulation,
    AdministrativeRegulation = 1 << LegalRank.AdministrativeRegulation,
    Law = 1 << LegalRank.Law,

    /// <summary>法规</summary>
    Regulations = LocalRegulation | AdministrativeRegulation,
}

/// <summary>Ranks and their words.</summary>
public static class LegalRankWords
{
    private static readonly (string Word, LegalRank Rank)[] Names =
    [
        ("法律", LegalRank.Law), ("行政法规", LegalRank.AdministrativeRegulation), ("地方性法规", LegalRank.LocalRegulation),
        ("规章", LegalRank.Rules), ("上级规定", LegalRank.Superior), ("规范性文件", LegalRank.Document),
    ];

    public static string Of(LegalRank rank)
    {
        foreach ((string word, LegalRank known) in Names)
        {
            if (known == rank) return word;
        }

        return "";
    }

    /// <summary>The highest first, joined by 、.</summary>
    public static string Of(LegalRanks ranks) => string.Join("、", Names.Where(n => ranks.Includes(n.Rank)).Select(n => n.Word));

    public static bool TryParse(string word, out LegalRank rank)
    {
        foreach ((string known, LegalRank named) in Names)
        {
            rank = named;
            if (known == word) return true;
        }

        rank = LegalRank.None;
        return false;
    }

    public static bool Includes(this LegalRanks ranks, LegalRank rank) => rank != LegalRank.None && ((byte)ranks & (1 << (byte)rank)) != 0;

    /// <summary>All ranks above one.</summary>
    public static LegalRanks Above(LegalRank rank)
    {
        LegalRanks above = LegalRanks.None;
        foreach ((_, LegalRank other) in Names)
        {
            if (other > rank) above |= (LegalRanks)(1 << (byte)other);
        }

        return above;
    }
}
