using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Cli.Testing;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Printing;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers.Reading;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Cli.Documenting;

/// <summary>
/// A regime as its page shows it. Its text is taken line by line from what the drafter wrote, so that whatever the language
/// comes to hold is shown; terms and citations in it are those that the compiler found.
/// </summary>
internal sealed class SiteRegime
{
    private readonly Dictionary<int, (int Depth, string Anchor)> _items = [];
    private readonly Dictionary<int, string> _articles = [];
    private readonly Dictionary<string, string> _anchorOf = new(StringComparer.Ordinal);

    public SiteRegime(CompiledRegime regime, CompilationResult compilation, string fileName, CancellationToken cancellation)
    {
        Compiled = regime;
        FileName = fileName;
        Linked = compilation.LinkOf(regime);
        Run = RegimeTestRun.Of(regime, Linked, compilation.VersionsOf(regime).Where(other => other != regime), default, cancellation);
        Readings = new ClauseReader(regime.Program).ReadAll().Rules;
        HeldIn = Held(regime, cancellation);
        IndexItems();
        ImmutableArray<WrittenWord> words = WordScanner.Scan(regime.Source, compilation.Lexicons, out ImmutableArray<WrittenReference> references);
        Lines = [.. ReadLines(words, references)];
        Cases = [.. regime.Cases.Select(Case)];
    }

    public CompiledRegime Compiled { get; }

    public RegimeProgram Program => Compiled.Program;

    public string Code => Program.Header.Code;

    public string FileName { get; }

    /// <summary>With its versions and those that have the word before it.</summary>
    public LinkedRegime Linked { get; }

    public RegimeTestRun Run { get; }

    /// <summary>By rule: as the compiler understood it.</summary>
    public ImmutableArray<RuleReading> Readings { get; }

    /// <summary>By rule: the cases in which it applies.</summary>
    public ImmutableArray<ImmutableArray<int>> HeldIn { get; }

    public ImmutableArray<SiteLine> Lines { get; }

    public ImmutableArray<SiteCase> Cases { get; }

    /// <summary>The anchor of a provision by its citation, or of its article; empty where there is none.</summary>
    public string AnchorOf(string citation)
    {
        for (string at = citation; at.Length > 0; at = at[..^1])
        {
            if (_anchorOf.TryGetValue(at, out string? anchor)) return anchor;
        }

        return "";
    }

    // Where articles and items begin, by line. Items nest at most as deep as there are kinds of marks.
    private void IndexItems()
    {
        foreach (ArticleSyntax article in Compiled.Syntax.Members.OfType<ArticleSyntax>())
        {
            string citation = Citation.Of(article.Number);
            string anchor = Anchor(citation);
            int line = LineOf(article.Span.Start);
            _items[line] = (0, anchor);
            _anchorOf[citation] = anchor;
            for (int i = line; i <= LineOf(Math.Max(article.Span.Start, article.Span.End - 1)); i++) _articles[i] = citation;
            foreach (ClauseBlockSyntax paragraph in article.Paragraphs) Items(paragraph, citation, 1);
        }
    }

    private void Items(ClauseBlockSyntax block, string above, int depth)
    {
        foreach (ItemSyntax item in block.Items)
        {
            string citation = item.Step.IsPassedOver ? above : above + Citation.Of(item.Step, depth - 1);
            string anchor = item.Step.IsPassedOver ? "" : Anchor(citation);
            _items.TryAdd(LineOf(item.Span.Start), (depth, anchor));
            _anchorOf.TryAdd(citation, anchor);
            Items(item.Body, citation, depth + (item.Step.IsPassedOver ? 0 : 1));
        }
    }

    // Unique, stable while the citation is, and safe in an address whatever is in it.
    private static string Anchor(string citation) => "p-" + SiteNames.Safe(citation);

    private int LineOf(int offset) => Compiled.Source.LineOf(offset);

    private IEnumerable<SiteLine> ReadLines(ImmutableArray<WrittenWord> words, ImmutableArray<WrittenReference> references)
    {
        SourceText source = Compiled.Source;
        HashSet<int> inCases = [];
        foreach (CaseSyntax written in Compiled.Syntax.Members.OfType<CaseSyntax>())
        {
            for (int i = LineOf(written.Span.Start); i <= LineOf(Math.Max(written.Span.Start, written.Span.End - 1)); i++) inCases.Add(i);
        }

        HashSet<int> omissions = [.. Compiled.Syntax.Members.OfType<OmissionSyntax>().Select(member => LineOf(member.Span.Start))];
        HashSet<int> chapters = [.. Compiled.Syntax.Members.OfType<ChapterSyntax>().Select(member => LineOf(member.Span.Start))];
        HashSet<int> articles = [.. Compiled.Syntax.Members.OfType<ArticleSyntax>().Select(member => LineOf(member.Span.Start))];
        ILookup<int, int> rules = Enumerable.Range(0, Program.Rules.Length).ToLookup(rule => Program.Rules[rule].Place.Line - 1);
        int first = LineOf(Compiled.Syntax.Span.Start) + 1;
        int last = LineOf(Math.Max(Compiled.Syntax.Span.Start, Compiled.Syntax.Span.End - 1));
        int firstMember = Compiled.Syntax.Members.IsEmpty ? last + 1 : Compiled.Syntax.Members.Min(member => LineOf(member.Span.Start));
        int depth = 0;
        string article = "";
        for (int line = first; line <= last; line++)
        {
            string text = source.LineText(line).Trim();
            if (text.Length == 0 || inCases.Contains(line)) continue;
            bool isNote = text.StartsWith("//", StringComparison.Ordinal);
            if (_items.TryGetValue(line, out (int Depth, string Anchor) item)) depth = item.Depth;
            if (_articles.TryGetValue(line, out string? inArticle)) article = inArticle;
            SiteLineKind kind = isNote ? SiteLineKind.Note
                : articles.Contains(line) ? SiteLineKind.Article
                : omissions.Contains(line) ? SiteLineKind.Omission
                : chapters.Contains(line) ? SiteLineKind.Chapter
                : line < firstMember ? SiteLineKind.Header
                : SiteLineKind.Text;
            if (kind is SiteLineKind.Chapter or SiteLineKind.Omission) (depth, article) = (0, "");
            ImmutableArray<SiteRun> runs = isNote ? [new SiteRun(text[2..].Trim(), "", "")] : Runs(line, words, references);
            yield return new SiteLine(kind, depth, item.Anchor ?? "", article, runs, isNote ? [] : [.. rules[line]]);
        }
    }

    // The line cut at terms and citations; a term that goes on over a line break ends with the line.
    private ImmutableArray<SiteRun> Runs(int line, ImmutableArray<WrittenWord> words, ImmutableArray<WrittenReference> references)
    {
        SourceText source = Compiled.Source;
        int start = source.LineStart(line);
        int end = source.LineEnd(line);
        var marks = new SortedDictionary<int, (int End, string Term, string Target)>();
        foreach (WrittenReference reference in references)
        {
            if (reference.Span.Start >= start && reference.Span.Start < end) marks[reference.Span.Start] = (Math.Min(end, reference.Span.End), "", Target(reference.Reference));
        }

        foreach (WrittenWord word in words)
        {
            if (word.Span.Start < start || word.Span.Start >= end || word.IsOfLine) continue;
            if (Compiled.Vocabulary.Find(word.Word) is { } symbol) marks[word.Span.Start] = (Math.Min(end, word.Span.End), symbol.Name, "");
        }

        var runs = ImmutableArray.CreateBuilder<SiteRun>();
        int at = start;
        foreach ((int from, (int to, string term, string target)) in marks)
        {
            if (from < at) continue;
            Plain(at, from);
            runs.Add(new SiteRun(source.Content[from..to], term, target));
            at = to;
        }

        Plain(at, end);
        return runs.ToImmutable();

        void Plain(int from, int to)
        {
            string text = source.Content[from..to];
            int comment = text.IndexOf("//", StringComparison.Ordinal);
            if (comment >= 0) text = text[..comment];
            if (from == start) text = text.TrimStart();
            if (text.Length > 0) runs.Add(new SiteRun(text, "", ""));
        }
    }

    private string Target(ReferenceSyntax reference)
    {
        if (reference.Base != ReferenceBase.Article) return "";
        string citation = Citation.Of(reference.Article);
        for (int i = 0; i < reference.Items.Length; i++) citation += Citation.Of(reference.Items[i], i);
        return AnchorOf(citation);
    }

    private static ImmutableArray<ImmutableArray<int>> Held(CompiledRegime regime, CancellationToken cancellation)
    {
        var interpreter = new Interpreter(regime.Program);
        var held = new SortedSet<int>[regime.Program.Rules.Length];
        for (int r = 0; r < held.Length; r++) held[r] = [];
        for (int c = 0; c < regime.Cases.Length; c++)
        {
            foreach (TestAct act in regime.Cases[c].Case.Acts)
            {
                cancellation.ThrowIfCancellationRequested();
                Evaluation evaluation = interpreter.Evaluate(CaseFacts.Of(regime.Program, act));
                if (evaluation.IsContradictory || evaluation.Scope.IsFalse) continue;
                for (int r = 0; r < held.Length; r++)
                {
                    if (evaluation.Nodes[regime.Program.Rules[r].Applies].IsTrue) held[r].Add(c);
                }
            }
        }

        return [.. held.Select(cases => cases.ToImmutableArray())];
    }

    private SiteCase Case(CompiledCase compiled, int index)
    {
        SourceText source = compiled.Location.Source;
        int line = source.LineOf(compiled.Location.Span.Start) + 1;
        var lines = ImmutableArray.CreateBuilder<string>();
        for (; line < source.LineCount; line++)
        {
            string text = source.LineText(line);
            string trimmed = text.Trim();
            if (trimmed.Length == 0 || !char.IsWhiteSpace(text[0])) break;
            if (!trimmed.StartsWith("//", StringComparison.Ordinal) && !trimmed.StartsWith("理由", StringComparison.Ordinal)) lines.Add(trimmed);
        }

        bool passes = !Run.Failures.Any(failure => failure.Case == compiled);
        return new SiteCase(compiled.Case.Title, compiled.Case.Reason, compiled.Case.IsGenerated, passes, lines.ToImmutable(), "c-" + (index + 1).ToString(CultureInfo.InvariantCulture), compiled.Case.Place);
    }
}
