using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Building;
using Zhaodan.Compiler.Syntax.Parsing;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax;

/// <summary>
/// Text → syntax tree, in two passes: declarations first, because the words of clauses are found by what all vocabularies declare.
/// Never throws for what a text holds; everything wrong is a diagnostic.
/// </summary>
public static class StatuteParser
{
    /// <summary>Longer texts are refused unless a caller allows more, in UTF-16 units.</summary>
    public const int DefaultMaximumLength = 16 * 1024 * 1024;

    /// <summary>The first pass: vocabularies completely (with their diagnostics), of regimes only 代号 and 词汇.</summary>
    public static FileDeclarations ParseDeclarations(SourceText source, DiagnosticBag diagnostics, int maximumLength = DefaultMaximumLength) =>
        ParseDeclarations(source, diagnostics, null, maximumLength);

    internal static FileDeclarations ParseDeclarations(SourceText source, DiagnosticBag diagnostics, Action<IReadOnlyList<ClauseToken>>? observer, int maximumLength = DefaultMaximumLength)
    {
        var found = new DiagnosticBag();
        var reporter = new DiagnosticReporter(source, found);
        if (source.Length > maximumLength)
        {
            reporter.Report(DiagnosticCatalogue.TextTooLong, new TextSpan(0, 0), source.Length, maximumLength);
            diagnostics.AddRange(found.Items);
            return new FileDeclarations(new SourceLines(source, []), 1, [], [], []);
        }

        var lines = new SourceLines(source, RawLexer.Lex(source, reporter));
        FileDeclarations declarations = new OutlineReader(lines, new LineReader(new ClauseParser(), reporter), reporter, observer).Read();
        AddInOrder(found, diagnostics);
        return declarations;
    }

    /// <summary>The second pass: regimes and cases, with the words that <paramref name="lexicons"/> gives for each.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; it is looked at before every sentence.</exception>
    public static FileSyntax Parse(FileDeclarations declarations, ILexiconResolver lexicons, DiagnosticBag diagnostics, CancellationToken cancellationToken = default) =>
        Parse(declarations, lexicons, diagnostics, null, cancellationToken: cancellationToken);

    /// <summary>Both passes for a text that holds all the vocabularies it needs.</summary>
    public static FileSyntax Parse(SourceText source, DiagnosticBag diagnostics)
    {
        FileDeclarations declarations = ParseDeclarations(source, diagnostics);
        return Parse(declarations, LexiconSet.Build([declarations]), diagnostics);
    }

    internal static FileSyntax Parse(
        FileDeclarations declarations, ILexiconResolver lexicons, DiagnosticBag diagnostics, Action<IReadOnlyList<ClauseToken>>? observer, Action<IReadOnlyList<ClauseToken>>? lineObserver = null, CancellationToken cancellationToken = default)
    {
        var found = new DiagnosticBag();
        var reporter = new DiagnosticReporter(declarations.Source, found);
        var parser = new ClauseParser();
        var sentences = new SentenceReader(declarations.Lines, parser, reporter) { Observer = observer, Cancellation = cancellationToken };
        var cases = new CaseReader(declarations.Lines, new LineReader(parser, reporter), reporter, lineObserver);
        var regimes = new RegimeReader(declarations.Lines, sentences, cases, reporter);

        ImmutableArray<BlockSyntax>.Builder blocks = ImmutableArray.CreateBuilder<BlockSyntax>(declarations.Outlines.Length);
        foreach (BlockOutline outline in declarations.Outlines)
        {
            if (outline.Vocabulary is { } vocabulary)
            {
                blocks.Add(ConstraintSigns.Resolve(vocabulary, lexicons.ForVocabularies([vocabulary.Title.Text ?? ""])));
            }
            else if (outline.Regime is { } regime)
            {
                sentences.Lexicon = lexicons.ForVocabularies(regime.Vocabularies);
                TextSpan head = declarations.Lines.SpanOf(outline.FirstLine);
                if (sentences.Lexicon.Words.Count == 0) reporter.Report(DiagnosticCatalogue.RegimeWithoutWords, head);
                blocks.Add(regimes.Read(outline));
            }
            else if (outline.Kind == BlockKind.Calendar)
            {
                blocks.Add(new CalendarReader(declarations.Lines, reporter).Read(outline));
            }
            else
            {
                blocks.Add(CaseCollectionReader.Read(outline, declarations.Lines, cases, lexicons, reporter));
            }
        }

        sentences.ReportUnknownWords();
        AddInOrder(found, diagnostics);
        return new FileSyntax(declarations.Source, declarations.LanguageVersion, blocks.ToImmutable());
    }

    /// <summary>Findings come in the order of the text, however they were met.</summary>
    private static void AddInOrder(DiagnosticBag found, DiagnosticBag diagnostics) =>
        diagnostics.AddRange(found.Items.OrderBy(item => item.Location.Span.Start));
}
