using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Lowering;

namespace Zhaodan.Cli.Benching;

/// <summary>Random bitmaps for the 是否 inputs of a circuit, each beginning on another line of the cache than its neighbour.</summary>
internal sealed unsafe class BenchBlock : IBlockColumns, IDisposable
{
    private const int Line = 64;

    private readonly KernelMemory _memory;
    private readonly Dictionary<(InputKind Kind, int Column), nint> _planes = [];

    public BenchBlock(BenchCircuit circuit, long cases)
    {
        Cases = cases;
        (InputKind, int)[] used = [.. circuit.Builder.Inputs.Where((_, i) => circuit.Plan.IsInputUsed[i]).Select(input => (input.Kind, input.Column))];
        nint lines = (nint)((cases / 8) + Line - 1) / Line;
        nint plane = (lines + 1 + (lines % 2)) * Line;
        Planes = used.Length;
        _memory = new KernelMemory(plane * used.Length);
        ulong bits = 88172645463325252;
        for (nint i = 0; i < _memory.Bytes / sizeof(ulong); i++)
        {
            // Marsaglia 2003
            bits ^= bits << 13;
            bits ^= bits >> 7;
            bits ^= bits << 17;
            ((ulong*)_memory.Address)[i] = bits;
        }

        for (int i = 0; i < used.Length; i++) _planes[used[i]] = (nint)(_memory.Address + (plane * i));
    }

    public long Cases { get; }

    public int Planes { get; }

    /// <summary>Bytes that a kernel has to read of it.</summary>
    public long Bytes => Cases / 8 * Planes;

    public nint Address => (nint)_memory.Address;

    public BlockColumn Truth(int column) => new(ColumnForm.Bits, _planes.GetValueOrDefault((InputKind.Value, column)), _planes.GetValueOrDefault((InputKind.IsGiven, column)));

    public BlockColumn StatedUnknown(int column) => new(ColumnForm.Bits, _planes.GetValueOrDefault((InputKind.StatedUnknown, column)));

    public BlockColumn Number(int column) => default;

    public BlockColumn Choice(int column) => default;

    public ReadOnlySpan<ulong> Excluded(int column) => default;

    public void Dispose() => _memory.Dispose();
}
