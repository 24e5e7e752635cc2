using System.Collections.Immutable;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Cases;
using Zhaodan.Compiler.Checks;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Lowering;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;

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
            files.Add(StatuteParser.Parse(outline, lexicons, diagnostics));
        }

        var run = new Run(files, diagnostics, cancellationToken);
        return run.Compile(outlines, lexicons);
    }

    private sealed class Run(List<FileSyntax> files, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        private readonly Dictionary<string, List<VocabularyPart>> _parts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Vocabulary> _vocabularies = new(StringComparer.Ordinal);
        private readonly Dictionary<string, HashSet<Symbol>> _used = new(StringComparer.Ordinal);
        private readonly List<CompiledRegime> _regimes = [];
        private readonly HashSet<SourceText> _faulty = [];
        private readonly Dictionary<string, WorkCalendar?> _calendars = new(StringComparer.Ordinal);

        public CompilationResult Compile(List<FileDeclarations> outlines, LexiconSet lexicons)
        {
            CollectVocabularies();
            CollectCalendars();
            foreach (FileSyntax file in files)
            {
                foreach (RegimeSyntax regime in file.Blocks.OfType<RegimeSyntax>())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    CompileRegime(file.Source, regime);
                }
            }

            BindCollections();
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
                [.. diagnostics.Items.OrderBy(d => d.Location.Source.Path, StringComparer.Ordinal).ThenBy(d => d.Location.Span.Start).ThenBy(d => d.Code, StringComparer.Ordinal)]);
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

        private void CompileRegime(SourceText source, RegimeSyntax syntax)
        {
            int before = diagnostics.Items.Count;
            NumberingCheck.Run(source, syntax, diagnostics);
            if (FindVocabulary(source, syntax) is not { } vocabulary) return;
            var used = new HashSet<Symbol>();
            BoundRegime bound = RegimeBinder.Bind(source, syntax, vocabulary, used, diagnostics);
            foreach (string title in bound.Header.Vocabularies)
            {
                if (!_used.TryGetValue(title, out HashSet<Symbol>? all)) _used.Add(title, all = []);
                all.UnionWith(used);
            }

            RuleCheck.Run(bound, diagnostics);
            if (_regimes.Find(r => r.Program.Header.Code == bound.Header.Code) is { } other)
            {
                diagnostics.Report(DiagnosticCatalogue.DuplicateRegime, bound.Location, bound.Header.Code, other.Program.Header.Title);
                return;
            }

            WorkCalendar? calendar = FindCalendar(bound, out bool lacksCalendar);
            if (RegimeLowerer.Lower(bound, calendar, diagnostics) is not { } program) return;
            var cases = BindCases(source, syntax.Members.OfType<CaseSyntax>(), vocabulary, program);
            bool isFaulty = lacksCalendar || _faulty.Contains(source)
                || bound.Header.Vocabularies.Any(title => _parts.TryGetValue(title, out List<VocabularyPart>? parts) && parts.Exists(p => _faulty.Contains(p.Source)))
                || diagnostics.Items.Skip(before).Any(d => d.Severity == DiagnosticSeverity.Error);
            _regimes.Add(new CompiledRegime(program, bound, vocabulary, source, syntax, cases, isFaulty));
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
                    int index = _regimes.FindIndex(r => r.Program.Header.Code == collection.Regime.Text);
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

            foreach (CompiledRegime regime in _regimes)
            {
                var titles = new HashSet<string>(StringComparer.Ordinal);
                foreach (CompiledCase c in regime.Cases)
                {
                    if (!titles.Add(c.Case.Title)) diagnostics.Report(DiagnosticCatalogue.DuplicateCase, c.Location, c.Case.Title);
                }
            }
        }

        private ImmutableArray<CompiledCase> BindCases(SourceText source, IEnumerable<CaseSyntax> cases, Vocabulary vocabulary, RegimeProgram program)
        {
            var binder = new CaseBinder(source, vocabulary, program, diagnostics);
            return [.. cases.Select(c => new CompiledCase(binder.Bind(c), new SourceLocation(source, c.Title.Span)))];
        }
    }
}
