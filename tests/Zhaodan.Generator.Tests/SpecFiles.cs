using System.Reflection;

namespace Zhaodan.Generator.Tests;

/// <summary>The encoded regimes with their cases: the product's own content, read as any other.</summary>
internal static class SpecFiles
{
    public static (string Path, string Content)[] All { get; } = [.. Read()];

    private static IEnumerable<(string Path, string Content)> Read()
    {
        Assembly assembly = typeof(SpecFiles).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }
}
