using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input.Columns;

/// <summary>What a column says of the fact of another column, whose type has no room for it.</summary>
internal enum Companion
{
    None,

    /// <summary>bool: the 是否 fact is stated 不明.</summary>
    Unknown,

    /// <summary>The date of an event.</summary>
    Date,

    /// <summary>The number or date is at least this.</summary>
    AtLeast,

    /// <summary>The number or date is at most this.</summary>
    AtMost,
}

/// <summary>启动追责·不明, 启动追责·日期, 违法所得·至少, 违法所得·至多: names of companions, as answers name theirs.</summary>
internal static class CompanionNames
{
    /// <summary>A 认定 of a value that a regime derives itself was written here; only <c>zhaodan pack</c> writes it.</summary>
    public const string IdleAssertion = "认定·不起作用";

    private static readonly (string Ending, Companion Companion)[] Endings =
        [("·不明", Companion.Unknown), ("·日期", Companion.Date), ("·至少", Companion.AtLeast), ("·至多", Companion.AtMost)];

    public static string Of(string column, Companion companion) => column + Endings.First(ending => ending.Companion == companion).Ending;

    /// <summary>None where the name is a fact's own, or what stands before the ending is no fact.</summary>
    public static (SchemaFact? Fact, Companion Companion) Find(CaseSchema schema, string name)
    {
        if (schema.Terms.TryFind(name, out _)) return default;
        foreach ((string ending, Companion companion) in Endings)
        {
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal) && schema.Terms.TryFind(name.AsSpan(0, name.Length - ending.Length), out SchemaFact? fact) && Fits(fact, companion)) return (fact, companion);
        }

        return default;
    }

    private static bool Fits(SchemaFact fact, Companion companion) => companion switch
    {
        Companion.Unknown => fact.TruthIndex >= 0,
        Companion.Date => fact.Fact.Kind == ProgramForm.FactKind.Event,
        _ => fact.NumberIndex >= 0,
    };
}
