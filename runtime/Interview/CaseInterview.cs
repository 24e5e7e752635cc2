using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Values;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Interview;

/// <summary>
/// Questions about one case under one regime or several, one at a time, until every goal is settled. Then come the
/// presumptions that the answer stands on: silence decided there, and whoever is asked may know better.
/// Not thread-safe.
/// </summary>
public sealed class CaseInterview
{
    // Of one question: some thousand trials.
    private const long StepsPerQuestion = 6_000_000;

    private readonly ImmutableArray<InterviewSubject> _subjects;
    private readonly ImmutableArray<AnswerBuilder> _builders;
    private readonly HashSet<QuestionKey> _passed = [];
    private readonly Stack<Snapshot> _history = new();
    private ImmutableArray<Evaluation> _evaluations;

    public CaseInterview(ImmutableArray<InterviewSubject> subjects)
    {
        _subjects = subjects;
        _builders = [.. subjects.Select(subject => new AnswerBuilder(subject.Interpreter))];
        _evaluations = EvaluateAll();
    }

    public ImmutableArray<InterviewSubject> Subjects => _subjects;

    /// <summary>One for each regime, as the case stands.</summary>
    public ImmutableArray<Evaluation> Evaluations => _evaluations;

    /// <summary>The case contradicts itself from the start; nothing is asked.</summary>
    public bool IsContradictory => _evaluations.Any(evaluation => evaluation.IsContradictory);

    public bool IsSettled => _subjects.Zip(_evaluations).All(pair => pair.First.IsSettled(pair.Second));

    public bool CanGoBack => _history.Count > 0;

    /// <summary>How many facts are still waited for and not passed over.</summary>
    public int OpenCount => OpenQuestions().Length;

    /// <summary>Null when nothing is left to ask: all is settled, or the rest was passed over.</summary>
    public (InterviewQuestion Question, QuestionChoice Choice)? Next()
    {
        if (IsContradictory) return null;
        ImmutableArray<InterviewQuestion> open = OpenQuestions();
        return open.IsEmpty ? null : new QuestionPlanner(_subjects, new TrialBudget(StepsPerQuestion)).Choose(open, _evaluations);
    }

    /// <summary>States an answer. False when it contradicts what is stated already: then nothing is changed.</summary>
    public bool TryAnswer(QuestionKey key, FactValue value, out ImmutableArray<ContradictionAnswer> contradictions)
    {
        Remember();
        State(key, value);
        ImmutableArray<Evaluation> evaluations = EvaluateAll();
        for (int s = 0; s < _subjects.Length; s++)
        {
            if (!evaluations[s].IsContradictory) continue;
            contradictions = _builders[s].Build(_subjects[s].Facts, evaluations[s], AnswerRequest.Default).Contradictions;
            GoBack();
            return false;
        }

        contradictions = [];
        _passed.Add(key);
        _evaluations = evaluations;
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
        _evaluations = EvaluateAll();
    }

    /// <summary>Presumptions that the goals' answers stand on and that were not asked about, with the articles where they matter.</summary>
    public ImmutableArray<PresumedQuestion> Presumptions()
    {
        var found = new Dictionary<QuestionKey, (Fact Fact, string Gloss, List<string> Citations)>();
        for (int s = 0; s < _subjects.Length; s++)
        {
            InterviewSubject subject = _subjects[s];
            Answer answer = _builders[s].Build(subject.Facts, _evaluations[s], AnswerRequest.Default);
            foreach (FactGround ground in answer.Groups.Where(group => subject.Goals.Contains(group.Group)).SelectMany(group => group.Presumed))
            {
                Fact fact = subject.Program.Facts[ground.Mention.Fact];
                QuestionKey key = KeyOf(s, fact, QuestionAspect.Truth);
                if (_evaluations[s].Facts[ground.Mention.Fact].Provenance != Provenance.Presumed || fact.Kind == FactKind.Reading || _passed.Contains(key)) continue;
                if (!found.TryGetValue(key, out (Fact Fact, string Gloss, List<string> Citations) entry)) found.Add(key, entry = (fact, subject.GlossOf(fact), []));
                entry.Citations.AddRange(ground.Citations.Except(entry.Citations));
            }
        }

        return [.. found.Select(entry => new PresumedQuestion(entry.Key, entry.Value.Fact, entry.Value.Gloss, [.. entry.Value.Citations]))];
    }

    /// <summary>The articles in which a question plays its part, as the case stands.</summary>
    public ImmutableArray<(string Regime, string Citation)> CitationsOf(InterviewQuestion question)
    {
        var citations = new List<(string, string)>();
        foreach ((int s, Question part) in question.Parts)
        {
            Answer answer = _builders[s].Build(_subjects[s].Facts, _evaluations[s], AnswerRequest.Default);
            IEnumerable<string> found = answer.Groups.SelectMany(group => group.Missing).Where(ground => ground.Mention.Fact == part.Fact).SelectMany(ground => ground.Citations);
            citations.AddRange(found.Distinct().Select(citation => (_subjects[s].Program.Header.Code, citation)));
        }

        return [.. citations];
    }

    private ImmutableArray<InterviewQuestion> OpenQuestions()
    {
        var order = new List<QuestionKey>();
        var parts = new Dictionary<QuestionKey, (Fact Fact, string Gloss, ImmutableArray<(int, Question)>.Builder Parts)>();
        for (int s = 0; s < _subjects.Length; s++)
        {
            InterviewSubject subject = _subjects[s];
            if (_evaluations[s].IsContradictory) continue;
            foreach (Question question in subject.Questions.Of(subject.Facts, _evaluations[s].Facts, subject.Missing(_evaluations[s])))
            {
                Fact fact = subject.Program.Facts[question.Fact];
                QuestionKey key = KeyOf(s, fact, question.Aspect);
                if (_passed.Contains(key)) continue;
                if (!parts.TryGetValue(key, out (Fact Fact, string Gloss, ImmutableArray<(int, Question)>.Builder Parts) entry))
                {
                    order.Add(key);
                    parts.Add(key, entry = (fact, subject.GlossOf(fact), ImmutableArray.CreateBuilder<(int, Question)>()));
                }

                entry.Parts.Add((s, question));
            }
        }

        return [.. order.Select(key => new InterviewQuestion(key, parts[key].Fact, parts[key].Gloss, parts[key].Parts.ToImmutable()))];
    }

    private void State(QuestionKey key, FactValue value)
    {
        for (int s = 0; s < _subjects.Length; s++)
        {
            if (key.Owner >= 0 && key.Owner != s) continue;
            int fact = _subjects[s].Find(key.Name, key.Kind);
            if (fact >= 0) _subjects[s].State(fact, value);
        }
    }

    private static QuestionKey KeyOf(int subject, Fact fact, QuestionAspect aspect) =>
        new(fact.Name, fact.Kind, aspect, fact.Kind is FactKind.Open or FactKind.Decision or FactKind.Assertion ? subject : -1);

    private ImmutableArray<Evaluation> EvaluateAll() => [.. _subjects.Select(subject => subject.Interpreter.Evaluate(subject.Facts))];

    private void Remember() =>
        _history.Push(new Snapshot([.. _subjects.Select(subject => subject.Facts.Copy())], [.. _passed]));

    private sealed record Snapshot(ImmutableArray<CaseFacts> Facts, ImmutableHashSet<QuestionKey> Passed);
}
