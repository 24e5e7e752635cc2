using System.Runtime.InteropServices;

namespace Zhaodan.Arrow.Memory;

/// <summary>Memory for copies: it begins at a multiple of 64 bytes, as the specification recommends for vectors.</summary>
internal static class AlignedArray
{
    private const int Alignment = 64;

    /// <summary>The most bytes that one copy can have.</summary>
    public static int Longest => Array.MaxLength - Alignment;

    public static Memory<byte> Of(int length)
    {
        byte[] array = GC.AllocateUninitializedArray<byte>(length + Alignment, pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
        return array.AsMemory((int)((Alignment - (address % Alignment)) % Alignment), length);
    }
}
