using Zhaodan.Analysis.Diagrams;
using Zhaodan.Analysis.Symbolic;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// Which cases a comparison looks at (language page, section 5, "Exact mode"). The default: every fact is settled, causal links
/// are there, nobody grants an open item, no decision has been made, and the case is silent on its dates.
/// </summary>
public sealed record JointOptions
{
    /// <summary>Facts may be 不明, numbers lie in ranges: incomplete cases.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>Open items (其他…, 等) are facts of their own; otherwise 否.</summary>
    public bool TriesOpenItems { get; init; }

    /// <summary>Causal links are facts of their own; otherwise 是.</summary>
    public bool TriesLinks { get; init; }

    /// <summary>Steps and nodes allowed for one question.</summary>
    public DiagramLimits Limits { get; init; } = DiagramLimits.Usual;

    internal SpaceOptions Space => new()
    {
        IsIncomplete = IsIncomplete,
        HasProof = true,
        IsUndecided = true,
        IsWithoutOpenItems = !TriesOpenItems,
        HasCauses = IsIncomplete,
    };
}
