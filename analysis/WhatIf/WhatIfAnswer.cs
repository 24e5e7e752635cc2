using System.Collections.Immutable;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Analysis.WhatIf;

/// <summary>What is asked of a case, and within what bounds.</summary>
public sealed record WhatIfRequest
{
    /// <summary>Facts that may not be otherwise, by index.</summary>
    public ImmutableHashSet<int> Fixed { get; init; } = [];

    /// <summary>The value that the answer shall come to; empty: any other answer. 无 and 不适用 are values too.</summary>
    public string Wanted { get; init; } = "";

    /// <summary>Open items may be granted.</summary>
    public bool GrantsOpenItems { get; init; }

    /// <summary>More facts than this are not changed at once.</summary>
    public int MostFacts { get; init; } = 4;

    /// <summary>So many smallest changes are told; the rest is counted.</summary>
    public int MostChanges { get; init; } = 20;

    /// <summary>Search steps for one group.</summary>
    public long Steps { get; init; } = 20_000_000;
}

/// <summary>How it ended.</summary>
public enum WhatIfEnd : byte
{
    /// <summary>The changes told are the smallest, and all of their size</summary>
    Found,

    /// <summary>No change of any facts makes that answer: proved</summary>
    Impossible,

    /// <summary>None of so many facts: proved</summary>
    NoneSoSmall,

    /// <summary>The answer is the one asked for already</summary>
    Already,

    /// <summary>The steps ran out; what is told is true and may be not all, or not the smallest</summary>
    OutOfSteps,
}

/// <summary>The smallest changes of facts that would change the answer of one group.</summary>
public sealed record WhatIfGroup
{
    public required int Group { get; init; }

    public required string Name { get; init; }

    /// <summary>The answer as it is.</summary>
    public required string Before { get; init; }

    public required WhatIfEnd End { get; init; }

    /// <summary>How many facts each change has; with <see cref="WhatIfEnd.NoneSoSmall"/> and out of steps how many were ruled out.</summary>
    public int Size { get; init; }

    public ImmutableArray<WhatIfChange> Changes { get; init; } = [];

    /// <summary>Further changes of the same size.</summary>
    public int More { get; init; }

    /// <summary>There are more than <see cref="More"/>; they are not counted.</summary>
    public bool IsMoreOpen { get; init; }
}

/// <summary>Facts that are otherwise, the case with them, what it then comes to and which provisions turn.</summary>
public sealed record WhatIfChange(ImmutableArray<FactChange> Facts, CaseFacts Case, string After, ImmutableArray<ProvisionTurn> Turns);

/// <summary>One fact as it is and as it would be.</summary>
public sealed record FactChange(int Fact, string Name, string From, string To);

/// <summary>A rule, or an exception of it, that comes out otherwise: 否 → 是.</summary>
public sealed record ProvisionTurn(int Rule, string Citation, string Text, bool IsException, string From, string To);
