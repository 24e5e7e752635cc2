using System.Globalization;
using Zhaodan.Cli.Testing;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Cli.Documenting;

/// <summary>The places of a regime that can be read in two ways: both readings in their own words, the default, why, and whether a case follows the other.</summary>
internal static class ReadingsPart
{
    public static void Write(SiteRegime regime, HtmlCanvas html)
    {
        if (regime.Run.Readings.IsEmpty) return;
        html.Raw("<h2 id=\"readings\">两种读法</h2>");
        foreach (ReadingCount reading in regime.Run.Readings)
        {
            string anchor = regime.AnchorOf(reading.Pair.Citation);
            html.Raw("<div class=\"rule\"><h3>");
            if (anchor.Length > 0) html.Raw($"<a href=\"#{anchor}\">").Text(reading.Pair.Citation).Raw("</a>");
            else html.Text(reading.Pair.Citation);
            html.Raw("</h3><dl>").Element("dt", Name(reading, "读法甲")).Element("dd", reading.Pair.First).Element("dt", Name(reading, "读法乙")).Element("dd", reading.Pair.Second);
            if (reading.Pair.Reason.Length > 0) html.Element("dt", "理由").Element("dd", reading.Pair.Reason);
            html.Element("dt", "案例").Element("dd", reading.Chosen > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{reading.Chosen} 个案例指定{reading.Other}")
                : $"没有案例指定{reading.Other}");
            html.Raw("</dl></div>");
        }
    }

    private static string Name(ReadingCount reading, string name) => reading.Other == name ? name : name + "（默认）";
}
