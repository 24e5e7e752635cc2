using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>
/// The part of a sheet that says which text of a regime was applied: the dates of the act and of the decision, each version with
/// its days and what it comes to, and why this one.
/// </summary>
internal static class SheetLayer
{
    public const string Title = "适用的版本和施行期间";

    public static bool HasAnything(Answer answer) => answer.Versions is not null || answer.Force is not null;

    public static void Write(HtmlCanvas html, Answer answer)
    {
        if (answer.Force is { } force) html.Element("p", $"施行：{Words.Of(force.Value)}。{Phrases.Force(force)}");
        if (answer.Versions is not { } versions) return;
        html.Element("p", versions.Reason, versions.Ground is VersionGround.Open or VersionGround.Unordered ? "stop" : "");
        html.Raw("<table><thead><tr><th>版本</th><th>期间</th><th>答案</th><th>采用</th></tr></thead><tbody>");
        foreach (VersionAnswer version in versions.Versions)
        {
            html.Raw("<tr>");
            foreach (string cell in new[] { version.Label + "版", version.Period, version.Main, version.IsUsed ? "采用" : "" }) html.Raw("<td>").Text(cell).Raw("</td>");
            html.Raw("</tr>");
        }

        html.Raw("</tbody></table>");
    }
}
