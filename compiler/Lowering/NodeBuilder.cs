using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Lowering;

/// <summary>
/// Makes nodes, each only once. Constants are folded by the operators of <see cref="Judgement"/>:
/// 且(是, 甲) → 甲; 且(否, 甲) → 否; 未(未甲) → 甲; an operand written twice counts once in 且 and 或.
/// </summary>
public sealed class NodeBuilder
{
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Node, int> _known = [];

    public ImmutableArray<Node> ToImmutable() => [.. _nodes];

    public Node this[int node] => _nodes[node];

    public int Constant(Truth value) => Make(new ConstantNode(value));

    public int Fact(int fact, Basis basis) => Make(new FactNode(fact, basis));

    public int Compare(int fact, Comparison comparison, long constant) => Make(new CompareNode(fact, comparison, constant));

    public int CompareFacts(int left, Comparison comparison, int right) => Make(new CompareFactsNode(left, comparison, right));

    public int Span(int start, int finish, Period period) => Make(new SpanNode(start, finish, period));

    public int Choice(int fact, ulong options) => Make(new ChoiceNode(fact, options));

    public int Conclusion(int group, int value) => Make(new ConclusionNode(group, value));

    /// <summary>Readings that come to the same are one.</summary>
    public int Reading(int fact, int @default, int other) => @default == other ? @default : Make(new ReadingNode(fact, @default, other));

    public int Defined(int definition, int stated) => IsConstant(definition, out Truth value) && value != Truth.Unknown
        ? definition
        : Make(new DefinedNode(definition, stated));

    public int Not(int operand) => _nodes[operand] switch
    {
        ConstantNode constant => Constant(Kleene.Not(constant.Value)),
        NotNode not => not.Operand,
        _ => Make(new NotNode(operand)),
    };

    public int Certain(int operand) => _nodes[operand] switch
    {
        ConstantNode constant => Constant(Judgement.Of(constant.Value).Certain().Truth),
        CertainNode => operand,
        _ => Make(new CertainNode(operand)),
    };

    public int And(IEnumerable<int> operands) => Join(operands, neutral: Truth.True, absorbing: Truth.False, o => new AndNode(o));

    public int And(params int[] operands) => And((IEnumerable<int>)operands);

    public int Or(IEnumerable<int> operands) => Join(operands, neutral: Truth.False, absorbing: Truth.True, o => new OrNode(o));

    /// <summary>k of n, as written: an operand written twice counts twice.</summary>
    public int AtLeast(int count, ImmutableArray<int> operands)
    {
        if (count <= 0) return Constant(Truth.True);
        if (count > operands.Length) return Constant(Truth.False);
        return Make(new AtLeastNode(count, operands));
    }

    private int Join(IEnumerable<int> operands, Truth neutral, Truth absorbing, Func<ImmutableArray<int>, Node> make)
    {
        var kept = new List<int>();
        var seen = new HashSet<int>();
        foreach (int operand in operands)
        {
            if (IsConstant(operand, out Truth value))
            {
                if (value == absorbing) return operand;
                if (value == neutral) continue;
            }

            if (seen.Add(operand)) kept.Add(operand);
        }

        return kept.Count switch
        {
            0 => Constant(neutral),
            1 => kept[0],
            _ => Make(make([.. kept])),
        };
    }

    private bool IsConstant(int node, out Truth value)
    {
        if (_nodes[node] is ConstantNode constant)
        {
            value = constant.Value;
            return true;
        }

        value = Truth.Unknown;
        return false;
    }

    private int Make(Node node)
    {
        if (_known.TryGetValue(node, out int index)) return index;
        _nodes.Add(node);
        _known.Add(node, _nodes.Count - 1);
        return _nodes.Count - 1;
    }
}
