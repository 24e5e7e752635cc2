using System.Collections.Immutable;
using System.Text;
using Zhaodan.ProgramForm;

namespace Zhaodan.Runtime.Answers.Conditions;

/// <summary>A condition read back. <see cref="IsCut"/>: the text was too long and ends early, its brackets closed.</summary>
public readonly record struct ConditionReading(string Text, bool IsCut);

/// <summary>
/// Reads a condition back in Chinese as the compiler understood it: terms in 「」, every nesting in （）, 且 before 或者 never
/// left to precedence. Defined terms and provisions are named and not spelt out. Iterative; the length is bounded, because a
/// graph with shared nodes may be exponentially long as a text. Not thread-safe.
/// </summary>
public sealed class NodeText
{
    /// <summary>Characters of one reading by default.</summary>
    public const int DefaultBudget = 4000;

    private const string Ellipsis = "……";
    private readonly ShapeReader _shapes;
    private readonly int _budget;
    private readonly Stack<Piece> _work = new();

    public NodeText(RegimeProgram program, int budget = DefaultBudget)
        : this(new ShapeReader(program), budget)
    {
    }

    internal NodeText(ShapeReader shapes, int budget)
    {
        _shapes = shapes;
        _budget = budget;
    }

    public ConditionReading Read(int node)
    {
        var text = new StringBuilder();
        _work.Clear();
        Expand(_shapes.Read(node), isBracketed: false);
        while (_work.TryPop(out Piece piece))
        {
            if (piece.Words is { } words)
            {
                text.Append(words);
            }
            else if (text.Length > _budget)
            {
                return new ConditionReading(Close(text.Append(Ellipsis)), true);
            }
            else
            {
                Expand(_shapes.ReadOperand(piece.Node), piece.Bracketed);
            }
        }

        return new ConditionReading(text.ToString(), false);
    }

    private void Expand(NodeShape shape, bool isBracketed)
    {
        switch (shape.Kind)
        {
            case ConditionKind.Leaf or ConditionKind.Defined or ConditionKind.Provision:
                Push(shape.Text);
                break;
            case ConditionKind.Proven:
                bool isSimple = _shapes.ReadOperand(shape.Operands[0]) is { Kind: ConditionKind.Leaf or ConditionKind.Defined, IsNegated: false };
                if (!isSimple) Push("）");
                _work.Push(new Piece(shape.Operands[0], null, false));
                Push(isSimple ? shape.Text : shape.Text + "（");
                break;
            case ConditionKind.Reading when shape.Reading is { } reading:
                PushReadings(reading, shape.IsNegated);
                break;
            case ConditionKind.AtLeast:
                PushJoined(shape.Operands, "；", $"{(shape.IsNegated ? "未达" : "至少")}{shape.Count}项（", "）", bracketed: false);
                break;
            default:
                string joint = shape.Kind == ConditionKind.All ? "且" : "或者";
                string open = shape.IsNegated ? "未（" : isBracketed ? "（" : "";
                PushJoined(shape.Operands, joint, open, open.Length > 0 ? "）" : "", bracketed: true);
                break;
        }
    }

    // 两种读法（读法甲，默认：…；读法乙：…）
    private void PushReadings(ReadingNode reading, bool isNegated)
    {
        bool isSecondDefault = _shapes.PairOf(reading)?.IsSecondDefault ?? false;
        (int first, int second) = isSecondDefault ? (reading.Other, reading.Default) : (reading.Default, reading.Other);
        Push("）");
        _work.Push(new Piece(second, null, false));
        Push(isSecondDefault ? "；读法乙（默认）：" : "；读法乙：");
        _work.Push(new Piece(first, null, false));
        Push((isNegated ? "未两读（" : "两读（") + (isSecondDefault ? "读法甲：" : "读法甲（默认）："));
    }

    // Pushed back to front, so that the first operand is popped first.
    private void PushJoined(ImmutableArray<int> operands, string joint, string open, string close, bool bracketed)
    {
        if (close.Length > 0) Push(close);
        for (int i = operands.Length - 1; i >= 0; i--)
        {
            _work.Push(new Piece(operands[i], null, bracketed));
            if (i > 0) Push(joint);
        }

        if (open.Length > 0) Push(open);
    }

    private void Push(string words) => _work.Push(new Piece(-1, words, false));

    // What is left on the stack is dropped but for the closing brackets.
    private string Close(StringBuilder text)
    {
        while (_work.TryPop(out Piece piece))
        {
            if (piece.Words is "）") text.Append('）');
        }

        return text.ToString();
    }

    private readonly record struct Piece(int Node, string? Words, bool Bracketed);
}
