using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Zhaodan.Screening.Report;

/// <summary>
/// Writes a page that needs nothing from anywhere: no script, no resource, and a content security policy that allows just
/// its own style sheet, by hash. Whatever is written through <see cref="Text"/> is escaped.
/// </summary>
internal sealed class HtmlPage
{
    private readonly StringBuilder _html = new();

    public HtmlPage(string title, string style)
    {
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Raw("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
        Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n");
        Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Text(title).Raw("</title>\n<style>");
        Raw(style).Raw("</style>\n</head>\n<body>\n");
    }

    /// <summary>Markup of the program's own.</summary>
    public HtmlPage Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>Anything that comes from a file or a user.</summary>
    public HtmlPage Text(string text)
    {
        _html.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    public HtmlPage Element(string tag, string text, string? cssClass = null)
    {
        Raw(cssClass is null ? $"<{tag}>" : $"<{tag} class=\"{cssClass}\">");
        return Text(text).Raw($"</{tag}>\n");
    }

    /// <summary>12,345</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>12.3%, and nothing where there is no whole.</summary>
    public static string Share(long part, long whole) =>
        whole == 0 ? "" : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    public byte[] Finish()
    {
        Raw("</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(_html.ToString());
    }
}
