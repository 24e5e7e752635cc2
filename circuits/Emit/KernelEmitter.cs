using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhaodan.Circuits.Gates;

namespace Zhaodan.Circuits.Emit;

/// <summary>
/// A circuit as the C# text of a kernel: straight-line code over blocks of one vector, every gate one operation whatever the
/// width, because a gate whose operands are both negated is kept as its negation (¬a ∧ ¬b = ¬(a ∨ b)). Split into methods
/// that the JIT optimises. The text depends on the circuit, the outputs and the options alone; no word of a drafter gets
/// into it.
/// </summary>
public sealed class KernelEmitter
{
    /// <summary>Part of every cache key: changes when the text for a circuit changes.</summary>
    public const int Version = 2;

    private const string Namespace = "Zhaodan.Generated";

    private readonly Circuit _circuit;
    private readonly ImmutableArray<Wire> _outputs;
    private readonly KernelOptions _options;
    private readonly KernelParts _parts;
    private readonly ILookup<int, int> _outputsOf;
    private readonly bool[] _isKeptNegated;
    private readonly int[] _places;
    private readonly List<int> _inputs = [];
    private readonly StringBuilder _text = new();

    private KernelEmitter(Circuit circuit, ImmutableArray<Wire> outputs, KernelOptions options)
    {
        (_circuit, _outputs, _options) = (circuit, outputs, options);
        ImmutableArray<int> order = KernelOrder.Of(circuit, outputs);
        Gates = order.Length;
        _parts = new KernelParts(circuit, order, options.GatesPerMethod);
        _outputsOf = Enumerable.Range(0, outputs.Length).ToLookup(o => outputs[o].Gate);
        _places = new int[circuit.Inputs.Count];
        Array.Fill(_places, -1);
        _isKeptNegated = new bool[circuit.Count];
        foreach (int gate in order)
        {
            (Wire a, Wire b) = circuit.Operands(gate);
            _isKeptNegated[gate] = IsFlipped(a) && IsFlipped(b);
        }
    }

    private int Gates { get; }

    private int BlockBytes => (int)_options.Width / 8;

    private bool IsPacked => _options.Layout == KernelLayout.Packed;

    public static EmittedKernel Emit(Circuit circuit, ImmutableArray<Wire> outputs, KernelOptions options, string typeName = "Kernel")
    {
        var emitter = new KernelEmitter(circuit, outputs, options);
        emitter.Write(typeName);
        return new EmittedKernel(emitter._text.ToString(), Namespace + "." + typeName, emitter._parts.Methods.Length, emitter.Gates);
    }

    private void Write(string typeName)
    {
        string vector = _options.Width == KernelWidth.Scalar ? "System.UInt64" : Invariant($"System.Runtime.Intrinsics.Vector{(int)_options.Width}<System.UInt64>");
        _text.Append(Invariant($$"""
            using System.Runtime.CompilerServices;
            using System.Runtime.Intrinsics.X86;
            using V = {{vector}};
            namespace {{Namespace}};
            public sealed unsafe class {{typeName}} : Zhaodan.Circuits.Execution.PlaneKernel
            {
            public override int BlockBytes => {{BlockBytes}};
            public override int ScratchBytes => {{_parts.SlotCount * BlockBytes}};
            public override int Inputs => {{_circuit.Inputs.Count}};
            public override int Outputs => {{_outputs.Length}};
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            public override void Run(byte** i, nint at, byte** o, nint to, nint blocks, byte* s)
            {
            for (; blocks > 0; blocks--)
            {

            """));
        for (int m = 0; m < _parts.Methods.Length; m++) _text.Append(Invariant($"M{m}(i, at, o, to, s);\n"));
        _text.Append(Invariant($"Rest(i, at, o, to);\nat += {(IsPacked ? "Packed" : Invariant($"{BlockBytes}"))};\nto += {BlockBytes};\n}}\n}}\n"));
        for (int m = 0; m < _parts.Methods.Length; m++) WriteMethod(m);
        WriteRest();
        if (IsPacked) WritePlaces();
        _text.Append("}\n");
    }

    private void WritePlaces()
    {
        _text.Append(Invariant($"private const int Packed = {_inputs.Count * BlockBytes};\n"));
        _text.Append("private static readonly int[] s_packed = new int[] { ").AppendJoin(", ", _inputs).Append(" };\n");
        _text.Append("public override System.ReadOnlySpan<int> PackedInputs => s_packed;\n");
    }

    private void WriteMethod(int method)
    {
        Begin(Invariant($"M{method}(byte** i, nint at, byte** o, nint to, byte* s)"));
        var known = new HashSet<int>();
        foreach (int gate in _parts.Methods[method])
        {
            (Wire a, Wire b) = _circuit.Operands(gate);
            Fetch(a.Gate, known);
            Fetch(b.Gate, known);
            known.Add(gate);
            _text.Append(Invariant($"V g{gate} = {Operation(a, b)};\n"));
            if (_parts.SlotOf(gate) is >= 0 and var slot) _text.Append(Invariant($"*(V*)(s + {slot * BlockBytes}) = g{gate};\n"));
            foreach (int output in _outputsOf[gate]) Store(output);
        }

        _text.Append("}\n");
    }

    // Outputs that are inputs or constants.
    private void WriteRest()
    {
        Begin("Rest(byte** i, nint at, byte** o, nint to)");
        var known = new HashSet<int>();
        for (int output = 0; output < _outputs.Length; output++)
        {
            int gate = _outputs[output].Gate;
            if (gate != 0 && _circuit.InputAt(gate) < 0) continue;
            if (gate != 0) Fetch(gate, known);
            Store(output);
        }

        _text.Append("}\n");
    }

    private void Begin(string signature) =>
        _text.Append("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]\n").Append("private static void ").Append(signature).Append("\n{\n");

    // Makes an input, or what an earlier method left, a local of this one.
    private void Fetch(int gate, HashSet<int> known)
    {
        if (!known.Add(gate)) return;
        int input = _circuit.InputAt(gate);
        if (input < 0)
        {
            _text.Append(Invariant($"V g{gate} = *(V*)(s + {_parts.SlotOf(gate) * BlockBytes});\n"));
            return;
        }

        bool isFirst = _places[input] < 0;
        if (isFirst)
        {
            _places[input] = _inputs.Count;
            _inputs.Add(input);
        }

        string address = IsPacked ? Invariant($"(byte*)at + {_places[input] * BlockBytes}") : Invariant($"i[{input}] + at");
        _text.Append(Invariant($"V g{gate} = *(V*)({address});\n"));
        if (!isFirst) return;
        if (_options.PrefetchBlocks > 0) Prefetch(0, address, _options.PrefetchBlocks);
        if (_options.PrefetchFarBlocks > 0 && !IsPacked) Prefetch(1, address, _options.PrefetchFarBlocks);
    }

    // Of an address outside all memory nothing comes, and nothing happens.
    private void Prefetch(int level, string address, int blocks) =>
        _text.Append(Invariant($"if (Sse.IsSupported) Sse.Prefetch{level}({address} + {blocks} * {(IsPacked ? "Packed" : Invariant($"{BlockBytes}"))});\n"));

    private void Store(int output)
    {
        Wire wire = _outputs[output];
        string value = wire.IsConstant ? "default(V)" : Invariant($"g{wire.Gate}");
        _text.Append(Invariant($"*(V*)(o[{output}] + to) = {(IsFlipped(wire) ? "~" : "")}{value};\n"));
    }

    // Both flipped: the gate is kept as its negation.
    private string Operation(Wire a, Wire b) => (IsFlipped(a), IsFlipped(b)) switch
    {
        (false, false) => Invariant($"g{a.Gate} & g{b.Gate}"),
        (false, true) => Invariant($"g{a.Gate} & ~g{b.Gate}"),
        (true, false) => Invariant($"g{b.Gate} & ~g{a.Gate}"),
        (true, true) => Invariant($"g{a.Gate} | g{b.Gate}"),
    };

    private bool IsFlipped(Wire wire) => wire.IsNegated != _isKeptNegated[wire.Gate];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
