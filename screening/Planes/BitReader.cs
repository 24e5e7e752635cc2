using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Screening.Planes;

/// <summary>Takes the bits of a row one after the other, in the order in which its outputs were listed (<see cref="BitList"/>).</summary>
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

    public void Skip(int bits) => _next += bits;

    /// <summary>Two bits: possible, certain.</summary>
    public Truth Truth()
    {
        bool possible = Bit(), certain = Bit();
        return certain ? ProgramForm.Logic.Truth.True : possible ? ProgramForm.Logic.Truth.Unknown : ProgramForm.Logic.Truth.False;
    }

    /// <summary>The values of a group, then 无, then 冲突, as a mask of <see cref="GroupOutcome"/>.</summary>
    public ulong Mask(int values)
    {
        ulong mask = 0;
        for (int v = 0; v < values; v++)
        {
            if (Bit()) mask |= 1UL << v;
        }

        if (Bit()) mask |= GroupOutcome.None;
        if (Bit()) mask |= GroupOutcome.Clash;
        return mask;
    }

    /// <summary>Without what is left to discretion, which no word follows from.</summary>
    public GroupOutcome Outcome(int values) => new(Mask(values), Mask(values), Mask(values), Mask(values), 0);
}
