using System.Collections.Immutable;
using System.Text;

namespace Zhaodan.Screening.Output;

/// <summary>The names of a job's files.</summary>
internal static class OutputNames
{
    public const string Quarantine = "隔离.csv";
    public const string SummaryJson = "汇总.json";
    public const string SummaryHtml = "汇总.html";
    public const string Manifest = "清单.json";

    private const int LongestCode = 60;

    /// <summary>Where codes are written instead of answers.</summary>
    public static string CodesOf(string answers) => string.Concat("结论码", answers.AsSpan(answers.IndexOf('-', StringComparison.Ordinal)));

    /// <summary>答案-代号 with the ending of the format, per regime. A 代号 comes from a file of somebody's: nothing of it may lead out of the folder.</summary>
    public static ImmutableArray<string> Answers(IEnumerable<string> codes, string extension)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (string code in codes)
        {
            string safe = Safe(code);
            string name = $"答案-{safe}{extension}";
            for (int n = 2; !taken.Add(name); n++) name = $"答案-{safe}-{n.ToString(System.Globalization.CultureInfo.InvariantCulture)}{extension}";
            names.Add(name);
        }

        return names.ToImmutable();
    }

    private static string Safe(string code)
    {
        var name = new StringBuilder();
        foreach (Rune rune in code.EnumerateRunes())
        {
            if (name.Length >= LongestCode) break;
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '（' or '）') name.Append(rune);
            else name.Append('_');
        }

        return name.Length == 0 ? "_" : name.ToString();
    }
}
