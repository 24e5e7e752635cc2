using Zhaodan.Compiler;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compilation.Tests.Conformance;

/// <summary>The .statute files that tests read as data: the conformance cases and the product's own content.</summary>
internal static class StatuteFiles
{
    public static string Root { get; } = FindRoot();

    public static string ConformanceFolder => Path.Combine(Root, "tests", "conformance");

    public static string SpecsFolder => Path.Combine(Root, "specs");

    public static IEnumerable<string> Conformance() =>
        Directory.EnumerateFiles(ConformanceFolder, "*.statute").Order(StringComparer.Ordinal);

    public static IEnumerable<string> Specs() =>
        Directory.EnumerateFiles(SpecsFolder, "*.statute", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>Paths inside texts are relative to the root, so that what is printed is the same on every machine.</summary>
    public static SourceText Read(string path) =>
        new(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path));

    public static CompilationResult Compile(IEnumerable<string> paths) => StatuteCompiler.Compile([.. paths.Select(Read)]);

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Dsl.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
