using System.Runtime.InteropServices;

namespace Zhaodan.Circuits.Execution;

/// <summary>Memory that does not move, zeroed, beginning at a cache line.</summary>
public sealed unsafe class KernelMemory : IDisposable
{
    private const int Line = 64;

    private byte* _address;

    public KernelMemory(nint bytes)
    {
        Bytes = bytes;
        _address = (byte*)NativeMemory.AlignedAlloc((nuint)Math.Max(bytes, Line), Line);
        NativeMemory.Clear(_address, (nuint)Math.Max(bytes, Line));
    }

    ~KernelMemory() => Free();

    public nint Bytes { get; }

    public byte* Address => _address == null ? throw new ObjectDisposedException(nameof(KernelMemory)) : _address;

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_address);
        _address = null;
    }
}
