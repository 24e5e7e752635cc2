using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers;

/// <summary>
/// Finds what an answer waits for and what it stands on, each with the rules in which it plays its part: every line of an
/// answer cites its article (language page, section 5). A fact that matters only through another group's value is cited by
/// that group's rules. Rules are searched one by one, and only so many.
/// </summary>
internal sealed class GroundFinder(CaseView view, ImmutableArray<ImmutableArray<RuleConclusionRef>> rulesOf)
{
    private const int MostConclusions = 2000;
    private const string ScopeCitation = "适用范围";

    private RegimeProgram Program => view.Program;

    public (ImmutableArray<FactGround> Facts, ImmutableArray<FactGround> Decisions, ImmutableArray<string> Conflicts) Missing(int group, bool openScope)
    {
        Missing missing = MissingFacts.OfGroup(Program, view.Facts, view.Evaluation, group);
        Missing ofScope = openScope ? OfNode(Program.Scope, entersGroups: true) : new Missing([], [], [], []);
        Citations citations = Cite(group, conclusion => Direct(conclusion));
        foreach (int fact in ofScope.Facts.Concat(ofScope.Decisions)) citations.Add(fact, ScopeCitation, group);
        return (
            Grounds(missing.Facts.Union(ofScope.Facts), citations, group),
            Grounds(missing.Decisions.Union(ofScope.Decisions), citations, group),
            [.. missing.Conflicts.Union(ofScope.Conflicts).Order().Select(conflicting => Program.Groups[conflicting].Name)]);
    }

    /// <summary>Presumed facts that give the answer together with what is stated.</summary>
    public ImmutableArray<FactGround> Presumed(int group)
    {
        Grounds grounds = Justification.OfGroup(Program, view.Evaluation, view.OnStated, group);
        Citations citations = Cite(group, conclusion =>
        {
            Grounds direct = Direct(conclusion, view.OnStated);
            return (direct.Facts, direct.Groups);
        });
        return Grounds(grounds.Facts, citations, group);
    }

    /// <summary>Proof words that are 否 for want of proof and on which the answer stands.</summary>
    public ImmutableArray<ProofGround> Unproven(int group)
    {
        Grounds grounds = Justification.OfGroup(Program, view.Evaluation, view.ProofOpen, group);
        Citations citations = Cite(group, conclusion =>
        {
            Grounds direct = Direct(conclusion, view.ProofOpen);
            return (direct.Proofs, direct.Groups);
        });
        var text = new NodeText(view.Shapes, 400);
        return [.. grounds.Proofs.Select(proof => new ProofGround(text.Read(view.Shapes.Read(proof).Operands[0]).Text, citations.Of(proof)))];
    }

    // A decision is not part of the rule that leaves it open: it is found at the value that it decides.
    private (IEnumerable<int> Found, IEnumerable<int> Groups) Direct(RuleConclusion conclusion)
    {
        Missing direct = OfNode(conclusion.Applies, entersGroups: false);
        IEnumerable<int> found = direct.Facts.Concat(direct.Decisions);
        int soft = Program.Groups[conclusion.Group].Inputs[conclusion.Value].Soft;
        bool isOpen = soft >= 0 && conclusion.Modality is Modality.May or Modality.MustChoose && view[conclusion.Applies].IsPossible;
        return (isOpen ? found.Concat(OfNode(soft, entersGroups: false).Decisions) : found, direct.Groups);
    }

    private Missing OfNode(int node, bool entersGroups) => MissingFacts.OfNode(Program, view.Facts, view.Evaluation, node, entersGroups);

    private Grounds Direct(RuleConclusion conclusion, Evaluation weaker) =>
        Justification.OfNode(Program, view.Evaluation, weaker, conclusion.Applies, entersGroups: false);

    // The rules of the group, then of the groups whose values those ask for, and so on.
    private Citations Cite(int group, Func<RuleConclusion, (IEnumerable<int> Found, IEnumerable<int> Groups)> direct)
    {
        var citations = new Citations();
        var seen = new HashSet<int> { group };
        var work = new Queue<int>([group]);
        int searched = 0;
        while (work.TryDequeue(out int at))
        {
            foreach (RuleConclusionRef reference in rulesOf[at])
            {
                if (searched++ == MostConclusions) return citations;
                Rule rule = Program.Rules[reference.Rule];
                (IEnumerable<int> found, IEnumerable<int> groups) = direct(rule.Conclusions[reference.Conclusion]);
                foreach (int key in found) citations.Add(key, rule.Citation, at);
                foreach (int next in groups)
                {
                    if (seen.Add(next)) work.Enqueue(next);
                }
            }
        }

        return citations;
    }

    private ImmutableArray<FactGround> Grounds(IEnumerable<int> facts, Citations citations, int group) =>
    [
        .. facts.Order().Select(fact => new FactGround(
            view.Shapes.Facts.Mention(fact),
            citations.Of(fact),
            citations.GroupOf(fact) is { } at && at != group ? Program.Groups[at].Name : "")),
    ];

    /// <summary>Citations by what they are found for; only those of the group in which it was found first.</summary>
    private sealed class Citations
    {
        private readonly Dictionary<int, (int Group, List<string> List)> _of = [];

        public void Add(int key, string citation, int group)
        {
            if (!_of.TryGetValue(key, out (int Group, List<string> List) entry)) _of[key] = entry = (group, []);
            if (entry.Group == group && !entry.List.Contains(citation)) entry.List.Add(citation);
        }

        public ImmutableArray<string> Of(int key) => _of.TryGetValue(key, out (int Group, List<string> List) entry) ? [.. entry.List] : [];

        public int? GroupOf(int key) => _of.TryGetValue(key, out (int Group, List<string> List) entry) ? entry.Group : null;
    }
}
