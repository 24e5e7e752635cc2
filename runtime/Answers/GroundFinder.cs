using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers;

/// <summary>
/// Finds what an answer waits for and what it stands on, each with the rules in which it plays a part: every line of an
/// answer cites its article (language page, section 5). Rules are searched one by one, so that only so many are.
/// </summary>
internal sealed class GroundFinder(CaseView view, ImmutableArray<ImmutableArray<RuleConclusionRef>> rulesOf)
{
    private const int MostRules = 500;
    private const string ScopeCitation = "适用范围";

    private RegimeProgram Program => view.Program;

    public (ImmutableArray<FactGround> Facts, ImmutableArray<FactGround> Decisions, ImmutableArray<string> Conflicts) Missing(int group, bool openScope)
    {
        Missing missing = MissingFacts.OfGroup(Program, view.Facts, view.Evaluation, group);
        Missing ofScope = openScope ? MissingFacts.OfNode(Program, view.Facts, view.Evaluation, Program.Scope) : new Missing([], [], []);
        var citations = new Citations();
        foreach (int fact in ofScope.Facts.Concat(ofScope.Decisions)) citations.Add(fact, ScopeCitation);
        foreach (int rule in RulesOf(group, rule => view.Evaluation.Nodes[rule.Applies].IsUnknown))
        {
            Missing ofRule = MissingFacts.OfNode(Program, view.Facts, view.Evaluation, Program.Rules[rule].Applies);
            foreach (int fact in ofRule.Facts.Concat(ofRule.Decisions)) citations.Add(fact, Program.Rules[rule].Citation);
        }

        AddDiscretions(group, citations);
        return (
            Cite(missing.Facts.Union(ofScope.Facts), citations),
            Cite(missing.Decisions.Union(ofScope.Decisions), citations),
            [.. missing.Conflicts.Union(ofScope.Conflicts).Order().Select(conflicting => Program.Groups[conflicting].Name)]);
    }

    /// <summary>Presumed facts that give the answer together with what is stated.</summary>
    public ImmutableArray<FactGround> Presumed(int group)
    {
        Grounds grounds = Justification.OfGroup(Program, view.Evaluation, view.OnStated, group);
        var citations = new Citations();
        foreach (int rule in RulesOf(group, rule => view.Evaluation.Nodes[rule.Applies] != view.OnStated.Nodes[rule.Applies]))
        {
            foreach (int fact in OfRule(rule, view.OnStated).Facts) citations.Add(fact, Program.Rules[rule].Citation);
        }

        return Cite(grounds.Facts, citations);
    }

    /// <summary>Proof words that are 否 for want of proof and on which the answer stands.</summary>
    public ImmutableArray<ProofGround> Unproven(int group)
    {
        Grounds grounds = Justification.OfGroup(Program, view.Evaluation, view.ProofOpen, group);
        var citations = new Citations();
        foreach (int rule in RulesOf(group, rule => view.Evaluation.Nodes[rule.Applies] != view.ProofOpen.Nodes[rule.Applies]))
        {
            foreach (int proof in OfRule(rule, view.ProofOpen).Proofs) citations.Add(proof, Program.Rules[rule].Citation);
        }

        var text = new NodeText(view.Shapes, 400);
        return [.. grounds.Proofs.Select(proof => new ProofGround(text.Read(view.Shapes.Read(proof).Operands[0]).Text, citations.Of(proof)))];
    }

    // A decision is not part of the rule that leaves it open: it is cited by the value that it decides.
    private void AddDiscretions(int group, Citations citations)
    {
        foreach (RuleConclusionRef reference in rulesOf[group].Take(MostRules))
        {
            RuleConclusion conclusion = Program.Rules[reference.Rule].Conclusions[reference.Conclusion];
            int soft = Program.Groups[group].Inputs[conclusion.Value].Soft;
            if (soft < 0 || conclusion.Modality is not (Modality.May or Modality.MustChoose) || !view[conclusion.Applies].IsPossible) continue;
            foreach (int decision in MissingFacts.OfNode(Program, view.Facts, view.Evaluation, soft).Decisions)
            {
                citations.Add(decision, Program.Rules[reference.Rule].Citation);
            }
        }
    }

    private Grounds OfRule(int rule, Evaluation weaker) => Justification.OfNode(Program, view.Evaluation, weaker, Program.Rules[rule].Applies);

    private IEnumerable<int> RulesOf(int group, Func<Rule, bool> isWanted) =>
        rulesOf[group].Select(reference => reference.Rule).Distinct().Where(rule => isWanted(Program.Rules[rule])).Take(MostRules);

    private ImmutableArray<FactGround> Cite(IEnumerable<int> facts, Citations citations) =>
        [.. facts.Order().Select(fact => new FactGround(view.Shapes.Facts.Mention(fact), citations.Of(fact)))];

    private sealed class Citations
    {
        private readonly Dictionary<int, List<string>> _of = [];

        public void Add(int key, string citation)
        {
            if (!_of.TryGetValue(key, out List<string>? list)) _of[key] = list = [];
            if (!list.Contains(citation)) list.Add(citation);
        }

        public ImmutableArray<string> Of(int key) => _of.TryGetValue(key, out List<string>? list) ? [.. list] : [];
    }
}
