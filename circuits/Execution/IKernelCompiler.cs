using System.Collections.Immutable;
using Zhaodan.Circuits.Emit;
using Zhaodan.Circuits.Gates;

namespace Zhaodan.Circuits.Execution;

/// <summary>Makes kernels of circuits: from a cache, or with a compiler, which takes seconds. Safe for any thread.</summary>
public interface IKernelCompiler
{
    /// <param name="circuit">Nobody may add gates meanwhile.</param>
    /// <param name="outputs">What the kernel gives, in this order.</param>
    /// <param name="options">How it is laid out.</param>
    PlaneKernel Compile(Circuit circuit, ImmutableArray<Wire> outputs, KernelOptions options);
}
