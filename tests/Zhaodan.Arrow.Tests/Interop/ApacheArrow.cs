using System.Diagnostics;

namespace Zhaodan.Arrow.Tests.Interop;

/// <summary>The apache-arrow package of npm in a folder of its own, installed once for the tests that need it.</summary>
public sealed class ApacheArrow : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zhaodan-arrow-");

    public ApacheArrow()
    {
        if (!HasNpm) return;
        File.WriteAllText(InFolder("package.json"), """{ "private": true, "type": "module" }""");
        Run("npm", "install", "apache-arrow@21.2.0", "--no-audit", "--no-fund", "--ignore-scripts");
        foreach (string script in new[] { "write.mjs", "read.mjs" }) File.Copy(Path.Combine(AppContext.BaseDirectory, "Interop", script), InFolder(script));
    }

    public static bool HasNpm { get; } = new[] { "npm", "node" }.All(program =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".cmd"))));

    public string InFolder(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Runs a script of the folder; what it writes, by line.</summary>
    public string[] Node(params string[] arguments) => Run("node", arguments).TrimEnd('\n').Split('\n');

    public void Dispose() => _folder.Delete(recursive: true);

    private string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {error.Result}");
        return output;
    }
}
