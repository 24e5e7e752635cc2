using Zhaodan.Cli.Input;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity;
using Zhaodan.Compiler.Fidelity.Published;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Reading;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Cli.Fidelity;

/// <summary>
/// The provisions that an answer cites, each with the hash of its published text and whether a person reviewed that text: so that
/// a sheet can be checked against the text it was made from.
/// </summary>
internal sealed class CitedProvisions
{
    private readonly StatuteLibrary _library;
    private readonly Terminal _terminal;
    private readonly PublishedTextFinder _finder;
    private readonly Dictionary<string, (PublishedDocument Document, RegimeLock? Lock)?> _known = new(StringComparer.Ordinal);

    private CitedProvisions(StatuteLibrary library, Terminal terminal, PublishedTextFinder finder)
    {
        _library = library;
        _terminal = terminal;
        _finder = finder;
    }

    /// <summary>What could not be read or found.</summary>
    public required DiagnosticBag Findings { get; init; }

    /// <summary>Null when the folder is not there, which is reported.</summary>
    public static CitedProvisions? Load(StatuteLibrary library, string source, Terminal terminal)
    {
        if (PublishedFiles.Read(source, terminal) is not { } published) return null;
        var findings = new DiagnosticBag();
        return new CitedProvisions(library, terminal, new PublishedTextFinder(published.Files, source, findings)) { Findings = findings };
    }

    /// <summary>Null where the regime's text is not among the published ones, which is reported.</summary>
    public SheetSource? Of(Answer answer)
    {
        if (TextOf(answer.Regime.Code) is not { } text) return null;
        CitationPattern[] cited = [.. Citations(answer).Distinct(StringComparer.Ordinal).Select(CitationPattern.Parse)];
        return new SheetSource(
            text.Document.Title.Length > 0 ? $"《{text.Document.Title}》" : Path.GetFileName(text.Document.Source.Path),
            [.. text.Document.Places().Where(place => IsCited(cited, CitationPattern.Parse(place.Citation))).Select(place => Provision(place, text.Lock))]);
    }

    private (PublishedDocument Document, RegimeLock? Lock)? TextOf(string code)
    {
        if (_known.TryGetValue(code, out (PublishedDocument, RegimeLock?)? known)) return known;
        (PublishedDocument, RegimeLock?)? found = null;
        CompiledRegime? regime = _library.Compilation.Regimes.FirstOrDefault(each => each.Program.Header.Code == code);
        FileSyntax? file = _library.Compilation.Files.FirstOrDefault(each => regime is not null && each.Blocks.Contains(regime.Syntax));
        if (regime is not null && file is not null && _finder.Find(file.Source, regime.Syntax) is { } document)
        {
            LockFile beside = LockFile.Of(file, regime.Program.Header.FamilyCode);
            found = (document, beside.Exists(_terminal) ? beside.Read(_terminal, Findings) : null);
        }

        _known[code] = found;
        return found;
    }

    // What carries an answer or may, what gives another the word, the readings and the duties.
    private static IEnumerable<string> Citations(Answer answer)
    {
        IEnumerable<string> rules = answer.Groups.SelectMany(group => group.Rules)
            .Where(rule => rule.Role is RuleRole.Carries or RuleRole.Forbids or RuleRole.Opens or RuleRole.MayApply or RuleRole.Outranked or RuleRole.Blocked or RuleRole.Defeated)
            .Select(rule => rule.Citation);
        IEnumerable<string> words = answer.Groups.Select(group => group.Word).OfType<WordAnswer>().SelectMany(word => word.OwnCitations.Append(word.Declarer.Length == 0 ? word.Citation : ""));
        return rules.Concat(words).Concat(answer.Readings.Select(reading => reading.Citation)).Concat(answer.Duties.Select(duty => duty.Citation)).Where(citation => citation.Length > 0).Select(Place);
    }

    // 第三条〔2〕 and 第三条读法乙 stand in 第三条; 〔二〕 repeats a number and belongs to it.
    private static string Place(string citation)
    {
        int reading = citation.IndexOf("读法", StringComparison.Ordinal);
        if (reading > 0) citation = citation[..reading];
        int ordinal = citation.LastIndexOf('〔');
        return ordinal > 0 && citation[^1] == '〕' && char.IsAsciiDigit(citation[ordinal + 1]) ? citation[..ordinal] : citation;
    }

    // The provision, what stands below it, and the head above an item.
    private static bool IsCited(CitationPattern[] cited, CitationPattern place) => Array.Exists(cited, citation => citation.Covers(place) || place.Covers(citation));

    private static SheetProvision Provision(PublishedPlace place, RegimeLock? @lock)
    {
        string hash = RegimeLock.HashOf(place);
        if (@lock is null) return new SheetProvision(place.Citation, hash, false, "没有原文锁，未审读");
        if (@lock.Find(place.Citation) is not { } entry) return new SheetProvision(place.Citation, hash, false, "原文锁里没有，未审读");
        return entry.Hash == hash
            ? new SheetProvision(place.Citation, hash, true, $"相同（{entry.Reviewer} {entry.Date} 审读）")
            : new SheetProvision(place.Citation, hash, false, $"不同：{entry.Reviewer} {entry.Date} 审读以后有改动，锁里是 {entry.Hash}");
    }
}
