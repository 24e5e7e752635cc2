using System.Collections.Immutable;
using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Gates;

namespace Zhaodan.Screening.Planes;

/// <summary>
/// A kernel that is made while the machine that runs plans already answers. It is only asked for once a job has turned out
/// to be long, so that small jobs never meet a compiler, and nobody ever waits for it.
/// </summary>
/// <param name="circuit">Stays as it is from now on.</param>
/// <param name="outputs">What is asked of it.</param>
/// <param name="plan">Their plan.</param>
/// <param name="compiler">Null: there is never a kernel.</param>
internal sealed class BackgroundKernel(Circuit circuit, ImmutableArray<Wire> outputs, CircuitPlan plan, IKernelCompiler? compiler)
{
    /// <summary>Batches that a job must have had.</summary>
    internal const int PatientBatches = 128;

    private int _batches;
    private Task<PlanKernel>? _making;

    /// <summary>Counts a batch; the kernel, once there is one.</summary>
    public PlanKernel? Next()
    {
        if (compiler is null) return null;
        if (_making is not null) return _making.IsCompleted ? _making.GetAwaiter().GetResult() : null;
        if (++_batches >= PatientBatches) _making = Task.Run(() => PlanKernel.Of(circuit, outputs, plan, compiler));
        return null;
    }
}
