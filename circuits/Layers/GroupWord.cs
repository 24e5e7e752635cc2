using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;

namespace Zhaodan.Circuits.Layers;

/// <summary>Gives others the word over a program's groups.</summary>
internal interface IGroupWord
{
    /// <summary>Somebody may have the word, or hears what is said here: on what ground it is said matters.</summary>
    bool NeedsGrounds { get; }

    /// <param name="group">A derived group; those before it in the order of resolution were given before.</param>
    /// <param name="own">What the program says of it by itself.</param>
    GroupWord Give(int group, StanceWires own);
}

/// <summary>What became of a group of a program after others had the word.</summary>
/// <param name="Own">What the program says by itself.</param>
/// <param name="After">What it says then.</param>
/// <param name="Changed">Where somebody changed something.</param>
/// <param name="Deciders">By link of the version: where that regime was the last to change it.</param>
/// <param name="Laws">By rank: where a law that the case states was the last to change it.</param>
public sealed record GroupWord(StanceWires Own, StanceWires After, Wire Changed, ImmutableArray<Wire> Deciders, ImmutableArray<Wire> Laws);

/// <summary>What a version of a regime says of cases, however its facts were taken.</summary>
/// <param name="Contradictory">The case contradicts itself.</param>
/// <param name="Scope">适用 and force in time.</param>
/// <param name="Applicability">适用 alone.</param>
/// <param name="Stances">By group of its program; null where it does not derive it.</param>
internal sealed record VersionWires(Wire Contradictory, TruthWires Scope, TruthWires Applicability, ImmutableArray<StanceWires?> Stances);
