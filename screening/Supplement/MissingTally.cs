using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Report;

namespace Zhaodan.Screening.Supplement;

/// <summary>
/// Counts under one regime which facts are missing (缺): in how many cases at all, and in how many some group waits for that
/// fact alone. A fact is known by name and kind, so that versions of the regime count as one.
/// </summary>
internal sealed class MissingTally
{
    private readonly Dictionary<(string Name, FactKind Kind), int> _numbers = [];
    private readonly List<Fact> _facts = [];
    private long[] _missing = [];
    private long[] _alone = [];

    /// <param name="programs">The versions of the regime.</param>
    public MissingTally(IEnumerable<RegimeProgram> programs)
    {
        foreach (Fact fact in programs.SelectMany(program => program.Facts))
        {
            if (_numbers.TryAdd((fact.Name, fact.Kind), _facts.Count)) _facts.Add(fact);
        }

        _missing = new long[_facts.Count];
        _alone = new long[_facts.Count];
    }

    public int NumberOf(Fact fact) => _numbers[(fact.Name, fact.Kind)];

    public void Add(int number, long missing, long alone)
    {
        _missing[number] += missing;
        _alone[number] += alone;
    }

    /// <summary>All counts, in an order that follows from the programs.</summary>
    public ImmutableArray<ImmutableArray<long>> Save() => [[.. _missing], [.. _alone]];

    /// <summary>Adds counts that were saved by a tally of the same programs.</summary>
    public void Add(ImmutableArray<ImmutableArray<long>> saved)
    {
        for (int n = 0; n < _facts.Count; n++) Add(n, saved[0][n], saved[1][n]);
    }

    /// <summary>Facts that were missing anywhere: those that were missing alone most often first, then those missing most often, then by the program.</summary>
    public ImmutableArray<MissingFactSummary> Summarise() =>
    [
        .. Enumerable.Range(0, _facts.Count).Where(n => _missing[n] > 0)
            .OrderByDescending(n => _alone[n]).ThenByDescending(n => _missing[n]).ThenBy(n => n)
            .Select(n => new MissingFactSummary(_facts[n].Name, _missing[n], _alone[n])),
    ];
}
