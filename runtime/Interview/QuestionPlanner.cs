using System.Collections.Immutable;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Interview;

/// <summary>
/// Chooses the question that narrows the possible answers most. Few questions: every order is tried and the fewest expected
/// questions win, all answers that the constraints allow being equally likely. Many: one question ahead, by what remains
/// possible and missing on average. Both end with the budget; ties go to the fact declared first.
/// </summary>
internal sealed class QuestionPlanner(ImmutableArray<InterviewSubject> subjects, TrialBudget budget)
{
    private const int MostExact = 6;

    private readonly Dictionary<string, double?> _expected = new(StringComparer.Ordinal);

    public (InterviewQuestion Question, QuestionChoice Choice) Choose(ImmutableArray<InterviewQuestion> open, ImmutableArray<Evaluation> now)
    {
        if (open.Length == 1) return (open[0], QuestionChoice.Exact);
        if (open.Length <= MostExact && open.All(IsAlike) && ChooseExactly(open) is { } exact) return (exact, QuestionChoice.Exact);

        InterviewQuestion best = open[0];
        double least = double.MaxValue;
        foreach (InterviewQuestion question in open)
        {
            double after = DistanceAfter(question, now);
            if (after >= least - 1e-9) continue;
            (best, least) = (question, after);
        }

        return (best, QuestionChoice.OneAhead);
    }

    // How far the goals are on average once it is answered, against how far they are now.
    private double DistanceAfter(InterviewQuestion question, ImmutableArray<Evaluation> now)
    {
        double change = 0;
        foreach ((int index, Question part) in question.Parts)
        {
            InterviewSubject subject = subjects[index];
            double sum = 0;
            int ways = 0;
            foreach (Supposition answer in part.Answers)
            {
                if (subject.Trial.Evaluate(subject.Facts, [(part, answer)], budget) is not { } evaluation) return change;
                if (evaluation.IsContradictory) continue;
                ways++;
                Supposition stated = part.Stated(subject.Program, subject.Facts);
                part.State(subject.Program, subject.Facts, answer);
                sum += subject.Distance(subject.Facts, evaluation);
                part.State(subject.Program, subject.Facts, stated);
            }

            if (ways > 0) change += (sum / ways) - subject.Distance(subject.Facts, now[index]);
        }

        return change;
    }

    private InterviewQuestion? ChooseExactly(ImmutableArray<InterviewQuestion> open)
    {
        InterviewQuestion? best = null;
        double least = double.MaxValue;
        var answers = new int[open.Length];
        Array.Fill(answers, -1);
        for (int q = 0; q < open.Length; q++)
        {
            if (ExpectedAfter(open, answers, q) is not { } expected) return null;
            if (expected >= least - 1e-9) continue;
            (best, least) = (open[q], expected);
        }

        return best;
    }

    // Expected questions after this one; null when the budget is spent. At most as deep as there are questions.
    private double? ExpectedAfter(ImmutableArray<InterviewQuestion> open, int[] answers, int question)
    {
        double sum = 0;
        int ways = 0;
        for (int a = 0; a < WaysOf(open[question]); a++)
        {
            answers[question] = a;
            double? below = Expected(open, answers);
            answers[question] = -1;
            if (below is not { } count) return null;
            if (count < 0) continue;
            sum += count;
            ways++;
        }

        return ways == 0 ? 0 : sum / ways;
    }

    // Negative where it cannot turn out so.
    private double? Expected(ImmutableArray<InterviewQuestion> open, int[] answers)
    {
        string key = string.Join(',', answers);
        if (_expected.TryGetValue(key, out double? known)) return known;
        double? found = Compute();
        _expected[key] = found;
        return found;

        double? Compute()
        {
            var waiting = new HashSet<QuestionKey>();
            for (int s = 0; s < subjects.Length; s++)
            {
                (Question, Supposition)[] supposed =
                [
                    .. from q in Enumerable.Range(0, open.Length)
                       where answers[q] >= 0
                       from part in open[q].Parts
                       where part.Subject == s
                       select (part.Question, part.Question.Answers[answers[q]]),
                ];
                if (subjects[s].Trial.Evaluate(subjects[s].Facts, supposed, budget) is not { } evaluation) return null;
                if (evaluation.IsContradictory) return -1;
                if (subjects[s].IsSettled(evaluation)) continue;
                var missing = new HashSet<int>(MissingUnder(subjects[s], supposed, evaluation));
                foreach (InterviewQuestion question in open)
                {
                    if (question.Parts.Any(part => part.Subject == s && missing.Contains(part.Question.Fact))) waiting.Add(question.Key);
                }
            }

            double least = double.MaxValue;
            for (int q = 0; q < open.Length; q++)
            {
                if (answers[q] >= 0 || !waiting.Contains(open[q].Key)) continue;
                if (ExpectedAfter(open, answers, q) is not { } after) return null;
                least = Math.Min(least, 1 + after);
            }

            return least == double.MaxValue ? 0 : least;
        }
    }

    private static int[] MissingUnder(InterviewSubject subject, (Question Question, Supposition Answer)[] supposed, Evaluation evaluation)
    {
        CaseFacts facts = subject.Facts;
        var stated = new Supposition[supposed.Length];
        for (int i = 0; i < supposed.Length; i++)
        {
            stated[i] = supposed[i].Question.Stated(subject.Program, facts);
            supposed[i].Question.State(subject.Program, facts, supposed[i].Answer);
        }

        int[] missing = [.. subject.Missing(evaluation)];
        for (int i = supposed.Length - 1; i >= 0; i--) supposed[i].Question.State(subject.Program, facts, stated[i]);
        return missing;
    }

    // Regimes may cut the numbers of one fact differently; then the question is not one for the exact search.
    private static bool IsAlike(InterviewQuestion question) => question.Parts.Length == 1 || question.Key.Aspect != QuestionAspect.Number;

    private static int WaysOf(InterviewQuestion question) => question.Parts[0].Question.Answers.Length;
}
