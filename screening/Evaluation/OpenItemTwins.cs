using System.Globalization;
using Zhaodan.ProgramForm;

namespace Zhaodan.Screening.Evaluation;

/// <summary>
/// Finds open items that nothing tells apart: exchanging the two facts everywhere in the program gives every claim on every
/// group back unchanged. Such items change the same cases, so that one evaluation serves for all of them. Most 其他… items
/// of one article are twins.
/// </summary>
internal static class OpenItemTwins
{
    /// <summary>By item: the first item that it is a twin of, itself where there is none.</summary>
    public static int[] Find(RegimeProgram program, IReadOnlyList<int> facts)
    {
        var twin = new int[facts.Count];
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] own = Number(program, table, -1, -1, isNew: true);
        var constrained = new HashSet<int>(program.Constraints.SelectMany(constraint => new[] { constraint.First.Fact, constraint.Second.Fact }));
        var firsts = new List<int>();
        for (int i = 0; i < facts.Count; i++)
        {
            twin[i] = i;
            if (constrained.Contains(facts[i])) continue;
            foreach (int first in firsts)
            {
                if (program.Facts[facts[first]].Presumption != program.Facts[facts[i]].Presumption) continue;
                if (!AreTwins(program, table, own, facts[first], facts[i])) continue;
                twin[i] = first;
                break;
            }

            if (twin[i] == i) firsts.Add(i);
        }

        return twin;
    }

    private static bool AreTwins(RegimeProgram program, Dictionary<string, int> table, int[] own, int a, int b)
    {
        int[] exchanged = Number(program, table, a, b, isNew: false);
        foreach (ConclusionGroup group in program.Groups)
        {
            foreach (ValueInputs inputs in group.Inputs)
            {
                if (!Same(inputs.Hard) || !Same(inputs.Soft) || !Same(inputs.Against)) return false;
            }

            if (!Same(group.Required)) return false;
        }

        return Same(program.Scope);

        bool Same(int root) => root < 0 || own[root] == exchanged[root];
    }

    // Numbers nodes by what they say, with two facts exchanged; −1 for what the program does not say anywhere.
    private static int[] Number(RegimeProgram program, Dictionary<string, int> table, int a, int b, bool isNew)
    {
        var numbers = new int[program.Nodes.Length];
        var speaker = new NodeKey(numbers, a, b);
        for (int n = 0; n < numbers.Length; n++)
        {
            string key = program.Nodes[n].Accept(speaker);
            if (isNew) table.TryAdd(key, n);
            numbers[n] = table.GetValueOrDefault(key, -1);
        }

        return numbers;
    }

    /// <summary>What a node says, by the numbers of its operands; the order of 且, 或 and k of n does not matter.</summary>
    private sealed class NodeKey(int[] numbers, int a, int b) : NodeVisitor<string>
    {
        public override string VisitConstant(ConstantNode node) => $"constant {node.Value}";

        public override string VisitFact(FactNode node) => Key($"fact {node.Basis}", Exchange(node.Fact));

        public override string VisitCompare(CompareNode node) => Key($"compare {node.Comparison} {node.Constant.ToString(CultureInfo.InvariantCulture)}", Exchange(node.Fact));

        public override string VisitCompareFacts(CompareFactsNode node) => Key($"compare {node.Comparison}", Exchange(node.Left), Exchange(node.Right));

        public override string VisitSpan(SpanNode node) => Key($"span {node.Period}{(node.Period.Rolls ? " rolls" : "")}", Exchange(node.Start), Exchange(node.Finish));

        public override string VisitChoice(ChoiceNode node) => Key($"choice {node.Options.ToString(CultureInfo.InvariantCulture)}", Exchange(node.Fact));

        public override string VisitNot(NotNode node) => Key("not", numbers[node.Operand]);

        public override string VisitAnd(AndNode node) => Sorted("and", node.Operands);

        public override string VisitOr(OrNode node) => Sorted("or", node.Operands);

        public override string VisitAtLeast(AtLeastNode node) => Sorted($"atleast {node.Count.ToString(CultureInfo.InvariantCulture)} of", node.Operands);

        public override string VisitCertain(CertainNode node) => Key("certain", numbers[node.Operand]);

        public override string VisitDefined(DefinedNode node) => Key("defined", numbers[node.Definition], numbers[node.Stated]);

        public override string VisitConclusion(ConclusionNode node) => Key("conclusion", node.Group, node.Value);

        public override string VisitReading(ReadingNode node) => Key("reading", Exchange(node.Fact), numbers[node.Default], numbers[node.Other]);

        private int Exchange(int fact) => fact == a ? b : fact == b ? a : fact;

        private string Sorted(string word, IEnumerable<int> operands) => Key(word, [.. operands.Select(operand => numbers[operand]).Order()]);

        // An operand that is said nowhere makes this node unsayable too; the key is one that no other node has.
        private static string Key(string word, params int[] parts) =>
            Array.IndexOf(parts, -1) >= 0 ? "" : $"{word} {string.Join(',', parts)}";
    }
}
