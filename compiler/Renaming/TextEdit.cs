using System.Collections.Immutable;
using System.Text;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Renaming;

/// <summary>A stretch of a text and what shall stand there.</summary>
public readonly record struct TextEdit(TextSpan Span, string Text);

/// <summary>A text with its edits, which do not overlap.</summary>
public sealed record EditedSource(SourceText Source, ImmutableArray<TextEdit> Edits)
{
    public SourceText Apply()
    {
        var text = new StringBuilder(Source.Content.Length + 64);
        int at = 0;
        foreach (TextEdit edit in Edits.OrderBy(edit => edit.Span.Start))
        {
            text.Append(Source.Content, at, edit.Span.Start - at).Append(edit.Text);
            at = edit.Span.End;
        }

        return new SourceText(Source.Path, text.Append(Source.Content, at, Source.Content.Length - at).ToString());
    }
}
