using System.Globalization;
using System.Text;

namespace Zhaodan.Cli.Documenting;

/// <summary>Names for files and anchors from anybody's text: different texts give different names, and none leads elsewhere.</summary>
internal static class SiteNames
{
    public const string Index = "index.html";
    public const string Terms = "terms.html";

    /// <summary>Letters and digits stay, Han included; everything else becomes its number between marks.</summary>
    public static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) safe.Append(rune.ToString());
            else safe.Append('_').Append(rune.Value.ToString("x", CultureInfo.InvariantCulture)).Append('_');
        }

        return safe.ToString();
    }

    public static string Regime(string code) => $"regime-{Safe(code)}.html";

    public static string Term(string name) => "t-" + Safe(name);
}
