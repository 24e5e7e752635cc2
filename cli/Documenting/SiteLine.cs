using System.Collections.Immutable;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Documenting;

internal enum SiteLineKind
{
    /// <summary>代号, 文号, 施行… of the regime's head</summary>
    Header,

    /// <summary>第三章【…】</summary>
    Chapter,

    /// <summary>The line with which an article or part begins</summary>
    Article,

    /// <summary>A further 款, an item, a reading, or a line that goes on</summary>
    Text,

    /// <summary>A drafter's note</summary>
    Note,

    /// <summary>不编码, 待编码, 缺号</summary>
    Omission,
}

/// <summary>A stretch of a line: words, a term with its entry, or a citation with the place it leads to.</summary>
internal readonly record struct SiteRun(string Text, string Term, string Target);

/// <summary>
/// One line of a regime as it is written, in pieces. <see cref="Depth"/> is how deep its item lies; <see cref="Rules"/> are the
/// rules that begin on it, by index.
/// </summary>
internal sealed record SiteLine(SiteLineKind Kind, int Depth, string Anchor, string Article, ImmutableArray<SiteRun> Runs, ImmutableArray<int> Rules);

/// <summary>A case, what it came to, and where its text stands.</summary>
internal sealed record SiteCase(string Title, string Reason, bool IsGenerated, bool Passes, ImmutableArray<string> Lines, string Anchor, SourcePlace Place);
