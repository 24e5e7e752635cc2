using System.Collections.Immutable;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Exact;

/// <summary>
/// The exact mode for single cases (language page, section 5): beside what the clauses leave open one by one, what remains
/// possible over all completions of the unknown facts, each example run through the reference interpreter. Made once for a
/// program; not thread-safe.
/// </summary>
public sealed class ExactMode(RegimeProgram program, DiagramLimits? limits = null)
{
    // More proof words than this that might be met are not tried one by one.
    private const int MostProofs = 40;

    private readonly DiagramLimits _limits = limits ?? DiagramLimits.Usual;
    private readonly Interpreter _interpreter = new(program);
    private readonly List<BinaryConstraint>[] _constraintsOf = FactResolution.IndexConstraints(program);

    /// <summary>The answer with its exact part; where there can be none, <see cref="Answer.ExactNote"/> says why.</summary>
    /// <param name="answer">The answer of the program to the case, by its own groups.</param>
    /// <param name="facts">The case.</param>
    /// <param name="cancellation">Ends a long search.</param>
    public Answer Apply(Answer answer, CaseFacts facts, CancellationToken cancellation = default)
    {
        if (answer.Status == AnswerStatus.Contradictory) return answer with { ExactNote = "案情矛盾，没有可以考虑的情形。" };
        if (answer.Status == AnswerStatus.Inapplicable) return answer with { ExactNote = "未知的事实不论怎样，都不适用。" };
        Evaluation evaluation = _interpreter.Evaluate(facts);
        try
        {
            var completions = new Completions(StandingEvidence.Of(program, evaluation), facts, evaluation.Facts, -1, _limits, cancellation);
            if (completions.IsEmpty) return answer with { ExactNote = "词汇的约束自相矛盾，没有一种情形与本案所述相容。" };
            var outcomes = new CompletionOutcomes(completions);
            if (!outcomes.MayApply) return answer with { ExactNote = "未知的事实不论怎样，都不适用：逐条判断看不出这一点。" };
            ImmutableArray<Proof> proofs = [.. Proofs(facts, evaluation, cancellation)];
            var groups = answer.Groups.Select(group => group.Word is null ? group with { Exact = Of(group, facts, evaluation, outcomes, proofs) } : group).ToImmutableArray();
            bool differs = groups.Any(group => group.Exact is { Differs: true });
            string note = differs ? "已考虑未知事实的每一种可能，有的结论组因此更确定，见各组“精确”一行。" : "已考虑未知事实的每一种可能，与逐条判断相同。";
            if (groups.Any(group => group.Word is not null)) note += "由别的规定说了算的结论组不在其内。";
            return answer with { Groups = groups, ExactNote = note };
        }
        catch (DiagramLimitException)
        {
            return answer with { ExactNote = "情形太多，步数用完，没有得出精确的答案；以上是逐条判断的答案。" };
        }
    }

    /// <summary>What a group comes to in all completions; null where the regime does not apply in any.</summary>
    /// <exception cref="DiagramLimitException">It took too long.</exception>
    public GroupOutcome? Outcome(CaseFacts facts, int group, CancellationToken cancellation = default)
    {
        Evaluation evaluation = _interpreter.Evaluate(facts);
        if (evaluation.IsContradictory) return null;
        var outcomes = new CompletionOutcomes(new Completions(StandingEvidence.Of(program, evaluation), facts, evaluation.Facts, -1, _limits, cancellation));
        return outcomes.MayApply ? outcomes.Of(group) : null;
    }

    private ExactAnswer Of(GroupAnswer answer, CaseFacts facts, Evaluation evaluation, CompletionOutcomes outcomes, ImmutableArray<Proof> proofs)
    {
        int g = IndexOf(answer.Name);
        ConclusionGroup group = program.Groups[g];
        GroupOutcome outcome = outcomes.Of(g), before = evaluation.Groups[g];
        bool differs = outcome.Possible != before.Possible || outcome.Settled != before.Settled || outcome.Status != before.Status || outcomes.MayBeInapplicable != evaluation.Scope.IsUnknown;
        var examples = ImmutableArray.CreateBuilder<ExactExample>();
        for (ulong left = outcome.Possible; left != 0 && outcome.Unsettled != 0; left &= left - 1)
        {
            ulong bit = left & ~(left - 1);
            if (outcomes.Example(g, bit) is not { } example) continue;
            examples.Add(new ExactExample(OutcomeText.Names(group, bit, false), (outcome.Settled & bit) != 0 ? "" : Completed(answer, facts, example)));
        }

        return new ExactAnswer
        {
            Outcome = outcome,
            Text = OutcomeText.Of(group, outcome, outcomes.MayBeInapplicable),
            Differs = differs,
            Examples = examples.ToImmutable(),
            Proofs =
            [
                .. proofs.Where(proof => proof.Outcomes.Of(g).Possible != outcome.Possible || proof.Outcomes.Of(g).Settled != outcome.Settled)
                    .Select(proof => new ExactProof(proof.Text, OutcomeText.Of(group, proof.Outcomes.Of(g), proof.Outcomes.MayBeInapplicable))),
            ],
        };
    }

    private int IndexOf(string group)
    {
        int index = 0;
        while (program.Groups[index].Name != group) index++;
        return index;
    }

    // Of what the group waits for, as a completion has it.
    private string Completed(GroupAnswer answer, CaseFacts facts, CaseFacts example)
    {
        var parts = new List<string>();
        foreach (FactGround ground in answer.Missing)
        {
            Fact fact = program.Facts[ground.Mention.Fact];
            if (fact.TruthSlot >= 0 && !fact.IsCaseDate && example.Truths[fact.TruthSlot] is StatedTruth.True or StatedTruth.False && facts.Truths[fact.TruthSlot] != example.Truths[fact.TruthSlot])
            {
                parts.Add(fact.Name + (example.Truths[fact.TruthSlot] == StatedTruth.True ? "是" : "否"));
            }

            if (fact.NumberSlot >= 0 && !facts.Numbers[fact.NumberSlot].IsExact && example.Numbers[fact.NumberSlot].IsExact) parts.Add($"{fact.Name}{QuantityText.Range(fact, example.Numbers[fact.NumberSlot])}");
            if (fact.ChoiceSlot < 0 || facts.Choices[fact.ChoiceSlot] == example.Choices[fact.ChoiceSlot]) continue;
            parts.Add(fact.Name + string.Join("或者", fact.Options.Where((_, option) => (example.Choices[fact.ChoiceSlot].Excluded >> option & 1) == 0)));
        }

        return string.Join('、', parts);
    }

    private sealed record Proof(string Text, CompletionOutcomes Outcomes);

    // Each proof word that is 否 for want of proof: if it were met, what it is about would be so, and no longer presumed otherwise.
    private IEnumerable<Proof> Proofs(CaseFacts facts, Evaluation evaluation, CancellationToken cancellation)
    {
        Evaluation open = _interpreter.Evaluate(facts, evaluation.Facts, EvaluationReading.ProofOpen);
        var seen = new HashSet<int>();
        for (int n = 0; n < program.Nodes.Length && seen.Count < MostProofs; n++)
        {
            if (program.Nodes[n] is not CertainNode certain || !evaluation.Nodes[n].IsFalse || !open.Nodes[certain.Operand].IsUnknown || !seen.Add(certain.Operand)) continue;
            var proven = new CaseFacts(program);
            proven.CopyFrom(facts);
            foreach (int fact in FactsBelow(certain.Operand).Where(fact => evaluation.Facts[fact].OnStated == Truth.Unknown && evaluation.Facts[fact].Value != Truth.Unknown))
            {
                proven.Truths[program.Facts[fact].TruthSlot] = StatedTruth.Unknown;
            }

            FactResolution resolution = FactResolution.Resolve(program, _constraintsOf, proven);
            var completions = new Completions(StandingEvidence.Of(program, _interpreter.Evaluate(proven), n), proven, resolution, certain.Operand, _limits, cancellation);
            if (!completions.IsEmpty) yield return new Proof(new NodeText(program, 200).Read(certain.Operand).Text, new CompletionOutcomes(completions));
        }
    }

    private IEnumerable<int> FactsBelow(int root)
    {
        var seen = new HashSet<int>();
        var work = new Stack<int>([root]);
        while (work.TryPop(out int node))
        {
            if (!seen.Add(node)) continue;
            if (program.Nodes[node] is FactNode fact) yield return fact.Fact;
            foreach (int operand in program.Nodes[node].Operands()) work.Push(operand);
        }
    }
}
