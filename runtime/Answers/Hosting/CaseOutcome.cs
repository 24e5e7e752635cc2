using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan;

/// <summary>What the groups of one case come to, without grounds.</summary>
public sealed class CaseOutcome
{
    private readonly GroupOutcome[] _groups;

    internal CaseOutcome(int groups) => _groups = new GroupOutcome[groups];

    /// <summary>The case contradicts itself and is not answered.</summary>
    public bool IsContradictory { get; private set; }

    /// <summary>适用 and force in time: 否 is 不适用.</summary>
    public Truth Scope { get; private set; }

    /// <summary>The versions that answer, as bits, the oldest first.</summary>
    public uint Versions { get; private set; }

    /// <summary>In the order of <see cref="Regime.Groups"/>.</summary>
    public ReadOnlySpan<GroupOutcome> Groups => _groups;

    internal void Take(RegimeLayer layer)
    {
        IsContradictory = layer.IsContradictory;
        Scope = Truth.False;
        Versions = 0;
        Array.Clear(_groups);
        if (IsContradictory) return;
        Scope = layer.Self.Scope;
        Versions = layer.Self.Used;
        for (int g = 0; g < _groups.Length; g++) _groups[g] = layer.Self.Groups[g].Outcome;
    }
}
