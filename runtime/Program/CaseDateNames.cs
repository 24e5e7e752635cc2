namespace Zhaodan.ProgramForm;

/// <summary>The dates that every case may state beside its facts (language page, section 4); no vocabulary declares them.</summary>
public static class CaseDateNames
{
    /// <summary>The day of the act: picks the version.</summary>
    public const string Act = "行为日期";

    /// <summary>The day of the decision: how far 从旧兼从轻 looks.</summary>
    public const string Decision = "决定日期";

    /// <summary>The blank 施行 of one regime, as a case of that regime calls it.</summary>
    public const string InForce = "施行日期";

    /// <summary>The blank 施行 of one regime, as a table with several regimes calls it.</summary>
    public static string InForceOf(string code) => InForce + "〔" + code + "〕";

    /// <summary>Dates that a case may state even where no chosen regime asks for them.</summary>
    public static bool IsOfEveryCase(string name) => name is Act or Decision;

    public static bool IsReserved(string name) => name == Act || name == InForce || name.StartsWith(InForce + "〔", StringComparison.Ordinal);
}
