using System.Text;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Tests;

/// <summary>An output folder in memory; <paramref name="wrap"/> may put something between a file and its writer.</summary>
internal sealed class MemoryFolder(Func<string, Stream, Stream>? wrap = null) : IOutputFolder
{
    private readonly List<(string Name, MemoryStream Content)> _begun = [];

    public string Name => "结果";

    public Dictionary<string, byte[]> Files { get; } = [];

    public int Begun => _begun.Count;

    public void Prepare()
    {
    }

    public Stream Create(string name)
    {
        var content = new MemoryStream();
        _begun.Add((name, content));
        return wrap is null ? content : wrap(name, content);
    }

    public void Commit()
    {
        foreach ((string name, MemoryStream content) in _begun) Files[name] = content.ToArray();
        _begun.Clear();
    }

    public void Discard() => _begun.Clear();

    /// <summary>A file's text without its mark.</summary>
    public string Text(string name) => Encoding.UTF8.GetString(Files[name]).TrimStart('\uFEFF');

    /// <summary>The lines of a file without quotation marks to care for.</summary>
    public string[] Lines(string name) => Text(name).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
