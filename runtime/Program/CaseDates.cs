using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm;

/// <summary>The dates that a case may state beside its facts for its obligations and rights.</summary>
public static class CaseDates
{
    /// <summary>As of which obligations and rights are judged.</summary>
    public const string AsOf = "截至日期";

    public const string Decision = "决定日期";

    // 0001-01-01 to 9999-12-31, in days since 1970-01-01.
    private const long FirstDay = -719_162;
    private const long LastDay = 2_932_896;

    /// <summary>
    /// What a case states of such a date by 不明: some day, nobody knows which. That is not silence, so no other date is taken in
    /// its place (language page, section 5: a stated 不明 is never presumed away).
    /// </summary>
    public static NumberRange SomeDay { get; } = new(FirstDay, LastDay);

    /// <summary>Is it one of them? A date that a vocabulary declares by that name is.</summary>
    public static bool Includes(Fact fact) => fact.Kind == FactKind.Date && (fact.IsCaseDate || fact.Name is AsOf or Decision);
}
