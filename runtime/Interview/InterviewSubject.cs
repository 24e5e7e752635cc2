using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Interview;

/// <summary>One regime in an interview: its program, what the case states in its slots, and the groups that are to be settled.</summary>
public sealed class InterviewSubject
{
    private readonly Dictionary<(string Name, FactKind Kind), int> _factOf = [];

    /// <param name="interpreter">Of the regime.</param>
    /// <param name="facts">What the case states already; filled further as questions are answered.</param>
    /// <param name="goals">Groups by index.</param>
    public InterviewSubject(Interpreter interpreter, CaseFacts facts, ImmutableArray<int> goals)
    {
        Interpreter = interpreter;
        Facts = facts;
        Goals = goals;
        Trial = new Trial(interpreter);
        Questions = new QuestionFinder(interpreter.Program);
        for (int i = 0; i < Program.Facts.Length; i++) _factOf[(Program.Facts[i].Name, Program.Facts[i].Kind)] = i;
    }

    public Interpreter Interpreter { get; }

    public RegimeProgram Program => Interpreter.Program;

    public CaseFacts Facts { get; internal set; }

    public ImmutableArray<int> Goals { get; }

    internal Trial Trial { get; }

    internal QuestionFinder Questions { get; }

    /// <summary>The fact of this name and kind, or −1.</summary>
    public int Find(string name, FactKind kind) => _factOf.TryGetValue((name, kind), out int fact) ? fact : -1;

    /// <summary>释义; of an open item, which has none, the words of the clause that leaves it open.</summary>
    internal string GlossOf(Fact fact)
    {
        if (fact.Kind != FactKind.Open || fact.Gloss.Length > 0) return fact.Gloss;

        // 第八条第（十二）项〔等〕 is the 等 of 第八条第（十二）项.
        foreach (Rule rule in Program.Rules)
        {
            bool isOwn = rule.OpenFact >= 0 && ReferenceEquals(Program.Facts[rule.OpenFact], fact);
            if (isOwn || fact.Name.StartsWith(rule.Citation + "〔", StringComparison.Ordinal)) return rule.Text;
        }

        return "";
    }

    /// <summary>Is every goal settled, decisions left aside?</summary>
    internal bool IsSettled(Evaluation evaluation)
    {
        foreach (int goal in Goals)
        {
            if (!Trial.IsSettled(evaluation, goal, decisionsCount: false)) return false;
        }

        return true;
    }

    /// <summary>
    /// How far the goals are from being settled: the outcomes that remain possible, each weighing as much as a good many open
    /// facts, and the facts that are waited for. 0 where all is settled.
    /// </summary>
    internal double Distance(CaseFacts facts, Evaluation evaluation)
    {
        const double OutcomeWeight = 16;
        if (evaluation.Scope.IsFalse) return 0;
        double distance = 0;
        var missing = new HashSet<int>();
        foreach (int goal in Goals)
        {
            if (Trial.IsSettled(evaluation, goal, decisionsCount: false)) continue;
            int possible = System.Numerics.BitOperations.PopCount(evaluation.Groups[goal].Possible) + (evaluation.Scope.IsUnknown ? 1 : 0);
            distance += OutcomeWeight * Math.Max(1, possible - 1);
            missing.UnionWith(Trial.Missing(facts, evaluation, goal, decisionsCount: false));
        }

        return distance + missing.Count;
    }

    /// <summary>What the goals wait for, as facts.</summary>
    internal IEnumerable<int> Missing(Evaluation evaluation) => Goals
        .Where(goal => !Trial.IsSettled(evaluation, goal, decisionsCount: false))
        .SelectMany(goal => Trial.Missing(Facts, evaluation, goal, decisionsCount: false))
        .Distinct()
        .Order();

    /// <summary>States a value in the slots of a fact; a part that the value does not have is left as it is.</summary>
    internal void State(int fact, ProgramForm.Values.FactValue value)
    {
        Fact definition = Program.Facts[fact];
        if (definition.TruthSlot >= 0 && value.Truth != StatedTruth.Silent) Facts.Truths[definition.TruthSlot] = value.Truth;
        if (definition.NumberSlot >= 0 && !value.Number.IsAnything) Facts.Numbers[definition.NumberSlot] = value.Number;
        if (definition.ChoiceSlot >= 0 && value.Choice.Excluded != 0) Facts.Choices[definition.ChoiceSlot] = value.Choice;
    }
}
