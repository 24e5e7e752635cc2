using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers.Conditions;

/// <summary>
/// The leaves that made a condition what it is: of 且 that is 否 the operands that are 否, of 或者 that is 是 those that are
/// 是, of what is 不明 those that are 不明, and else all. Iterative, each node once, at most <see cref="Limit"/> leaves.
/// </summary>
internal sealed class DecidingFacts(RegimeProgram program, Evaluation evaluation)
{
    private readonly ImmutableArray<Judgement> _values = evaluation.Nodes;

    private const int Limit = 12;

    // A shared graph may be large where few leaves are: the walk ends as well.
    private const int StepLimit = 10_000;

    /// <summary>Node indexes of leaves, in the order of the operands, and whether some are left out.</summary>
    public (ImmutableArray<int> Leaves, bool IsCut) Of(int node)
    {
        var leaves = ImmutableArray.CreateBuilder<int>();
        var seen = new HashSet<int>();
        var work = new Stack<int>();
        work.Push(node);
        while (work.TryPop(out int at))
        {
            if (!seen.Add(at)) continue;
            if (leaves.Count == Limit || seen.Count > StepLimit) return (leaves.ToImmutable(), true);
            ImmutableArray<int> operands = Deciding(at);
            if (operands.IsEmpty) leaves.Add(at);
            for (int i = operands.Length - 1; i >= 0; i--) work.Push(operands[i]);
        }

        return (leaves.ToImmutable(), false);
    }

    private ImmutableArray<int> Deciding(int node) => program.Nodes[node] switch
    {
        AndNode and => _values[node].IsTrue ? and.Operands : Alike(and.Operands, _values[node].Truth),
        OrNode or => _values[node].IsFalse ? or.Operands : Alike(or.Operands, _values[node].Truth),
        AtLeastNode some => Alike(some.Operands, _values[node].Truth),
        NotNode not when program.Nodes[not.Operand] is AndNode or OrNode or AtLeastNode or NotNode or DefinedNode or ReadingNode => [not.Operand],
        DefinedNode defined => [_values[defined.Definition].IsUnknown && !_values[defined.Stated].IsUnknown ? defined.Stated : defined.Definition],
        ReadingNode reading => [evaluation.FollowedBy(reading)],
        _ => [],
    };

    private ImmutableArray<int> Alike(ImmutableArray<int> operands, Truth truth) =>
        operands.RemoveAll(operand => _values[operand].Truth != truth);
}
