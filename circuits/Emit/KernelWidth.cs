using System.Runtime.Intrinsics;

namespace Zhaodan.Circuits.Emit;

/// <summary>How many cases a kernel looks at in one go. All give the same bits.</summary>
public enum KernelWidth
{
    Scalar = 64,
    Bits128 = 128,
    Bits256 = 256,
    Bits512 = 512,
}

public static class KernelWidths
{
    /// <summary>The widest that the machine has registers for.</summary>
    public static KernelWidth Widest =>
        Vector512.IsHardwareAccelerated ? KernelWidth.Bits512
        : Vector256.IsHardwareAccelerated ? KernelWidth.Bits256
        : Vector128.IsHardwareAccelerated ? KernelWidth.Bits128
        : KernelWidth.Scalar;
}
