namespace Zhaodan.Cli.Tests;

/// <summary>A folder with a library of its own, and a regime of it that commands are run under.</summary>
internal sealed class LibraryFolder(string code, string library) : IDisposable
{
    private readonly TemporaryFolder _folder = Filled(code, library);

    public string Root => _folder.Root;

    /// <summary>The library as a command names it.</summary>
    public string Path => $"specs/{code}.statute";

    public void Write(string path, string text) => _folder.Write(path, text);

    public byte[] Bytes(string path) => File.ReadAllBytes(_folder.Path(path));

    /// <summary>ask --regime, with a person's answers.</summary>
    public CliRun Ask(string input, params string[] arguments) => CliRun.With(input, Root, ["ask", "--regime", code, .. arguments]);

    /// <summary>decide of a case of a file under the regime.</summary>
    public CliRun Decide(string file, params string[] arguments) => CliRun.In(Root, ["decide", file, "--regime", code, .. arguments]);

    public CliRun Explain(string file, string name) => CliRun.In(Root, "explain", file, "--specs", "specs", "--regime", code, "--case", name);

    public void Dispose() => _folder.Dispose();

    private static TemporaryFolder Filled(string code, string library)
    {
        var folder = new TemporaryFolder();
        folder.Write($"specs/{code}.statute", library);
        return folder;
    }
}
