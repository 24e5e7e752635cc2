using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Answers;

/// <summary>
/// Which rules a case raises without meeting them: it states 是 of a fact that is characteristic of the rule. Whoever named
/// such a fact wants to read why the rule does not apply. A fact that many rules mention (在行政执法活动中) raises none.
/// </summary>
internal sealed class RaisedRules
{
    private const int FewRules = 3;
    private const int ShareOfRules = 8;

    // A rule over a very large graph is searched only so far.
    private const int MostNodes = 5000;
    private readonly RegimeProgram _program;
    private readonly ImmutableArray<ImmutableArray<int>> _factsOf;

    public RaisedRules(RegimeProgram program)
    {
        _program = program;
        var factsOf = new List<SortedSet<int>>();
        var mentions = new int[program.Facts.Length];
        foreach (Rule rule in program.Rules)
        {
            SortedSet<int> facts = FactsOf(rule.Condition);
            factsOf.Add(facts);
            foreach (int fact in facts) mentions[fact]++;
        }

        int most = Math.Max(FewRules, program.Rules.Length / ShareOfRules);
        _factsOf = [.. factsOf.Select(facts => facts.Where(fact => mentions[fact] <= most).ToImmutableArray())];
    }

    /// <summary>The facts by which a case raises a rule; none when it does not.</summary>
    public ImmutableArray<int> FactsOf(int rule, CaseFacts facts)
    {
        ImmutableArray<int> characteristic = _factsOf[rule];
        var raised = ImmutableArray.CreateBuilder<int>();
        foreach (int fact in characteristic)
        {
            int slot = _program.Facts[fact].TruthSlot;
            if (slot >= 0 && facts.Truths[slot] == StatedTruth.True) raised.Add(fact);
        }

        return raised.ToImmutable();
    }

    private SortedSet<int> FactsOf(int condition)
    {
        var facts = new SortedSet<int>();
        var seen = new HashSet<int> { condition };
        var work = new Stack<int>([condition]);
        while (work.TryPop(out int at) && seen.Count <= MostNodes)
        {
            if (_program.Nodes[at] is FactNode fact) facts.Add(fact.Fact);
            foreach (int operand in _program.Nodes[at].Operands())
            {
                if (seen.Add(operand)) work.Push(operand);
            }
        }

        return facts;
    }
}
