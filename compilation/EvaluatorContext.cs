using System.Reflection;
using System.Runtime.Loader;
using Zhaodan.Circuits.Execution;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Evaluators;

namespace Zhaodan.Compilation;

/// <summary>An unloadable home for compiled evaluators; they see the very runtime that loaded them and the framework.</summary>
internal sealed class EvaluatorContext(string name) : AssemblyLoadContext(name, isCollectible: true)
{
    private static readonly Assembly[] s_shared = [typeof(RegimeEvaluator).Assembly, typeof(RegimeProgram).Assembly, typeof(PlaneKernel).Assembly];

    protected override Assembly? Load(AssemblyName assemblyName) =>
        Array.Find(s_shared, assembly => string.Equals(assembly.GetName().Name, assemblyName.Name, StringComparison.Ordinal));
}
