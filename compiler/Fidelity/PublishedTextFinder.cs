using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity.Published;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Fidelity;

/// <summary>
/// Which published text a regime encodes: the one that its header names (原文 文件名《标题》), or else the one with its title, or
/// with its 文号.
/// </summary>
public sealed class PublishedTextFinder(IReadOnlyList<PublishedFile> files, string shownFolder, DiagnosticBag diagnostics)
{
    // Shorter titles are words that any text may hold.
    private const int ShortestTitle = 6;

    /// <summary>The text, or null, which is reported at the regime's title.</summary>
    public PublishedDocument? Find(SourceText source, RegimeSyntax regime)
    {
        string code = regime.Headers.FirstOrDefault(header => header.Kind == HeaderKind.Code)?.Value.Text ?? regime.Title.Text ?? "";
        HeaderSyntax? named = regime.Headers.FirstOrDefault(header => header.Kind == HeaderKind.PublishedText);
        var location = new SourceLocation(source, named?.Span ?? regime.Title.Span);
        List<PublishedDocument> candidates = named is null ? ByTitleOrNumber(regime) : ByName(named.Value.Text ?? "", regime);
        if (candidates.Count == 1) return candidates[0];
        if (candidates.Count == 0) diagnostics.Report(DiagnosticCatalogue.NoPublishedText, location, code, shownFolder);
        else diagnostics.Report(DiagnosticCatalogue.AmbiguousPublishedText, location, code, string.Join("、", candidates.Select(Show)));
        return null;
    }

    private static string Show(PublishedDocument document) => $"{document.Source.Path}《{document.Title}》";

    private List<PublishedDocument> ByName(string value, RegimeSyntax regime)
    {
        int open = value.IndexOf('《');
        string file = (open < 0 ? value : value.Substring(0, open)).Trim().Trim('「', '」', '“', '”');
        string title = open < 0 ? "" : value.Substring(open + 1).TrimEnd().TrimEnd('》');
        List<PublishedDocument> found = [.. files.Where(entry => IsFile(entry.Source.Path, file)).SelectMany(entry => entry.Documents)];
        if (title.Length > 0) return Best(found, title);
        return found.Count > 1 ? Best(found, regime.Title.Text ?? "") : found;
    }

    private static bool IsFile(string path, string name)
    {
        int slash = path.LastIndexOfAny(['/', '\\']);
        return string.Equals(slash < 0 ? path : path.Substring(slash + 1), name, StringComparison.Ordinal) || string.Equals(path, name, StringComparison.Ordinal);
    }

    private List<PublishedDocument> ByTitleOrNumber(RegimeSyntax regime)
    {
        List<PublishedDocument> all = [.. files.SelectMany(file => file.Documents)];
        List<PublishedDocument> byTitle = Best(all, regime.Title.Text ?? "");
        string number = NormalText.Of(regime.Headers.FirstOrDefault(header => header.Kind == HeaderKind.DocumentNumber)?.Value.Text ?? "");
        if (byTitle.Count == 1 || number.Length == 0) return byTitle;
        List<PublishedDocument> byNumber = [.. (byTitle.Count > 0 ? byTitle : all).Where(document => NormalText.Of(document.DocumentNumber) == number)];
        return byNumber.Count > 0 ? byNumber : byTitle;
    }

    /// <summary>Those whose title is nearest: the same; one that holds the other; a notice that names it.</summary>
    private static List<PublishedDocument> Best(List<PublishedDocument> documents, string title)
    {
        string wanted = Key(title);
        if (wanted.Length == 0) return [];
        foreach (Func<PublishedDocument, bool> isMeant in new Func<PublishedDocument, bool>[]
        {
            document => Key(document.Title) == wanted,
            document => Key(document.Title) is { Length: >= ShortestTitle } own && wanted.Length >= ShortestTitle && (Holds(own, wanted) || Holds(wanted, own)),
            document => wanted.Length >= ShortestTitle && Holds(Key(document.FrontText), wanted),
        })
        {
            List<PublishedDocument> found = documents.FindAll(document => isMeant(document));
            if (found.Count > 0) return found;
        }

        return [];
    }

    private static bool Holds(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) >= 0;

    /// <summary>The letters of a title: signs and blanks differ from copy to copy.</summary>
    private static string Key(string title)
    {
        string normal = NormalText.Of(title);
        return Words.MarkerScanner.Content(normal, 0, normal.Length);
    }
}
