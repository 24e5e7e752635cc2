using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers.Settling;

/// <summary>
/// What would settle the groups of a case, said so that a person can act on it: each set with its branches (甲是 → …；甲否、乙是
/// → …), shortest way of telling first. Made once for a program.
/// </summary>
public sealed class SettlingFinder
{
    private readonly Interpreter _interpreter;
    private readonly Trial _trial;
    private readonly QuestionFinder _questions;
    private readonly FactText _names;

    public SettlingFinder(Interpreter interpreter)
    {
        _interpreter = interpreter;
        _trial = new Trial(interpreter);
        _questions = new QuestionFinder(interpreter.Program);
        _names = new FactText(interpreter.Program);
    }

    private RegimeProgram Program => _interpreter.Program;

    /// <summary>Null where the group is settled already, or the budget does not allow a single trial.</summary>
    public SettlingAnswer? Find(CaseFacts facts, Evaluation evaluation, int group, TrialBudget budget)
    {
        if (evaluation.IsContradictory || Trial.IsSettled(evaluation, group, decisionsCount: true) || budget.IsSpent) return null;
        bool decisionsCount = Trial.IsSettled(evaluation, group, decisionsCount: false);
        var search = new SettlingSearch(_trial, _questions, facts, evaluation, group, decisionsCount, budget);
        SettlingResult found = search.Run();
        var telling = new Telling(this, search, facts, group);
        return new SettlingAnswer
        {
            Sets = [.. found.Sets.Select(telling.Set)],
            Findings = [.. found.Findings.Select(telling.Finding)],
            MoreSets = found.MoreSets,
            MoreFindings = found.MoreFindings,
            IsCut = found.IsCut,
            Trials = found.Trials,
        };
    }

    private SettlingFact Ask(Question question)
    {
        string label = question.Aspect == QuestionAspect.Number ? _names.NumberLabel(question.Fact) : _names.Label(question.Fact);
        return new SettlingFact(_names.Mention(question.Fact), label);
    }

    /// <summary>From the numbers of a search to names, values and outcomes.</summary>
    private sealed class Telling(SettlingFinder finder, SettlingSearch search, CaseFacts facts, int group)
    {
        public SettlingSet Set(ImmutableArray<int> set)
        {
            List<SettlingCase>? best = null;
            foreach (int[] order in Orders(set))
            {
                List<SettlingCase> cases = Branch(Assignment.Empty, [], order);
                if (best is null || cases.Count < best.Count) best = cases;
            }

            return new SettlingSet([.. set.Select(Mention)], [.. best ?? []]);
        }

        public SettlingCase Finding(Assignment assignment)
        {
            var supposed = ImmutableArray.CreateBuilder<SupposedFact>();
            for (int i = 0; i < assignment.Count; i++) supposed.Add(Supposed(assignment[i].Question, Answer(assignment[i]).Text));
            return new SettlingCase(supposed.ToImmutable(), Outcome(assignment));
        }

        // At most three deep.
        private List<SettlingCase> Branch(Assignment assignment, ImmutableArray<SupposedFact> path, ReadOnlySpan<int> rest)
        {
            SettlingSearch.State state = search.StateOf(assignment);
            if (state.Status == TrialStatus.Impossible) return [];
            if (state.Status == TrialStatus.Settled) return [new SettlingCase(path, Outcome(assignment))];
            int next = 0;
            while (next < rest.Length && !state.Missing.Contains(rest[next])) next++;
            if (next == rest.Length) return [];

            int question = rest[next];
            int[] after = [.. rest[..next], .. rest[(next + 1)..]];
            var cases = new List<SettlingCase>();
            SettlingCase? last = null;
            for (int a = 0; a < search.Questions[question].Answers.Length; a++)
            {
                string text = search.Questions[question].Answers[a].Text;
                List<SettlingCase> below = Branch(assignment.With(question, a), path.Add(Supposed(question, text)), after);
                bool isLeaf = below.Count == 1 && below[0].Suppositions.Length == path.Length + 1;
                if (isLeaf && last is not null && last.Outcome == below[0].Outcome)
                {
                    // Two answers that lead to the same are told as one.
                    SupposedFact both = Supposed(question, $"{last.Suppositions[^1].Value}或者{text}");
                    last = cases[^1] = last with { Suppositions = path.Add(both) };
                    continue;
                }

                cases.AddRange(below);
                last = isLeaf ? below[0] : null;
            }

            return cases;
        }

        private string Outcome(Assignment assignment)
        {
            var stated = new Supposition[assignment.Count];
            for (int i = 0; i < stated.Length; i++)
            {
                Question question = search.Questions[assignment[i].Question];
                stated[i] = question.Stated(finder.Program, facts);
                question.State(finder.Program, facts, Answer(assignment[i]));
            }

            Evaluation evaluation = finder._interpreter.Evaluate(facts);
            for (int i = stated.Length - 1; i >= 0; i--) search.Questions[assignment[i].Question].State(finder.Program, facts, stated[i]);
            if (evaluation.Scope.IsFalse) return Words.Inapplicable;
            string text = OutcomeText.Of(finder.Program.Groups[group], evaluation.Groups[group]);
            return evaluation.Presumed[group] == 0 ? text : text + "〔推定〕";
        }

        private Supposition Answer((int Question, int Answer) part) => search.Questions[part.Question].Answers[part.Answer];

        private SupposedFact Supposed(int question, string value) => new(Mention(question), value);

        private SettlingFact Mention(int question) => finder.Ask(search.Questions[question]);

        private static IEnumerable<int[]> Orders(ImmutableArray<int> set) => set switch
        {
            [int a, int b] => [[a, b], [b, a]],
            [int a, int b, int c] => [[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]],
            _ => [[.. set]],
        };
    }
}
