using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Zhaodan.Circuits.Emit;
using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Gates;
using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Compilation;

/// <summary>Circuits to loaded kernels: from the cache where one is given and has them, else by Roslyn.</summary>
public sealed class KernelHost(EvaluatorCache? cache = null) : IKernelCompiler
{
    PlaneKernel IKernelCompiler.Compile(Circuit circuit, ImmutableArray<Wire> outputs, KernelOptions options) => Load(circuit, outputs, options).Kernel;

    public LoadedKernel Load(Circuit circuit, ImmutableArray<Wire> outputs, KernelOptions? options = null)
    {
        options ??= new KernelOptions();
        string key = KernelKey.Of(circuit, outputs, options);
        var diagnostics = new DiagnosticBag();
        byte[]? image = cache?.Read(key, diagnostics);
        bool fromCache = image is not null;
        if (image is null)
        {
            image = EvaluatorCompiler.Compile(NameOf(key), [KernelEmitter.Emit(circuit, outputs, options).Text], allowUnsafe: true);
            cache?.Write(key, image, diagnostics);
        }

        (EvaluatorContext context, Assembly assembly) = LoadImage(key, image);
        return new LoadedKernel(context, Instance(assembly, "Zhaodan.Generated.Kernel"), [.. diagnostics.Items], fromCache);
    }

    /// <summary>Compiles texts together into one assembly, which costs far less than one by one; the cache is not asked.</summary>
    internal static ImmutableArray<PlaneKernel> Load(IReadOnlyList<EmittedKernel> emitted)
    {
        string name = Guid.NewGuid().ToString("N");
        (_, Assembly assembly) = LoadImage(name, EvaluatorCompiler.Compile(NameOf(name), [.. emitted.Select(one => one.Text)], allowUnsafe: true));
        return [.. emitted.Select(one => Instance(assembly, one.FullTypeName))];
    }

    private static string NameOf(string key) => "Zhaodan.Generated.Kernel." + key;

    private static (EvaluatorContext Context, Assembly Assembly) LoadImage(string key, byte[] image)
    {
        var context = new EvaluatorContext(NameOf(key));
        using var stream = new MemoryStream(image);
        return (context, context.LoadFromStream(stream));
    }

    // Every method is made into machine code here, on the thread that has time for it.
    private static PlaneKernel Instance(Assembly assembly, string typeName)
    {
        PlaneKernel kernel = assembly.CreateInstance(typeName) as PlaneKernel ?? throw new InvalidOperationException($"The assembly holds no kernel {typeName}.");
        foreach (MethodInfo method in kernel.GetType().GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }

        return kernel;
    }
}
