using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Binding;

/// <summary>
/// When a regime holds, by its headers and, of several versions, by the next one's 施行: [<see cref="From"/>,
/// <see cref="Until"/>) in days since 1970-01-01. <see cref="Label"/> tells versions apart; empty where there is only one.
/// </summary>
public sealed record RegimePeriod(long? From, bool IsBlank, long? Until, bool IsLatest, string Label)
{
    /// <summary>Holds at all times.</summary>
    public static RegimePeriod Always { get; } = new(null, false, null, true, "");

    public bool IsBounded => From is not null || IsBlank || Until is not null;
}

/// <summary>
/// 施行, 废止 and 版本 of all regimes of a compilation: blocks with one 代号 and different 施行 are the versions of one regime
/// (language page, section 4). A version that says nothing of its end ends when the next begins.
/// </summary>
public sealed class RegimePeriods
{
    /// <summary>More versions of one regime are not combined (runtime/Regimes/VersionPicker).</summary>
    private const int MostVersions = 32;

    private const string Blank = "〔空〕";
    private static readonly Fact Date = new() { Name = "日期", Kind = FactKind.Date };
    private readonly Dictionary<RegimeSyntax, RegimePeriod> _periods = [];
    private readonly HashSet<RegimeSyntax> _repeats = [];

    /// <summary>A block whose 代号 another block has with the same 施行, or without any.</summary>
    public bool Repeats(RegimeSyntax regime) => _repeats.Contains(regime);

    public RegimePeriod Of(RegimeSyntax regime) => _periods.TryGetValue(regime, out RegimePeriod? period) ? period : RegimePeriod.Always;

    public static RegimePeriods Read(IEnumerable<(SourceText Source, RegimeSyntax Regime)> regimes, DiagnosticBag diagnostics)
    {
        var periods = new RegimePeriods();
        var entries = regimes.Select(r => Entry.Read(r.Source, r.Regime, diagnostics)).ToList();
        foreach (IGrouping<string, Entry> family in entries.GroupBy(e => e.Code, StringComparer.Ordinal))
        {
            var versions = new List<Entry>();
            foreach (Entry entry in family)
            {
                if (versions.Count == MostVersions) diagnostics.Report(DiagnosticCatalogue.TooManyVersions, entry.Place, family.Key, family.Count(), MostVersions);
                bool repeats = versions.Count == MostVersions
                    || (family.Key.Length > 0 && versions.Exists(v => v.From is null || entry.From is null || v.From == entry.From));
                if (repeats) periods._repeats.Add(entry.Regime);
                else versions.Add(entry);
            }

            if (versions.Count == 1 || family.Key.Length == 0)
            {
                foreach (Entry entry in versions) periods._periods.Add(entry.Regime, new RegimePeriod(entry.From, entry.IsBlank, entry.Until, true, ""));
                continue;
            }

            periods.AddVersions(family.Key, [.. versions.OrderBy(v => v.From)], diagnostics);
        }

        return periods;
    }

    private void AddVersions(string code, List<Entry> versions, DiagnosticBag diagnostics)
    {
        for (int i = 0; i < versions.Count; i++)
        {
            Entry entry = versions[i];
            long? until = entry.Until;
            if (i + 1 < versions.Count)
            {
                Entry next = versions[i + 1];
                if (until > next.From)
                {
                    diagnostics.Report(
                        DiagnosticCatalogue.VersionsOverlap, next.Place, code, entry.Label, Text(until), next.Label, Text(next.From));
                }

                until ??= next.From;
            }

            _periods.Add(entry.Regime, new RegimePeriod(entry.From, false, until, i == versions.Count - 1, entry.Label));
        }
    }

    private static string Text(long? day) => day is { } known ? DateWords.Of(known) : "—";

    private sealed record Entry(RegimeSyntax Regime, string Code, long? From, bool IsBlank, long? Until, string Label, SourceLocation Place)
    {
        public static Entry Read(SourceText source, RegimeSyntax regime, DiagnosticBag diagnostics)
        {
            HeaderSyntax? force = Find(HeaderKind.InForce), repeal = Find(HeaderKind.Repealed);
            bool isBlank = force?.Value.Text == Blank;
            long? from = isBlank ? null : DayOf(force, "施行"), until = DayOf(repeal, "废止");
            if (from is not null && until <= from && repeal is not null)
            {
                diagnostics.Report(DiagnosticCatalogue.RepealBeforeForce, new SourceLocation(source, repeal.Value.Span), Text(until), Text(from));
                until = null;
            }

            HeaderSyntax at = force ?? regime.Headers.FirstOrDefault() ?? new HeaderSyntax(regime.Title.Span, HeaderKind.Code, default, null);
            string label = Find(HeaderKind.Version)?.Value.Text ?? (from is null ? "" : Text(from));
            return new Entry(regime, Find(HeaderKind.Code)?.Value.Text ?? "", from, isBlank, until, label, new SourceLocation(source, at.Span));

            HeaderSyntax? Find(HeaderKind kind) => regime.Headers.FirstOrDefault(h => h.Kind == kind);

            long? DayOf(HeaderSyntax? header, string word)
            {
                if (header is null || header.Value.IsMissing) return null;
                if (FactValueParser.TryParse(Date, header.Value.Text.AsSpan(), out FactValue value, out _) && value.Number.IsExact) return value.Number.Low;
                diagnostics.Report(DiagnosticCatalogue.HeaderDate, new SourceLocation(source, header.Value.Span), word, header.Value.Text);
                return null;
            }
        }
    }
}
