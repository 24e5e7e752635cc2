using System.Collections.Immutable;

namespace Zhaodan.Runtime.Answers.Settling;

/// <summary>
/// What would settle a group that is not settled. For 待查明 facts are looked for, and 裁量 counts as settled: ignorance and
/// discretion are different answers; for 裁量 decisions.
/// </summary>
public sealed record SettlingAnswer
{
    /// <summary>Minimal sets that settle the group however their facts turn out, the smallest first.</summary>
    public ImmutableArray<SettlingSet> Sets { get; init; } = [];

    /// <summary>Findings that settle it although the same facts found otherwise would not; none that a set contains.</summary>
    public ImmutableArray<SettlingCase> Findings { get; init; } = [];

    /// <summary>How many more sets and findings there are than are listed.</summary>
    public int MoreSets { get; init; }

    public int MoreFindings { get; init; }

    /// <summary>The budget ended the search: there may be more.</summary>
    public bool IsCut { get; init; }

    /// <summary>How many assignments were tried.</summary>
    public int Trials { get; init; }
}

/// <summary>Facts that settle a group together, and what each way they turn out leads to.</summary>
public sealed record SettlingSet(ImmutableArray<SettlingFact> Facts, ImmutableArray<SettlingCase> Cases);

/// <summary>Suppositions that settle a group, and the outcome.</summary>
public sealed record SettlingCase(ImmutableArray<SupposedFact> Suppositions, string Outcome);

/// <summary>A fact as it is asked for: 「故意违法」, 决定「从轻」, 「启动追责」之日.</summary>
public readonly record struct SettlingFact(FactMention Mention, string Label);

/// <summary>A fact and what is supposed of it: 是, 否, 不满2次, 轻微或者一般.</summary>
public readonly record struct SupposedFact(SettlingFact Fact, string Value);
