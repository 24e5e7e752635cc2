using System.Collections.Immutable;
using Zhaodan.Circuits.Emit;
using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Gates;
using Zhaodan.Screening.Planes;

namespace Zhaodan.Screening.Tests.Planes;

/// <summary>Small jobs never meet the compiler; long ones never wait for it.</summary>
public sealed class BackgroundKernelTests
{
    [Fact]
    public void Small_jobs_do_not_ask_for_a_kernel()
    {
        using var compiler = new SlowCompiler();
        BackgroundKernel kernel = Of(compiler);
        for (int batch = 1; batch < BackgroundKernel.PatientBatches; batch++) Assert.Null(kernel.Next());
        compiler.Release();
        Assert.Equal(0, compiler.Asked);
    }

    [Fact]
    public void Long_jobs_go_on_without_the_kernel_until_it_is_there()
    {
        using var compiler = new SlowCompiler();
        BackgroundKernel kernel = Of(compiler);
        for (int batch = 0; batch < 3 * BackgroundKernel.PatientBatches; batch++) Assert.Null(kernel.Next());
        compiler.Release();
        PlanKernel? made = null;
        Assert.True(SpinWait.SpinUntil(() => (made = kernel.Next()) is not null, TimeSpan.FromMinutes(1)));
        Assert.Same(made, kernel.Next());
        Assert.Equal(1, compiler.Asked);
    }

    private static BackgroundKernel Of(IKernelCompiler compiler)
    {
        var circuit = new Circuit();
        ImmutableArray<Wire> outputs = [circuit.And(circuit.NewInput(), circuit.NewInput())];
        return new BackgroundKernel(circuit, outputs, CircuitPlan.Of(circuit, outputs), compiler);
    }

    private sealed class SlowCompiler : IKernelCompiler, IDisposable
    {
        private readonly ManualResetEventSlim _mayGoOn = new();
        private int _asked;

        public int Asked => _asked;

        public void Release() => _mayGoOn.Set();

        public PlaneKernel Compile(Circuit circuit, ImmutableArray<Wire> outputs, KernelOptions options)
        {
            Interlocked.Increment(ref _asked);
            _mayGoOn.Wait();
            return new NoKernel();
        }

        public void Dispose() => _mayGoOn.Dispose();
    }

    private sealed unsafe class NoKernel : PlaneKernel
    {
        public override int BlockBytes => 8;

        public override int ScratchBytes => 0;

        public override int Inputs => 2;

        public override int Outputs => 1;

        public override void Run(byte** inputs, nint at, byte** outputs, nint to, nint blocks, byte* scratch) => throw new NotSupportedException();
    }
}
