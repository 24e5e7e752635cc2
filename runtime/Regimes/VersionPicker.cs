using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Regimes;

/// <summary>How the version that answers was found.</summary>
public enum VersionGround : byte
{
    /// <summary>There is only one</summary>
    Only,

    /// <summary>The act's date falls into it</summary>
    Date,

    /// <summary>The case is silent on the act's date</summary>
    Presumed,

    /// <summary>从旧兼从轻: it is the lighter one, or as light and older</summary>
    Lighter,

    /// <summary>从旧兼从轻: the versions cannot be ordered, all that remain are shown</summary>
    Unordered,

    /// <summary>The date is not known well enough: several versions remain</summary>
    Open,
}

/// <summary>
/// Which versions of a family may answer a case, by the act's date and, for 从旧兼从轻, the decision's. Versions are bits, the
/// oldest first.
/// </summary>
public sealed class VersionPicker
{
    /// <summary>More versions of one regime than this are not combined.</summary>
    public const int MostVersions = 32;

    private readonly ForceInTime[] _force;
    private readonly int _actTruth;
    private readonly int _actNumber;
    private readonly int _decisionTruth;
    private readonly int _decisionNumber;

    public VersionPicker(RegimeFamily family, IReadOnlyList<RegimeProgram> programs)
    {
        RegimeProgram[] versions = [.. family.Versions.Select(version => programs[version.Program])];
        _force = [.. versions.Select(version => version.Force).OfType<ForceInTime>()];
        if (versions.Length == 1) return;
        if (_force.Length != versions.Length) throw new ArgumentException("A version without dates.", nameof(family));
        Program = family.Versions[0].Program;
        _actTruth = versions[0].Facts[_force[0].ActDate].TruthSlot;
        _actNumber = versions[0].Facts[_force[0].ActDate].NumberSlot;
        _decisionTruth = versions[0].Facts[_force[0].DecisionDate].TruthSlot;
        _decisionNumber = versions[0].Facts[_force[0].DecisionDate].NumberSlot;
    }

    /// <summary>The program of the oldest version, whose facts hold the dates.</summary>
    public int Program { get; }

    /// <summary>The act's date falls into one of these.</summary>
    public uint Acts { get; private set; }

    /// <summary>The decision falls into one of these; the latest where the case is silent.</summary>
    public uint Decisions { get; private set; }

    /// <summary>The act may lie outside of every version.</summary>
    public bool MayBeOutside { get; private set; }

    public bool IsPresumed { get; private set; }

    public void Read(CaseFacts facts)
    {
        NumberRange act = facts.Numbers[_actNumber], decision = facts.Numbers[_decisionNumber];
        IsPresumed = facts.Truths[_actTruth] == StatedTruth.Silent;
        uint latest = 1u << (_force.Length - 1);
        bool isSilent = _decisionTruth < 0 ? decision.IsAnything : facts.Truths[_decisionTruth] == StatedTruth.Silent;
        uint decided = isSilent ? latest : Meeting(decision, out _);
        // A decision after the last 废止 sees all versions, one before the first none but the act's.
        if (decided == 0) decided = decision.Low >= (_force[0].From ?? 0) ? latest : 1u;
        Decisions = decided;
        if (!IsPresumed)
        {
            Acts = Meeting(act, out bool outside);
            MayBeOutside = outside;
            return;
        }

        uint surely = isSilent ? 0 : Containing(decision);
        Acts = surely != 0 ? surely : latest;
        MayBeOutside = false;
    }

    /// <summary>From the version of the act to that of the decision.</summary>
    public static uint Between(int act, int decision)
    {
        int last = Math.Max(act, decision);
        return (uint)(((1UL << (last + 1)) - 1) & ~((1UL << act) - 1));
    }

    private uint Meeting(NumberRange date, out bool outside)
    {
        uint met = 0;
        outside = date.Low < (_force[0].From ?? long.MinValue);
        for (int v = 0; v < _force.Length; v++)
        {
            long from = _force[v].From ?? long.MinValue, until = _force[v].Until ?? long.MaxValue;
            if (date.Low < until && date.High >= from) met |= 1u << v;
            // Days between this one's end and the next one's beginning, or after the last.
            long next = v + 1 < _force.Length ? _force[v + 1].From ?? long.MaxValue : long.MaxValue;
            outside |= until < next && date.High >= until && date.Low < next;
            if (v + 1 == _force.Length) outside |= until != long.MaxValue && date.High >= until;
        }

        return met;
    }

    private uint Containing(NumberRange date)
    {
        uint met = Meeting(date, out bool outside);
        return !outside && BitOperations.IsPow2(met) ? met : 0;
    }
}
