using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Zhaodan.Compiler.Emit.CSharp;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.Runtime.Evaluators;

namespace Zhaodan.Compilation;

/// <summary>
/// What a compiled assembly depends on, hashed: the emitted texts, the emitter, this host (whose build names the Roslyn that it
/// was made with, so that a hit need not load Roslyn), the framework, the runtime's own build and the widest vectors.
/// </summary>
internal static class EvaluatorKey
{
    public static string Of(IReadOnlyList<EmittedEvaluator> emitted)
    {
        var text = new StringBuilder();
        Add(text, "emitter", CSharpEmitter.Version.ToString(CultureInfo.InvariantCulture));
        Add(text, "compiler", typeof(CSharpEmitter).Assembly.ManifestModule.ModuleVersionId.ToString());
        Add(text, "host", typeof(EvaluatorKey).Assembly.ManifestModule.ModuleVersionId.ToString());
        Add(text, "framework", RuntimeInformation.FrameworkDescription + " " + typeof(object).Assembly.ManifestModule.ModuleVersionId);
        Add(text, "runtime", typeof(RegimeEvaluator).Assembly.ManifestModule.ModuleVersionId.ToString());
        Add(text, "program", typeof(ProgramForm.RegimeProgram).Assembly.ManifestModule.ModuleVersionId.ToString());
        Add(text, "process", RuntimeInformation.ProcessArchitecture.ToString());
        Add(text, "width", VectorWidth().ToString(CultureInfo.InvariantCulture));
        foreach (EmittedEvaluator one in emitted) Add(text, "text", one.Text);
        return ContentHash.OfText(text.ToString());
    }

    private static int VectorWidth() =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64;

    // With its length, so that no part can pass for another.
    private static void Add(StringBuilder text, string label, string value) =>
        text.Append(label).Append(' ').Append(value.Length.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(value).Append('\n');
}
