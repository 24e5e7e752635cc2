using System.Collections.Immutable;
using Zhaodan.Runtime.Answers.Settling;

namespace Zhaodan.Runtime.Interview;

/// <summary>
/// Chooses the question that narrows the possible answers most. Few questions: every order is tried and the fewest expected
/// questions win, all answers that the constraints allow being equally likely. Many: one question ahead, by what remains
/// possible and missing on average. Both end with the budget; ties go to the fact declared first.
/// </summary>
internal sealed class QuestionPlanner(ImmutableArray<InterviewSubject> subjects, InterviewStage stage, TrialBudget budget)
{
    private const int MostExact = 6;

    private readonly Dictionary<string, double?> _expected = new(StringComparer.Ordinal);

    public (InterviewQuestion Question, QuestionChoice Choice) Choose(ImmutableArray<InterviewQuestion> open, ImmutableArray<Standing> now)
    {
        if (open.Length == 1) return (open[0], QuestionChoice.Exact);
        if (open.Length <= MostExact && open.All(question => !question.Answers.IsEmpty) && ChooseExactly(open) is { } exact) return (exact, QuestionChoice.Exact);

        InterviewQuestion best = open[0];
        double least = double.MaxValue;
        foreach (InterviewQuestion question in open)
        {
            double after = ChangeBy(question, now);
            if (after >= least - 1e-9) continue;
            (best, least) = (question, after);
        }

        return (best, QuestionChoice.OneAhead);
    }

    // How far the goals are on average once it is answered, against how far they are now; 0 where nobody can say.
    private double ChangeBy(InterviewQuestion question, ImmutableArray<Standing> now)
    {
        double change = 0;
        for (int s = 0; s < subjects.Length; s++)
        {
            double sum = 0;
            int ways = 0;
            foreach (Supposition answer in question.Answers)
            {
                if (subjects[s].LookWith([(question, answer)], budget) is not { } standing) return change;
                if (standing.IsContradictory) continue;
                ways++;
                sum += standing.Distance(stage);
            }

            if (ways > 0) change += (sum / ways) - now[s].Distance(stage);
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
        for (int a = 0; a < open[question].Answers.Length; a++)
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
            (InterviewQuestion, Supposition)[] supposed =
                [.. Enumerable.Range(0, open.Length).Where(q => answers[q] >= 0).Select(q => (open[q], open[q].Answers[answers[q]]))];
            for (int s = 0; s < subjects.Length; s++)
            {
                if (subjects[s].LookWith(supposed, budget) is not { } standing) return null;
                if (standing.IsContradictory) return -1;
                if (standing.IsSettled(stage)) continue;
                foreach (ProgramFact fact in standing.Missing(stage))
                {
                    QuestionKey asked = OpenQuestions.KeyOf(s, subjects[s].FactOf(fact), QuestionAspect.Truth);
                    waiting.UnionWith(open.Select(question => question.Key).Where(each => each with { Aspect = asked.Aspect } == asked));
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
}
