namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>
/// A provision that an answer cites: the hash of its published text as it is now, and what the regime's lock says of it.
/// <see cref="State"/> is Chinese; <see cref="IsReviewed"/>: the lock has the same hash.
/// </summary>
public sealed record SheetProvision(string Citation, string Hash, bool IsReviewed, string State);

/// <summary>The published text that a regime's clauses were compared with.</summary>
public sealed record SheetSource(string Document, IReadOnlyList<SheetProvision> Provisions);

/// <summary>The part of a sheet that ties each cited provision to its published text.</summary>
internal static class SheetProvisions
{
    public const string Title = "所引条款的公布文本";

    public static void Write(HtmlCanvas html, SheetSource source)
    {
        html.Element("p", $"公布文本：{source.Document}。校验值取自整理后的文字（空白、换行、全半角不计），与原文锁的记法相同。", "small");
        html.Raw("<table><thead><tr><th>条款</th><th>校验值</th><th>与原文锁</th></tr></thead><tbody>");
        foreach (SheetProvision provision in source.Provisions)
        {
            html.Raw("<tr>").Element("td", provision.Citation).Raw("<td>").Element("span", provision.Hash, "hash").Raw("</td>");
            html.Element("td", provision.IsReviewed ? "" : "value", () => html.Text(provision.State)).Raw("</tr>");
        }

        html.Raw("</tbody></table>");
    }
}
