using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Runtime.Interview;

/// <summary>
/// What a regime waits for, by its layer: in each version that may answer, what the group waits for, and where another regime
/// had the word over a group on the way, what that one waits for.
/// </summary>
internal sealed class WaitingFacts(RegimeLayer layer, Func<int, Evaluation> evaluationOf)
{
    private readonly SortedSet<ProgramFact> _facts = new(Order);
    private readonly SortedSet<ProgramFact> _decisions = new(Order);
    private readonly HashSet<(int Family, string Group)> _seen = [];
    private readonly Queue<(int Family, string Group)> _work = new();
    private readonly HashSet<int> _scopes = [];

    // Programs of the regime itself stand last; its newest version knows the facts best.
    private static Comparer<ProgramFact> Order { get; } =
        Comparer<ProgramFact>.Create((one, other) => one.Program != other.Program ? other.Program.CompareTo(one.Program) : one.Fact.CompareTo(other.Fact));

    public IEnumerable<ProgramFact> Facts => _facts;

    public IEnumerable<ProgramFact> Decisions => _decisions;

    private LinkedRegime Regime => layer.Regime;

    public void AddGroup(int family, string group)
    {
        _work.Enqueue((family, group));
        while (_work.TryDequeue(out (int Family, string Group) next))
        {
            if (!_seen.Add(next)) continue;
            AddScope(next.Family);
            if (!BitOperations.IsPow2(layer.Family(next.Family).Used)) AddDates(next.Family);
            foreach (int version in layer.UsedVersions(next.Family)) AddGroup(next.Family, version, next.Group);
        }
    }

    /// <summary>What 适用 and force in time wait for.</summary>
    public void AddScope(int family)
    {
        if (layer.Family(family).Scope != Truth.Unknown || !_scopes.Add(family)) return;
        RegimeFamily definition = Regime.Families[family];
        foreach (int version in layer.UsedVersions(family))
        {
            RegimeProgram program = Regime.Programs[definition.Versions[version].Program];
            int node = definition.Versions.Length == 1 ? program.Scope : program.Applicability;
            if (node >= 0) Add(definition.Versions[version].Program, MissingFacts.OfNode(program, layer.Facts(definition.Versions[version].Program), evaluationOf(definition.Versions[version].Program), node));
        }

        AddDates(family);
    }

    /// <summary>The dates that leave several versions possible, or it open whether there is one.</summary>
    private void AddDates(int family)
    {
        RegimeFamily definition = Regime.Families[family];
        if (definition.Versions.Length == 1) return;
        int oldest = definition.Versions[0].Program;
        if (Regime.Programs[oldest].Force is not { } force) return;
        foreach (int fact in new[] { force.ActDate, force.DecisionDate })
        {
            Fact date = Regime.Programs[oldest].Facts[fact];
            bool isStated = date.TruthSlot >= 0 && layer.Facts(oldest).Truths[date.TruthSlot] != StatedTruth.Silent;
            if (isStated && !layer.Facts(oldest).Numbers[date.NumberSlot].IsExact) _facts.Add(new ProgramFact(oldest, fact));
        }
    }

    /// <summary>Does a duty wait for facts, and for decisions?</summary>
    public (bool Facts, bool Decisions) AddDuty(int program, int duty)
    {
        (IReadOnlyCollection<int> facts, IReadOnlyCollection<int> decisions) = DutyMissing.Of(Regime.Programs[program], layer.Facts(program), evaluationOf(program), duty);
        _facts.UnionWith(facts.Select(fact => new ProgramFact(program, fact)));
        _decisions.UnionWith(decisions.Select(fact => new ProgramFact(program, fact)));
        return (facts.Count > 0, decisions.Count > 0);
    }

    private void AddGroup(int family, int version, string name)
    {
        FamilyVersion definition = Regime.Families[family].Versions[version];
        RegimeProgram program = Regime.Programs[definition.Program];
        for (int g = 0; g < program.Groups.Length; g++)
        {
            if (program.Groups[g].Name != name || !program.Groups[g].IsDerived) continue;
            Missing found = MissingFacts.OfGroup(program, layer.Facts(definition.Program), evaluationOf(definition.Program), g);
            Add(definition.Program, found);
            if (family != Regime.Families.Length - 1 && evaluationOf(definition.Program).Groups[g].Status == GroupStatus.Settled) AddRules(definition.Program, g);
            foreach (int met in found.Groups.Append(g))
            {
                Decider decider = layer.DeciderOf(definition.Program, met);
                if (decider.Kind == DeciderKind.Regime) _work.Enqueue((definition.Superiors[decider.Index].Family, program.Groups[met].Name));
            }
        }
    }

    private void Add(int program, Missing found)
    {
        _facts.UnionWith(found.Facts.Select(fact => new ProgramFact(program, fact)));
        _decisions.UnionWith(found.Decisions.Select(fact => new ProgramFact(program, fact)));
    }

    // Of a regime that has the word it may be open whether a rule carries the value or the default: a default has no word.
    private void AddRules(int program, int group)
    {
        foreach (RuleConclusion conclusion in Regime.Programs[program].Rules.SelectMany(rule => rule.Conclusions).Where(conclusion => conclusion.Group == group))
        {
            Add(program, MissingFacts.OfNode(Regime.Programs[program], layer.Facts(program), evaluationOf(program), conclusion.Applies));
        }
    }
}
