using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Zhaodan.Generator.Input;

namespace Zhaodan.Generator;

/// <summary>
/// *.statute among the additional files of a C# project → a facts type for each vocabulary, an evaluator for each regime; what the
/// language finds wrong becomes errors and warnings of the C# compiler at the place in the .statute file.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class StatuteGenerator : IIncrementalGenerator
{
    /// <summary>Names of the steps, as the driver's tracking shows them.</summary>
    internal const string TextStep = "ZhaodanText";

    internal const string CompileStep = "ZhaodanCompile";

    internal const string EmitStep = "ZhaodanEmit";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<StatuteFile>> statutes =
            context.AdditionalTextsProvider.Where(StatuteFile.IsStatute).Select(StatuteFile.Read).WithTrackingName(TextStep).Collect();
        IncrementalValueProvider<ImmutableArray<StatuteFile>> names =
            context.AdditionalTextsProvider.Where(StatuteFile.IsNames).Select(StatuteFile.Read).Collect();
        IncrementalValueProvider<GeneratorOptions> options = context.AnalyzerConfigOptionsProvider.Select(GeneratorOptions.Read);
        IncrementalValueProvider<EmbeddedSet> compiled = statutes.Combine(names).Combine(options)
            .Select(static (input, token) => EmbeddedSet.Compile(input.Left.Left, input.Left.Right, input.Right, token))
            .WithTrackingName(CompileStep);
        IncrementalValuesProvider<GeneratedFile> files = compiled
            .SelectMany(static (set, _) => set.Units)
            .Select(static (unit, token) => unit.Emit(token))
            .WithTrackingName(EmitStep);

        context.RegisterSourceOutput(compiled.SelectMany(static (set, _) => set.Findings), static (output, finding) => output.ReportDiagnostic(finding.ToRoslyn()));
        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, file.Text));
    }
}
