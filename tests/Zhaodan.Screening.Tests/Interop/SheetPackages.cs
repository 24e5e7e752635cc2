using System.Diagnostics;

namespace Zhaodan.Screening.Tests.Interop;

/// <summary>The packages exceljs and xlsx of npm in a folder of their own, installed once for the tests that need them.</summary>
public sealed class SheetPackages : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zhaodan-xlsx-");

    public SheetPackages()
    {
        if (!HasNpm) return;
        File.WriteAllText(InFolder("package.json"), """{ "private": true, "type": "commonjs" }""");
        Run("npm", "install", "exceljs@4.4.0", "xlsx@0.18.5", "--no-audit", "--no-fund", "--ignore-scripts");
    }

    public static bool HasNpm { get; } = new[] { "npm", "node" }.All(program =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".cmd"))));

    public string InFolder(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Runs a script in the folder; what it writes.</summary>
    public string Node(string script)
    {
        File.WriteAllText(InFolder("script.js"), script);
        return Run("node", "script.js");
    }

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
