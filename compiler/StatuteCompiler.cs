using System.Collections.Immutable;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Cases;
using Zhaodan.Compiler.Checks;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Linking;
using Zhaodan.Compiler.Lowering;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Compiler;

/// <summary>
/// .statute texts → programs and their cases. All texts are compiled together: a vocabulary may stand in several files, and
/// order never matters. What is wrong in one regime does not keep another from being compiled.
/// </summary>
public static class StatuteCompiler
{
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CompilationResult Compile(IReadOnlyList<SourceText> sources, CancellationToken cancellationToken = default)
    {
        var diagnostics = new DiagnosticBag();
        var outlines = new List<FileDeclarations>(sources.Count);
        foreach (SourceText source in sources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outlines.Add(StatuteParser.ParseDeclarations(source, diagnostics));
        }

        LexiconSet lexicons = LexiconSet.Build(outlines);
        var files = new List<FileSyntax>(sources.Count);
        foreach (FileDeclarations outline in outlines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            files.Add(StatuteParser.Parse(outline, lexicons, diagnostics, cancellationToken));
        }

        var run = new Run(files, diagnostics, cancellationToken);
        return run.Compile(outlines, lexicons);
    }

#if !NETSTANDARD2_0
    /// <summary>
    /// The same for texts that nobody vouches for: what is too large is not compiled, what takes too long is stopped, and a
    /// diagnostic says so. How deep brackets may go is always limited.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CompilationResult Compile(IReadOnlyList<SourceText> sources, CompileLimits limits, CancellationToken cancellationToken = default)
    {
        long characters = sources.Sum(source => (long)source.Length);
        if (sources.Count > limits.MaxTexts) return Refused(sources, DiagnosticCatalogue.TextsBeyondLimits, $"{sources.Count}份", $"{limits.MaxTexts}份", nameof(CompileLimits.MaxTexts));
        if (characters > limits.MaxCharacters) return Refused(sources, DiagnosticCatalogue.TextsBeyondLimits, $"{characters}字", $"{limits.MaxCharacters}字", nameof(CompileLimits.MaxCharacters));
        using var patience = new CancellationTokenSource(limits.MaxTime, limits.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return Compile(sources, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Refused(sources, DiagnosticCatalogue.CompilationTooSlow, limits.MaxTime.TotalSeconds);
        }
    }

    private static CompilationResult Refused(IReadOnlyList<SourceText> sources, DiagnosticDescriptor descriptor, params object[] arguments)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.Report(descriptor, new SourceLocation(sources[0], default), arguments);
        return new CompilationResult([], [], LexiconSet.Build([]), [], [], [.. diagnostics.Items]);
    }
#endif

    private sealed class Run(List<FileSyntax> files, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        private readonly Dictionary<string, List<VocabularyPart>> _parts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Vocabulary> _vocabularies = new(StringComparer.Ordinal);
        private readonly Dictionary<string, HashSet<Symbol>> _used = new(StringComparer.Ordinal);
        private readonly List<CompiledRegime> _regimes = [];
        private readonly HashSet<SourceText> _faulty = [];
        private readonly List<Entry> _entries = [];
        private RegimePeriods _periods = new();
        private ImmutableArray<LinkedRegime> _linked = [];
        private readonly Dictionary<string, WorkCalendar?> _calendars = new(StringComparer.Ordinal);

        public CompilationResult Compile(List<FileDeclarations> outlines, LexiconSet lexicons)
        {
            CollectVocabularies();
            _periods = RegimePeriods.Read(files.SelectMany(f => f.Blocks.OfType<RegimeSyntax>().Select(r => (f.Source, r))), diagnostics);
            CollectCalendars();
            foreach (FileSyntax file in files)
            {
                foreach (RegimeSyntax regime in file.Blocks.OfType<RegimeSyntax>())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    BindRegime(file.Source, regime);
                }
            }

            var linker = RegimeLinker.Link(_entries.Select(e => e.Bound), diagnostics);
            var programs = new Dictionary<BoundRegime, RegimeProgram>();
            foreach (Entry entry in _entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int before = diagnostics.Items.Count;
                entry.MayYield = linker.MayYield(entry.Bound);
                WorkCalendar? calendar = FindCalendar(entry.Bound, out bool lacksCalendar);
                if (RegimeLowerer.Lower(entry.Bound with { MayYield = entry.MayYield }, calendar, diagnostics) is { } program) programs.Add(entry.Bound, program);
                entry.IsFaulty |= lacksCalendar || HasErrorsSince(before);
            }

            _linked = linker.Compose(programs);
            foreach (Entry entry in _entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (programs.TryGetValue(entry.Bound, out RegimeProgram? program)) AddRegime(entry, program);
            }

            BindCollections();
            SpreadFaults();
            CheckCases();
            // A clause with an error may be the one that uses a word.
            bool hasErrors = diagnostics.HasErrors;
            foreach (KeyValuePair<string, Vocabulary> vocabulary in _vocabularies)
            {
                if (!hasErrors && _used.TryGetValue(vocabulary.Key, out HashSet<Symbol>? used)) VocabularyCheck.ReportUnused(vocabulary.Value, used, diagnostics);
            }

            return new CompilationResult(
                [.. files],
                [.. outlines],
                lexicons,
                [.. _vocabularies.Values],
                [.. _regimes],
                [.. diagnostics.Items.OrderBy(d => d.Location.Source.Path, StringComparer.Ordinal).ThenBy(d => d.Location.Span.Start).ThenBy(d => d.Code, StringComparer.Ordinal)])
            {
                Linked = _linked,
            };
        }

        private void CollectVocabularies()
        {
            foreach (FileSyntax file in files)
            {
                foreach (VocabularySyntax vocabulary in file.Blocks.OfType<VocabularySyntax>())
                {
                    if (!_parts.TryGetValue(vocabulary.Title.Text, out List<VocabularyPart>? parts)) _parts.Add(vocabulary.Title.Text, parts = []);
                    parts.Add(new VocabularyPart(file.Source, vocabulary));
                }
            }

            foreach (KeyValuePair<string, List<VocabularyPart>> parts in _parts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var vocabulary = VocabularyBinder.Bind(parts.Key, parts.Value, diagnostics);
                VocabularyCheck.Run(vocabulary, diagnostics);
                _vocabularies.Add(parts.Key, vocabulary);
            }

            foreach (Diagnostic diagnostic in diagnostics.Items)
            {
                if (diagnostic.Severity == DiagnosticSeverity.Error) _faulty.Add(diagnostic.Location.Source);
            }
        }

        private sealed record Entry(SourceText Source, RegimeSyntax Syntax, Vocabulary Vocabulary, BoundRegime Bound)
        {
            public bool IsFaulty { get; set; }

            public bool MayYield { get; set; }
        }

        private void CollectCalendars()
        {
            foreach (FileSyntax file in files)
            {
                foreach (CalendarSyntax calendar in file.Blocks.OfType<CalendarSyntax>())
                {
                    if (calendar.Title.IsMissing) continue;
                    if (_calendars.ContainsKey(calendar.Title.Text)) diagnostics.Report(DiagnosticCatalogue.DuplicateCalendar, new SourceLocation(file.Source, calendar.Title.Span), calendar.Title.Text);
                    else _calendars.Add(calendar.Title.Text, CalendarBinder.Bind(file.Source, calendar, diagnostics));
                }
            }
        }

        // Null where the regime names none, or one that is missing or wrong; then isFaulty unless no span needs it.
        private WorkCalendar? FindCalendar(BoundRegime regime, out bool isFaulty)
        {
            isFaulty = false;
            if (regime.CalendarTitle.IsMissing)
            {
                if (regime.NeedsCalendar is { } span) diagnostics.Report(DiagnosticCatalogue.MissingCalendar, span, span.Source.Substring(span.Span), regime.Header.Title);
                return null;
            }

            if (!_calendars.TryGetValue(regime.CalendarTitle.Text, out WorkCalendar? calendar))
            {
                diagnostics.Report(DiagnosticCatalogue.UnknownCalendar, new SourceLocation(regime.Location.Source, regime.CalendarTitle.Span), regime.CalendarTitle.Text);
            }

            isFaulty = calendar is null && regime.NeedsCalendar is not null;
            return calendar;
        }

        private void BindRegime(SourceText source, RegimeSyntax syntax)
        {
            int before = diagnostics.Items.Count;
            NumberingCheck.Run(source, syntax, diagnostics);
            if (FindVocabulary(source, syntax) is not { } vocabulary) return;
            var used = new HashSet<Symbol>();
            BoundRegime bound = RegimeBinder.Bind(source, syntax, _periods.Of(syntax), vocabulary, used, diagnostics, cancellationToken);
            foreach (string title in bound.Header.Vocabularies)
            {
                if (!_used.TryGetValue(title, out HashSet<Symbol>? all)) _used.Add(title, all = []);
                all.UnionWith(used);
            }

            RuleCheck.Run(bound, diagnostics);
            if (_periods.Repeats(syntax))
            {
                string other = _regimes.Find(r => r.Program.Header.FamilyCode == bound.Header.Code)?.Program.Header.Title ?? bound.Header.Title;
                diagnostics.Report(DiagnosticCatalogue.DuplicateRegime, bound.Location, bound.Header.Code, other);
                return;
            }

            _entries.Add(new Entry(source, syntax, vocabulary, bound) { IsFaulty = HasErrorsSince(before) });
        }

        private void AddRegime(Entry entry, RegimeProgram program)
        {
            int before = diagnostics.Items.Count;
            var cases = BindCases(entry.Source, entry.Syntax.Members.OfType<CaseSyntax>(), entry.Vocabulary, program);
            bool isFaulty = _faulty.Contains(entry.Source)
                || entry.Bound.Header.Vocabularies.Any(title => _parts.TryGetValue(title, out List<VocabularyPart>? parts) && parts.Exists(p => _faulty.Contains(p.Source)))
                || entry.IsFaulty
                || HasErrorsSince(before)
                || diagnostics.Items.Any(d => d.Severity == DiagnosticSeverity.Error && d.Location == entry.Bound.Location);
            _regimes.Add(new CompiledRegime(program, entry.Bound with { MayYield = entry.MayYield }, entry.Vocabulary, entry.Source, entry.Syntax, cases, isFaulty));
        }

        // Several vocabularies of one regime are bound together, so that words which clash are found.
        private Vocabulary? FindVocabulary(SourceText source, RegimeSyntax syntax)
        {
            var titles = new List<string>();
            foreach (HeaderSyntax header in syntax.Headers.Where(h => h.Kind == HeaderKind.Vocabulary))
            {
                if (_parts.ContainsKey(header.Value.Text)) titles.Add(header.Value.Text);
                else diagnostics.Report(DiagnosticCatalogue.UnknownVocabulary, new SourceLocation(source, header.Value.Span), header.Value.Text);
            }

            if (titles.Count == 0) return null;
            if (titles.Count == 1) return _vocabularies[titles[0]];
            string joined = string.Join("》《", titles);
            return VocabularyBinder.Bind(joined, [.. titles.SelectMany(t => _parts[t])], diagnostics);
        }

        private void BindCollections()
        {
            foreach (FileSyntax file in files)
            {
                foreach (CaseCollectionSyntax collection in file.Blocks.OfType<CaseCollectionSyntax>())
                {
                    // Of several versions the latest; a case that its dates put under another is answered under that.
                    int index = _regimes.FindLastIndex(r => r.Program.Header.Code == collection.Regime.Text || (r.Program.Header.FamilyCode == collection.Regime.Text && r.Program.Force is { IsLatest: true }));
                    if (index < 0)
                    {
                        string known = _regimes.Count == 0 ? "" : "（已有：" + string.Join("、", _regimes.Select(r => r.Program.Header.Code)) + "）";
                        diagnostics.Report(DiagnosticCatalogue.UnknownRegime, new SourceLocation(file.Source, collection.Regime.Span), collection.Regime.Text, known);
                        continue;
                    }

                    int before = diagnostics.Items.Count;
                    CompiledRegime regime = _regimes[index];
                    ImmutableArray<CompiledCase> cases = BindCases(file.Source, collection.Cases, regime.Vocabulary, regime.Program);
                    bool isFaulty = regime.HasErrors || _faulty.Contains(file.Source) || diagnostics.Items.Skip(before).Any(d => d.Severity == DiagnosticSeverity.Error);
                    _regimes[index] = regime with { Cases = regime.Cases.AddRange(cases), HasErrors = isFaulty };
                }
            }

        }

        // What has the word over a regime, or another version of it, is part of its answers.
        private void SpreadFaults()
        {
            var faulty = new HashSet<string>(_regimes.Where(r => r.HasErrors).Select(r => r.Program.Header.Code), StringComparer.Ordinal);
            for (int i = 0; i < _regimes.Count; i++)
            {
                LinkedRegime? linked = _linked.FirstOrDefault(l => l.Code == _regimes[i].Program.Header.FamilyCode);
                if (linked is null || linked.Programs.Any(p => faulty.Contains(p.Header.Code))) _regimes[i] = _regimes[i] with { HasErrors = true };
            }
        }

        private void CheckCases()
        {
            foreach (CompiledRegime regime in _regimes)
            {
                var titles = new HashSet<string>(StringComparer.Ordinal);
                foreach (CompiledCase c in regime.Cases)
                {
                    if (!titles.Add(c.Case.Title)) diagnostics.Report(DiagnosticCatalogue.DuplicateCase, c.Location, c.Case.Title);
                }
            }
        }

        private bool HasErrorsSince(int before) => diagnostics.Items.Skip(before).Any(d => d.Severity == DiagnosticSeverity.Error);

        // A word that one of the programs knows is no mistake: the versions of a regime need not all use it.
        private CompiledCase BindLinked(SourceText source, CaseSyntax syntax, Vocabulary vocabulary, RegimeProgram home, LinkedRegime linked)
        {
            var own = new DiagnosticBag();
            TestCase bound = new CaseBinder(source, vocabulary, home, own).Bind(syntax);
            var others = ImmutableArray.CreateBuilder<TestCase>(linked.Programs.Length);
            var unknown = new HashSet<TextSpan>(own.Items.Where(CaseBinder.IsAboutWord).Select(d => d.Location.Span));
            foreach (RegimeProgram program in linked.Programs)
            {
                Vocabulary words = _entries.First(e => e.Bound.Header.Code == program.Header.Code).Vocabulary;
                var silent = new DiagnosticBag();
                others.Add(new CaseBinder(source, words, program, silent).Bind(syntax));
                unknown.IntersectWith(silent.Items.Where(CaseBinder.IsAboutWord).Select(d => d.Location.Span));
            }

            foreach (Diagnostic found in own.Items)
            {
                if (!CaseBinder.IsAboutWord(found) || unknown.Contains(found.Location.Span)) diagnostics.AddRange([found]);
            }

            return new CompiledCase(bound, new SourceLocation(source, syntax.Title.Span)) { Bound = others.ToImmutable() };
        }

        private ImmutableArray<CompiledCase> BindCases(SourceText source, IEnumerable<CaseSyntax> cases, Vocabulary vocabulary, RegimeProgram program)
        {
            LinkedRegime? linked = _linked.FirstOrDefault(l => l.Code == program.Header.FamilyCode);
            if (linked is null || linked.Programs.Length == 1)
            {
                var binder = new CaseBinder(source, vocabulary, program, diagnostics);
                return [.. cases.Select(c => new CompiledCase(binder.Bind(c), new SourceLocation(source, c.Title.Span)))];
            }

            return [.. cases.Select(c => BindLinked(source, c, vocabulary, program, linked))];
        }
    }
}
