using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Evaluation;

namespace Zhaodan.Screening.Planes;

/// <summary>Takes the bits of a row one after the other, in the order in which its outputs were listed.</summary>
internal ref struct BitReader(ReadOnlySpan<ulong> bits)
{
    private readonly ReadOnlySpan<ulong> _bits = bits;
    private int _next;

    public bool Bit()
    {
        bool bit = (_bits[_next >> 6] >> (_next & 63) & 1) != 0;
        _next++;
        return bit;
    }

    /// <summary>Two bits: possible, certain.</summary>
    public Truth Truth()
    {
        bool possible = Bit(), certain = Bit();
        return certain ? ProgramForm.Logic.Truth.True : possible ? ProgramForm.Logic.Truth.Unknown : ProgramForm.Logic.Truth.False;
    }

    /// <summary>The values of a group, then 无, then 冲突, as a mask of <see cref="GroupOutcome"/>.</summary>
    public ulong Outcomes(int values)
    {
        ulong mask = Values(values);
        if (Bit()) mask |= GroupOutcome.None;
        if (Bit()) mask |= GroupOutcome.Clash;
        return mask;
    }

    /// <summary>The answer of a group, as <see cref="RegimeWires.Groups"/> lists it; its conclusions by their numbers.</summary>
    public (Truth Scope, GroupOutcome Outcome, ulong Presumed) Group(RuleIndex index, int group, Span<Truth> conclusions)
    {
        int values = index.Program.Groups[group].Values.Length;
        Truth scope = Truth();
        var outcome = new GroupOutcome(Outcomes(values), Outcomes(values), Outcomes(values), Outcomes(values), Outcomes(values));
        ulong presumed = Values(values);
        foreach (NumberedConclusion conclusion in index.OfGroup[group]) conclusions[conclusion.Number] = Truth();
        return (scope, outcome, presumed);
    }

    /// <summary>The values of a group as a mask.</summary>
    public ulong Values(int values)
    {
        ulong mask = 0;
        for (int v = 0; v < values; v++)
        {
            if (Bit()) mask |= 1UL << v;
        }

        return mask;
    }
}
