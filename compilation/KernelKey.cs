using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Zhaodan.Circuits.Emit;
using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm.Compiled;

namespace Zhaodan.Compilation;

/// <summary>
/// What a compiled kernel depends on, hashed: the gates that its outputs need, by their own numbers, the layout of the text, the
/// emitter, this host, and the framework. Nothing has to be emitted to look a kernel up.
/// </summary>
internal static class KernelKey
{
    public static string Of(Circuit circuit, ImmutableArray<Wire> outputs, KernelOptions options)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"kernel {KernelEmitter.Version} {(int)options.Width} {options.GatesPerMethod} {(int)options.Layout} {options.PrefetchBlocks} {options.PrefetchFarBlocks}\n");
        text.Append(CultureInfo.InvariantCulture, $"circuits {typeof(PlaneKernel).Assembly.ManifestModule.ModuleVersionId} host {typeof(KernelKey).Assembly.ManifestModule.ModuleVersionId}\n");
        text.Append(CultureInfo.InvariantCulture, $"framework {RuntimeInformation.FrameworkDescription} {typeof(object).Assembly.ManifestModule.ModuleVersionId} {RuntimeInformation.ProcessArchitecture}\n");
        text.Append(CultureInfo.InvariantCulture, $"inputs {circuit.Inputs.Count}\n");
        bool[] needed = circuit.Cone(outputs);
        for (int gate = 1; gate < circuit.Count; gate++)
        {
            if (!needed[gate]) continue;
            if (circuit.InputAt(gate) is >= 0 and var input)
            {
                text.Append(CultureInfo.InvariantCulture, $"{gate}i{input}\n");
                continue;
            }

            (Wire a, Wire b) = circuit.Operands(gate);
            text.Append(CultureInfo.InvariantCulture, $"{gate}={a.Edge},{b.Edge}\n");
        }

        foreach (Wire output in outputs) text.Append(CultureInfo.InvariantCulture, $"o{output.Edge}\n");
        return ContentHash.OfText(text.ToString());
    }
}
