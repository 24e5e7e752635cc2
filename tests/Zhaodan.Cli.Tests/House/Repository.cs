namespace Zhaodan.Cli.Tests.House;

/// <summary>The tree that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Projects that people use, by path from the root; tests, benchmarks, samples and what is only packed are not among them.</summary>
    public static IReadOnlyList<string> ProductProjects { get; } = [.. Files("*.csproj").Where(IsProduct)];

    /// <summary>C# that people wrote, by path from the root.</summary>
    public static IReadOnlyList<string> ProductCode { get; } =
    [
        .. Files("*.cs").Where(path => !path.Contains("/Generated/", StringComparison.Ordinal) &&
            IsProduct(path)),
    ];

    private static bool IsProduct(string path) => !Array.Exists(["tests/", "benchmarks/", "samples/", "packaging/"], folder => path.StartsWith(folder, StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Files of the tree, without what is built and what is hidden.</summary>
    public static IEnumerable<string> Files(string pattern)
    {
        var folders = new Stack<string>([Root]);
        var found = new List<string>();
        while (folders.TryPop(out string? folder))
        {
            found.AddRange(Directory.EnumerateFiles(folder, pattern).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')));
            foreach (string child in Directory.EnumerateDirectories(folder))
            {
                if (Path.GetFileName(child) is not ("bin" or "obj" or "out" or "node_modules" or "TestResults") and { } name && !name.StartsWith('.')) folders.Push(child);
            }
        }

        return found.Order(StringComparer.Ordinal);
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dsl.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Dsl.sln is not above the tests.");
    }
}
