using System.Collections.Immutable;
using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Regimes;

/// <summary>One program while a case is answered.</summary>
internal sealed class ProgramState(RegimeProgram program, ProgramOutcome outcome)
{
    public RegimeProgram Program { get; } = program;

    public ProgramOutcome Outcome { get; } = outcome;

    public CaseFacts Facts { get; } = new(program);

    public StanceReader Reader { get; } = new(program);

    public GroupStance[] Stances { get; } = new GroupStance[program.Groups.Length];

    public GroupOutcome[] Own { get; } = new GroupOutcome[program.Groups.Length];

    public Decider[] Deciders { get; } = new Decider[program.Groups.Length];

    public bool IsUsed { get; set; }

    public void Reset()
    {
        IsUsed = false;
        Array.Clear(Deciders);
        if (!Facts.HasOverrides) return;
        Facts.Overrides.Clear();
        Facts.HasOverrides = false;
    }
}

/// <summary>One family while a case is answered: from its versions to one answer.</summary>
internal sealed class FamilyState
{
    private readonly LinkedRegime _regime;
    private readonly int[][] _groupOf;
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly FamilyState[] _families;
    private readonly int[][][] _sharedOfLink;
    private readonly LegalRank[][] _ranks;
    private readonly VersionPicker? _picker;
    private readonly int _main;

    public FamilyState(LinkedRegime regime, int index, FamilyState[] families)
    {
        _regime = regime;
        _families = families;
        Definition = regime.Families[index];
        if (Definition.Versions.Length > VersionPicker.MostVersions) throw new ArgumentException("More versions than can be combined.", nameof(regime));
        Groups = regime.SharedGroups(Definition);
        for (int g = 0; g < Groups.Length; g++) _byName.Add(Groups[g].Name, g);
        Result = new FamilyOutcome(Groups.Length);
        _groupOf = [.. Definition.Versions.Select(version => GroupsIn(regime.Programs[version.Program]))];
        _sharedOfLink = [.. Definition.Versions.Select(version => version.Superiors.Select(link => SharedWith(regime.Programs[version.Program], families[link.Family])).ToArray())];
        _ranks = [.. Definition.Versions.Select(version => version.Superiors.Select(RankOf).ToArray())];
        _picker = Definition.Versions.Length > 1 ? new VersionPicker(Definition, regime.Programs) : null;
        _main = Definition.LighterBy.Length > 0 && _byName.TryGetValue(Definition.LighterBy, out int main) ? main : -1;
    }

    public RegimeFamily Definition { get; }

    public ImmutableArray<ConclusionGroup> Groups { get; }

    public FamilyOutcome Result { get; }

    public VersionPicker Picker => _picker ?? throw new InvalidOperationException("A single version is not picked.");

    public LegalRank RankOf(int version, int link) => _ranks[version][link];

    /// <summary>The group of one version's program, −1 where it does not derive it.</summary>
    public int GroupOf(int version, int shared) => _groupOf[version][shared];

    /// <summary>The only version answers.</summary>
    public void TakeOnly(ProgramState state)
    {
        Result.Scope = state.Outcome.Scope;
        Result.Used = 1;
        Result.Ground = VersionGround.Only;
        for (int g = 0; g < Groups.Length; g++) Result.Stances[g] = StanceOf(state, 0, g);
    }

    /// <summary>Takes one version, or unites those that remain possible.</summary>
    public void Combine(ProgramState[] states)
    {
        VersionPicker picker = Picker;
        uint used = 0;
        bool unordered = false, moved = false;
        for (uint acts = picker.Acts; acts != 0; acts &= acts - 1)
        {
            int act = BitOperations.TrailingZeroCount(acts);
            if (_main < 0)
            {
                used |= 1u << act;
                continue;
            }

            for (uint decisions = picker.Decisions; decisions != 0; decisions &= decisions - 1)
            {
                uint kept = Lighter(VersionPicker.Between(act, BitOperations.TrailingZeroCount(decisions)), states);
                unordered |= !BitOperations.IsPow2(kept);
                moved |= kept != 1u << act;
                used |= kept;
            }
        }

        Result.Used = used;
        Result.Ground = unordered ? VersionGround.Unordered
            : used != 0 && !BitOperations.IsPow2(used) ? VersionGround.Open
            : picker.IsPresumed ? VersionGround.Presumed
            : _main >= 0 && (moved || picker.Decisions != picker.Acts) ? VersionGround.Lighter
            : VersionGround.Date;
        bool possible = false, certain = !picker.MayBeOutside && used != 0;
        for (uint left = used; left != 0; left &= left - 1)
        {
            Truth applies = states[Definition.Versions[BitOperations.TrailingZeroCount(left)].Program].Outcome.Applicability;
            possible |= applies != Truth.False;
            certain &= applies == Truth.True;
        }

        Result.Scope = certain ? Truth.True : possible ? Truth.Unknown : Truth.False;
        for (int g = 0; g < Groups.Length; g++) Result.Stances[g] = Unite(states, used, g);
    }

    /// <summary>What a linked regime says of a group of one version's program; false where it has nothing to say.</summary>
    public bool TryStance(FamilyLink link, int version, int group, ProgramState[] states, out GroupStance stance)
    {
        stance = default;
        FamilyState family = _families[link.Family];
        int shared = _sharedOfLink[version][IndexOf(version, link)][group];
        if (shared < 0 || family.Result.Scope == Truth.False) return false;
        Truth later = link.IsLater ? IsLaterThan(family, states, _regime.Programs[Definition.Versions[version].Program]) : Truth.True;
        if (later == Truth.False) return false;
        stance = family.Result.Stances[shared];
        if (later == Truth.Unknown || family.Result.Scope == Truth.Unknown) stance = stance.Doubtful();
        return true;
    }

    /// <summary>False where the regime leaves its 施行 blank and the case does not state it.</summary>
    public bool MayHaveBegun(ProgramState[] states)
    {
        ProgramState latest = states[Definition.Versions[^1].Program];
        if (latest.Program.Force is not { BlankDate: >= 0 } force) return true;
        return latest.Facts.Truths[latest.Program.Facts[force.BlankDate].TruthSlot] != StatedTruth.Silent;
    }

    // A blank 施行 that the case does not state is not later than anything: nobody says that the text came into force.
    private static Truth IsLaterThan(FamilyState family, ProgramState[] states, RegimeProgram earlier)
    {
        ProgramState latest = states[family.Definition.Versions[^1].Program];
        if (latest.Program.Force is not { BlankDate: >= 0 } force || earlier.Force?.From is not { } from) return Truth.True;
        Fact blank = latest.Program.Facts[force.BlankDate];
        if (latest.Facts.Truths[blank.TruthSlot] == StatedTruth.Silent) return Truth.False;
        return latest.Facts.Numbers[blank.NumberSlot].Compare(Comparison.Greater, NumberRange.Exactly(from));
    }

    private int IndexOf(int version, FamilyLink link)
    {
        ImmutableArray<FamilyLink> links = Definition.Versions[version].Superiors;
        for (int i = 0; i < links.Length; i++)
        {
            if (ReferenceEquals(links[i], link)) return i;
        }

        throw new InvalidOperationException("A link of another version.");
    }

    private uint Lighter(uint candidates, ProgramState[] states)
    {
        if (BitOperations.IsPow2(candidates)) return candidates;
        Span<Weight> weights = stackalloc Weight[VersionPicker.MostVersions];
        for (uint left = candidates; left != 0; left &= left - 1)
        {
            int version = BitOperations.TrailingZeroCount(left);
            ProgramState state = states[Definition.Versions[version].Program];
            weights[version] = state.Outcome.Applicability == Truth.True
                ? Weight.Of(Groups[_main], StanceOf(state, version, _main).Outcome)
                : Weight.Unknown;
        }

        return LighterVersion.Choose(candidates, weights);
    }

    private GroupStance StanceOf(ProgramState state, int version, int shared)
    {
        int group = _groupOf[version][shared];
        if (group >= 0) return state.Stances[group];
        ulong none = Groups[shared].Default >= 0 ? 1UL << Groups[shared].Default : GroupOutcome.None;
        return GroupStance.Silent with { Outcome = new GroupOutcome(none, none, 0, 0, 0) };
    }

    // What every version that remains says stands; what only some say is possible, for want of knowing which one it is.
    private GroupStance Unite(ProgramState[] states, uint used, int shared)
    {
        if (used == 0) return GroupStance.Silent;
        int first = BitOperations.TrailingZeroCount(used);
        GroupStance united = StanceOf(states[Definition.Versions[first].Program], first, shared);
        if (BitOperations.IsPow2(used)) return united;
        ulong possible = united.Outcome.Possible, all = possible, settled = united.Outcome.Settled, clashing = united.Outcome.Clashing;
        ulong ignorance = united.Outcome.Ignorance, discretion = united.Outcome.Discretion, presumed = united.Presumed;
        ulong byRule = united.ByRule, must = united.MustByRule, mayMust = united.MayMust, barred = united.Barred, mayBar = united.MayBar;
        for (uint left = used & (used - 1); left != 0; left &= left - 1)
        {
            int version = BitOperations.TrailingZeroCount(left);
            GroupStance other = StanceOf(states[Definition.Versions[version].Program], version, shared);
            possible |= other.Outcome.Possible;
            all &= other.Outcome.Possible;
            settled &= other.Outcome.Settled;
            clashing |= other.Outcome.Clashing;
            ignorance |= other.Outcome.Ignorance;
            discretion |= other.Outcome.Discretion;
            presumed |= other.Presumed;
            byRule |= other.ByRule;
            must &= other.MustByRule;
            mayMust |= other.MayMust;
            barred &= other.Barred;
            mayBar |= other.MayBar;
        }

        ulong open = possible & ~settled;
        ignorance = open & (ignorance | ~all | ~discretion);
        return new GroupStance(new GroupOutcome(possible, settled, clashing, ignorance, discretion & open), presumed & settled, byRule, must, mayMust, barred, mayBar);
    }

    private int[] GroupsIn(RegimeProgram program)
    {
        var groups = new int[Groups.Length];
        Array.Fill(groups, -1);
        for (int g = 0; g < program.Groups.Length; g++)
        {
            if (program.Groups[g].IsDerived) groups[_byName[program.Groups[g].Name]] = g;
        }

        return groups;
    }

    private static int[] SharedWith(RegimeProgram program, FamilyState family) =>
        [.. program.Groups.Select(group => group.IsDerived && family._byName.TryGetValue(group.Name, out int shared) ? shared : -1)];

    private LegalRank RankOf(FamilyLink link) => _regime.Programs[_regime.Families[link.Family].Versions[^1].Program].Header.LegalRank;
}
