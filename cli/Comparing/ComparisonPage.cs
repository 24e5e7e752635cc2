namespace Zhaodan.Cli.Comparing;

/// <summary>A comparison as a page.</summary>
internal static class ComparisonPage
{
    public static string Render(ComparisonReport report) => report.ToString() ?? "";
}
