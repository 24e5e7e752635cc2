using Zhaodan.Circuits.Gates;

namespace Zhaodan.Screening.Sql;

/// <summary>
/// The gates of a circuit as conditions: gates that several others look at become columns, the rest is written where it is
/// used. Runs of AND gates become one AND, negated ones one OR. Not thread-safe.
/// </summary>
internal sealed class SqlGates
{
    // Written out again rather than made a column of its own: what is this small.
    private const int SmallEnough = 3;

    // So many operands at most in one expression; engines limit how deep and long one is.
    private const int LargestExpression = 120;

    private readonly SqlLadder _ladder;
    private readonly Circuit _circuit;
    private readonly Func<int, SqlExpression> _input;
    private readonly Dictionary<Wire, string> _remarks;
    private readonly SqlExpression?[] _positive;
    private readonly SqlExpression?[] _negative;
    private readonly int[] _uses;
    private readonly int[] _size;

    /// <param name="ladder">Where columns go.</param>
    /// <param name="circuit">Stays as it is from now on.</param>
    /// <param name="outputs">All that will be asked for.</param>
    /// <param name="input">A condition of its own for each input of the circuit.</param>
    /// <param name="remarks">What a wire says; such a wire is always a column.</param>
    public SqlGates(SqlLadder ladder, Circuit circuit, IReadOnlyCollection<Wire> outputs, Func<int, SqlExpression> input, Dictionary<Wire, string> remarks)
    {
        (_ladder, _circuit, _input, _remarks) = (ladder, circuit, input, remarks);
        (_positive, _negative) = (new SqlExpression?[circuit.Count], new SqlExpression?[circuit.Count]);
        (_uses, _size) = (new int[circuit.Count], new int[circuit.Count]);
        bool[] needed = circuit.Cone(outputs);
        foreach (Wire wire in outputs) _uses[wire.Gate]++;
        for (int gate = circuit.Count - 1; gate > 0; gate--)
        {
            if (!needed[gate] || circuit.InputAt(gate) >= 0) continue;
            (Wire a, Wire b) = circuit.Operands(gate);
            _uses[a.Gate]++;
            _uses[b.Gate]++;
        }

        for (int gate = 1; gate < circuit.Count; gate++)
        {
            if (needed[gate]) Define(gate);
        }
    }

    public static SqlExpression True { get; } = SqlExpression.Raw("(1 = 1)");

    public static SqlExpression False { get; } = SqlExpression.Raw("(1 = 0)");

    public SqlExpression this[Wire wire] =>
        wire.IsTrue ? True
        : wire.IsFalse ? False
        : (wire.IsNegated ? _negative[wire.Gate] : _positive[wire.Gate]) ?? throw new InvalidOperationException("The wire was not asked for.");

    // Operands stand before the gate, so that they are defined.
    private void Define(int gate)
    {
        int input = _circuit.InputAt(gate);
        if (input >= 0)
        {
            _size[gate] = 1;
            SqlExpression condition = _input(input);
            _positive[gate] = condition;
            _negative[gate] = SqlExpression.Of($"(NOT {condition})");
            return;
        }

        (Wire a, Wire b) = _circuit.Operands(gate);
        _size[gate] = _size[a.Gate] + _size[b.Gate];
        var wire = new Wire(gate << 1);
        SqlExpression all = SqlExpression.Of($"({Flat(gate, isNegated: false)})");
        string remark = _remarks.GetValueOrDefault(wire, "");
        string negated = _remarks.GetValueOrDefault(!wire, "");
        bool isNamed = remark.Length > 0 || negated.Length > 0;
        if (!isNamed && (_uses[gate] == 1 || _size[gate] <= SmallEnough) && _size[gate] < LargestExpression)
        {
            _positive[gate] = all;
            _negative[gate] = SqlExpression.Of($"({Flat(gate, isNegated: true)})");
            return;
        }

        _size[gate] = 1;
        SqlColumn column = negated.Length > 0 && remark.Length == 0
            ? _ladder.Define("c", $"({Flat(gate, isNegated: true)})", negated)
            : _ladder.Define(isNamed ? "c" : "g", all, remark);
        SqlExpression self = SqlExpression.Of(column), other = SqlExpression.Of($"(NOT {column})");
        bool isFlipped = negated.Length > 0 && remark.Length == 0;
        (_positive[gate], _negative[gate]) = isFlipped ? (other, self) : (self, other);
    }

    // a AND b AND …, or its negation NOT a OR NOT b OR …, without brackets around it: operands that are such runs and are
    // written out here anyway join in.
    private SqlExpression Flat(int gate, bool isNegated)
    {
        var operands = new List<SqlExpression>();
        var seen = new HashSet<Wire>();
        var work = new Stack<Wire>();
        (Wire a, Wire b) = _circuit.Operands(gate);
        work.Push(b);
        work.Push(a);
        while (work.TryPop(out Wire wire))
        {
            if (!wire.IsNegated && _size[wire.Gate] > 1 && _circuit.InputAt(wire.Gate) < 0)
            {
                (Wire c, Wire d) = _circuit.Operands(wire.Gate);
                work.Push(d);
                work.Push(c);
                continue;
            }

            if (seen.Add(wire)) operands.Add(this[isNegated ? !wire : wire]);
        }

        return SqlExpression.Join(isNegated ? " OR " : " AND ", operands);
    }
}
