using System.Text.RegularExpressions;

namespace Zhaodan.Cli.Tests.House;

/// <summary>A fenced block of a Markdown page.</summary>
internal sealed record Fence(string Info, string Text)
{
    public IEnumerable<string> Lines => Text.Split('\n');
}

/// <summary>Reads the fenced blocks of a page, and the commands in them.</summary>
internal static partial class Fences
{
    public static IReadOnlyList<Fence> Of(string path) =>
        [.. Block().Matches(Repository.Read(path)).Select(match => new Fence(match.Groups[1].Value.Trim(), match.Groups[2].Value.TrimEnd('\n')))];

    /// <summary>The block after a marker such as <c>&lt;!-- main-job --&gt;</c>.</summary>
    public static string After(string path, string marker)
    {
        string page = Repository.Read(path);
        Match match = Block().Match(page, page.IndexOf(marker, StringComparison.Ordinal));
        return match.Groups[2].Value.Trim();
    }

    /// <summary>The words of every <c>./zhaodan …</c> line in the shell blocks of a page; comments after # are dropped.</summary>
    public static IEnumerable<string> Commands(string path) =>
        Of(path).Where(fence => fence.Info == "sh").SelectMany(fence => fence.Lines)
            .Where(line => line.StartsWith("./zhaodan ", StringComparison.Ordinal))
            .Select(line => Comment().Replace(line, "").Trim());

    [GeneratedRegex("^```([^\n]*)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\s+#.*$")]
    private static partial Regex Comment();
}
