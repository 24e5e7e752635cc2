using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers.Conditions;

/// <summary>
/// Explains the conditions of one case operand by operand. Level by level, so that what is cut for the sake of length is the
/// deepest detail; every fact it names is remembered in <see cref="Mentioned"/>.
/// </summary>
internal sealed class ConditionExplainer(
    RegimeProgram program,
    ShapeReader shapes,
    FactDescriber describer,
    Evaluation evaluation,
    Func<int, string> outcomeOf,
    int maxConditions,
    int maxDepth)
{
    private const int DeepestDepth = 32;
    private readonly DecidingFacts _deciding = new(program, evaluation);
    private readonly int _maxDepth = Math.Clamp(maxDepth, 1, DeepestDepth);

    public SortedSet<int> Mentioned { get; } = [];

    public ConditionAnswer Explain(int node)
    {
        List<Draft> drafts = [new Draft(node, 0)];
        for (int i = 0; i < drafts.Count; i++)
        {
            Draft draft = drafts[i];
            draft.Shape = Followed(i == 0 ? shapes.Read(draft.Node) : shapes.ReadOperand(draft.Node));
            draft.FirstChild = drafts.Count;
            int room = draft.Depth == _maxDepth ? 0 : Math.Max(0, maxConditions - drafts.Count);
            draft.Omitted = AddOperands(draft.Shape, room, operand => drafts.Add(new Draft(operand, draft.Depth + 1)));
            draft.Children = drafts.Count - draft.FirstChild;
        }

        // Children stand after their parents.
        for (int i = drafts.Count - 1; i >= 0; i--) drafts[i].Answer = Finish(drafts[i], drafts);
        return drafts[0].Answer ?? throw new InvalidOperationException("The root of a condition was not explained.");
    }

    /// <summary>
    /// What made a condition what it is, one line for each leaf: 「故意违法」：否（未提出即否）. In the order of the clause, or
    /// with what the case itself states first.
    /// </summary>
    public ImmutableArray<string> Because(int node, bool statedFirst = false)
    {
        (ImmutableArray<int> leaves, bool isCut) = _deciding.Of(node);
        var lines = ImmutableArray.CreateBuilder<string>();
        IEnumerable<int> ordered = statedFirst ? leaves.OrderByDescending(leaf => shapes.Read(leaf).Fact is >= 0 and int fact && describer.IsStated(fact)) : leaves;
        foreach (int leaf in ordered) lines.Add(Line(leaf));
        if (isCut) lines.Add("……（其余从略）");
        return lines.ToImmutable();
    }

    // Of two readings the one that this case follows is explained; the answer as a whole says where the other leads.
    private NodeShape Followed(NodeShape shape)
    {
        if (shape.Reading is not { } reading || shapes.PairOf(reading) is not { } pair) return shape;
        int followed = evaluation.FollowedBy(reading);
        if (shape.Kind == ConditionKind.Provision) return shape with { Operands = [followed] };
        bool isOther = followed == reading.Other;
        string chosen = describer.IsStated(reading.Fact) ? "案件指定" : "默认";
        return shape with
        {
            Text = $"按{pair.NameOf(isOther)}（{chosen}）{(shape.IsNegated ? "以下不成立" : "")}",
            Operands = [followed],
        };
    }

    // 且 within 且 and 或者 within 或者 are one list to a reader. Returns how many operands found no room.
    private int AddOperands(NodeShape shape, int room, Action<int> add)
    {
        bool joins = shape.Kind is ConditionKind.All or ConditionKind.Any;
        var work = new Stack<int>(shape.Operands.Reverse());
        while (work.TryPop(out int operand))
        {
            if (joins && shapes.ReadOperand(operand) is { IsNegated: false } inner && inner.Kind == shape.Kind)
            {
                for (int i = inner.Operands.Length - 1; i >= 0; i--) work.Push(inner.Operands[i]);
                if (work.Count <= maxConditions) continue;
                return work.Count;
            }

            if (room-- == 0) return work.Count + 1;
            add(operand);
        }

        return 0;
    }

    private string Line(int leaf)
    {
        NodeShape shape = shapes.Read(leaf);
        if (shape.Kind == ConditionKind.Proven)
        {
            bool isUnproven = IsUnproven(shape);
            return $"{new NodeText(shapes, 200).Read(leaf).Text}：{Words.Of(evaluation.Nodes[leaf])}{(isUnproven ? "（未查实）" : "")}";
        }

        string known = Known(shape);
        if (shape is { Fact: >= 0, Part: FactPart.Truth }) return $"{shapes.Facts.Label(shape.Fact)}：{known}";
        return $"{shape.Text}：{Words.Of(evaluation.Nodes[leaf])}{(known.Length > 0 ? $"（{known}）" : "")}";
    }

    private ConditionAnswer Finish(Draft draft, List<Draft> drafts)
    {
        NodeShape shape = draft.Shape ?? throw new InvalidOperationException("A condition was not read.");
        var operands = ImmutableArray.CreateBuilder<ConditionAnswer>(draft.Children);
        for (int c = 0; c < draft.Children; c++)
        {
            if (drafts[draft.FirstChild + c].Answer is { } child) operands.Add(child);
        }

        bool isCompound = shape.Kind is ConditionKind.All or ConditionKind.Any or ConditionKind.AtLeast or ConditionKind.Reading;
        return new ConditionAnswer
        {
            Kind = isCompound && shape.IsNegated ? ConditionKind.Not : shape.Kind,
            Text = shape.Text,
            Value = evaluation.Nodes[draft.Node],
            Fact = shape.Fact,
            Known = Known(shape),
            IsPresumed = shape is { Kind: ConditionKind.Leaf, Fact: >= 0, Part: FactPart.Truth, Basis: Basis.Full } && describer.RestsOnPresumption(shape.Fact),
            IsUnproven = IsUnproven(shape),
            Operands = operands.ToImmutable(),
            Omitted = draft.Omitted,
        };
    }

    private bool IsUnproven(NodeShape shape) => shape.Kind == ConditionKind.Proven && evaluation.Nodes[shape.Operands[0]].IsUnknown;

    private string Known(NodeShape shape)
    {
        if (shape.Group >= 0) return outcomeOf(shape.Group);
        if (shape.Fact < 0) return "";
        Mentioned.Add(shape.Fact);
        if (shape.OtherFact >= 0) Mentioned.Add(shape.OtherFact);
        return (shape.Kind, shape.Part) switch
        {
            (ConditionKind.Defined, _) => StatedOfTerm(shape),
            (_, FactPart.Truth) => describer.Known(shape.Fact, shape.Basis),
            _ when shape.OtherFact >= 0 => $"{QuantityOf(shape.Fact)}；{QuantityOf(shape.OtherFact)}",
            _ => QuantityOf(shape.Fact),
        };
    }

    // A defined term is as its definition says; what the case says of the term itself is only told when it says something.
    private string StatedOfTerm(NodeShape shape)
    {
        if (!describer.IsStated(shape.Fact)) return "";
        string stated = $"案件直接陈述：{describer.Known(shape.Fact, Basis.Full)}";
        return evaluation.Nodes[shape.Operands[0]].IsUnknown ? stated + "，定义不明时以此为准" : stated + "，以定义为准";
    }

    private string QuantityOf(int fact)
    {
        string quantity = describer.Quantity(fact);
        return quantity.Length > 0 ? $"案件为{quantity}" : program.Facts[fact].Kind == FactKind.Event ? "日期未陈述" : "未陈述";
    }

    private sealed class Draft(int node, int depth)
    {
        public int Node { get; } = node;

        public int Depth { get; } = depth;

        public NodeShape? Shape { get; set; }

        public int FirstChild { get; set; }

        public int Children { get; set; }

        public int Omitted { get; set; }

        public ConditionAnswer? Answer { get; set; }
    }
}
