using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity.Published;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Fidelity;

/// <summary>What became of a regime's lock: how many provisions stand as reviewed, are new, have changed, are gone.</summary>
public sealed record LockState(int Reviewed, int New, int Changed, int Gone)
{
    public bool IsWhole => New == 0 && Changed == 0 && Gone == 0;
}

/// <summary>The published text as it is now against the lock: a changed character names the clauses to read again.</summary>
public static class LockCheck
{
    public static LockState Run(RegimeFidelity fidelity, RegimeSyntax regime, RegimeLock @lock, DiagnosticBag diagnostics)
    {
        int reviewed = 0, added = 0, changed = 0;
        var places = new HashSet<string>(StringComparer.Ordinal);
        Dictionary<string, SourceLocation> locations = fidelity.Encoded.GroupBy(place => place.Citation, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Location, StringComparer.Ordinal);
        Dictionary<string, LockEntry> entries = @lock.Entries.GroupBy(entry => entry.Citation, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var unread = new List<string>();
        foreach (PublishedPlace place in fidelity.Document.Places())
        {
            places.Add(place.Citation);
            if (!entries.TryGetValue(place.Citation, out LockEntry? entry))
            {
                added++;
                unread.Add(place.Citation);
            }
            else if (string.Equals(entry.Hash, RegimeLock.HashOf(place), StringComparison.Ordinal))
            {
                reviewed++;
            }
            else
            {
                changed++;
                string users = string.Join("、", ReferencesTo(fidelity, regime, place.Citation));
                diagnostics.Report(
                    DiagnosticCatalogue.PublishedTextChanged,
                    LocationOf(place.Citation),
                    place.Citation,
                    entry.Reviewer,
                    entry.Date,
                    users.Length > 0 ? $"引用它的还有{users}。" : "",
                    fidelity.Code);
            }
        }

        ImmutableArray<string> gone = [.. @lock.Entries.Select(entry => entry.Citation).Where(citation => !places.Contains(citation))];
        foreach (string citation in gone) diagnostics.Report(DiagnosticCatalogue.PublishedTextGone, LocationOf(citation), citation, fidelity.Code);
        if (unread.Count > 0)
        {
            string named = string.Join("、", unread.Take(3)) + (unread.Count > 3 ? "等" : "");
            diagnostics.Report(DiagnosticCatalogue.NotReviewed, new SourceLocation(fidelity.Source, regime.Title.Span), unread.Count.ToString(CultureInfo.InvariantCulture), named, fidelity.Code);
        }

        return new LockState(reviewed, added, changed, gone.Length);

        SourceLocation LocationOf(string citation) => locations.TryGetValue(citation, out SourceLocation location) ? location : new SourceLocation(fidelity.Source, regime.Title.Span);
    }

    /// <summary>The clauses that refer to a provision or to one that holds it: they mean something else now as well.</summary>
    private static IEnumerable<string> ReferencesTo(RegimeFidelity fidelity, RegimeSyntax regime, string citation)
    {
        foreach (EncodedProvision place in fidelity.Encoded)
        {
            if (place.Citation == citation) continue;
            if (place.References.Any(reference => reference.Length > 0 && citation.StartsWith(reference, StringComparison.Ordinal))) yield return place.Citation;
        }
    }
}
