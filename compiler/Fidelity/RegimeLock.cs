using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity.Published;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Compiled;

namespace Zhaodan.Compiler.Fidelity;

/// <summary>A provision as somebody reviewed it: the hash of its normalised words, who and when (yyyy-MM-dd).</summary>
public sealed record LockEntry(string Citation, string Hash, string Reviewer, string Date);

/// <summary>
/// The lock of a regime: for each 款 and item of its published text the hash that was recorded when a person last read clause and
/// text together (language page, section 7). It is a text of one line per provision, so that a reviewer of a change reads it too;
/// words of the published text are not in it.
/// </summary>
public sealed record RegimeLock(string Code, string Text, ImmutableArray<LockEntry> Entries)
{
    private const string Head = "照单 原文锁 1";

    // 64 bits name a change of one provision; nobody gains by forging one.
    private const int HashLength = 16;

    /// <summary>No lock holds more.</summary>
    private const int MostEntries = 100_000;

    /// <summary>The hash of a provision: its title and words, evened out.</summary>
    public static string HashOf(PublishedPlace place) => ContentHash.OfText(NormalText.Of(place.Title) + "\n" + NormalText.Of(place.Text)).Substring(0, HashLength);

    public LockEntry? Find(string citation) => Entries.FirstOrDefault(entry => string.Equals(entry.Citation, citation, StringComparison.Ordinal));

    /// <summary>Reads a lock; null with a finding at the first line that is none.</summary>
    public static RegimeLock? Read(SourceText source, DiagnosticBag diagnostics)
    {
        string code = "", text = "";
        var entries = ImmutableArray.CreateBuilder<LockEntry>();
        for (int i = 0; i < source.LineCount; i++)
        {
            string line = source.LineText(i);
            if (line.Trim().Length == 0) continue;
            string[] fields = line.Split('\t');
            bool isRead = i == 0 ? line == Head
                : fields.Length == 2 && fields[0] == "代号" ? (code = fields[1]).Length > 0
                : fields.Length == 2 && fields[0] == "原文" ? (text = fields[1]).Length > 0
                : fields.Length == 4 && fields[1].Length == HashLength && entries.Count < MostEntries;
            if (!isRead)
            {
                diagnostics.Report(DiagnosticCatalogue.LockUnreadable, new SourceLocation(source, TextSpan.FromBounds(source.LineStart(i), source.LineEnd(i))));
                return null;
            }

            if (fields.Length == 4) entries.Add(new LockEntry(fields[0], fields[1], fields[2], fields[3]));
        }

        return new RegimeLock(code, text, entries.ToImmutable());
    }

    public string Write()
    {
        var text = new StringBuilder();
        text.Append(Head).Append('\n').Append("代号\t").Append(Field(Code)).Append('\n').Append("原文\t").Append(Field(Text)).Append('\n');
        foreach (LockEntry entry in Entries)
        {
            text.Append(Field(entry.Citation)).Append('\t').Append(entry.Hash).Append('\t').Append(Field(entry.Reviewer)).Append('\t').Append(Field(entry.Date)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>
    /// The lock after a person has read these provisions: their hashes are the text's, the others stay, and what the text no
    /// longer holds is dropped when <paramref name="reviewed"/> names it.
    /// </summary>
    public RegimeLock Review(PublishedDocument document, ISet<string> reviewed, string reviewer, int year, int month, int day)
    {
        string date = new DateTime(year, month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var entries = ImmutableArray.CreateBuilder<LockEntry>();
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (PublishedPlace place in document.Places())
        {
            places.Add(place.Citation);
            if (reviewed.Contains(place.Citation)) entries.Add(new LockEntry(place.Citation, HashOf(place), reviewer, date));
            else if (Find(place.Citation) is { } kept) entries.Add(kept);
        }

        entries.AddRange(Entries.Where(entry => !places.Contains(entry.Citation) && !reviewed.Contains(entry.Citation)));
        return this with { Entries = entries.ToImmutable() };
    }

    // A name with a tab or a line break would be two fields.
    private static string Field(string value)
    {
        var field = new StringBuilder(value.Length);
        foreach (char c in value) field.Append(char.IsControl(c) ? ' ' : c);
        return field.ToString().Trim();
    }
}
