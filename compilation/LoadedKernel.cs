using System.Collections.Immutable;
using System.Runtime.Loader;
using Zhaodan.Circuits.Execution;
using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Compilation;

/// <summary>A kernel and the home of its code. Disposing lets the system unload the code once nobody holds the kernel any more.</summary>
public sealed class LoadedKernel : IDisposable
{
    private AssemblyLoadContext? _context;

    internal LoadedKernel(AssemblyLoadContext context, PlaneKernel kernel, ImmutableArray<Diagnostic> diagnostics, bool fromCache) =>
        (_context, Kernel, Diagnostics, FromCache) = (context, kernel, diagnostics, fromCache);

    public PlaneKernel Kernel { get; }

    /// <summary>Trouble with the cache; the kernel is good all the same.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public bool FromCache { get; }

    public void Dispose() => Interlocked.Exchange(ref _context, null)?.Unload();
}
