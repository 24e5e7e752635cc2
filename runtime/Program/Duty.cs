using System.Collections.Immutable;
using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.ProgramForm;

public enum DutyKind : byte
{
    /// <summary>应当</summary>
    Obligation,

    /// <summary>可以</summary>
    Right,
}

/// <summary>
/// An obligation or a right: somebody shall or may do something, within a time or not (language page, section 4). Its
/// condition, exceptions and words are those of its rule; facts and nodes are indexes, −1 for none.
/// </summary>
public sealed record Duty
{
    /// <summary>Unique in the program: the rule's citation, with the act where the rule has several.</summary>
    public required string Name { get; init; }

    public required int Rule { get; init; }

    public required DutyKind Kind { get; init; }

    /// <summary>主体, as written; empty where the text names nobody.</summary>
    public ImmutableArray<int> Actors { get; init; } = [];

    /// <summary>The 事件 that is its performance.</summary>
    public required int Act { get; init; }

    /// <summary>The 事件 or 日期 from which its time runs.</summary>
    public int Start { get; init; } = -1;

    /// <summary>Its time; none for 及时 and where the text sets none.</summary>
    public Period Period { get; init; }

    /// <summary>及时: sets no date.</summary>
    public bool IsPrompt { get; init; }

    /// <summary>The rule's own node: condition, exceptions and defeats counted.</summary>
    public required int Applies { get; init; }

    /// <summary>Has <see cref="Start"/> happened? −1 for a date, and where there is no start.</summary>
    public int Started { get; init; } = -1;

    /// <summary>Has <see cref="Act"/> happened?</summary>
    public required int Performed { get; init; }
}
