using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Answers.Conditions;

/// <summary>
/// From nodes to shapes, one program's. A rule is named where another rule's condition refers to it (有第十三条规定情形),
/// instead of being spelt out there. Not thread-safe: shapes are kept.
/// </summary>
internal sealed class ShapeReader : NodeVisitor<NodeShape>
{
    private readonly RegimeProgram _program;
    private readonly Dictionary<int, string> _provisions = [];
    private readonly Dictionary<int, string> _conditions = [];
    private readonly Dictionary<int, string> _definedIn = [];
    private readonly Dictionary<int, NodeShape> _shapes = [];
    private readonly Dictionary<int, ReadingPair> _pairs;
    private bool _negated;

    public ShapeReader(RegimeProgram program)
    {
        _program = program;
        Facts = new FactText(program);
        _pairs = program.Readings.ToDictionary(pair => pair.Fact);
        foreach (Rule rule in program.Rules)
        {
            // Only a conjunction or a clause in two readings: a node that something else may well share with the rule by chance is spelt out.
            if (program.Nodes[rule.Applies] is not (AndNode { Operands.Length: > 1 } or ReadingNode)) continue;
            (rule.Applies == rule.Condition ? _conditions : _provisions).TryAdd(rule.Applies, rule.Citation);
        }

        foreach (Definition definition in program.Definitions)
        {
            _definedIn[definition.Fact] = _definedIn.TryGetValue(definition.Fact, out string? known)
                ? $"{known}、{definition.Citation}"
                : definition.Citation;
        }
    }

    public FactText Facts { get; }

    /// <summary>The place that a node reads in two ways.</summary>
    public ReadingPair? PairOf(ReadingNode node) => _pairs.GetValueOrDefault(node.Fact);

    /// <summary>
    /// A condition below another. A rule without exceptions turns on its condition alone, so only here, and not at the root,
    /// where the rule itself is read, its node stands for a reference.
    /// </summary>
    public NodeShape ReadOperand(int node) => _conditions.TryGetValue(node, out string? citation)
        ? new NodeShape(ConditionKind.Provision, citation + "适用", OperandsOf(node)) { Reading = _program.Nodes[node] as ReadingNode }
        : Read(node);

    public NodeShape Read(int node)
    {
        if (_shapes.TryGetValue(node, out NodeShape? known)) return known;
        bool negated = false;
        int at = node;
        while (true)
        {
            if (_provisions.TryGetValue(at, out string? citation))
            {
                return Keep(node, new NodeShape(ConditionKind.Provision, citation + (negated ? "不适用" : "适用"), OperandsOf(at)) { IsNegated = negated });
            }

            if (_program.Force is { } force && force.Node == at)
            {
                return Keep(node, new NodeShape(ConditionKind.Leaf, ForceText.Condition(force, _program.Header, negated), []) { IsNegated = negated });
            }

            if (_program.Nodes[at] is NotNode not)
            {
                negated = !negated;
                at = not.Operand;
            }
            else if (_program.Nodes[at] is AndNode { Operands: [int onlyAnd] })
            {
                at = onlyAnd;
            }
            else if (_program.Nodes[at] is OrNode { Operands: [int onlyOr] })
            {
                at = onlyOr;
            }
            else
            {
                break;
            }
        }

        _negated = negated;
        return Keep(node, _program.Nodes[at].Accept(this));
    }

    public override NodeShape VisitConstant(ConstantNode node) => Leaf(node.Value switch
    {
        Truth.True => _negated ? "（总不成立）" : "（总是成立）",
        Truth.False => _negated ? "（总是成立）" : "（总不成立）",
        _ => "（不明）",
    });

    public override NodeShape VisitFact(FactNode node) =>
        Leaf((_negated ? "未" : "") + Facts.Label(node.Fact)) with { Fact = node.Fact, Basis = node.Basis };

    public override NodeShape VisitCompare(CompareNode node)
    {
        Fact fact = _program.Facts[node.Fact];
        string quantity = QuantityText.Number(fact, node.Constant);
        string label = Facts.NumberLabel(node.Fact);
        bool isDate = fact.Kind is FactKind.Date or FactKind.Event;
        string text = (_negated ? Opposite(node.Comparison) : node.Comparison) switch
        {
            Comparison.Less => label + (isDate ? "早于" : "不满") + quantity,
            Comparison.LessOrEqual => isDate ? $"{label}不晚于{quantity}" : $"{label}{quantity}以下",
            Comparison.Equal => label + (_negated ? "不为" : "为") + quantity,
            Comparison.GreaterOrEqual => isDate ? $"{label}不早于{quantity}" : $"{label}{quantity}以上",
            _ => label + (isDate ? "晚于" : "超过") + quantity,
        };
        return Leaf(text) with { Fact = node.Fact, Part = FactPart.Number };
    }

    public override NodeShape VisitCompareFacts(CompareFactsNode node)
    {
        bool isDate = _program.Facts[node.Left].Kind is FactKind.Date or FactKind.Event;
        string word = (_negated ? Opposite(node.Comparison) : node.Comparison) switch
        {
            Comparison.Less => isDate ? "早于" : "少于",
            Comparison.LessOrEqual => isDate ? "不晚于" : "不超过",
            Comparison.Equal => _negated ? "不等于" : "等于",
            Comparison.GreaterOrEqual => isDate ? "不早于" : "不少于",
            _ => isDate ? "晚于" : "超过",
        };
        return Leaf(Facts.NumberLabel(node.Left) + word + Facts.NumberLabel(node.Right)) with
        {
            Fact = node.Left,
            OtherFact = node.Right,
            Part = FactPart.Number,
        };
    }

    public override NodeShape VisitSpan(SpanNode node) =>
        Leaf($"{Facts.NumberLabel(node.Finish)}{(_negated ? "不" : "")}在自{Facts.NumberLabel(node.Start)}起{node.Period}内") with
        {
            Fact = node.Finish,
            OtherFact = node.Start,
            Part = FactPart.Number,
        };

    public override NodeShape VisitChoice(ChoiceNode node)
    {
        string options = QuantityText.Options(_program.Facts[node.Fact], node.Options);
        return Leaf(Facts.Label(node.Fact) + (_negated ? "不为" : "为") + options) with { Fact = node.Fact, Part = FactPart.Choice };
    }

    public override NodeShape VisitNot(NotNode node) => throw new InvalidOperationException("A negation is taken apart before it is visited.");

    public override NodeShape VisitAnd(AndNode node) => node.Operands.IsEmpty
        ? Leaf(_negated ? "（总不成立）" : "（总是成立）")
        : new NodeShape(ConditionKind.All, _negated ? "以下并非全部成立" : "以下全部成立", node.Operands) { IsNegated = _negated };

    public override NodeShape VisitOr(OrNode node) => node.Operands.IsEmpty
        ? Leaf(_negated ? "（总是成立）" : "（总不成立）")
        : new NodeShape(ConditionKind.Any, _negated ? "以下无一成立" : "以下至少一项成立", node.Operands) { IsNegated = _negated };

    public override NodeShape VisitAtLeast(AtLeastNode node) =>
        new(ConditionKind.AtLeast, $"以下{node.Operands.Length}项中{(_negated ? "成立的不足" : "至少")}{node.Count}项{(_negated ? "" : "成立")}", node.Operands)
        {
            Count = node.Count,
            IsNegated = _negated,
        };

    public override NodeShape VisitCertain(CertainNode node) =>
        new(ConditionKind.Proven, _negated ? "不能证明" : "查实", [node.Operand]) { IsNegated = _negated };

    public override NodeShape VisitDefined(DefinedNode node)
    {
        int fact = _program.Nodes[node.Stated] is FactNode stated ? stated.Fact : -1;
        string text = fact < 0 ? "定义的用语" : Facts.Label(fact);
        if (fact >= 0 && _definedIn.TryGetValue(fact, out string? citation)) text += $"（定义见{citation}）";
        return new NodeShape(ConditionKind.Defined, (_negated ? "未" : "") + text, [node.Definition]) { IsNegated = _negated, Fact = fact };
    }

    public override NodeShape VisitConclusion(ConclusionNode node)
    {
        ConclusionGroup group = _program.Groups[node.Group];
        return Leaf($"「{group.Name}」{(_negated ? "未得出" : "得出")}「{group.Values[node.Value].Name}」") with { Group = node.Group };
    }

    // The default reading and the other one; which of them a case follows is the explainer's business.
    public override NodeShape VisitReading(ReadingNode node) => Guarded(node) is { } isOther
        ? Leaf($"{PairOf(node)?.Citation}{(_negated ? "不" : "")}取{PairOf(node)?.NameOf(isOther)}")
        : new(ConditionKind.Reading, _negated ? "按所取读法不成立" : "按所取读法成立", [node.Default, node.Other]) { IsNegated = _negated, Reading = node };

    // A rule of one reading only holds where that reading is followed.
    private bool? Guarded(ReadingNode node) => (_program.Nodes[node.Default], _program.Nodes[node.Other]) switch
    {
        (ConstantNode { Value: Truth.True }, ConstantNode { Value: Truth.False }) => false,
        (ConstantNode { Value: Truth.False }, ConstantNode { Value: Truth.True }) => true,
        _ => null,
    };

    // What a rule turns on where it is only named: its condition and, as far as they are there, its exceptions and defeats.
    private ImmutableArray<int> OperandsOf(int node) => _program.Nodes[node] is AndNode or ReadingNode ? _program.Nodes[node].Operands() : [];

    private NodeShape Leaf(string text) => new(ConditionKind.Leaf, text, []) { IsNegated = _negated };

    private NodeShape Keep(int node, NodeShape shape)
    {
        _shapes[node] = shape;
        return shape;
    }

    private static Comparison Opposite(Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.GreaterOrEqual,
        Comparison.LessOrEqual => Comparison.Greater,
        Comparison.GreaterOrEqual => Comparison.Less,
        Comparison.Greater => Comparison.LessOrEqual,
        _ => comparison,
    };
}
