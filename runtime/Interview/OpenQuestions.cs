using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Settling;

namespace Zhaodan.Runtime.Interview;

/// <summary>
/// What the regimes of an interview wait for, as questions: a fact of several programs or regimes is asked for once, with the
/// ways of turning out that any of them tells apart.
/// </summary>
internal sealed class OpenQuestions
{
    private readonly List<QuestionKey> _order = [];
    private readonly Dictionary<QuestionKey, InterviewQuestion> _questions = [];

    private OpenQuestions()
    {
    }

    public static ImmutableArray<InterviewQuestion> Of(ImmutableArray<InterviewSubject> subjects, ImmutableArray<Standing> standings, InterviewStage stage, IReadOnlySet<QuestionKey> passed)
    {
        var open = new OpenQuestions();
        for (int s = 0; s < subjects.Length; s++)
        {
            // Decisions are taken on facts that are known.
            if (standings[s].IsContradictory || standings[s].IsSettled(stage)) continue;
            if (stage == InterviewStage.Decisions && !standings[s].IsSettled(InterviewStage.Facts)) continue;
            foreach (ProgramFact fact in standings[s].Missing(stage))
            {
                foreach (Question question in subjects[s].QuestionsOf(fact, standings[s])) open.Add(subjects[s], s, fact, question);
            }
        }

        return [.. open._order.Where(key => !passed.Contains(key)).Select(key => open._questions[key])];
    }

    /// <summary>What a regime decides, asserts, reads or leaves open is its own.</summary>
    public static QuestionKey KeyOf(int subject, Fact fact, QuestionAspect aspect) =>
        new(fact.Name, fact.Kind, aspect, fact.Kind is FactKind.Open or FactKind.Decision or FactKind.Assertion or FactKind.Reading ? subject : -1);

    private void Add(InterviewSubject subject, int index, ProgramFact place, Question question)
    {
        Fact fact = subject.FactOf(place);
        QuestionKey key = KeyOf(index, fact, question.Aspect);
        if (!_questions.TryGetValue(key, out InterviewQuestion? known))
        {
            _order.Add(key);
            _questions.Add(key, new InterviewQuestion(key, fact, subject.GlossOf(place), question.Answers));
        }
        else if (question.Aspect == QuestionAspect.Number)
        {
            _questions[key] = known with { Answers = Cut(known.Answers, question.Answers) };
        }
    }

    // Every number that begins a stretch in one of them begins one here.
    private static ImmutableArray<Supposition> Cut(ImmutableArray<Supposition> one, ImmutableArray<Supposition> other)
    {
        if (one.IsEmpty || other.IsEmpty) return one.IsEmpty ? other : one;
        long[] begins = [.. one.Concat(other).Select(answer => answer.Number.Low).Distinct().Order()];
        long last = one.Concat(other).Max(answer => answer.Number.High);
        return [.. begins.Select((low, i) => new Supposition(one[0].Truth, new NumberRange(low, i + 1 < begins.Length ? begins[i + 1] - 1 : last), default, ""))];
    }
}
