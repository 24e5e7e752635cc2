using Zhaodan.Circuits.Planes;

namespace Zhaodan.Analysis.Diagrams;

/// <summary>
/// Reduced ordered binary decision diagrams with complement edges (Bryant 1986; Brace, Rudell, Bryant 1990). A variable with
/// a smaller number stands nearer to the root. Every operation is iterative; results of earlier ones are remembered in a
/// table that forgets by overwriting. Not thread-safe.
/// </summary>
public sealed class DiagramStore : IVariableAlgebra<Diagram>
{
    private const int And2 = 1;
    private const int Xor2 = 2;
    private const int Terminal = int.MaxValue;

    private readonly DiagramLimits _limits;
    private readonly CancellationToken _cancellation;
    private readonly Stack<Frame> _frames = new();
    private int[] _variable = new int[1024];
    private int[] _low = new int[1024];
    private int[] _high = new int[1024];
    private int[] _next = new int[1024];
    private int[] _buckets = new int[2048];
    private Remembered[] _remembered = new Remembered[1 << 14];
    private int _count;
    private long _steps;

    public DiagramStore(DiagramLimits? limits = null, CancellationToken cancellation = default)
    {
        _limits = limits ?? DiagramLimits.Usual;
        _cancellation = cancellation;
        _variable[0] = Terminal;
        _count = 1;
    }

    /// <summary>How many nodes there are.</summary>
    public int Count => _count;

    /// <summary>So much of the limits is used up that something new had better begin with a fresh store.</summary>
    public bool IsWorn => _count > _limits.Nodes / 4 || _steps > _limits.Steps / 4;

    Diagram IPlaneAlgebra<Diagram>.True => Diagram.True;

    Diagram IPlaneAlgebra<Diagram>.False => Diagram.False;

    Diagram IPlaneAlgebra<Diagram>.Not(Diagram a) => !a;

    /// <summary>The cases in which a variable is set.</summary>
    public Diagram Variable(int variable) => new(Make(variable, Diagram.False.Edge, Diagram.True.Edge));

    public Diagram And(Diagram a, Diagram b) => new(Apply(And2, a.Edge, b.Edge));

    public Diagram Or(Diagram a, Diagram b) => new(Apply(And2, a.Edge ^ 1, b.Edge ^ 1) ^ 1);

    public Diagram Xor(Diagram a, Diagram b) => new(Apply(Xor2, a.Edge, b.Edge));

    /// <summary>Is every case of <paramref name="a"/> one of <paramref name="b"/>?</summary>
    public bool Implies(Diagram a, Diagram b) => And(a, !b).IsFalse;

    /// <summary>The variable at the root, or null where the diagram is constant.</summary>
    public int? RootVariable(Diagram a) => a.Node == 0 ? null : _variable[a.Node];

    /// <summary>The two halves below the root of a diagram that is not constant.</summary>
    public (Diagram Unset, Diagram Set) Halves(Diagram a)
    {
        int flip = a.Edge & 1;
        return (new Diagram(_low[a.Node] ^ flip), new Diagram(_high[a.Node] ^ flip));
    }

    /// <summary>Does the case in which exactly <paramref name="isSet"/> holds of the variables belong to the set?</summary>
    public bool Contains(Diagram a, Func<int, bool> isSet)
    {
        while (a.Node != 0)
        {
            (Diagram unset, Diagram set) = Halves(a);
            a = isSet(_variable[a.Node]) ? set : unset;
        }

        return a.IsTrue;
    }

    /// <summary>The variables that a diagram depends on, in order.</summary>
    public SortedSet<int> Support(Diagram a)
    {
        var variables = new SortedSet<int>();
        foreach (int node in NodesBelow(a)) variables.Add(_variable[node]);
        return variables;
    }

    // Inner nodes reachable from a diagram, each once; a node comes after those below it, as it was made after them.
    internal int[] NodesBelow(Diagram a)
    {
        var seen = new HashSet<int>();
        var work = new Stack<int>();
        Visit(a.Node);
        while (work.TryPop(out int node))
        {
            Visit(_low[node] >> 1);
            Visit(_high[node] >> 1);
        }

        int[] nodes = [.. seen];
        Array.Sort(nodes);
        return nodes;

        void Visit(int node)
        {
            if (node != 0 && seen.Add(node)) work.Push(node);
        }
    }

    private int Apply(int operation, int a, int b)
    {
        int result = 0;
        _frames.Push(new Frame(operation, a, b));
        while (_frames.TryPop(out Frame frame))
        {
            if (frame.Stage == 0)
            {
                if (TrySimple(ref frame, out result)) continue;
                Step();
                int variable = Math.Min(_variable[frame.A >> 1], _variable[frame.B >> 1]);
                _frames.Push(frame with { Stage = 1, Variable = variable });
                _frames.Push(new Frame(operation, Cofactor(frame.A, variable, false), Cofactor(frame.B, variable, false)));
            }
            else if (frame.Stage == 1)
            {
                _frames.Push(frame with { Stage = 2, Low = result });
                _frames.Push(new Frame(operation, Cofactor(frame.A, frame.Variable, true), Cofactor(frame.B, frame.Variable, true)));
            }
            else
            {
                result = Make(frame.Variable, frame.Low, result) ^ frame.Flip;
                Remember(frame, result ^ frame.Flip);
            }
        }

        return result;
    }

    // Whatever needs no halving; otherwise the operands are put into the order in which they are remembered.
    private bool TrySimple(ref Frame frame, out int result)
    {
        (int a, int b) = (frame.A, frame.B);
        if (a > b) (a, b) = (b, a);
        if (frame.Operation == And2)
        {
            if (a == 0) return Is(b, out result);
            if (a == 1 || a == b) return Is(a, out result);
            if ((a ^ b) == 1) return Is(1, out result);
            frame = frame with { A = a, B = b };
        }
        else
        {
            // Complements move out of an exclusive or.
            int flip = (a ^ b) & 1;
            (a, b) = (a & ~1, b & ~1);
            if (a == b) return Is(1 ^ flip, out result);
            if (a == 0) return Is(b ^ 1 ^ flip, out result);
            frame = frame with { A = a, B = b, Flip = flip };
        }

        ref readonly Remembered known = ref _remembered[Slot(frame)];
        if (known.Operation == frame.Operation && known.A == frame.A && known.B == frame.B) return Is(known.Result ^ frame.Flip, out result);
        result = 0;
        return false;

        static bool Is(int value, out int result)
        {
            result = value;
            return true;
        }
    }

    private int Cofactor(int edge, int variable, bool set)
    {
        int node = edge >> 1;
        return _variable[node] != variable ? edge : (set ? _high[node] : _low[node]) ^ (edge & 1);
    }

    private int Slot(in Frame frame) => (int)(Mix(frame.A, frame.B, frame.Operation) & (uint)(_remembered.Length - 1));

    private void Remember(in Frame frame, int result)
    {
        if (_remembered.Length < 2 * _count && _remembered.Length < 1 << 21) Array.Resize(ref _remembered, _remembered.Length * 4);
        _remembered[Slot(frame)] = new Remembered(frame.Operation, frame.A, frame.B, result);
    }

    // The set half is never a complement, so that a function has one node.
    private int Make(int variable, int low, int high)
    {
        if (low == high) return low;
        int flip = high & 1;
        low ^= flip;
        high ^= flip;
        uint hash = Mix(low, high, variable);
        for (int node = _buckets[hash & (uint)(_buckets.Length - 1)]; node != 0; node = _next[node])
        {
            if (_variable[node] == variable && _low[node] == low && _high[node] == high) return (node << 1) | flip;
        }

        if (_count >= _limits.Nodes) throw new DiagramLimitException("diagram nodes");
        if (_count == _variable.Length) Grow();
        int made = _count++;
        (_variable[made], _low[made], _high[made]) = (variable, low, high);
        ref int bucket = ref _buckets[hash & (uint)(_buckets.Length - 1)];
        _next[made] = bucket;
        bucket = made;
        return (made << 1) | flip;
    }

    private void Grow()
    {
        int size = _variable.Length * 2;
        Array.Resize(ref _variable, size);
        Array.Resize(ref _low, size);
        Array.Resize(ref _high, size);
        Array.Resize(ref _next, size);
        _buckets = new int[size * 2];
        for (int node = 1; node < _count; node++)
        {
            ref int bucket = ref _buckets[Mix(_low[node], _high[node], _variable[node]) & (uint)(_buckets.Length - 1)];
            _next[node] = bucket;
            bucket = node;
        }
    }

    private void Step()
    {
        if (++_steps > _limits.Steps) throw new DiagramLimitException("diagram steps");
        if ((_steps & 0xFFFF) == 0) _cancellation.ThrowIfCancellationRequested();
    }

    private static uint Mix(int a, int b, int c)
    {
        ulong mixed = ((ulong)(uint)a * 0x9E3779B97F4A7C15UL) ^ ((ulong)(uint)b * 0xC2B2AE3D27D4EB4FUL) ^ ((ulong)(uint)c * 0x165667B19E3779F9UL);
        mixed ^= mixed >> 29;
        mixed *= 0xBF58476D1CE4E5B9UL;
        return (uint)(mixed >> 32);
    }

    private readonly record struct Frame(int Operation, int A, int B)
    {
        public int Stage { get; init; }

        public int Variable { get; init; }

        public int Low { get; init; }

        public int Flip { get; init; }
    }

    private readonly record struct Remembered(int Operation, int A, int B, int Result);
}
