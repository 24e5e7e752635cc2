using System.Collections.Immutable;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Diffing;

/// <summary>What became of a provision from one version to the next.</summary>
public enum ProvisionChange
{
    /// <summary>Neither words nor meaning</summary>
    None,

    Added,

    Removed,

    /// <summary>The same provision under another number</summary>
    Moved,

    /// <summary>Other words, the same meaning (proved)</summary>
    WordsOnly,

    /// <summary>It applies in fewer cases</summary>
    Narrower,

    /// <summary>It applies in more cases</summary>
    Wider,

    /// <summary>It applies in some where it did not, and does not in some where it did</summary>
    Neither,

    /// <summary>What it concludes, or what it obliges to, is another</summary>
    Conclusion,

    /// <summary>It could not be found out in time</summary>
    Unknown,
}

/// <summary>A smallest case in which a provision applies in one version only, in the words of a case; both interpreters say so.</summary>
public sealed record ProvisionWitness(ImmutableArray<string> Lines, bool IsSmallest);

/// <summary>One provision in both versions.</summary>
public sealed record ProvisionDiff
{
    public required ProvisionChange Change { get; init; }

    /// <summary>The rule in the old version; null where it is added.</summary>
    public Rule? Old { get; init; }

    /// <summary>The rule in the new version; null where it is removed.</summary>
    public Rule? New { get; init; }

    public string OldText { get; init; } = "";

    public string NewText { get; init; } = "";

    /// <summary>What it concludes and obliges to, where that has changed.</summary>
    public string OldEffect { get; init; } = "";

    public string NewEffect { get; init; } = "";

    /// <summary>The words are the same: the meaning changed by a definition, by another provision or by the vocabulary.</summary>
    public bool IsElsewhere => Old is not null && New is not null && OldText == NewText && Change is not (ProvisionChange.None or ProvisionChange.Moved);

    /// <summary>Applies in the old version only.</summary>
    public ProvisionWitness? OldOnly { get; init; }

    /// <summary>Applies in the new version only.</summary>
    public ProvisionWitness? NewOnly { get; init; }

    public string Citation => (New ?? Old)?.Citation ?? "";
}

/// <summary>Two versions of one regime, provision by provision, in the order of the new one; those removed stand where they stood.</summary>
public sealed record VersionDiff(RegimeProgram Old, RegimeProgram New, ImmutableArray<ProvisionDiff> Provisions)
{
    public int Unchanged => Provisions.Count(provision => provision.Change == ProvisionChange.None);
}
