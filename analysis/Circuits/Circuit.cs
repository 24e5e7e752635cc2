using Zhaodan.Analysis.Symbolic;

namespace Zhaodan.Analysis.Circuits;

/// <summary>
/// Sets of cases as a circuit of two-place conjunctions and complements, equal ones made once (Kuehlmann, Paruthi, Krohm,
/// Ganai 2002). It grows with the program and not, as a diagram may, with what the program can tell apart; what a set holds
/// is a question for <see cref="CaseSearch"/>.
/// </summary>
public sealed class Circuit : IVariableAlgebra<Signal>
{
    private const int Input = -1;

    private int[] _left = new int[1024];
    private int[] _right = new int[1024];
    private int[] _next = new int[1024];
    private int[] _buckets = new int[2048];
    private int[] _inputOf = new int[256];

    public Circuit()
    {
        _left[0] = Input;
        Count = 1;
    }

    /// <summary>How many nodes there are; operands have smaller numbers. Number 0 is <see cref="Signal.True"/>.</summary>
    public int Count { get; private set; }

    public Signal True => Signal.True;

    public Signal False => Signal.False;

    public Signal Variable(int variable)
    {
        if (variable >= _inputOf.Length) Array.Resize(ref _inputOf, Math.Max(variable + 1, _inputOf.Length * 2));
        if (_inputOf[variable] == 0) _inputOf[variable] = New(Input, variable);
        return new Signal(_inputOf[variable] << 1);
    }

    public Signal Not(Signal a) => !a;

    public Signal Or(Signal a, Signal b) => !And(!a, !b);

    public Signal And(Signal a, Signal b)
    {
        (int left, int right) = a.Edge <= b.Edge ? (a.Edge, b.Edge) : (b.Edge, a.Edge);
        if (left == 0 || left == right) return new Signal(right);
        if (left == 1 || (left ^ right) == 1) return Signal.False;
        for (int node = _buckets[Hash(left, right) & (_buckets.Length - 1)]; node != 0; node = _next[node])
        {
            if (_left[node] == left && _right[node] == right) return new Signal(node << 1);
        }

        int made = New(left, right);
        ref int bucket = ref _buckets[Hash(left, right) & (_buckets.Length - 1)];
        _next[made] = bucket;
        bucket = made;
        return new Signal(made << 1);
    }

    internal bool IsInput(int node) => _left[node] == Input;

    /// <summary>The variable of a node that is an input.</summary>
    internal int VariableOf(int node) => _right[node];

    /// <summary>What a node that is no input joins.</summary>
    internal (int Left, int Right) Operands(int node) => (_left[node], _right[node]);

    private int New(int left, int right)
    {
        if (Count == _left.Length) Grow();
        (_left[Count], _right[Count]) = (left, right);
        return Count++;
    }

    private void Grow()
    {
        int size = _left.Length * 2;
        Array.Resize(ref _left, size);
        Array.Resize(ref _right, size);
        Array.Resize(ref _next, size);
        _buckets = new int[size * 2];
        for (int node = 1; node < Count; node++)
        {
            if (IsInput(node)) continue;
            ref int bucket = ref _buckets[Hash(_left[node], _right[node]) & (_buckets.Length - 1)];
            _next[node] = bucket;
            bucket = node;
        }
    }

    private static int Hash(int left, int right)
    {
        uint mixed = ((uint)left * 0x9E3779B1u) ^ ((uint)right * 0x85EBCA77u);
        return (int)(mixed ^ (mixed >> 15));
    }
}
