using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Values;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Interview;

/// <summary>
/// Questions about one case under one regime or several, one at a time, until every goal is settled: the dates that pick a
/// version, then what is missing, then the reading that is followed where the answer depends on it, then the decisions that are
/// left to a person. At last come the presumptions that the answer stands on: silence decided there, and whoever is asked may
/// know better. Not thread-safe.
/// </summary>
public sealed class CaseInterview
{
    // Of one question: some thousand trials.
    private const long StepsPerQuestion = 12_000_000;

    private readonly ImmutableArray<InterviewSubject> _subjects;
    private readonly HashSet<QuestionKey> _passed = [];
    private readonly Stack<Snapshot> _history = new();
    private ImmutableArray<Standing> _standings;

    public CaseInterview(ImmutableArray<InterviewSubject> subjects)
    {
        _subjects = subjects;
        _standings = LookAtAll();
    }

    public ImmutableArray<InterviewSubject> Subjects => _subjects;

    /// <summary>One for each regime, as the case stands.</summary>
    public ImmutableArray<Standing> Standings => _standings;

    /// <summary>The case contradicts itself from the start; nothing is asked.</summary>
    public bool IsContradictory => _standings.Any(standing => standing.IsContradictory);

    /// <summary>Everything, decisions included.</summary>
    public bool IsSettled => _standings.All(standing => standing.IsSettled(InterviewStage.Decisions));

    /// <summary>Everything but what is left to a person's decision.</summary>
    public bool IsSettledByFacts => _standings.All(standing => standing.IsSettled(InterviewStage.Facts));

    public bool CanGoBack => _history.Count > 0;

    /// <summary>How many facts are still waited for and not passed over, or decisions where facts are not.</summary>
    public int OpenCount => OpenQuestionsOf(InterviewStage.Facts) is { IsEmpty: false } facts ? facts.Length : OpenQuestionsOf(InterviewStage.Decisions).Length;

    /// <summary>Null when nothing is left to ask: all is settled, or the rest was passed over.</summary>
    public (InterviewQuestion Question, QuestionChoice Choice)? Next()
    {
        if (IsContradictory) return null;
        var budget = new TrialBudget(StepsPerQuestion);
        if (Mattering((subject, _) => SilentQuestions.Dates(_subjects[subject]), budget) is { } date) return (date, QuestionChoice.Matters);
        if (Planned(InterviewStage.Facts, budget) is { } fact) return fact;
        if (Mattering((subject, standing) => SilentQuestions.Readings(_subjects[subject], subject, standing), budget) is { } reading) return (reading, QuestionChoice.Matters);
        return Planned(InterviewStage.Decisions, budget);
    }

    /// <summary>States an answer. False when it contradicts what is stated already: then nothing is changed.</summary>
    public bool TryAnswer(QuestionKey key, FactValue value, out ImmutableArray<ContradictionAnswer> contradictions)
    {
        Remember();
        for (int s = 0; s < _subjects.Length; s++)
        {
            if (key.Owner < 0 || key.Owner == s) _subjects[s].State(key, value);
        }

        ImmutableArray<Standing> standings = LookAtAll();
        for (int s = 0; s < _subjects.Length; s++)
        {
            if (!standings[s].IsContradictory) continue;
            contradictions = _subjects[s].Contradictions();
            GoBack();
            return false;
        }

        contradictions = [];
        _passed.Add(key);
        _standings = standings;
        return true;
    }

    /// <summary>The facts stay as they are and are not asked for again.</summary>
    public void Pass(params IEnumerable<QuestionKey> keys)
    {
        Remember();
        _passed.UnionWith(keys);
    }

    /// <summary>Takes the last answer back, or the last question that was passed over.</summary>
    public void GoBack()
    {
        Snapshot last = _history.Pop();
        for (int s = 0; s < _subjects.Length; s++) _subjects[s].Facts = last.Facts[s];
        _passed.IntersectWith(last.Passed);
        _standings = LookAtAll();
    }

    /// <summary>Presumptions that the goals' answers stand on and that were not asked about, with the articles where they matter.</summary>
    public ImmutableArray<PresumedQuestion> Presumptions()
    {
        var found = new Dictionary<QuestionKey, (Fact Fact, string Gloss, List<string> Citations)>();
        for (int s = 0; s < _subjects.Length; s++)
        {
            InterviewSubject subject = _subjects[s];
            foreach (FactGround ground in subject.Explain().Groups.Where(group => subject.Goals.Contains(group.Name)).SelectMany(group => group.Presumed))
            {
                QuestionKey key = new(ground.Name, ground.Mention.Kind, QuestionAspect.Truth, -1);
                if (subject.PlacesOf(key).Where(place => IsPresumed(s, place)).Select(place => (ProgramFact?)place).FirstOrDefault() is not { } presumed) continue;
                Fact fact = subject.FactOf(presumed);
                key = OpenQuestions.KeyOf(s, fact, QuestionAspect.Truth);
                if (fact.Kind == FactKind.Reading || fact.IsCaseDate || _passed.Contains(key)) continue;
                if (!found.TryGetValue(key, out (Fact Fact, string Gloss, List<string> Citations) entry)) found.Add(key, entry = (fact, subject.GlossOf(presumed), []));
                entry.Citations.AddRange(ground.Citations.Except(entry.Citations));
            }
        }

        return [.. found.Select(entry => new PresumedQuestion(entry.Key, entry.Value.Fact, entry.Value.Gloss, [.. entry.Value.Citations]))];
    }

    /// <summary>The articles in which a question plays its part, as the case stands.</summary>
    public ImmutableArray<(string Regime, string Citation)> CitationsOf(InterviewQuestion question)
    {
        var citations = new List<(string, string)>();
        for (int s = 0; s < _subjects.Length; s++)
        {
            if (question.Key.Owner >= 0 && question.Key.Owner != s) continue;
            string code = _subjects[s].Home.Header.FamilyCode;
            if (question.Reading is { } pair)
            {
                citations.Add((code, pair.Citation));
                continue;
            }

            Answer answer = _subjects[s].Explain();
            IEnumerable<string> found = answer.Groups.SelectMany(group => group.Missing.Concat(group.Decisions))
                .Where(ground => IsOf(ground.Mention)).SelectMany(ground => ground.Citations)
                .Concat(answer.Duties.Where(duty => duty.Missing.Any(IsOf)).Select(duty => duty.Citation));
            citations.AddRange(found.Distinct().Select(citation => (code, citation)));
        }

        return [.. citations];

        bool IsOf(FactMention mention) => mention.Name == question.Key.Name && mention.Kind == question.Key.Kind;
    }

    // The first that makes a difference in a regime.
    private InterviewQuestion? Mattering(Func<int, Standing, IEnumerable<InterviewQuestion>> questionsOf, TrialBudget budget)
    {
        for (int s = 0; s < _subjects.Length; s++)
        {
            foreach (InterviewQuestion question in questionsOf(s, _standings[s]))
            {
                if (!_passed.Contains(question.Key) && SilentQuestions.Matters(question, _subjects[s], budget)) return question;
            }
        }

        return null;
    }

    private (InterviewQuestion, QuestionChoice)? Planned(InterviewStage stage, TrialBudget budget)
    {
        ImmutableArray<InterviewQuestion> open = OpenQuestionsOf(stage);
        return open.IsEmpty ? null : new QuestionPlanner(_subjects, stage, budget).Choose(open, _standings);
    }

    private ImmutableArray<InterviewQuestion> OpenQuestionsOf(InterviewStage stage) => OpenQuestions.Of(_subjects, _standings, stage, _passed);

    private bool IsPresumed(int subject, ProgramFact place) =>
        _standings[subject].Evaluations[place.Program] is { } evaluation && evaluation.Facts[place.Fact].Provenance == Provenance.Presumed;

    private ImmutableArray<Standing> LookAtAll() => [.. _subjects.Select(subject => subject.Look())];

    private void Remember() =>
        _history.Push(new Snapshot([.. _subjects.Select(subject => subject.Facts.Select(facts => facts.Copy()).ToImmutableArray())], [.. _passed]));

    private sealed record Snapshot(ImmutableArray<ImmutableArray<CaseFacts>> Facts, ImmutableHashSet<QuestionKey> Passed);
}
