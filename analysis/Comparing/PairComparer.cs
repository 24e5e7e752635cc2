using System.Collections.Immutable;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Comparing;

/// <summary>Compares two regimes, group by group. What takes too long is given up and said so; it never hangs.</summary>
internal sealed class PairComparer
{
    // After so many questions that took too long, the rest of the pair is not asked.
    private const int MostGivenUp = 3;

    private readonly ComparisonRequest _request;
    private readonly int _a;
    private readonly int _b;
    private readonly JointCases _cases;
    private readonly JointRegime _first;
    private readonly JointRegime _second;
    private readonly ImmutableArray<FedAssertion> _fed;
    private readonly Wire _within;
    private int _givenUp;

    public PairComparer(ComparisonRequest request, int a, int b, CancellationToken cancellation)
    {
        (_request, _a, _b) = (request, a, b);
        _cases = new JointCases(request.Options, cancellation);
        (_first, _second, _fed) = FedAssertions.Add(_cases, request.Regimes[a], request.Regimes[b]);
        Wire assumed = JointAssumption.Of(_cases, request.Assumption);
        _within = _cases.And(_first.Scope, _second.Scope, assumed);
    }

    public PairComparison Compare()
    {
        var clauses = new ClauseMatcher(_cases, _first, _second, _cases.And(_first.Scope, _second.Scope)).Match();
        bool isEmpty = !_cases.IsPossible(_within);
        return new PairComparison { First = _a, Second = _b, Groups = isEmpty ? [] : [.. Groups(clauses)], Clauses = clauses, Fed = _fed, IsEmpty = isEmpty };
    }

    private IEnumerable<GroupComparison> Groups(ClauseTable clauses)
    {
        RegimeProgram first = _first.Program, second = _second.Program;
        for (int g = 0; g < first.Groups.Length; g++)
        {
            ConclusionGroup group = first.Groups[g];
            if (!group.IsDerived || !IsAsked(group.Name)) continue;
            int h = IndexOf(second, group.Name);
            if (h < 0) yield return new GroupComparison { Group = group.Name, Status = QuestionStatus.OnlyFirst };
            else yield return Compare(g, h, clauses);
        }

        foreach (ConclusionGroup group in second.Groups)
        {
            if (group.IsDerived && IsAsked(group.Name) && IndexOf(first, group.Name) < 0) yield return new GroupComparison { Group = group.Name, Status = QuestionStatus.OnlySecond };
        }
    }

    private bool IsAsked(string group) => _request.Groups.IsEmpty || _request.Groups.Contains(group);

    private static int IndexOf(RegimeProgram program, string group)
    {
        for (int g = 0; g < program.Groups.Length; g++)
        {
            if (program.Groups[g].IsDerived && program.Groups[g].Name == group) return g;
        }

        return -1;
    }

    private GroupComparison Compare(int g, int h, ClauseTable clauses)
    {
        ConclusionGroup group = _first.Program.Groups[g];
        var found = new List<Difference>();
        var pairs = new List<AnswerPair>();
        var comparison = new GroupComparison { Group = group.Name, Status = QuestionStatus.GivenUp };
        try
        {
            if (_givenUp >= MostGivenUp) return comparison;
            bool isSame = true;
            foreach ((int value, int other) in group.Kind == GroupKind.Parallel ? Values(g, h) : [(-1, -1)])
            {
                _cases.Refresh();
                var one = new ComparedQuestion(_cases, _first, g, value);
                var two = new ComparedQuestion(_cases, _second, h, other);
                var finder = new DifferenceFinder(_cases, one, two, clauses, _within);
                comparison = comparison with
                {
                    IsOrdered = one.IsOrdered && two.IsOrdered,
                    FirstIsNeverStricter = one.IsOrdered && two.IsOrdered && finder.FirstIsNeverStricter,
                    SecondIsNeverStricter = one.IsOrdered && two.IsOrdered && finder.SecondIsNeverStricter,
                };
                if (finder.IsSame) continue;
                isSame = false;
                pairs.AddRange(finder.Pairs);
                var marks = new ReadingMarks(_cases, one, two);
                IReadOnlyList<DifferenceFinder.Found> differences = finder.Find();
                _cases.Refresh();
                found.AddRange(differences.Select(marks.Mark));
            }

            comparison = comparison with { Status = isSame ? QuestionStatus.Same : QuestionStatus.Different };
        }
        catch (DiagramLimitException)
        {
            _givenUp++;
        }

        return comparison with { Differences = SameCause.Merge(found), Pairs = [.. pairs.Distinct()] };
    }

    // Values of both, by name; a value that no rule of either concludes is nobody's.
    private IEnumerable<(int First, int Second)> Values(int g, int h)
    {
        ConclusionGroup first = _first.Program.Groups[g], second = _second.Program.Groups[h];
        for (int v = 0; v < first.Values.Length; v++)
        {
            for (int w = 0; w < second.Values.Length; w++)
            {
                if (first.Values[v].Name == second.Values[w].Name && (IsConcluded(first, v) || IsConcluded(second, w))) yield return (v, w);
            }
        }
    }

    private static bool IsConcluded(ConclusionGroup group, int value) => group.Inputs[value] is not { Hard: < 0, Soft: < 0 };
}
