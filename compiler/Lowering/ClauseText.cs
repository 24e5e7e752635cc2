using System.Text;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Lowering;

/// <summary>A clause's own words as one line: line breaks, blanks and comments left out, the closing ； or 。 too.</summary>
public static class ClauseText
{
    public static string Of(SourceLocation location)
    {
        string written = location.Source.Substring(location.Span);
        var text = new StringBuilder(written.Length);
        for (int i = 0; i < written.Length; i++)
        {
            if (written[i] == '/' && i + 1 < written.Length && written[i + 1] == '/')
            {
                while (i < written.Length && written[i] is not ('\n' or '\r')) i++;
                continue;
            }

            if (!char.IsWhiteSpace(written[i]) && !char.IsControl(written[i]) && written[i] != '\uFEFF') text.Append(written[i]);
        }

        return text.ToString().TrimEnd('；', '。', ';');
    }
}
