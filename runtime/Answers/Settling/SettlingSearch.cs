using System.Collections.Immutable;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers.Settling;

/// <summary>
/// Finds what would settle a group: minimal sets of up to three facts, and findings that settle it alone. What is supposed is
/// evaluated like any case, so that 互斥, 反义 and 蕴含 are honoured: an assignment that contradicts them is no way for the
/// facts to turn out. A fact counts only where the group still waits for it (<see cref="Conditions.MissingFacts"/>); one that
/// matters through a fact that it forces is left to that fact.
/// </summary>
internal sealed class SettlingSearch
{
    private const int MostSets = 6;
    private const int MostFindings = 6;

    private readonly Trial _trial;
    private readonly CaseFacts _facts;
    private readonly int _group;
    private readonly bool _decisionsCount;
    private readonly TrialBudget _budget;
    private readonly ImmutableArray<Question> _questions;
    private readonly Dictionary<int, List<int>> _questionsOf = [];
    private readonly Dictionary<Assignment, State> _states = [];
    private int _trials;
    private bool _isCut;

    public SettlingSearch(Trial trial, QuestionFinder finder, CaseFacts facts, Evaluation evaluation, int group, bool decisionsCount, TrialBudget budget)
    {
        _trial = trial;
        _facts = facts;
        _group = group;
        _decisionsCount = decisionsCount;
        _budget = budget;
        ImmutableArray<Question> questions = finder.Of(facts, evaluation.Facts, trial.Missing(facts, evaluation, group, decisionsCount));
        if (questions.Length > Assignment.MostQuestions)
        {
            _isCut = true;
            questions = [.. questions.Take(Assignment.MostQuestions)];
        }

        _questions = questions;
        for (int q = 0; q < questions.Length; q++)
        {
            if (!_questionsOf.TryGetValue(questions[q].Fact, out List<int>? list)) _questionsOf.Add(questions[q].Fact, list = []);
            list.Add(q);
        }

        _states.Add(Assignment.Empty, new State(TrialStatus.Open, [.. Enumerable.Range(0, questions.Length)], evaluation));
    }

    public ImmutableArray<Question> Questions => _questions;

    public SettlingResult Run()
    {
        var sets = new List<int[]>();
        int[] order = Singles(sets);
        List<int[]> openPairs = Pairs(order, sets);
        Triples(openPairs, sets);
        Assignment[] findings =
        [
            .. _states.Where(state => state.Value.Status == TrialStatus.Settled && !IsWithin(state.Key, sets) && IsMinimal(state.Key))
                .Select(state => state.Key)
                .OrderBy(assignment => assignment.Count).ThenBy(assignment => assignment.Bits),
        ];
        return new SettlingResult(
            [.. sets.Take(MostSets).Select(set => set.ToImmutableArray())],
            [.. findings.Take(MostFindings)],
            Math.Max(0, sets.Count - MostSets),
            Math.Max(0, findings.Length - MostFindings),
            _isCut,
            _trials);
    }

    /// <summary>How the group stands under an assignment; what does not matter any more is not evaluated again.</summary>
    public State StateOf(Assignment assignment)
    {
        if (_states.TryGetValue(assignment, out State? known)) return known;
        for (int i = 0; i < assignment.Count; i++)
        {
            State part = StateOf(assignment.Without(i));
            if (part.Status is TrialStatus.Impossible or TrialStatus.Settled) return Remember(assignment, part);
            if (part.Status == TrialStatus.Open && !part.Missing.Contains(assignment[i].Question)) return Remember(assignment, part);
        }

        return Remember(assignment, Try(assignment));
    }

    private State Remember(Assignment assignment, State state)
    {
        // A settled or impossible part stands for all that contain it; only what was tried itself is a finding.
        if (state.Status is TrialStatus.Open or TrialStatus.Untried || state.Of == assignment) _states[assignment] = state;
        return state;
    }

    private State Try(Assignment assignment)
    {
        var supposed = new (Question, Supposition)[assignment.Count];
        for (int i = 0; i < supposed.Length; i++)
        {
            (int question, int answer) = assignment[i];
            supposed[i] = (_questions[question], _questions[question].Answers[answer]);
        }

        if (_trial.Evaluate(_facts, supposed, _budget) is not { } evaluation)
        {
            _isCut = true;
            return new State(TrialStatus.Untried, [], null) { Of = assignment };
        }

        _trials++;
        if (evaluation.IsContradictory) return new State(TrialStatus.Impossible, [], evaluation) { Of = assignment };
        if (Trial.IsSettled(evaluation, _group, _decisionsCount)) return new State(TrialStatus.Settled, [], evaluation) { Of = assignment };
        return new State(TrialStatus.Open, MissingUnder(supposed, evaluation), evaluation) { Of = assignment };
    }

    private ImmutableHashSet<int> MissingUnder(ReadOnlySpan<(Question Question, Supposition Answer)> supposed, Evaluation evaluation)
    {
        // The walk looks at the numbers of the case, so it happens while the suppositions stand.
        var stated = new Supposition[supposed.Length];
        for (int i = 0; i < supposed.Length; i++)
        {
            stated[i] = supposed[i].Question.Stated(_trial.Program, _facts);
            supposed[i].Question.State(_trial.Program, _facts, supposed[i].Answer);
        }

        ImmutableArray<int> missing = _trial.Missing(_facts, evaluation, _group, _decisionsCount);
        for (int i = supposed.Length - 1; i >= 0; i--) supposed[i].Question.State(_trial.Program, _facts, stated[i]);
        return [.. missing.SelectMany(fact => _questionsOf.GetValueOrDefault(fact, []))];
    }

    // Questions in the order in which they promise most: those that settle more, then those after which less is missing.
    private int[] Singles(List<int[]> sets)
    {
        var promise = new (int Unsettled, int Missing)[_questions.Length];
        for (int q = 0; q < _questions.Length; q++)
        {
            bool isSet = true;
            for (int a = 0; a < _questions[q].Answers.Length; a++)
            {
                State state = StateOf(Assignment.Empty.With(q, a));
                if (state.Status is TrialStatus.Impossible or TrialStatus.Settled) continue;
                isSet = false;
                promise[q] = (promise[q].Unsettled + 1, promise[q].Missing + (state.Status == TrialStatus.Untried ? _questions.Length : state.Missing.Count));
            }

            if (isSet) sets.Add([q]);
        }

        return [.. Enumerable.Range(0, _questions.Length).Where(q => promise[q].Unsettled > 0).OrderBy(q => promise[q].Unsettled).ThenBy(q => promise[q].Missing).ThenBy(q => q)];
    }

    // Answers the pairs that do not settle the group, with something that may yet make a set of three.
    private List<int[]> Pairs(int[] order, List<int[]> sets)
    {
        var open = new List<int[]>();
        for (int i = 0; i < order.Length && !_budget.IsSpent; i++)
        {
            for (int j = i + 1; j < order.Length && !_budget.IsSpent; j++)
            {
                int[] pair = order[i] < order[j] ? [order[i], order[j]] : [order[j], order[i]];
                if (!Matters(pair[0], pair[1])) continue;
                if (SettlesAlways(pair)) sets.Add(pair);
                else open.Add(pair);
            }
        }

        return open;
    }

    private void Triples(List<int[]> openPairs, List<int[]> sets)
    {
        var tried = new HashSet<(int, int, int)>();
        foreach (int[] pair in openPairs)
        {
            if (_budget.IsSpent) return;
            ImmutableHashSet<int>? thirds = null;
            foreach (State open in Leaves(pair).Where(state => state.Status is TrialStatus.Open or TrialStatus.Untried))
            {
                thirds = thirds is null ? open.Missing : thirds.Intersect(open.Missing);
                if (thirds.IsEmpty) break;
            }

            foreach (int third in (thirds ?? []).Except(pair).Order())
            {
                int[] triple = [.. pair.Append(third).Order()];
                if (!tried.Add((triple[0], triple[1], triple[2])) || sets.Exists(set => set.All(triple.Contains))) continue;
                if (SettlesAlways(triple)) sets.Add(triple);
            }
        }
    }

    private bool Matters(int first, int second) => MattersAfter(first, second) || MattersAfter(second, first);

    private bool MattersAfter(int first, int second)
    {
        for (int a = 0; a < _questions[first].Answers.Length; a++)
        {
            State state = StateOf(Assignment.Empty.With(first, a));
            if (state.Status == TrialStatus.Open && state.Missing.Contains(second)) return true;
        }

        return false;
    }

    private bool SettlesAlways(int[] set) => Leaves(set).All(state => state.Status is TrialStatus.Settled or TrialStatus.Impossible);

    private IEnumerable<State> Leaves(int[] set)
    {
        var answers = new int[set.Length];
        while (true)
        {
            Assignment assignment = Assignment.Empty;
            for (int i = 0; i < set.Length; i++) assignment = assignment.With(set[i], answers[i]);
            yield return StateOf(assignment);
            int at = set.Length - 1;
            while (at >= 0 && ++answers[at] == _questions[set[at]].Answers.Length) answers[at--] = 0;
            if (at < 0) yield break;
        }
    }

    private static bool IsWithin(Assignment assignment, List<int[]> sets)
    {
        foreach (int[] set in sets)
        {
            bool isWithin = true;
            for (int i = 0; i < assignment.Count; i++) isWithin &= set.Contains(assignment[i].Question);
            if (isWithin) return true;
        }

        return false;
    }

    private bool IsMinimal(Assignment assignment)
    {
        for (int i = 0; i < assignment.Count; i++)
        {
            if (assignment.Count > 1 && StateOf(assignment.Without(i)).Status is TrialStatus.Settled or TrialStatus.Impossible) return false;
        }

        return true;
    }

    /// <summary>How the group stands under an assignment, and which questions it still waits for.</summary>
    public sealed record State(TrialStatus Status, ImmutableHashSet<int> Missing, Evaluation? Evaluation)
    {
        /// <summary>The assignment that was evaluated; a part of the one asked for where the rest does not matter.</summary>
        public Assignment Of { get; init; }
    }
}

/// <summary>What <see cref="SettlingSearch"/> found, by the numbers of its questions.</summary>
internal sealed record SettlingResult(
    ImmutableArray<ImmutableArray<int>> Sets,
    ImmutableArray<Assignment> Findings,
    int MoreSets,
    int MoreFindings,
    bool IsCut,
    int Trials);
