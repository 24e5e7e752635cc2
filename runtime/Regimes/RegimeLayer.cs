using System.Collections.Immutable;
using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Regimes;

/// <summary>
/// Answers cases under a regime with its versions and with the regimes that have the word before it (language page, section
/// 4), from the answers of the single programs; the same for interpreted and compiled programs. Higher regimes are answered
/// first; a version is then given, group by group in the order of resolution, what has the word over it, and what follows
/// from such a group is found by evaluating once more. Fill <see cref="Facts"/>, then <see cref="Evaluate"/>. Allocates
/// nothing for a case. Not thread-safe.
/// </summary>
public sealed class RegimeLayer
{
    private readonly IProgramEvaluator[] _evaluators;
    private readonly ProgramState[] _states;
    private readonly FamilyState[] _families;
    private readonly bool[] _needed;

    public RegimeLayer(LinkedRegime regime, IEnumerable<IProgramEvaluator> evaluators)
        : this(regime, evaluators, program => new ProgramOutcome(program))
    {
    }

    /// <param name="regime">The regime.</param>
    /// <param name="evaluators">One for each of its programs, in their order.</param>
    /// <param name="makeOutcome">The outcome that the evaluator of a program fills.</param>
    public RegimeLayer(LinkedRegime regime, IEnumerable<IProgramEvaluator> evaluators, Func<RegimeProgram, ProgramOutcome> makeOutcome)
    {
        Regime = regime;
        _evaluators = [.. evaluators];
        if (_evaluators.Length != regime.Programs.Length) throw new ArgumentException("An evaluator for each program.", nameof(evaluators));
        _states = [.. regime.Programs.Select(program => new ProgramState(program, makeOutcome(program)))];
        _families = new FamilyState[regime.Families.Length];
        _needed = new bool[_families.Length];
        for (int f = 0; f < _families.Length; f++) _families[f] = new FamilyState(regime, f, _families);
    }

    public LinkedRegime Regime { get; }

    /// <summary>By program: what the case states. Filled by the caller before each case.</summary>
    public CaseFacts Facts(int program) => _states[program].Facts;

    /// <summary>By program: what it says after others had the word; only of the programs that were <see cref="IsUsed"/>.</summary>
    public ProgramOutcome Outcome(int program) => _states[program].Outcome;

    /// <summary>Who changed what a program says of a group, the last one; <see cref="Decider.None"/> where nobody did.</summary>
    public Decider DeciderOf(int program, int group) => _states[program].Deciders[group];

    /// <summary>What a program says of a group before others had the word.</summary>
    public GroupOutcome OwnOutcome(int program, int group) => _states[program].Own[group];

    /// <summary>Has the program a part in the answer to the case at hand?</summary>
    public bool IsUsed(int program) => _states[program].IsUsed;

    /// <summary>The groups of a family by name, those of its latest version first.</summary>
    public ImmutableArray<ConclusionGroup> GroupsOf(int family) => _families[family].Groups;

    /// <summary>Was the family answered in the case at hand? A later regime that has not begun is not.</summary>
    public bool IsAnswered(int family) => _needed[family];

    /// <summary>By family: what it comes to; only of those <see cref="IsAnswered"/>.</summary>
    public FamilyOutcome Family(int family) => _families[family].Result;

    /// <summary>The versions of a family that answer, the oldest first.</summary>
    public IEnumerable<int> UsedVersions(int family)
    {
        for (uint left = Family(family).Used; left != 0; left &= left - 1) yield return BitOperations.TrailingZeroCount(left);
    }

    /// <summary>The regime's own answer.</summary>
    public FamilyOutcome Self => _families[^1].Result;

    /// <summary>Some program finds that the case contradicts itself; nothing else has a meaning then.</summary>
    public bool IsContradictory { get; private set; }

    /// <summary>Answers the case in <see cref="Facts"/>; <paramref name="laws"/>: 另有规定.</summary>
    public void Evaluate(ReadOnlySpan<StatedLaw> laws)
    {
        IsContradictory = false;
        foreach (ProgramState state in _states) state.Reset();
        MarkNeeded();
        for (int f = 0; f < _families.Length; f++)
        {
            if (!_needed[f]) continue;
            EvaluateFamily(_families[f], laws);
            if (IsContradictory) return;
        }
    }

    // A later regime whose 施行 is blank and not stated has no word, so it need not be answered.
    private void MarkNeeded()
    {
        Array.Clear(_needed);
        _needed[^1] = true;
        for (int f = _families.Length - 1; f >= 0; f--)
        {
            if (!_needed[f]) continue;
            foreach (FamilyVersion version in _families[f].Definition.Versions)
            {
                foreach (FamilyLink link in version.Superiors) _needed[link.Family] |= !link.IsLater || _families[link.Family].MayHaveBegun(_states);
            }
        }
    }

    private void EvaluateFamily(FamilyState family, ReadOnlySpan<StatedLaw> laws)
    {
        RegimeFamily definition = family.Definition;
        if (definition.Versions.Length == 1)
        {
            EvaluateVersion(family, 0, laws);
            if (!IsContradictory) family.TakeOnly(_states[definition.Versions[0].Program]);
            return;
        }

        VersionPicker picker = family.Picker;
        picker.Read(_states[picker.Program].Facts);
        uint wanted = picker.Acts;
        if (definition.LighterBy.Length > 0)
        {
            for (uint acts = picker.Acts; acts != 0; acts &= acts - 1)
            {
                wanted |= VersionPicker.Between(BitOperations.TrailingZeroCount(acts), 31 - BitOperations.LeadingZeroCount(picker.Decisions));
            }
        }

        for (uint left = wanted; left != 0 && !IsContradictory; left &= left - 1) EvaluateVersion(family, BitOperations.TrailingZeroCount(left), laws);
        if (!IsContradictory) family.Combine(_states);
    }

    private void EvaluateVersion(FamilyState family, int version, ReadOnlySpan<StatedLaw> laws)
    {
        FamilyVersion definition = family.Definition.Versions[version];
        ProgramState state = _states[definition.Program];
        state.IsUsed = true;
        _evaluators[definition.Program].Evaluate(state.Facts, state.Outcome);
        if (state.Outcome.IsContradictory)
        {
            IsContradictory = true;
            return;
        }

        LegalRanks yields = LegalRanks.None;
        if (!laws.IsEmpty)
        {
            foreach (PrecedenceDeclaration declaration in state.Program.Precedence) yields |= declaration.Ranks;
        }

        bool others = yields != LegalRanks.None || !definition.Superiors.IsEmpty;
        for (int g = 0; g < state.Program.Groups.Length; g++)
        {
            if (!state.Program.Groups[g].IsDerived) continue;
            GroupStance stance = state.Reader.Read(state.Outcome, g);
            state.Own[g] = stance.Outcome;
            state.Stances[g] = stance;
            if (others && GiveWord(family, version, state, g, yields, laws)) Override(definition.Program, g);
        }

        for (int g = 0; g < state.Program.Groups.Length; g++)
        {
            if (state.Deciders[g].Kind == DeciderKind.None) continue;
            state.Outcome.Groups[g] = state.Stances[g].Outcome;
            state.Outcome.Presumed[g] = state.Stances[g].Presumed;
        }
    }

    // The lowest first, so that the highest has the last word; among equals the encoded one.
    private bool GiveWord(FamilyState family, int version, ProgramState state, int group, LegalRanks yields, ReadOnlySpan<StatedLaw> laws)
    {
        ImmutableArray<FamilyLink> links = family.Definition.Versions[version].Superiors;
        ConclusionGroup definition = state.Program.Groups[group];
        bool changed = false;
        int next = 0;
        for (LegalRank rank = LegalRank.None; rank <= LegalRank.Law; rank++)
        {
            for (int l = 0; l < laws.Length; l++)
            {
                if (laws[l].Rank != rank || !yields.Includes(rank) || laws[l].Group != definition.Name) continue;
                int value = IndexOf(definition, laws[l].Value);
                if (value < 0) continue;
                if (WordOrder.TryGiveWord(definition, state.Stances[group], GroupStance.Stated(definition, value, laws[l].IsAgainst), out GroupStance result))
                {
                    state.Stances[group] = result;
                    state.Deciders[group] = new Decider(DeciderKind.Law, l);
                    changed = true;
                }
            }

            for (; next < links.Length && (family.RankOf(version, next) <= rank || rank == LegalRank.Law); next++)
            {
                if (!family.TryStance(links[next], version, group, _states, out GroupStance higher)) continue;
                if (!WordOrder.TryGiveWord(definition, state.Stances[group], higher, out GroupStance result)) continue;
                state.Stances[group] = result;
                state.Deciders[group] = new Decider(DeciderKind.Regime, next);
                changed = true;
            }
        }

        return changed;
    }

    // What follows from the group follows from what has the word (language page, section 4).
    private void Override(int program, int group)
    {
        ProgramState state = _states[program];
        if (!state.Program.Overridable.Contains(group)) return;
        state.Facts.Overrides[group] = state.Stances[group].Outcome;
        state.Facts.HasOverrides = true;
        _evaluators[program].Evaluate(state.Facts, state.Outcome);
    }

    private static int IndexOf(ConclusionGroup group, string value)
    {
        for (int v = 0; v < group.Values.Length; v++)
        {
            if (group.Values[v].Name == value) return v;
        }

        return -1;
    }
}

public enum DeciderKind : byte
{
    None,

    /// <summary>A link of the version (<see cref="FamilyVersion.Superiors"/>), by index</summary>
    Regime,

    /// <summary>A law that the case states, by index</summary>
    Law,
}

/// <summary>Who had the word in a group.</summary>
public readonly record struct Decider(DeciderKind Kind, int Index)
{
    public static Decider None => default;
}

/// <summary>What a family of versions comes to in one case. Groups are those of <see cref="RegimeLayer.GroupsOf"/>.</summary>
public sealed class FamilyOutcome
{
    internal FamilyOutcome(int groups)
    {
        Stances = new GroupStance[groups];
    }

    internal GroupStance[] Stances { get; }

    public Truth Scope { get; internal set; }

    /// <summary>The versions that answer, as bits.</summary>
    public uint Used { get; internal set; }

    public VersionGround Ground { get; internal set; }

    public ReadOnlySpan<GroupStance> Groups => Stances;
}
