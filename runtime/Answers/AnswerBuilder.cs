using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers;

/// <summary>
/// From an evaluation to an answer that explains itself (language page, section 5, "The answer"). Made once for a program and
/// used for many cases; not thread-safe.
/// </summary>
public sealed class AnswerBuilder
{
    // Of one group: some two thousand trials of a regime of fifty articles, a fraction of a second.
    private const long MostSettlingSteps = 3_000_000;

    private readonly Interpreter _interpreter;
    private readonly ShapeReader _shapes;
    private readonly RaisedRules _raised;
    private readonly ReadingComparison _readings;
    private readonly ImmutableArray<ImmutableArray<RuleConclusionRef>> _rulesOf;
    private SettlingFinder? _settling;

    public AnswerBuilder(Interpreter interpreter)
    {
        _interpreter = interpreter;
        _shapes = new ShapeReader(interpreter.Program);
        _raised = new RaisedRules(interpreter.Program);
        _readings = new ReadingComparison(interpreter);
        _rulesOf = RulesByGroup(interpreter.Program);
    }

    public RegimeProgram Program => _interpreter.Program;

    /// <summary>Evaluates an act of a 案例 and answers it.</summary>
    public Answer Build(TestCase testCase, TestAct act)
    {
        CaseFacts facts = CaseFacts.Of(Program, act);
        var request = new AnswerRequest { CaseNumber = testCase.Title, ActName = act.Name, Asserted = act.Asserted, Grants = act.Grants };
        return Build(facts, _interpreter.Evaluate(facts), request);
    }

    /// <summary>Answers a case from its facts and the interpreter's evaluation of them.</summary>
    public Answer Build(CaseFacts facts, Evaluation evaluation, AnswerRequest request)
    {
        var view = new CaseView(_interpreter, _shapes, _raised, facts, evaluation, request);
        Answer header = new()
        {
            Regime = Program.Header,
            ProgramHash = request.ProgramHash,
            CaseNumber = request.CaseNumber,
            ActName = request.ActName,
            Status = AnswerStatus.Answered,
        };
        if (evaluation.IsContradictory)
        {
            return header with
            {
                Status = AnswerStatus.Contradictory,
                Contradictions = [.. evaluation.Facts.Contradictions.Select(c => Contradicts(view, c))],
                Facts = Facts(view),
            };
        }

        ReadingFindings readings = _readings.Find(facts, evaluation);
        header = header with { Readings = readings.Readings, ReadingCombinations = readings.Combinations, AreReadingsCut = readings.IsCut };
        ScopeAnswer? scope = Scope(view);
        header = header with { Force = ForceText.Answer(view) };
        if (scope is { Value.IsFalse: true })
        {
            return header with { Status = AnswerStatus.Inapplicable, Scope = scope, RulesNotShown = Program.Rules.Length, Facts = Facts(view) };
        }

        var groups = new GroupAnswerBuilder(view, _rulesOf);
        ImmutableArray<GroupAnswer> answers =
            [.. Enumerable.Range(0, Program.Groups.Length).Where(g => Program.Groups[g].IsDerived).Select(g => groups.Build(g, scope) with { Readings = OfGroup(readings, g) })];
        if (request.Settling is { } budget) answers = [.. answers.Select(group => group with { Settling = Settling(view, group.Group, budget) })];
        var duties = new DutyAnswerBuilder(view);
        ImmutableArray<DutyAnswer> judged = duties.Build();
        var rules = new RuleAnswerBuilder(view);
        IEnumerable<int> shown = request.IncludesAll
            ? Enumerable.Range(0, Program.Rules.Length)
            : answers.SelectMany(group => group.Rules).Select(rule => rule.Rule).Concat(judged.Select(duty => duty.Rule)).Distinct().Order();
        ImmutableArray<RuleAnswer> explained = [.. shown.Select(rules.Build)];
        foreach (FactGround ground in answers.SelectMany(group => group.Missing.Concat(group.Decisions).Concat(group.Presumed)))
        {
            view.Explainer.Mentioned.Add(ground.Mention.Fact);
        }

        return header with
        {
            Scope = scope,
            Groups = answers,
            Duties = judged,
            AsOf = judged.IsEmpty ? "" : duties.AsOf(),
            OutsideCalendar = evaluation.IsOutsideCalendar ? OutsideCalendar.Find(Program, facts, evaluation.Duties.AsSpan()) : [],
            Rules = explained,
            RulesNotShown = Program.Rules.Length - explained.Length,
            Facts = Facts(view),
            DefinitionConflicts = DefinitionConflicts(view),
            AssertionConflicts = AssertionConflicts(view),
        };
    }

    private SettlingAnswer? Settling(CaseView view, int group, TrialBudget budget)
    {
        TrialBudget part = budget.Take(MostSettlingSteps);
        SettlingAnswer? settling = (_settling ??= new SettlingFinder(_interpreter)).Find(view.Facts, view.Evaluation, group, part);
        budget.Return(part);
        return settling;
    }

    private static ImmutableArray<ReadingEffect> OfGroup(ReadingFindings readings, int group) =>
        [.. readings.Readings.SelectMany(reading => reading.Effects).Where(effect => effect.Group == group)];

    private ScopeAnswer? Scope(CaseView view)
    {
        if (Program.Scope < 0) return null;
        Missing missing = MissingFacts.OfNode(Program, view.Facts, view.Evaluation, Program.Scope);
        return new ScopeAnswer(
            view.Evaluation.Scope,
            view.Explainer.Explain(Program.Applicability >= 0 ? Program.Applicability : Program.Scope),
            [.. missing.Facts.Select(_shapes.Facts.Mention)],
            [
                .. Justification.OfNode(Program, view.Evaluation, view.OnStated, Program.Scope).Facts
                    .Where(fact => !Program.Facts[fact].IsCaseDate).Select(_shapes.Facts.Mention),
            ])
        {
            IsForceAlone = Program.Applicability < 0,
        };
    }

    private static ContradictionAnswer Contradicts(CaseView view, Contradiction contradiction) => new(
        view.Describer.Describe(contradiction.FirstFact, isRelevant: true),
        view.Describer.Describe(contradiction.SecondFact, isRelevant: true),
        contradiction.Origin);

    private ImmutableArray<FactAnswer> Facts(CaseView view)
    {
        var facts = ImmutableArray.CreateBuilder<FactAnswer>();
        for (int f = 0; f < Program.Facts.Length; f++)
        {
            // Which reading is followed is said with the readings.
            if (Program.Facts[f].Kind == FactKind.Reading) continue;
            bool isStated = view.Describer.IsStated(f);
            bool isRelevant = view.Explainer.Mentioned.Contains(f) || (isStated && Program.Facts[f].Kind == FactKind.Decision);
            if (isRelevant || isStated) facts.Add(view.Describer.Describe(f, isRelevant));
        }

        return facts.ToImmutable();
    }

    // A definition that no condition uses is compared as well.
    private ImmutableArray<DefinitionConflict> DefinitionConflicts(CaseView view)
    {
        var settled = new SortedDictionary<int, Judgement>();
        foreach (Definition definition in Program.Definitions) settled[definition.Fact] = view[definition.Condition];
        foreach (Node node in Program.Nodes)
        {
            if (node is DefinedNode defined && Program.Nodes[defined.Stated] is FactNode { Basis: Basis.Full } stated) settled[stated.Fact] = view[defined.Definition];
        }

        var conflicts = ImmutableArray.CreateBuilder<DefinitionConflict>();
        foreach ((int fact, Judgement defined) in settled)
        {
            ResolvedFact resolved = view.Evaluation.Facts[fact];
            bool isSaid = resolved.Provenance is Provenance.Stated or Provenance.Forced && resolved.Value != Truth.Unknown;
            if (!isSaid || defined.IsUnknown || defined.Truth == resolved.Value) continue;
            ImmutableArray<string> citations = [.. Program.Definitions.Where(d => d.Fact == fact).Select(d => d.Citation).Distinct()];
            conflicts.Add(new DefinitionConflict(_shapes.Facts.Mention(fact), resolved.Value, defined.Truth, citations));
        }

        return conflicts.ToImmutable();
    }

    private ImmutableArray<AssertionConflict> AssertionConflicts(CaseView view)
    {
        var conflicts = ImmutableArray.CreateBuilder<AssertionConflict>();
        foreach ((int group, int value) in view.Request.Asserted)
        {
            ConclusionGroup definition = Program.Groups[group];
            if (!definition.IsDerived) continue;
            Judgement derived = view.Evaluation.Groups[group].IsValue(value);
            if (derived.IsTrue) continue;
            conflicts.Add(new AssertionConflict(group, definition.Name, value, definition.Values[value].Name, derived.Truth));
        }

        return conflicts.ToImmutable();
    }

    private static ImmutableArray<ImmutableArray<RuleConclusionRef>> RulesByGroup(RegimeProgram program)
    {
        var rulesOf = new List<RuleConclusionRef>[program.Groups.Length];
        for (int g = 0; g < rulesOf.Length; g++) rulesOf[g] = [];
        for (int r = 0; r < program.Rules.Length; r++)
        {
            for (int c = 0; c < program.Rules[r].Conclusions.Length; c++)
            {
                rulesOf[program.Rules[r].Conclusions[c].Group].Add(new RuleConclusionRef(r, c));
            }
        }

        return [.. rulesOf.Select(references => references.ToImmutableArray())];
    }
}
