using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Circuits.Planes;

/// <summary>Where one outcome (a value, 无 or 冲突) is what: the bits of <see cref="GroupOutcome"/> in many cases at once.</summary>
public record struct OutcomeSlot<T>(T Possible, T Settled, T Clashing, T Ignorance, T Discretion);

/// <summary>The resolved value of a group in many cases: a slot for each value, then 无, then 冲突.</summary>
public sealed class OutcomePlanes<T>(OutcomeSlot<T>[] slots)
{
    public OutcomeSlot<T>[] Slots { get; } = slots;

    public int None => Slots.Length - 2;

    public int Clash => Slots.Length - 1;

    /// <summary>The bit of a slot in the masks of <see cref="GroupOutcome"/>.</summary>
    public ulong BitOf(int slot) =>
        slot == None ? GroupOutcome.None : slot == Clash ? GroupOutcome.Clash : 1UL << slot;
}

/// <summary>Reading one case out of a batch.</summary>
public static class BatchReading
{
    /// <summary>The judgement in one case (a bit).</summary>
    public static Judgement At(this JudgementPlanes<ulong> planes, int c)
    {
        if ((planes.Certain >> c & 1) != 0) return Judgement.True;
        if ((planes.Possible >> c & 1) == 0) return Judgement.False;
        Cause cause = (planes.Ignorance >> c & 1) != 0 ? Cause.Ignorance : Cause.None;
        return Judgement.Unknown((planes.Discretion >> c & 1) != 0 ? cause | Cause.Discretion : cause);
    }

    /// <summary>The outcome in one case (a bit).</summary>
    public static GroupOutcome Of(this OutcomePlanes<ulong> planes, int c)
    {
        ulong possible = 0, settled = 0, clashing = 0, ignorance = 0, discretion = 0;
        for (int s = 0; s < planes.Slots.Length; s++)
        {
            ulong bit = planes.BitOf(s);
            OutcomeSlot<ulong> slot = planes.Slots[s];
            if ((slot.Possible >> c & 1) != 0) possible |= bit;
            if ((slot.Settled >> c & 1) != 0) settled |= bit;
            if ((slot.Clashing >> c & 1) != 0) clashing |= bit;
            if ((slot.Ignorance >> c & 1) != 0) ignorance |= bit;
            if ((slot.Discretion >> c & 1) != 0) discretion |= bit;
        }

        return new GroupOutcome(possible, settled, clashing, ignorance, discretion);
    }
}
