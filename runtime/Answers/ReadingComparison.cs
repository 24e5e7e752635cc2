using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers;

/// <summary>What the other readings of the places of a program do to one answer.</summary>
internal sealed record ReadingFindings(ImmutableArray<ReadingAnswer> Readings, ImmutableArray<ReadingCombination> Combinations, bool IsCut)
{
    public static ReadingFindings None { get; } = new([], [], false);
}

/// <summary>
/// Evaluates a case once more under other readings: each place alone, then several together as far as
/// <see cref="MostEvaluations"/> go. Only places whose two readings differ in the case at hand are switched: what no clause
/// tells apart changes nothing, so that every outcome there is comes up. Places for which the case chooses a reading stay.
/// </summary>
internal sealed class ReadingComparison
{
    public const int MostEvaluations = 1024;

    // Places are bits of a mask.
    private const int MostPlaces = 62;

    private readonly Interpreter _interpreter;
    private readonly ImmutableArray<ReadingPair> _pairs;
    private readonly ImmutableArray<(int Pair, ReadingNode Node)> _nodes;

    public ReadingComparison(Interpreter interpreter)
    {
        _interpreter = interpreter;
        _pairs = interpreter.Program.Readings;
        Dictionary<int, int> pairOf = Enumerable.Range(0, _pairs.Length).ToDictionary(p => _pairs[p].Fact);
        _nodes =
        [
            .. interpreter.Program.Nodes.OfType<ReadingNode>()
                .Where(node => pairOf.ContainsKey(node.Fact))
                .Select(node => (pairOf[node.Fact], node)),
        ];
    }

    private RegimeProgram Program => _interpreter.Program;

    public ReadingFindings Find(CaseFacts facts, Evaluation evaluation)
    {
        if (_pairs.IsEmpty || evaluation.IsContradictory) return ReadingFindings.None;
        var effects = new List<(int Pair, List<ReadingEffect> Found)>();
        var known = new HashSet<(int Group, string Outcome)>(Outcomes(evaluation));
        var live = new HashSet<int>(Live(facts, evaluation));
        int evaluations = 0;
        for (int p = 0; p < _pairs.Length; p++)
        {
            bool isChosen = IsChosen(facts, p);
            var found = new List<ReadingEffect>();
            if (!isChosen && live.Contains(p) && evaluations++ < MostEvaluations)
            {
                Evaluation other = Under(facts, 0, p);
                known.UnionWith(Outcomes(other));
                found = Compare(evaluation, other);
            }

            if (isChosen || found.Count > 0) effects.Add((p, found));
        }

        var readings = ImmutableArray.CreateBuilder<ReadingAnswer>();
        foreach ((int pair, List<ReadingEffect> found) in effects)
        {
            int place = readings.Count;
            readings.Add(Describe(facts, pair, [.. found.Select(effect => effect with { Place = place })]));
        }

        (ImmutableArray<ReadingCombination> combinations, bool isCut) = Combine(facts, evaluation, known);
        return new ReadingFindings(readings.ToImmutable(), combinations, isCut || evaluations > MostEvaluations);
    }

    private ReadingAnswer Describe(CaseFacts facts, int p, ImmutableArray<ReadingEffect> effects)
    {
        ReadingPair pair = _pairs[p];
        bool isOther = Slot(facts, p) == StatedTruth.True;
        return new ReadingAnswer
        {
            Citation = pair.Citation,
            Followed = pair.NameOf(isOther),
            FollowedText = pair.TextOf(isOther),
            Other = pair.NameOf(!isOther),
            OtherText = pair.TextOf(!isOther),
            Reason = pair.Reason,
            IsChosen = IsChosen(facts, p),
            Effects = effects,
        };
    }

    // Breadth first, so that an outcome comes with the fewest places that it takes.
    private (ImmutableArray<ReadingCombination> Combinations, bool IsCut) Combine(CaseFacts facts, Evaluation evaluation, HashSet<(int Group, string Outcome)> known)
    {
        var found = ImmutableArray.CreateBuilder<ReadingCombination>();
        var seen = new HashSet<ulong> { 0 };
        var work = new Queue<(ulong Switched, Evaluation Evaluation)>([(0, evaluation)]);
        int evaluations = 0;
        while (work.TryDequeue(out (ulong Switched, Evaluation Evaluation) at))
        {
            foreach (int p in Live(facts, at.Evaluation))
            {
                if (p >= MostPlaces) return (found.ToImmutable(), true);
                ulong switched = at.Switched | (1UL << p);
                if (IsChosen(facts, p) || !seen.Add(switched)) continue;
                if (evaluations++ == MostEvaluations) return (found.ToImmutable(), true);
                Evaluation next = Under(facts, switched, -1);
                work.Enqueue((switched, next));
                foreach ((int group, string outcome) in Outcomes(next))
                {
                    if (!known.Add((group, outcome))) continue;
                    found.Add(new ReadingCombination([.. Switched(switched)], group, NameOf(group), outcome));
                }
            }
        }

        return (found.ToImmutable(), false);
    }

    private IEnumerable<string> Switched(ulong mask)
    {
        for (int p = 0; p < _pairs.Length && p < MostPlaces; p++)
        {
            if ((mask & (1UL << p)) != 0) yield return _pairs[p].Citation + _pairs[p].NameOf(isOther: true);
        }
    }

    /// <summary>Places whose readings differ in an evaluation.</summary>
    private List<int> Live(CaseFacts facts, Evaluation evaluation)
    {
        var live = new SortedSet<int>();
        foreach ((int pair, ReadingNode node) in _nodes)
        {
            if (!IsChosen(facts, pair) && evaluation.Nodes[node.Default] != evaluation.Nodes[node.Other]) live.Add(pair);
        }

        return [.. live];
    }

    private bool IsChosen(CaseFacts facts, int pair) => Slot(facts, pair) != StatedTruth.Silent;

    private StatedTruth Slot(CaseFacts facts, int pair) => facts.Truths[Program.Facts[_pairs[pair].Fact].TruthSlot];

    // The facts are as they were when this returns.
    private Evaluation Under(CaseFacts facts, ulong switched, int alone)
    {
        for (int p = 0; p < _pairs.Length; p++)
        {
            if (IsSwitched(p)) facts.Truths[Program.Facts[_pairs[p].Fact].TruthSlot] = StatedTruth.True;
        }

        Evaluation evaluation = _interpreter.Evaluate(facts);
        for (int p = 0; p < _pairs.Length; p++)
        {
            if (IsSwitched(p)) facts.Truths[Program.Facts[_pairs[p].Fact].TruthSlot] = StatedTruth.Silent;
        }

        return evaluation;

        bool IsSwitched(int p) => alone >= 0 ? p == alone : p < MostPlaces && (switched & (1UL << p)) != 0;
    }

    private List<ReadingEffect> Compare(Evaluation followed, Evaluation other)
    {
        var effects = new List<ReadingEffect>();
        foreach (((int group, string first), (int _, string second)) in Outcomes(followed).Zip(Outcomes(other)))
        {
            if (first != second) effects.Add(new ReadingEffect(0, group, NameOf(group), first, second));
        }

        return effects;
    }

    private string NameOf(int group) => group < 0 ? "适用" : Program.Groups[group].Name;

    private IEnumerable<(int Group, string Outcome)> Outcomes(Evaluation evaluation)
    {
        yield return (-1, Words.Of(evaluation.Scope));
        for (int g = 0; g < Program.Groups.Length; g++)
        {
            if (!Program.Groups[g].IsDerived) continue;
            yield return (g, evaluation.Scope.IsFalse ? Words.Inapplicable : OutcomeText.Of(Program.Groups[g], evaluation.Groups[g], evaluation.Scope.IsUnknown));
        }
    }
}
