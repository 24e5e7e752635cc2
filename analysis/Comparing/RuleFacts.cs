using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Comparing;

/// <summary>The facts that a clause speaks of, by index: decisions, readings and causal links left out, as they repeat what stands beside them.</summary>
internal static class RuleFacts
{
    public static HashSet<int> Of(RegimeProgram program, params IEnumerable<int> nodes)
    {
        var facts = new HashSet<int>();
        var seen = new HashSet<int>();
        var work = new Stack<int>(nodes.Where(node => node >= 0));
        while (work.TryPop(out int node))
        {
            if (!seen.Add(node)) continue;
            foreach (int fact in Spoken(program.Nodes[node]))
            {
                if (program.Facts[fact].Kind is not (FactKind.Decision or FactKind.Reading or FactKind.Link) && !program.Facts[fact].IsCaseDate) facts.Add(fact);
            }

            foreach (int operand in program.Nodes[node].Operands()) work.Push(operand);
        }

        return facts;
    }

    private static int[] Spoken(Node node) => node switch
    {
        FactNode fact => [fact.Fact],
        CompareNode compare => [compare.Fact],
        CompareFactsNode compare => [compare.Left, compare.Right],
        ChoiceNode choice => [choice.Fact],
        SpanNode span => [span.Start, span.Finish],
        _ => [],
    };
}
