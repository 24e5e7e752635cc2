using System.Text;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Fidelity.Published;

/// <summary>A stretch of a published text: what follows a mark up to the next, or lines without a mark.</summary>
internal sealed class PublishedBlock(Head? head, int start)
{
    /// <summary>Null for lines without a mark.</summary>
    public Head? Head { get; } = head;

    public int Start { get; } = start;

    /// <summary>The end of its first line.</summary>
    public int End { get; set; } = start;

    /// <summary>Blanks left out.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>A date, a note in brackets, a 文号: a line that nothing continues.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The head's line is a heading: short, without punctuation, and not broken off.</summary>
    public bool IsHeading { get; set; }

    public TextSpan Span => TextSpan.FromBounds(Start, End);

    /// <summary>Does the text end where a sentence does?</summary>
    public bool IsTerminated
    {
        get
        {
            int i = Text.Length - 1;
            while (i >= 0 && Text[i] is '”' or '’' or '"' or '」' or '）' or ')') i--;
            return i >= 0 && Text[i] is '。' or '！' or '？' or '｡' or '!' or '?';
        }
    }

    public char LastCharacter => Text.Length == 0 ? '\0' : Text[Text.Length - 1];

    public override string ToString() => $"{Head?.Kind} {Head?.Number} {Text}";
}
