using System.Collections.Immutable;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Screening.Sql;

/// <summary>
/// The spellings of 是, 否 and 不明 that a statement knows: those of the value reader, with true and false in the cases that
/// databases write them in. Any other spelling is a problem of its row, never silence.
/// </summary>
internal static class SqlTruthWords
{
    public static ImmutableArray<string> Yes { get; } = ["是", "true", "True", "TRUE", "1", "１", "√", "✓", "✔", "Y", "y", "Ｙ"];

    public static ImmutableArray<string> No { get; } = ["否", "false", "False", "FALSE", "0", "０", "×", "✗", "✘", "N", "n", "Ｎ"];

    public const string Unknown = "不明";

    /// <summary>空: silence that somebody wrote down.</summary>
    public const string Silent = "空";

    /// <summary>How a statement writes what a cell says.</summary>
    public static int CodeOf(StatedTruth truth) => truth switch
    {
        StatedTruth.True => SqlCode.Yes,
        StatedTruth.False => SqlCode.No,
        StatedTruth.Unknown => SqlCode.Unknown,
        _ => SqlCode.Silent,
    };
}

/// <summary>What a cell was found to say, as a small number in a column of the statement.</summary>
internal static class SqlCode
{
    public const int Silent = 0;
    public const int Yes = 1;
    public const int No = 2;
    public const int Unknown = 3;

    /// <summary>A number or a date that is known exactly.</summary>
    public const int Exact = 4;

    /// <summary>A number of at least so much.</summary>
    public const int AtLeast = 5;

    /// <summary>The first option of a choice; the others follow.</summary>
    public const int FirstOption = 10;

    /// <summary>Text that means nothing here.</summary>
    public const int Unreadable = 99;
}
