using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// Any number of regimes about one case, by the interpreter. What a 认定 of one regime needs comes from a regime that derives
/// it; links are 是, and numbers that the case does not speak of are nought.
/// </summary>
internal sealed class SituationAnswers(ImmutableArray<RegimeProgram> regimes)
{
    private const string Asserted = "认定 ";

    private readonly ImmutableArray<RegimeProgram> _named = [.. regimes.Select(OwnFacts.Named)];
    private readonly ImmutableArray<Interpreter> _interpreters = [.. regimes.Select(regime => new Interpreter(regime))];

    /// <summary>Null where the case contradicts itself for some regime.</summary>
    public Asked? Evaluate(IReadOnlyCollection<StatedFact> stated)
    {
        Dictionary<string, StatedFact> byName = stated.ToDictionary(fact => fact.Name, StringComparer.Ordinal);
        var evaluations = new Evaluation?[regimes.Length];

        // Those that take nothing from others come first.
        foreach (int regime in Enumerable.Range(0, regimes.Length).OrderBy(regime => regimes[regime].Facts.Any(fact => fact.Kind == FactKind.Assertion)))
        {
            Evaluation evaluation = _interpreters[regime].Evaluate(Facts(regime, byName, evaluations));
            if (evaluation.IsContradictory) return null;
            evaluations[regime] = evaluation;
        }

        return new Asked(regimes, [.. evaluations.OfType<Evaluation>()]);
    }

    private CaseFacts Facts(int regime, Dictionary<string, StatedFact> stated, Evaluation?[] evaluations)
    {
        RegimeProgram program = _named[regime];
        var facts = new CaseFacts(program) { RestFalse = true };
        foreach (Fact fact in program.Facts)
        {
            if (stated.TryGetValue(fact.Name, out StatedFact? known))
            {
                if (fact.TruthSlot >= 0) facts.Truths[fact.TruthSlot] = known.Truth;
                if (fact.NumberSlot >= 0) facts.Numbers[fact.NumberSlot] = known.Number;
                if (fact.ChoiceSlot >= 0) facts.Choices[fact.ChoiceSlot] = known.Choice;
            }
            else if (fact.Kind == FactKind.Link)
            {
                facts.Truths[fact.TruthSlot] = StatedTruth.True;
            }
            else if (fact.Kind is FactKind.Count or FactKind.Money)
            {
                facts.Numbers[fact.NumberSlot] = NumberRange.Exactly(0);
            }

            if (fact.Kind == FactKind.Assertion && IsDerived(fact.Name[Asserted.Length..], evaluations) is { } derived) facts.Truths[fact.TruthSlot] = derived ? StatedTruth.True : StatedTruth.False;
            else if (fact.Kind == FactKind.Assertion && facts.Truths[fact.TruthSlot] == StatedTruth.Silent) facts.Truths[fact.TruthSlot] = StatedTruth.False;
        }

        return facts;
    }

    private bool? IsDerived(string value, Evaluation?[] evaluations)
    {
        for (int regime = 0; regime < regimes.Length; regime++)
        {
            if (evaluations[regime] is not { } evaluation) continue;
            for (int g = 0; g < regimes[regime].Groups.Length; g++)
            {
                ConclusionGroup group = regimes[regime].Groups[g];
                for (int v = 0; group.IsDerived && v < group.Values.Length; v++)
                {
                    if (group.Values[v].Name == value) return (evaluation.Groups[g].Settled >> v & 1) != 0;
                }
            }
        }

        return null;
    }

    /// <summary>What all of them answered.</summary>
    internal sealed class Asked(ImmutableArray<RegimeProgram> regimes, ImmutableArray<Evaluation> evaluations)
    {
        public bool IsLike(int regime, string group, Evaluation other)
        {
            int g = IndexOf(regime, group);
            return g < 0 || (evaluations[regime].Groups[g].Possible == other.Groups[g].Possible && evaluations[regime].Groups[g].Settled == other.Groups[g].Settled);
        }

        public ImmutableArray<MatrixCell> Cells(string group) => [.. Enumerable.Range(0, regimes.Length).Select(regime => Cell(regime, group))];

        private MatrixCell Cell(int regime, string group)
        {
            int g = IndexOf(regime, group);
            Evaluation evaluation = evaluations[regime];
            if (g < 0) return new MatrixCell("", StateKind.Nothing, 0, []);
            if (!evaluation.Applicability.IsTrue) return new MatrixCell("不适用", StateKind.Nothing, 0, []);
            ConclusionGroup definition = regimes[regime].Groups[g];
            GroupOutcome outcome = evaluation.Groups[g];
            int heaviest = 0;
            for (int v = 0; v < definition.Values.Length; v++)
            {
                if ((outcome.Possible >> v & 1) != 0) heaviest = Math.Max(heaviest, definition.Order.IsEmpty ? 1 : definition.Order.IndexOf(v) == definition.Order.Length - 1 ? 2 : 1);
            }

            return new MatrixCell(AnswerLabel.Of(definition, outcome), AnswerLabel.KindOf(outcome), heaviest, Clauses(regimes[regime], evaluation, g, outcome));
        }

        // Rules that conclude what may be the outcome, and those that an exception keeps from it.
        private static ImmutableArray<DecidingClause> Clauses(RegimeProgram program, Evaluation evaluation, int group, GroupOutcome outcome)
        {
            var clauses = ImmutableArray.CreateBuilder<DecidingClause>();
            bool isClash = (outcome.Possible & GroupOutcome.Clash) != 0;
            for (int r = 0; r < program.Rules.Length; r++)
            {
                Rule rule = program.Rules[r];
                RuleConclusion[] own = [.. rule.Conclusions.Where(conclusion => conclusion.Group == group)];
                if (own.Length == 0) continue;
                if (own.Any(conclusion => !evaluation.Nodes[conclusion.Applies].IsFalse && (isClash || (conclusion.Modality != Modality.Against && (outcome.Possible >> conclusion.Value & 1) != 0)))) clauses.Add(new DecidingClause(r));
                if (evaluation.Nodes[rule.Condition].IsFalse) continue;
                for (int e = 0; e < rule.Exceptions.Length; e++)
                {
                    if (!evaluation.Nodes[rule.Exceptions[e].Holds].IsFalse) clauses.Add(new DecidingClause(r, e));
                }
            }

            return clauses.ToImmutable();
        }

        private int IndexOf(int regime, string group)
        {
            for (int g = 0; g < regimes[regime].Groups.Length; g++)
            {
                if (regimes[regime].Groups[g].IsDerived && regimes[regime].Groups[g].Name == group) return g;
            }

            return -1;
        }
    }
}
