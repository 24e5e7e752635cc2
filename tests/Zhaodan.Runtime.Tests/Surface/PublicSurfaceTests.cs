using System.Reflection;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Tests.Surface;

/// <summary>
/// What the package Zhaodan.Runtime shows to developers changes only on purpose: tests/baselines/surface is read by a reviewer.
/// ZHAODAN_BASELINES=rewrite writes it anew; CI never does.
/// </summary>
public sealed class PublicSurfaceTests
{
    private const long MostBytes = 300 * 1024;

    private static readonly Assembly[] s_assemblies = [typeof(RegimeProgram).Assembly, typeof(CaseFacts).Assembly, typeof(RegimeLibrary).Assembly];

    public static TheoryData<string> Names => [.. s_assemblies.Select(assembly => assembly.GetName().Name ?? "")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Surface_is_as_reviewed(string name)
    {
        string path = Path.Combine(Root(), "tests", "baselines", "surface", name + ".txt");
        string actual = PublicSurface.Of(s_assemblies.Single(assembly => assembly.GetName().Name == name));
        if (Environment.GetEnvironmentVariable("ZHAODAN_BASELINES") == "rewrite")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
            File.WriteAllText(path, actual, new UTF8Encoding(false));
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing: run this test once with ZHAODAN_BASELINES=rewrite and read what it wrote.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    // The form of the programs and what evaluates them; explanations (Zhaodan.Answers) are an assembly of their own.
    [Fact]
    public void Runtime_is_small() =>
        Assert.All(s_assemblies.Take(2), assembly => Assert.InRange(new FileInfo(assembly.Location).Length, 1, MostBytes));

    [Fact]
    public void Runtime_depends_on_nothing_but_the_framework() =>
        Assert.All(s_assemblies.SelectMany(assembly => assembly.GetReferencedAssemblies()), reference =>
            Assert.True(reference.Name is "netstandard" || (reference.Name ?? "").StartsWith("System.", StringComparison.Ordinal) || s_assemblies.Any(own => own.GetName().Name == reference.Name), reference.Name));

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dsl.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Dsl.sln is not above the tests.");
    }
}
