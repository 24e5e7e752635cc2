using Zhaodan.ProgramForm;

namespace Zhaodan.Screening.Evaluation;

/// <summary>
/// Where an open item meets the rules: the conclusions whose applying hangs on it otherwise than through the applying of
/// another rule. If all of them come out definite although every open item is 不明, granting the item changes nothing in
/// that case: more information never overturns what is settled in Kleene logic, and what stands behind those rules sees the
/// same as before.
/// </summary>
internal sealed class OpenItemReach
{
    private OpenItemReach(int[] conclusions, bool mustBeTried, bool meetsProof)
    {
        Conclusions = conclusions;
        MustBeTried = mustBeTried;
        MeetsProof = meetsProof;
    }

    /// <summary>By the numbers of <see cref="RuleIndex"/>.</summary>
    public int[] Conclusions { get; }

    /// <summary>The item reaches an outcome besides the rules, or a constraint: the conclusions do not tell.</summary>
    public bool MustBeTried { get; }

    /// <summary>Proof words or a defined term hang on it, which more information may overturn: then no item can be sifted.</summary>
    public bool MeetsProof { get; }

    public static OpenItemReach Of(RuleIndex index, int fact)
    {
        RegimeProgram program = index.Program;
        var isApplying = new bool[program.Nodes.Length];
        foreach (RuleConclusion conclusion in program.Rules.SelectMany(rule => rule.Conclusions)) isApplying[conclusion.Applies] = true;

        // By node: does it hang on the fact at all, and does it otherwise than through the applying of a rule?
        var reached = new bool[program.Nodes.Length];
        var besides = new bool[program.Nodes.Length];
        bool mustBeTried = program.Constraints.Any(constraint => constraint.First.Fact == fact || constraint.Second.Fact == fact);
        bool meetsProof = false;
        for (int n = 0; n < reached.Length; n++)
        {
            Node node = program.Nodes[n];
            if (node is FactNode own && own.Fact == fact)
            {
                reached[n] = besides[n] = true;
                continue;
            }

            if (node is ConclusionNode conclusion)
            {
                reached[n] = Roots(program.Groups[conclusion.Group]).Any(root => reached[root]);
                continue;
            }

            // No compiler pass makes a reading of an open item; were there one, knowing it would choose another text.
            if (node is ReadingNode reading && reading.Fact == fact) reached[n] = besides[n] = mustBeTried = meetsProof = true;

            foreach (int operand in node.Operands())
            {
                reached[n] |= reached[operand];
                besides[n] |= besides[operand] && !isApplying[operand];
            }

            meetsProof |= reached[n] && node is CertainNode or DefinedNode;
        }

        mustBeTried |= program.Groups.SelectMany(Roots).Any(root => besides[root] && !isApplying[root]);
        mustBeTried |= program.Scope >= 0 && besides[program.Scope] && !isApplying[program.Scope];
        var conclusions = new List<int>();
        for (int r = 0; r < program.Rules.Length; r++)
        {
            for (int c = 0; c < program.Rules[r].Conclusions.Length; c++)
            {
                if (besides[program.Rules[r].Conclusions[c].Applies]) conclusions.Add(index.NumberOf(r, c));
            }
        }

        return new OpenItemReach([.. conclusions], mustBeTried, meetsProof);
    }

    private static IEnumerable<int> Roots(ConclusionGroup group) =>
        group.Inputs.SelectMany(inputs => new[] { inputs.Hard, inputs.Soft, inputs.Against }).Append(group.Required).Where(root => root >= 0);
}
