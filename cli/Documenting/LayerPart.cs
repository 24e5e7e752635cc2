using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Cli.Documenting;

/// <summary>
/// What a regime's page says beyond its own text (language page, section 4): its versions with their days, which of them answers,
/// and to whom it gives the word.
/// </summary>
internal sealed class LayerPart(SiteRegime regime, IReadOnlyDictionary<string, string> pages, HtmlCanvas html)
{
    private LinkedRegime Linked => regime.Linked;

    private RegimeHeader Header => regime.Program.Header;

    public void Write()
    {
        Versions();
        Precedence();
    }

    private void Versions()
    {
        if (Linked.Self.Versions.Length < 2) return;
        html.Raw("<h2 id=\"versions\">版本</h2><ul class=\"plain\">");
        foreach (RegimeProgram version in Linked.Self.Versions.Select(version => Linked.Programs[version.Program]))
        {
            html.Raw("<li>");
            if (ReferenceEquals(version, regime.Program)) html.Element("strong", version.Header.Version + "版").Text("（本页）");
            else Link(version.Header.Code, version.Header.Version + "版");
            html.Text("　" + (version.Force is { } force ? ForcePeriod.Of(force, version.Header) : "")).Raw("</li>");
        }

        html.Raw("</ul>").Element("p", "行为日期在哪一版的施行期间，就适用哪一版；没有写明行为日期的，推定适用决定日期所在的一版，也没有决定日期的，推定适用最后一版。");
        if (Linked.Self.LighterBy is not { Length: > 0 } main) return;
        ConclusionGroup? group = regime.Program.Groups.FirstOrDefault(known => known.Name == main);
        string order = group is null ? "" : $"（由轻到重 {string.Join('、', group.Order.Select(value => group.Values[value].Name))}）";
        html.Element("p", $"从旧兼从轻：行为到决定之间有几版的，各版分别作答，按「{main}」{order}取最轻的一版，整版适用；一样轻的从旧；轻重不能比较的，各版的答案都列出。");
    }

    private void Precedence()
    {
        FamilyVersion? own = Linked.Self.Versions.Cast<FamilyVersion?>().FirstOrDefault(version => ReferenceEquals(Linked.Programs[version!.Program], regime.Program));
        string[] superiors = [.. Header.Superiors.Except(Header.SuperiorCodes).Select(title => $"《{title}》"), .. Header.SuperiorCodes];
        if (superiors.Length == 0 && regime.Program.Precedence.IsEmpty && own?.Superiors.IsEmpty != false) return;
        html.Raw("<h2 id=\"precedence\">位阶和让位</h2><dl>");
        if (Header.Rank.Length > 0) html.Element("dt", "位阶").Element("dd", Header.Rank);
        if (superiors.Length > 0) html.Element("dt", "上位").Element("dd", string.Join('、', superiors));
        foreach (PrecedenceDeclaration declaration in regime.Program.Precedence)
        {
            html.Raw("<dt>");
            string anchor = regime.AnchorOf(declaration.Citation);
            if (anchor.Length > 0) html.Raw($"<a href=\"#{anchor}\">").Text(declaration.Citation).Raw("</a>");
            else html.Text(declaration.Citation);
            html.Raw("</dt><dd>").Text($"「{declaration.Text}」　{Meaning(declaration)}").Raw("</dd>");
        }

        foreach (FamilyLink link in own?.Superiors ?? [])
        {
            RegimeProgram higher = Linked.Programs[Linked.Families[link.Family].Versions[^1].Program];
            html.Element("dt", link.IsLater ? "施行在后" : "以之为准").Raw("<dd>");
            Link(higher.Header.Code, $"《{higher.Header.Title}》");
            html.Text($"　依{(link.IsLater ? "它的" : "")}{link.Declaration.Citation}").Raw("</dd>");
        }

        html.Raw("</dl>").Element("p", "两边都由条款（不是默认）得出同一结论组的不同结论时，以有优先的一方为准，两个答案都列出；对方没有条款得出结论的，本制度照旧。", "small");
    }

    private static string Meaning(PrecedenceDeclaration declaration) => declaration.Kind == PrecedenceKind.Yields
        ? $"让位于{LegalRankWords.Of(declaration.Ranks)}"
        : "优先于施行在前、位阶不高于本制度的规定";

    // Only what the site has a page for.
    private void Link(string code, string text)
    {
        if (pages.TryGetValue(code, out string? page)) html.Raw($"<a href=\"{page}\">").Text(text).Raw("</a>");
        else html.Text(text);
    }
}
