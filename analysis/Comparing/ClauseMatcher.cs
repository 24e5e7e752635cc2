using System.Collections.Immutable;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// Which clauses of two regimes correspond: both conclude something of one group on the same side (the heaviest value, or a
/// lighter one), and they speak of the same facts, rare ones counting more. How they relate is proved, not guessed.
/// </summary>
internal sealed class ClauseMatcher
{
    // Less alike than that is another matter.
    private const double Least = 0.22;

    private readonly JointCases _cases;
    private readonly JointRegime _first;
    private readonly JointRegime _second;
    private readonly Wire _within;
    private readonly Dictionary<string, HashSet<string>> _forced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _rarity = new(StringComparer.Ordinal);

    public ClauseMatcher(JointCases cases, JointRegime first, JointRegime second, Wire within)
    {
        _cases = cases;
        _first = first;
        _second = second;
        _within = within;
    }

    public ClauseTable Match()
    {
        IndexForced();
        HashSet<string>[] first = Spoken(_first), second = Spoken(_second);
        CountRarity(first.Concat(second));
        var by = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int s = 0; s < second.Length; s++)
        {
            foreach (string fact in second[s]) (by.TryGetValue(fact, out List<int>? rules) ? rules : by[fact] = []).Add(s);
        }

        var likeness = new Dictionary<(int First, int Second), double>();
        for (int r = 0; r < first.Length; r++)
        {
            foreach (int s in first[r].Where(by.ContainsKey).SelectMany(fact => by[fact]).Distinct())
            {
                if (Compares(_first.Program, _first.Program.Rules[r], _second.Program, _second.Program.Rules[s])) likeness[(r, s)] = Likeness(first[r], second[s]);
            }
        }

        return Table(likeness);
    }

    private ClauseTable Table(Dictionary<(int First, int Second), double> likeness)
    {
        var matches = new List<ClauseMatch>();
        HashSet<int> usedFirst = [], usedSecond = [];
        foreach (((int r, int s), double alike) in likeness.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key))
        {
            if (alike < Least || usedFirst.Contains(r) || usedSecond.Contains(s)) continue;
            usedFirst.Add(r);
            usedSecond.Add(s);
            matches.Add(Compare(r, s, alike));
        }

        return new ClauseTable([.. matches.OrderBy(match => match.First)], Left(_first.Program, usedFirst), Left(_second.Program, usedSecond)) { Likeness = likeness };

        static ImmutableArray<int> Left(RegimeProgram program, HashSet<int> used) =>
            [.. Enumerable.Range(0, program.Rules.Length).Where(rule => !used.Contains(rule) && !program.Rules[rule].Conclusions.IsEmpty)];
    }

    private ClauseMatch Compare(int r, int s, double alike)
    {
        Rule one = _first.Program.Rules[r], other = _second.Program.Rules[s];
        ImmutableArray<int> onlyFirst = Lacking(_first, one, _second, other), onlySecond = Lacking(_second, other, _first, one);
        return new ClauseMatch(r, s, Relate(_first.Possible(one.Applies), _second.Possible(other.Applies)), Relate(_first.Possible(one.Condition), _second.Possible(other.Condition)), alike)
        {
            FirstExceptions = onlyFirst,
            SecondExceptions = onlySecond,
        };
    }

    // Exceptions of one that the other has none like: not the same cases, nor mostly the same facts.
    private ImmutableArray<int> Lacking(JointRegime has, Rule rule, JointRegime lacks, Rule other) =>
    [
        .. Enumerable.Range(0, rule.Exceptions.Length).Where(e => !other.Exceptions.Any(exception =>
            Relate(has.Possible(rule.Exceptions[e].Holds), lacks.Possible(exception.Holds)) == ClauseRelation.Same
            || Likeness(Names(has, rule.Exceptions[e].Holds), Names(lacks, exception.Holds)) > 0.5)),
    ];

    private ClauseRelation Relate(Wire one, Wire other)
    {
        try
        {
            bool isWithin = _cases.Contains(one, other, _within), holds = _cases.Contains(other, one, _within);
            return isWithin && holds ? ClauseRelation.Same : isWithin ? ClauseRelation.Narrower : holds ? ClauseRelation.Wider : ClauseRelation.Overlapping;
        }
        catch (DiagramLimitException)
        {
            return ClauseRelation.Unknown;
        }
    }

    private static bool Compares(RegimeProgram first, Rule one, RegimeProgram second, Rule other)
    {
        foreach (RuleConclusion a in one.Conclusions)
        {
            foreach (RuleConclusion b in other.Conclusions)
            {
                ConclusionGroup here = first.Groups[a.Group], there = second.Groups[b.Group];
                if (here.Name != there.Name || (a.Modality == Modality.Against) != (b.Modality == Modality.Against)) continue;
                if (here.Values[a.Value].Name == there.Values[b.Value].Name) return true;
                if (!here.Order.IsEmpty && !there.Order.IsEmpty && here.Order[^1] != a.Value && there.Order[^1] != b.Value) return true;
            }
        }

        return false;
    }

    private HashSet<string>[] Spoken(JointRegime regime) => [.. regime.Program.Rules.Select(rule => Names(regime, rule.Condition))];

    // With what they force, so that a narrower term is like the wider one.
    private HashSet<string> Names(JointRegime regime, int node)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (int fact in RuleFacts.Of(regime.Program, [node]))
        {
            string name = regime.Named.Facts[fact].Name;
            names.Add(name);
            if (_forced.TryGetValue(name, out HashSet<string>? forced)) names.UnionWith(forced);
        }

        return names;
    }

    private void IndexForced()
    {
        foreach (RegimeProgram program in new[] { _first.Program, _second.Program })
        {
            foreach (BinaryConstraint constraint in program.Constraints)
            {
                if (constraint.First.Positive == constraint.Second.Positive) continue;
                (Literal premise, Literal forced) = constraint.First.Positive ? (constraint.Second, constraint.First) : (constraint.First, constraint.Second);
                string from = program.Facts[premise.Fact].Name;
                (_forced.TryGetValue(from, out HashSet<string>? known) ? known : _forced[from] = new HashSet<string>(StringComparer.Ordinal)).Add(program.Facts[forced.Fact].Name);
            }
        }
    }

    private void CountRarity(IEnumerable<HashSet<string>> rules)
    {
        HashSet<string>[] all = [.. rules];
        foreach (string fact in all.SelectMany(rule => rule)) _rarity[fact] = _rarity.GetValueOrDefault(fact) + 1;
        foreach (string fact in _rarity.Keys.ToArray()) _rarity[fact] = Math.Log((1 + all.Length) / _rarity[fact]);
    }

    private double Likeness(HashSet<string> one, HashSet<string> other)
    {
        double all = one.Sum(Weight) + other.Sum(Weight);
        return all <= 0 ? 0 : 2 * one.Where(other.Contains).Sum(Weight) / all;

        double Weight(string fact) => _rarity.GetValueOrDefault(fact, 1);
    }
}
