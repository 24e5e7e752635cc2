using System.Text;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>
/// Writes HTML. Tags, classes and ids are literals of this assembly; everything else goes through <see cref="Text"/>, which
/// drops what <see cref="PlainText"/> drops and escapes the five characters that mean something in text or attributes.
/// </summary>
public sealed class HtmlCanvas
{
    private readonly StringBuilder _html = new();

    /// <summary>Markup of this assembly's own.</summary>
    public HtmlCanvas Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>Text of anybody's.</summary>
    public HtmlCanvas Text(string text)
    {
        foreach (char c in PlainText.Of(text))
        {
            switch (c)
            {
                case '&':
                    _html.Append("&amp;");
                    break;
                case '<':
                    _html.Append("&lt;");
                    break;
                case '>':
                    _html.Append("&gt;");
                    break;
                case '"':
                    _html.Append("&quot;");
                    break;
                case '\'':
                    _html.Append("&#39;");
                    break;
                default:
                    _html.Append(c);
                    break;
            }
        }

        return this;
    }

    /// <summary>An element of one text; nothing when the text is empty.</summary>
    public HtmlCanvas Element(string tag, string text, string cssClass = "") => text.Length == 0 ? this : Element(tag, cssClass, () => Text(text));

    public HtmlCanvas Element(string tag, string cssClass, Action body)
    {
        _html.Append('<').Append(tag);
        if (cssClass.Length > 0) _html.Append(" class=\"").Append(cssClass).Append('"');
        _html.Append('>');
        body();
        _html.Append("</").Append(tag).Append('>');
        return this;
    }

    public override string ToString() => _html.ToString();
}
