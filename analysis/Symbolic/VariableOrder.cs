using System.Collections.Immutable;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Symbolic;

/// <summary>
/// In which order the facts of a program become variables: what one condition, one rule or one constraint speaks of stands
/// close together (FORCE: Aloul, Markov, Sakallah 2003), which keeps diagrams small.
/// </summary>
internal static class VariableOrder
{
    private const int Rounds = 40;

    // Very wide conditions say nothing about what belongs together.
    private const int Widest = 40;

    /// <summary>Fact indexes of all facts that nodes or constraints of the program speak of.</summary>
    public static IReadOnlyList<int> Of(RegimeProgram program)
    {
        List<int> order = AsSpoken(program);
        int[][] edges = [.. Edges(program, [.. order])];
        var place = new double[program.Facts.Length];
        List<int> best = order;
        double least = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < order.Count; i++) place[order[i]] = i;
            double span = edges.Sum(edge => edge.Max(fact => place[fact]) - edge.Min(fact => place[fact]));
            if (span < least) (least, best) = (span, order);
            else if (round > 8 && span > least * 1.02) break;

            var sum = new double[place.Length];
            var count = new int[place.Length];
            foreach (int[] edge in edges)
            {
                double centre = edge.Average(fact => place[fact]);
                foreach (int fact in edge)
                {
                    sum[fact] += centre;
                    count[fact]++;
                }
            }

            order = [.. order.OrderBy(fact => count[fact] == 0 ? place[fact] : sum[fact] / count[fact]).ThenBy(fact => place[fact])];
        }

        return best;
    }

    // Rules in order, each from its condition down; iterative.
    private static List<int> AsSpoken(RegimeProgram program)
    {
        var order = new List<int>();
        var isPlaced = new bool[program.Facts.Length];
        var seen = new bool[program.Nodes.Length];
        var work = new Stack<int>();
        foreach (Rule rule in program.Rules)
        {
            Walk(rule.Condition);
            foreach (RuleException exception in rule.Exceptions) Walk(exception.Holds);
        }

        for (int node = 0; node < seen.Length; node++) Walk(node);
        foreach (BinaryConstraint constraint in program.Constraints)
        {
            if (isPlaced[constraint.First.Fact]) Place(constraint.Second.Fact);
            if (isPlaced[constraint.Second.Fact]) Place(constraint.First.Fact);
        }

        return order;

        void Walk(int root)
        {
            work.Push(root);
            while (work.TryPop(out int node))
            {
                if (seen[node]) continue;
                seen[node] = true;
                foreach (int fact in FactsOf(program.Nodes[node])) Place(fact);
                ImmutableArray<int> operands = program.Nodes[node].Operands();
                for (int i = operands.Length - 1; i >= 0; i--) work.Push(operands[i]);
            }
        }

        void Place(int fact)
        {
            if (isPlaced[fact]) return;
            isPlaced[fact] = true;
            order.Add(fact);
        }
    }

    private static IEnumerable<int[]> Edges(RegimeProgram program, HashSet<int> placed)
    {
        foreach (BinaryConstraint constraint in program.Constraints)
        {
            if (constraint.First.Fact != constraint.Second.Fact && placed.Contains(constraint.First.Fact) && placed.Contains(constraint.Second.Fact)) yield return [constraint.First.Fact, constraint.Second.Fact];
        }

        foreach (Rule rule in program.Rules)
        {
            int[] spoken = Below(program, [rule.Condition, .. rule.Exceptions.Select(exception => exception.Holds)]);
            if (spoken.Length is > 1 and <= Widest) yield return spoken;
        }

        for (int node = 0; node < program.Nodes.Length; node++)
        {
            int[] spoken = [.. program.Nodes[node].Operands().SelectMany(operand => FactsOf(program.Nodes[operand])).Concat(FactsOf(program.Nodes[node])).Distinct()];
            if (spoken.Length is > 1 and <= Widest) yield return spoken;
        }
    }

    private static int[] Below(RegimeProgram program, IEnumerable<int> roots)
    {
        var facts = new HashSet<int>();
        var seen = new HashSet<int>();
        var work = new Stack<int>(roots);
        while (facts.Count <= Widest && work.TryPop(out int node))
        {
            if (!seen.Add(node)) continue;
            facts.UnionWith(FactsOf(program.Nodes[node]));
            foreach (int operand in program.Nodes[node].Operands()) work.Push(operand);
        }

        return [.. facts];
    }

    private static int[] FactsOf(Node node) => node switch
    {
        FactNode fact => [fact.Fact],
        CompareNode compare => [compare.Fact],
        CompareFactsNode compare => [compare.Left, compare.Right],
        ChoiceNode choice => [choice.Fact],
        ReadingNode reading => [reading.Fact],
        SpanNode span => [span.Start, span.Finish],
        _ => [],
    };
}
