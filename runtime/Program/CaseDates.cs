namespace Zhaodan.ProgramForm;

/// <summary>The names of the dates that a case may state beside its facts.</summary>
public static class CaseDates
{
    /// <summary>As of which obligations and rights are judged.</summary>
    public const string AsOf = "截至日期";

    public const string Decision = "决定日期";
}
