using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Zhaodan.Generator.Input;

/// <summary>What a project file may say (build/Zhaodan.Generator.props makes its properties visible).</summary>
internal sealed record GeneratorOptions(string Namespace, int MaximumSize, int SecondsAtMost)
{
    private const int DefaultMaximumSize = 4 * 1024 * 1024;
    private const int DefaultSeconds = 30;

    public static GeneratorOptions Default { get; } = new("", DefaultMaximumSize, DefaultSeconds);

    public static GeneratorOptions Read(AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        AnalyzerConfigOptions options = provider.GlobalOptions;
        return new GeneratorOptions(
            options.TryGetValue("build_property.ZhaodanNamespace", out string? space) ? space.Trim() : "",
            Number(options, "ZhaodanMaximumSize", DefaultMaximumSize),
            Number(options, "ZhaodanSecondsAtMost", DefaultSeconds));
    }

    private static int Number(AnalyzerConfigOptions options, string name, int otherwise) =>
        options.TryGetValue("build_property." + name, out string? text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : otherwise;
}
