using System.Collections.Immutable;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Strength;

/// <summary>
/// Which nodes of a mutant are nodes of its regime, word for word: what the mutation does not reach need not be compared. The
/// value of a group is the same where the group was found to be.
/// </summary>
internal sealed class SameParts
{
    private readonly RegimeProgram _mutant;
    private readonly int[] _original;
    private readonly bool[] _isSameGroup;
    private readonly Dictionary<Node, int> _known;
    private int _next;

    public SameParts(RegimeProgram original, RegimeProgram mutant)
    {
        _mutant = mutant;
        _original = new int[mutant.Nodes.Length];
        _isSameGroup = new bool[mutant.Groups.Length];
        _known = new Dictionary<Node, int>(original.Nodes.Length);
        for (int node = 0; node < original.Nodes.Length; node++) _known.TryAdd(original.Nodes[node], node);
    }

    /// <summary>Groups are asked about in their order; one that was found to be the same counts as such from then on.</summary>
    public void MarkSame(int group) => _isSameGroup[group] = true;

    /// <summary>Is a node (or its absence, −1) of the mutant just that node of the original?</summary>
    public bool IsSame(int original, int mutant)
    {
        if (original < 0 || mutant < 0) return original < 0 && mutant < 0;
        for (; _next <= mutant; _next++) _original[_next] = Match(_mutant.Nodes[_next]);
        return _original[mutant] == original;
    }

    private int Match(Node node)
    {
        if (node is ConclusionNode conclusion && !_isSameGroup[conclusion.Group]) return -1;
        ImmutableArray<int> operands = node.Operands();
        var matched = ImmutableArray.CreateBuilder<int>(operands.Length);
        foreach (int operand in operands)
        {
            if (_original[operand] < 0) return -1;
            matched.Add(_original[operand]);
        }

        ImmutableArray<int> own = matched.MoveToImmutable();
        Node asOriginal = node switch
        {
            NotNode => new NotNode(own[0]),
            AndNode => new AndNode(own),
            OrNode => new OrNode(own),
            AtLeastNode atLeast => new AtLeastNode(atLeast.Count, own),
            CertainNode => new CertainNode(own[0]),
            ReadingNode reading => new ReadingNode(reading.Fact, own[0], own[1]),
            DefinedNode => new DefinedNode(own[0], own[1]),
            _ => node,
        };
        return _known.GetValueOrDefault(asOriginal, -1);
    }
}
