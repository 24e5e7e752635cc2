using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm.Values;

/// <summary>
/// What a text says of one fact, in all the parts that a fact can have (an event has a truth and a date). The default is
/// silence. Counts are plain, money is in 分, dates are days since 1970-01-01.
/// </summary>
public readonly record struct FactValue(StatedTruth Truth, NumberRange Number, OptionSet Choice)
{
    public static FactValue Of(StatedTruth truth) => new(truth, default, default);

    public static FactValue Of(NumberRange number) => new(default, number, default);

    public static FactValue Of(OptionSet choice) => new(default, default, choice);

    /// <summary>An event that happened on a date known so far.</summary>
    public static FactValue Happened(NumberRange date) => new(StatedTruth.True, date, default);
}
