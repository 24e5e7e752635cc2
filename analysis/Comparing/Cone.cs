using Zhaodan.Circuits.Gates;

namespace Zhaodan.Analysis.Comparing;

/// <summary>The part of a circuit that one wire hangs on, run for sixty-four cases at a time.</summary>
internal sealed class Cone
{
    private static readonly ulong[] Alternating =
    [
        0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0, 0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000,
    ];

    private readonly Wire _target;
    private readonly Dictionary<int, int> _inputs = [];

    // Slot 0 is 假; inputs come next, then gates in their order.
    private readonly List<int> _inputGates = [];
    private readonly List<(int A, int B)> _gates = [];
    private readonly int _targetSlot;
    private readonly ulong[] _words;

    public Cone(Circuit circuit, Wire target)
    {
        _target = target;
        bool[] needed = circuit.Cone([target]);
        var slots = new int[circuit.Count];
        for (int gate = 1; gate < needed.Length; gate++)
        {
            if (!needed[gate] || circuit.InputAt(gate) < 0) continue;
            _inputGates.Add(gate);
            slots[gate] = _inputGates.Count;
            _inputs.Add(gate, slots[gate]);
        }

        for (int gate = 1; gate < needed.Length; gate++)
        {
            if (!needed[gate] || circuit.InputAt(gate) >= 0) continue;
            (Wire a, Wire b) = circuit.Operands(gate);
            _gates.Add(((slots[a.Gate] << 1) | (a.Edge & 1), (slots[b.Gate] << 1) | (b.Edge & 1)));
            slots[gate] = _inputGates.Count + _gates.Count;
        }

        _targetSlot = slots[target.Gate];
        _words = new ulong[1 + _inputGates.Count + _gates.Count];
    }

    public IReadOnlyList<int> Inputs => _inputGates;

    public bool Contains(int input) => _inputs.ContainsKey(input);

    /// <summary>Where the wire holds, given sixty-four values of every input.</summary>
    public ulong Evaluate(Func<int, ulong> valueOf)
    {
        for (int i = 0; i < _inputGates.Count; i++) _words[i + 1] = valueOf(_inputGates[i]);
        return Run();
    }

    /// <summary>
    /// By blocks of sixty-four, for each way to have some of a few inputs as <paramref name="isSet"/> has them and the others
    /// the other way round, whether the wire holds: bit i of the number of such a way says that input i is as it is there.
    /// </summary>
    /// <param name="inputs">The few.</param>
    /// <param name="isSet">What each of them is.</param>
    /// <param name="others">What every other input is.</param>
    /// <param name="follow">Changes other inputs that follow from the few.</param>
    public IEnumerable<(int Block, ulong Holds)> Subsets(int[] inputs, Func<int, bool> isSet, Func<int, bool> others, Action<Values>? follow = null)
    {
        var start = new ulong[_inputGates.Count];
        for (int i = 0; i < start.Length; i++) start[i] = others(_inputGates[i]) ? ulong.MaxValue : 0;
        for (int block = 0; block < 1 << Math.Max(0, inputs.Length - 6); block++)
        {
            start.CopyTo(_words, 1);
            for (int i = 0; i < inputs.Length; i++)
            {
                ulong kept = i < 6 ? Alternating[i] : (block >> (i - 6) & 1) != 0 ? ulong.MaxValue : 0;
                _words[_inputs[inputs[i]]] = isSet(inputs[i]) ? kept : ~kept;
            }

            follow?.Invoke(new Values(this));
            ulong holds = Run();
            if (inputs.Length < 6) holds &= (1UL << (1 << inputs.Length)) - 1;
            yield return (block, holds);
        }
    }

    /// <summary>The inputs of a run, to be changed before it.</summary>
    internal readonly struct Values(Cone cone)
    {
        /// <summary>An input holds wherever another does; says whether that was news.</summary>
        public bool Raise(int input, int premise)
        {
            if (!cone._inputs.TryGetValue(premise, out int from) || !cone._inputs.TryGetValue(input, out int to)) return false;
            ulong raised = cone._words[to] | cone._words[from];
            if (raised == cone._words[to]) return false;
            cone._words[to] = raised;
            return true;
        }
    }

    private ulong Run()
    {
        int slot = 1 + _inputGates.Count;
        foreach ((int a, int b) in _gates)
        {
            _words[slot++] = (_words[a >> 1] ^ (ulong)-(a & 1)) & (_words[b >> 1] ^ (ulong)-(b & 1));
        }

        return _words[_targetSlot] ^ (_target.IsNegated ? ulong.MaxValue : 0);
    }
}
