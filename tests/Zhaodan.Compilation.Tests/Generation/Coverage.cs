using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Compilation.Tests.Generation;

/// <summary>
/// Which constructs the random programs held and which results they had, so that a generator that stops making one is
/// noticed. A construct counts once per program; a result counts when a case showed it.
/// </summary>
internal sealed class Coverage
{
    private readonly Dictionary<string, int> _programs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _results = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inThisProgram = new(StringComparer.Ordinal);

    /// <summary>In how many programs a construct stood.</summary>
    public int Programs(string construct) => _programs.GetValueOrDefault(construct);

    /// <summary>In how many cases a construct had a result.</summary>
    public int Results(string construct, string result) => _results.GetValueOrDefault(construct + " = " + result);

    public void Add(RegimeProgram program)
    {
        _inThisProgram.Clear();
        foreach (Node node in program.Nodes) In(NameOf(node, program));
        foreach (ReadingNode node in program.Nodes.OfType<ReadingNode>())
        {
            if (program.Nodes[node.Default] is ReadingNode || program.Nodes[node.Other] is ReadingNode) In("reading of a reading");
        }

        foreach (Fact fact in program.Facts)
        {
            In("fact " + fact.Kind);
            if (fact.Presumption != Presumption.None) In("presumption " + fact.Presumption);
        }

        foreach (ConclusionGroup group in program.Groups)
        {
            In(group.IsDerived ? "group " + group.Kind : "group asserted");
            if (group.Default >= 0 && group.IsDerived) In("group default");
            if (group.Order.Length > 1 && group.IsDerived) In("group order");
            if (group.Required >= 0) In("menu under 应当");
            if (group.Values.Length > 30) In("group of many values");
            if (!group.Exclusive.IsEmpty && group.IsDerived) In("group exclusive values");
        }

        foreach (Rule rule in program.Rules) AddRule(rule);
        foreach (SpanNode span in program.Nodes.OfType<SpanNode>()) In("span " + span.Period.Unit);
        foreach (Duty duty in program.Duties)
        {
            In("duty " + duty.Kind);
            In(duty.Period.IsNone ? "duty without deadline" : duty.Start < 0 ? "deadline without start" : "deadline");
        }

        foreach (BinaryConstraint constraint in program.Constraints)
        {
            bool first = constraint.First.Positive;
            In(first == constraint.Second.Positive ? (first ? "constraint at least one" : "constraint at most one") : "constraint implication");
        }

        if (program.Scope >= 0) In("scope");
        if (program.Nodes.OfType<ConclusionNode>().Any(node => node.Group < program.Groups.Length - 1)) In("levels");
        if (program.Facts.Length > 1300) In("by offset");
        if (program.Rules.Length > 200) In("many methods");
        if (program.Constraints.Length > 200) In("large component");
        foreach (string construct in _inThisProgram) _programs[construct] = Programs(construct) + 1;
    }

    public void Add(RegimeProgram program, Evaluation evaluation, bool restFalse)
    {
        if (evaluation.IsContradictory)
        {
            Result("case", "contradictory");
            return;
        }

        for (int i = 0; i < evaluation.Nodes.Length; i++)
        {
            Result(NameOf(program.Nodes[i], program), $"{evaluation.Nodes[i]}");
            if (program.Nodes[i] is not ReadingNode reading || evaluation.Nodes[reading.Default] == evaluation.Nodes[reading.Other]) continue;
            ResolvedFact fact = evaluation.Facts[reading.Fact];
            bool isOpen = fact is { Provenance: Provenance.Stated, Value: Truth.Unknown };
            Result(isOpen ? "reading stated 不明" : fact.OnStated == Truth.True ? "reading chosen" : "reading not chosen", $"{evaluation.Nodes[i].Truth switch { Truth.True => "是", Truth.False => "否", _ => "不明" }}");
        }

        for (int g = 0; g < evaluation.Groups.Length; g++)
        {
            ConclusionGroup group = program.Groups[g];
            if (!group.IsDerived) continue;
            Result("group " + group.Kind, $"{evaluation.Groups[g].Status}");
            if (evaluation.Presumed[g] != 0) Result("group", "presumed");
            foreach (int value in Enumerable.Range(0, group.Values.Length)) Result("value of " + group.Kind, $"{evaluation.Groups[g].IsValue(value)}");
        }

        foreach (Rule rule in program.Rules)
        {
            if (rule.Citation.Length > 8) continue;
            foreach (RuleException exception in rule.Exceptions)
            {
                Result("exception", $"{evaluation.Nodes[exception.Holds]}");
                if (exception.Counter >= 0) Result("counter-exception", $"{evaluation.Nodes[exception.Counter]}");
            }

            if (!rule.DefeatedBy.IsEmpty) Result("defeated rule", $"{evaluation.Nodes[rule.Applies]}");
            foreach (RuleConclusion conclusion in rule.Conclusions) Result("conclusion " + conclusion.Modality, $"{evaluation.Nodes[conclusion.Applies]}");
        }

        if (evaluation.IsOutsideCalendar) Result("case", "outside calendar");
        foreach (DutyStatus status in evaluation.Duties) Result("duty", DutyWords.IsSettled(status) ? $"{status}" : (status & DutyStatus.OutsideCalendar) != 0 ? "outside calendar" : "open");
        if (program.Scope >= 0) Result("scope", $"{evaluation.Scope}");
        AddFacts(program, evaluation, restFalse);
    }

    private void AddFacts(RegimeProgram program, Evaluation evaluation, bool restFalse)
    {
        for (int i = 0; i < program.Facts.Length; i++)
        {
            ResolvedFact fact = evaluation.Facts[i];
            Result("fact " + program.Facts[i].Kind, $"{Judgement.Of(fact.Value)}");
            Result("provenance", $"{fact.Provenance}");
            if (program.Facts[i].PresumedTruth is { } presumed && fact.Provenance == Provenance.Silent && fact.Value != presumed) Result("presumption", "withheld");
            bool blanket = program.Facts[i].PresumedTruth is null && program.Facts[i].Kind is FactKind.Truth or FactKind.Event;
            if (restFalse && blanket && fact.Provenance == Provenance.Silent) Result("其余 否", "withheld");
        }
    }

    private void AddRule(Rule rule)
    {
        if (!rule.Exceptions.IsEmpty) In("exception");
        if (rule.Exceptions.Any(e => e.Counter >= 0)) In("counter-exception");
        if (rule.Exceptions.Any(e => !e.Cuts.IsEmpty)) In("exception that cuts some");
        if (!rule.DefeatedBy.IsEmpty) In("defeated rule");
        if (rule.Conclusions.Any(c => c.Menu >= 0)) In("menu");
        if (rule.Conclusions.Any(c => c.Applies != rule.Applies)) In("conclusion of its own");
        foreach (RuleConclusion conclusion in rule.Conclusions) In("conclusion " + conclusion.Modality);
    }

    private static string NameOf(Node node, RegimeProgram program) => node switch
    {
        FactNode { Basis: Basis.Stated } => "stated fact",
        FactNode fact when program.Facts[fact.Fact].Kind == FactKind.Decision => "decision",
        FactNode => "fact",
        CompareNode compare => "compare " + compare.Comparison,
        CompareFactsNode compare => "compare facts " + compare.Comparison,
        Node other => other.GetType().Name,
    };

    private void In(string construct) => _inThisProgram.Add(construct);

    private void Result(string construct, string result)
    {
        string key = construct + " = " + result;
        _results[key] = _results.GetValueOrDefault(key) + 1;
    }
}
