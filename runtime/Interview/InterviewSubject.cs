using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.ProgramForm.Values;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Runtime.Interview;

/// <summary>
/// One regime in an interview, as a case is put to it: with its versions and what has the word before it, what the case states
/// in the slots of each of their programs, and what is to be settled.
/// </summary>
public sealed class InterviewSubject
{
    private readonly InterpretedProgram[] _programs;
    private readonly RegimeLayer _layer;
    private readonly Dictionary<(string Name, FactKind Kind), int>[] _factOf;
    private readonly QuestionFinder[] _questions;
    private readonly int[] _goals;
    private readonly long _cost;
    private RegimeAnswerer? _answerer;

    /// <param name="regime">The regime.</param>
    /// <param name="home">The program by which its cases are numbered.</param>
    /// <param name="facts">What the case states already, for each program; filled further as questions are answered.</param>
    /// <param name="goals">Conclusion groups by name; those that no version derives are left out.</param>
    public InterviewSubject(LinkedRegime regime, RegimeProgram home, ImmutableArray<CaseFacts> facts, IEnumerable<string> goals)
    {
        Regime = regime;
        Home = home;
        Facts = facts;
        _programs = [.. regime.Programs.Select(program => new InterpretedProgram(new Interpreter(program)))];
        _layer = new RegimeLayer(regime, _programs);
        _factOf = [.. regime.Programs.Select(Index)];
        _questions = [.. regime.Programs.Select(program => new QuestionFinder(program))];
        ImmutableArray<ConclusionGroup> groups = _layer.GroupsOf(Self);
        _goals = [.. goals.Select(name => IndexOf(groups, name)).Where(goal => goal >= 0)];
        Goals = [.. _goals.Select(goal => groups[goal].Name)];
        OwnPrograms = [.. regime.Self.Versions.Select(version => version.Program)];
        _cost = regime.Programs.Sum(program => (2L * program.Nodes.Length) + (2L * program.Facts.Length));
    }

    public LinkedRegime Regime { get; }

    public RegimeProgram Home { get; }

    /// <summary>By program of the regime.</summary>
    public ImmutableArray<CaseFacts> Facts { get; internal set; }

    /// <summary>The conclusion groups that are to be settled.</summary>
    public ImmutableArray<string> Goals { get; }

    /// <summary>Obligations and rights are to be settled too.</summary>
    public bool SettlesDuties { get; init; }

    /// <summary>另有规定</summary>
    public ImmutableArray<StatedLaw> Laws { get; init; } = [];

    /// <summary>The programs of the regime's own versions, the oldest first.</summary>
    internal ImmutableArray<int> OwnPrograms { get; }

    private int Self => Regime.Families.Length - 1;

    internal RegimeProgram Program(int program) => Regime.Programs[program];

    internal Fact FactOf(ProgramFact fact) => Regime.Programs[fact.Program].Facts[fact.Fact];

    /// <summary>The case as it stands.</summary>
    internal Standing Look()
    {
        for (int p = 0; p < Facts.Length; p++) _layer.Facts(p).CopyFrom(Facts[p]);
        _layer.Evaluate(Laws.AsSpan());
        if (_layer.IsContradictory) return new Standing { IsContradictory = true };
        FamilyOutcome outcome = _layer.Self;
        var waiting = new WaitingFacts(_layer, EvaluationOf);
        for (int goal = 0; goal < _goals.Length; goal++)
        {
            GroupStatus status = outcome.Groups[_goals[goal]].Outcome.Status;
            if (outcome.Scope != Truth.False && (status is GroupStatus.Undetermined or GroupStatus.Discretionary || outcome.Scope == Truth.Unknown)) waiting.AddGroup(Self, Goals[goal]);
        }

        var duties = ImmutableArray.CreateBuilder<DutyStatus>();
        var openDuties = ImmutableArray.CreateBuilder<OpenDuty>();
        if (SettlesDuties && outcome.Scope != Truth.False)
        {
            waiting.AddScope(Self);
            foreach (int program in _layer.UsedVersions(Self).Select(version => Regime.Self.Versions[version].Program)) AddDuties(program, waiting, duties, openDuties);
        }

        return new Standing
        {
            Scope = outcome.Scope,
            ScopeCause = outcome.Scope == Truth.Unknown ? ScopeCause() : Cause.None,
            Versions = outcome.Used,
            Goals = [.. _goals.Select(goal => _layer.Self.Groups[goal].Outcome)],
            Duties = duties.ToImmutable(),
            OpenDuties = openDuties.ToImmutable(),
            Facts = [.. waiting.Facts],
            Decisions = [.. waiting.Decisions],
            Evaluations = [.. Enumerable.Range(0, _programs.Length).Select(p => _layer.IsUsed(p) ? _programs[p].Last : null)],
        };
    }

    /// <summary>The case with something supposed; null when the budget is spent.</summary>
    internal Standing? LookWith(IEnumerable<(InterviewQuestion Question, Supposition Answer)> supposed, TrialBudget budget)
    {
        if (!budget.TrySpend(_cost)) return null;
        ImmutableArray<CaseFacts> stated = Facts;
        Facts = [.. stated.Select(facts => facts.Copy())];
        foreach ((InterviewQuestion question, Supposition answer) in supposed)
        {
            foreach (ProgramFact fact in PlacesOf(question.Key)) new Question(fact.Fact, question.Key.Aspect, []).State(Regime.Programs[fact.Program], Facts[fact.Program], answer);
        }

        Standing standing = Look();
        Facts = stated;
        return standing;
    }

    /// <summary>
    /// Where a fact of this name and kind stands. Open items and readings are those of the regime itself, whatever another has at
    /// the same place.
    /// </summary>
    internal IEnumerable<ProgramFact> PlacesOf(QuestionKey key)
    {
        bool isOwn = key.Kind is FactKind.Open or FactKind.Reading;
        for (int p = _factOf.Length - 1; p >= 0; p--)
        {
            if ((!isOwn || OwnPrograms.Contains(p)) && _factOf[p].TryGetValue((key.Name, key.Kind), out int fact)) yield return new ProgramFact(p, fact);
        }
    }

    /// <summary>What a fact that is waited for asks; a number that nothing tells apart yet is asked for as it is.</summary>
    internal IEnumerable<Question> QuestionsOf(ProgramFact fact, Standing standing)
    {
        if (standing.Evaluations[fact.Program] is not { } evaluation) yield break;
        CaseFacts facts = Facts[fact.Program];
        bool hasNumber = false, hasChoice = false;
        foreach (Question question in _questions[fact.Program].Of(facts, evaluation.Facts, [fact.Fact]))
        {
            hasNumber |= question.Aspect == QuestionAspect.Number;
            hasChoice |= question.Aspect == QuestionAspect.Choice;
            yield return question;
        }

        Fact definition = FactOf(fact);
        bool mayHaveNumber = definition.TruthSlot < 0 || definition.IsCaseDate || evaluation.Facts[fact.Fact].Value == Truth.True;
        if (!hasNumber && mayHaveNumber && definition.NumberSlot >= 0 && !facts.Numbers[definition.NumberSlot].IsExact) yield return new Question(fact.Fact, QuestionAspect.Number, []);
        if (!hasChoice && definition.ChoiceSlot >= 0) yield return new Question(fact.Fact, QuestionAspect.Choice, []);
    }

    /// <summary>释义; of an open item, which has none, the words of the clause that leaves it open.</summary>
    internal string GlossOf(ProgramFact place)
    {
        Fact fact = FactOf(place);
        if (fact.Kind != FactKind.Open || fact.Gloss.Length > 0) return fact.Gloss;

        // 第八条第（十二）项〔等〕 is the 等 of 第八条第（十二）项.
        Rule? opening = Program(place.Program).Rules.FirstOrDefault(rule => rule.OpenFact == place.Fact || fact.Name.StartsWith(rule.Citation + "〔", StringComparison.Ordinal));
        return opening?.Text ?? "";
    }

    /// <summary>The answer that explains itself, as the case stands.</summary>
    internal Answer Explain()
    {
        _answerer ??= new RegimeAnswerer(Regime, Home);
        for (int p = 0; p < Facts.Length; p++) _answerer.Facts(p).CopyFrom(Facts[p]);
        return _answerer.Answer(Laws.AsSpan(), _ => AnswerRequest.Default);
    }

    /// <summary>What the case states and cannot both be; nothing where it does not contradict itself.</summary>
    public ImmutableArray<ContradictionAnswer> Contradictions() => Look().IsContradictory ? Explain().Contradictions : [];

    /// <summary>States a value wherever the fact stands; a part that the value does not have is left as it is.</summary>
    internal void State(QuestionKey key, FactValue value)
    {
        foreach (ProgramFact place in PlacesOf(key))
        {
            Fact fact = FactOf(place);
            CaseFacts facts = Facts[place.Program];
            if (fact.TruthSlot >= 0 && value.Truth != StatedTruth.Silent) facts.Truths[fact.TruthSlot] = value.Truth;
            if (fact.NumberSlot >= 0 && !value.Number.IsAnything) facts.Numbers[fact.NumberSlot] = value.Number;
            if (fact.ChoiceSlot >= 0 && value.Choice.Excluded != 0) facts.Choices[fact.ChoiceSlot] = value.Choice;
        }
    }

    private void AddDuties(int program, WaitingFacts waiting, ImmutableArray<DutyStatus>.Builder duties, ImmutableArray<OpenDuty>.Builder open)
    {
        ImmutableArray<DutyStatus> statuses = EvaluationOf(program).Duties;
        for (int d = 0; d < statuses.Length; d++)
        {
            duties.Add(statuses[d]);
            if (DutyWords.IsSettled(statuses[d])) continue;
            (bool facts, bool decisions) = waiting.AddDuty(program, d);
            open.Add(new OpenDuty(statuses[d], facts, decisions));
        }
    }

    // Where the dates leave it open, or several versions, it is for want of knowing.
    private Cause ScopeCause()
    {
        Cause cause = Cause.None;
        foreach (int version in _layer.UsedVersions(Self))
        {
            Evaluation evaluation = EvaluationOf(Regime.Self.Versions[version].Program);
            Judgement scope = Regime.Self.Versions.Length == 1 ? evaluation.Scope : evaluation.Applicability;
            if (scope.IsUnknown) cause |= scope.Cause;
        }

        return cause == Cause.None || Regime.Self.Versions.Length > 1 ? cause | Cause.Ignorance : cause;
    }

    private Evaluation EvaluationOf(int program) =>
        _programs[program].Last ?? throw new InvalidOperationException("A program that has a part in the answer was not evaluated.");

    private static Dictionary<(string, FactKind), int> Index(RegimeProgram program)
    {
        var index = new Dictionary<(string, FactKind), int>();
        for (int i = 0; i < program.Facts.Length; i++) index[(program.Facts[i].Name, program.Facts[i].Kind)] = i;
        return index;
    }

    private static int IndexOf(ImmutableArray<ConclusionGroup> groups, string name)
    {
        for (int g = 0; g < groups.Length; g++)
        {
            if (groups[g].Name == name) return g;
        }

        return -1;
    }
}
