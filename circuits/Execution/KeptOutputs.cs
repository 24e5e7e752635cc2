namespace Zhaodan.Circuits.Execution;

/// <summary>The output planes of some thousand cases, where a kernel leaves them in the cache, and how many ones they had so far. Not thread-safe.</summary>
internal sealed unsafe class KeptOutputs : IDisposable
{
    /// <summary>Cases of a plane: what <see cref="PopCounts"/> counts at a time.</summary>
    public const int Cases = PlaneBytes * 8;

    private const int PlaneBytes = PopCounts.Vectors * PopCounts.VectorBytes;

    // One line more than the cases need, so that planes do not fall on the same lines of the cache.
    private const int Stride = PlaneBytes + 64;

    private readonly int _count;
    private readonly KernelMemory _planes;
    private readonly KernelMemory _states;
    private readonly KernelMemory _addresses;

    public KeptOutputs(int count)
    {
        _count = count;
        _planes = new KernelMemory((nint)Stride * count);
        _states = new KernelMemory((nint)PopCounts.StateBytes * count);
        _addresses = new KernelMemory((nint)count * sizeof(byte*));
        for (int o = 0; o < count; o++) Addresses[o] = this[o];
    }

    /// <summary>By output: its plane.</summary>
    public byte** Addresses => (byte**)_addresses.Address;

    public byte* this[int output] => _planes.Address + ((nint)Stride * output);

    /// <summary>Sets the bits of the cases behind the first so many to 0.</summary>
    public void CutOff(int cases)
    {
        if (cases == Cases) return;
        int whole = cases / 8;
        for (int o = 0; o < _count; o++)
        {
            byte* plane = this[o];
            byte last = plane[whole];
            new Span<byte>(plane + whole, PlaneBytes - whole).Clear();
            plane[whole] = (byte)(last & ((1 << (cases & 7)) - 1));
        }
    }

    /// <summary>Counts the planes.</summary>
    public void Count() => PopCounts.Add(_planes.Address, Stride, _states.Address, _count);

    /// <summary>Adds what was counted to the totals, by output; counting begins anew.</summary>
    public void Drain(Span<long> totals)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(totals.Length, _count);
        for (int o = 0; o < totals.Length; o++) totals[o] += PopCounts.Sum(_states.Address + ((nint)PopCounts.StateBytes * o));
        new Span<byte>(_states.Address, (int)_states.Bytes).Clear();
    }

    public void Dispose()
    {
        _planes.Dispose();
        _states.Dispose();
        _addresses.Dispose();
    }
}
