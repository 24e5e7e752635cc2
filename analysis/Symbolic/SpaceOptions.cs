namespace Zhaodan.Analysis.Symbolic;

/// <summary>
/// Which cases a <see cref="CaseSpace"/> holds. The default: every fact is settled, decisions and open items too.
/// </summary>
public sealed record SpaceOptions
{
    /// <summary>Facts may be 不明, numbers lie in ranges, choices are narrowed down: incomplete cases.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>
    /// Whether a fact is proven (stated, or forced from what is stated) is a variable of its own; otherwise all that is the case
    /// is stated.
    /// </summary>
    public bool HasProof { get; init; }

    /// <summary>No decision has been made: what 可以 leaves open is 裁量.</summary>
    public bool IsUndecided { get; init; }

    /// <summary>Nobody grants an open item (其他…, 等).</summary>
    public bool IsWithoutOpenItems { get; init; }

    /// <summary>Why something is 不明 is kept too; diagrams of causes may be large.</summary>
    public bool HasCauses { get; init; } = true;

    /// <summary>Every case that a person can state.</summary>
    public static readonly SpaceOptions Everything = new() { IsIncomplete = true, HasProof = true };

    /// <summary>Cases in which all is known.</summary>
    public static readonly SpaceOptions Completed = new();
}
