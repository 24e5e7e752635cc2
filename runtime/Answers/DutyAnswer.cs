using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.Runtime.Answers;

/// <summary>An obligation or a right in one case: what became of it, and by which dates.</summary>
public sealed record DutyAnswer
{
    /// <summary>Index in the program.</summary>
    public required int Duty { get; init; }

    /// <summary>Its rule's citation, with the act where the rule has several.</summary>
    public required string Name { get; init; }

    /// <summary>Its rule by index in the program; explained among <see cref="Answer.Rules"/>.</summary>
    public required int Rule { get; init; }

    public required string Citation { get; init; }

    public required DutyKind Kind { get; init; }

    /// <summary>法治科应当自「受理」之日起2日内「转送有权部门」</summary>
    public required string Text { get; init; }

    public ImmutableArray<string> Actors { get; init; } = [];

    public required string Act { get; init; }

    /// <summary>From what its time runs; empty where there is nothing.</summary>
    public string Start { get; init; } = "";

    /// <summary>5个工作日; empty where no time is set.</summary>
    public string Period { get; init; } = "";

    /// <summary>及时</summary>
    public bool IsPrompt { get; init; }

    public required DutyStatus Status { get; init; }

    /// <summary>未产生 … 逾期, or 待查明.</summary>
    public required string StatusWord { get; init; }

    public required bool IsSettled { get; init; }

    /// <summary>Every status that remains possible; one when it is settled.</summary>
    public ImmutableArray<string> Possible { get; init; } = [];

    /// <summary>The date from which the time runs, as the case has it.</summary>
    public string StartDate { get; init; } = "";

    /// <summary>The last day; empty where the start is not known to the day.</summary>
    public string Deadline { get; init; } = "";

    /// <summary>When it was done, as the case has it.</summary>
    public string ActDate { get; init; } = "";

    /// <summary>What an unsettled status waits for, in order of declaration.</summary>
    public ImmutableArray<FactMention> Missing { get; init; } = [];

    /// <summary>Why it cannot be settled where no fact is missing.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];
}
