using System.Collections.Immutable;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Analysis.Strength;

/// <summary>
/// One small change that is in no condition: of the days on which a regime holds, of who has the word before it, of how its
/// versions are chosen, of the time that a duty sets (language page, sections 4 and 6).
/// </summary>
/// <param name="Citation">Where it stands, as the regime cites it.</param>
/// <param name="Change">What it changes, as a drafter reads it.</param>
/// <param name="Location">Where it stands in the text.</param>
/// <param name="Mutant">The regime with the change; programs, facts, groups and rules keep their numbers.</param>
public sealed record ProgramMutation(string Citation, string Change, SourceLocation Location, LinkedRegime Mutant)
{
    /// <summary>It changes nothing that any case could meet: proved where it was made.</summary>
    public bool IsEquivalent { get; init; }

    /// <summary>What, stated beside the facts of some case, may show the change.</summary>
    public ImmutableArray<NearbyStatement> Hints { get; init; } = [];
}

/// <summary>Dates by the name of their facts (days since 1970-01-01) and rules of law to be stated in a case.</summary>
public sealed record NearbyStatement(ImmutableArray<(string Fact, long Day)> Dates, ImmutableArray<StatedLaw> Laws);

/// <summary>What became of it; <see cref="Draft"/>: a case that no case of the regime is like, for survivors, empty where none was found.</summary>
public sealed record ProgramMutantResult(ProgramMutation Mutation, MutantFate Fate, string KilledBy, string Draft);
