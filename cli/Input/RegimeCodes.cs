using System.Text.RegularExpressions;

namespace Zhaodan.Cli.Input;

/// <summary>The 代号 in a library, by looking at header lines only: completion must answer while somebody types.</summary>
internal static partial class RegimeCodes
{
    private const int MostFiles = 500;

    public static IReadOnlyList<string> Under(string folder)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        try
        {
            var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
            foreach (string file in Directory.EnumerateFiles(folder, "*" + StatuteFiles.Extension, options).Take(MostFiles))
            {
                foreach (string line in File.ReadLines(file).Take(200))
                {
                    if (CodeLine().Match(line) is { Success: true } match) codes.Add(match.Groups[1].Value);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Nothing to offer is an answer too; the command itself will say what is wrong.
        }

        return [.. codes];
    }

    [GeneratedRegex(@"^\s+代号\s+(\S+)")]
    private static partial Regex CodeLine();
}
