using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity.Encoded;
using Zhaodan.Compiler.Fidelity.Published;
using Zhaodan.Compiler.Fidelity.Words;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Fidelity;

/// <summary>
/// A regime against its published text, provision by provision: everything is encoded or left out with a reason, nothing is
/// added, and what carries meaning in a provision stands in its encoding (language page, section 7).
/// </summary>
public sealed class FidelityCheck
{
    private readonly SourceText _source;
    private readonly RegimeSyntax _regime;
    private readonly Vocabulary? _vocabulary;
    private readonly PublishedDocument _document;
    private readonly DiagnosticBag _diagnostics;
    private readonly Deviations _deviations;
    private readonly ImmutableArray<OmissionSyntax> _omissions;
    private readonly Dictionary<ArticleNumber, EncodedArticle> _encoded;
    private readonly ImmutableArray<EncodedProvision>.Builder _places = ImmutableArray.CreateBuilder<EncodedProvision>();
    private readonly ImmutableArray<OmittedProvision>.Builder _omitted = ImmutableArray.CreateBuilder<OmittedProvision>();
    private readonly HashSet<ReferenceSyntax> _used = [];
    private readonly string _scope;
    private readonly ImmutableArray<string> _actors;
    private PublishedArticle? _article;
    private string _surroundings = "";

    private FidelityCheck(SourceText source, RegimeSyntax regime, Vocabulary? vocabulary, PublishedDocument document, DiagnosticBag diagnostics)
    {
        _source = source;
        _regime = regime;
        _vocabulary = vocabulary;
        _document = document;
        _diagnostics = diagnostics;
        _deviations = new Deviations(source, regime, diagnostics);
        // Who acts carries no logic (surface: a subject before a fact), so an actor's name need not be repeated.
        _actors = [.. (vocabulary?.Facts ?? []).Where(fact => fact.Kind == ProgramForm.FactKind.Actor).SelectMany(fact => Normal([fact.Name, .. fact.Synonyms]))];
        _omissions = [.. regime.Members.OfType<OmissionSyntax>()];
        _scope = NormalText.Of(regime.Headers.FirstOrDefault(header => header.Kind == HeaderKind.Scope)?.Value.Text ?? "");
        // A number that is used twice was reported when the regime was read; the first stands.
        _encoded = EncodedOutline.Of(source, regime).GroupBy(article => article.Number).ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>Compares; <paramref name="vocabulary"/> is null where it could not be bound, and synonyms are then not known.</summary>
    public static RegimeFidelity Run(SourceText source, RegimeSyntax regime, Vocabulary? vocabulary, PublishedDocument document, DiagnosticBag diagnostics)
    {
        var check = new FidelityCheck(source, regime, vocabulary, document, diagnostics);
        return check.Run();
    }

    private RegimeFidelity Run()
    {
        int encodedArticles = 0;
        foreach (PublishedArticle article in _document.Articles)
        {
            _article = article;
            if (_encoded.TryGetValue(article.Number, out EncodedArticle? encoded))
            {
                encodedArticles++;
                CompareArticle(article, encoded);
            }
            else
            {
                foreach (PublishedParagraph paragraph in article.Paragraphs) Omit(article, paragraph, [], _regime.Title.Span);
            }
        }

        var known = new HashSet<ArticleNumber>(_document.Articles.Select(article => article.Number));
        foreach (EncodedArticle extra in _encoded.Values.Where(article => !known.Contains(article.Number)))
        {
            Report(DiagnosticCatalogue.ProvisionExtra, extra.NumberSpan, Binding.Citation.Of(extra.Number));
        }

        CheckOmissions();
        _deviations.ReportUnused();
        string code = _regime.Headers.FirstOrDefault(header => header.Kind == HeaderKind.Code)?.Value.Text ?? _regime.Title.Text;
        return new RegimeFidelity(code, _source, _document, encodedArticles, _places.ToImmutable(), [.. _omitted.Distinct()], _deviations.Acknowledged);
    }

    private void CompareArticle(PublishedArticle article, EncodedArticle encoded)
    {
        if (article.Title.Length > 0 && encoded.Title.Length > 0 && NormalText.Of(article.Title) != NormalText.Of(encoded.Title))
        {
            Find(new PlaceKey(article.Number, 1, []), article.Citation, encoded.NumberSpan, new WordFinding(DeviationKind.Title, DiagnosticCatalogue.TitleDiffers, article.Citation, article.Title, encoded.Title));
        }

        _surroundings = NormalText.Of(string.Concat(article.Paragraphs.Select(paragraph => paragraph.Text + string.Concat(paragraph.Items.Select(item => item.Title + item.Text)))));
        var here = new List<PublishedParagraph>();
        foreach (PublishedParagraph paragraph in article.Paragraphs)
        {
            var key = new PlaceKey(article.Number, paragraph.Number, []);
            if (FindOmission(key) is { Kind: OmissionKind.NotEncoded } omission) AddOmitted(article.Cite(paragraph), omission, key);
            else here.Add(paragraph);
        }

        int[] match = ParagraphAlignment.Align(here, encoded.Paragraphs);
        for (int i = 0; i < here.Count; i++)
        {
            PublishedParagraph paragraph = here[i];
            if (match[i] < 0)
            {
                Omit(article, paragraph, [], encoded.NumberSpan);
                continue;
            }

            EncodedPlace place = encoded.Paragraphs[match[i]];
            var key = new PlaceKey(article.Number, paragraph.Number, []);
            if (FindOmission(key) is { } pending) AddOmitted(article.Cite(paragraph), pending, key);
            string published = NormalText.Of(paragraph.Text);
            ComparePlace(key, article.Cite(paragraph), published, "", place, new Above("", []));
            CompareItems(article, key, article.Cite(paragraph), published, paragraph.Items, place, new Above(NormalText.Of(place.Text), place.Words));
        }

        for (int j = 0; j < encoded.Paragraphs.Length; j++)
        {
            if (Array.IndexOf(match, j) < 0) Report(DiagnosticCatalogue.ProvisionExtra, encoded.Paragraphs[j].Span, $"{article.Citation}（第 {j + 1} 段）");
        }
    }

    /// <summary>What the heads above an item say in the encoding.</summary>
    private readonly record struct Above(string Text, ImmutableArray<string> Words);

    /// <summary>Recursion ends at four: each level has its own kind of mark.</summary>
    private void CompareItems(PublishedArticle article, PlaceKey above, string citation, string publishedAbove, ImmutableArray<PublishedItem> items, EncodedPlace place, Above encodedAbove)
    {
        Dictionary<ItemStep, EncodedPlace> byStep = place.Items.GroupBy(item => item.Step).ToDictionary(group => group.Key, group => group.First());

        foreach (PublishedItem item in items)
        {
            PlaceKey key = above.Below(item.Step);
            if (!byStep.TryGetValue(item.Step, out EncodedPlace? encoded))
            {
                if (FindOmission(key) is { } omission) AddOmitted(item.Citation, omission, key);
                else Report(DiagnosticCatalogue.ProvisionMissing, place.Span, item.Citation, NormalText.Excerpt(item.Title + item.Text));
                continue;
            }

            byStep.Remove(item.Step);
            if (FindOmission(key) is { Kind: OmissionKind.Pending } pending) AddOmitted(item.Citation, pending, key);
            string own = NormalText.Of(item.Title + item.Text);
            ComparePlace(key, item.Citation, own, publishedAbove, encoded, encodedAbove);
            CompareItems(article, key, item.Citation, publishedAbove + own, item.Items, encoded, new Above(encodedAbove.Text + NormalText.Of(encoded.Text), encodedAbove.Words.AddRange(encoded.Words)));
        }

        foreach (EncodedPlace extra in byStep.Values)
        {
            Report(DiagnosticCatalogue.ProvisionExtra, extra.Span, citation + Binding.Citation.Of(extra.Step, above.Steps.Count(step => step.Mark != MarkKind.HanIs)));
        }
    }

    private void ComparePlace(PlaceKey key, string citation, string published, string publishedAbove, EncodedPlace place, Above above)
    {
        var pair = new ProvisionPair(published, publishedAbove, NormalText.Of(place.Text), _scope + above.Text, [.. place.Words.Select(Forms)], [.. above.Words.SelectMany(word => Forms(word)), .. _actors], _surroundings);
        (List<WordFinding> findings, int covered, int all) = ProvisionComparer.Compare(citation, pair);
        foreach (WordFinding finding in findings) Find(key, citation, place.Span, finding);
        if (place.OtherReading.Length > 0)
        {
            // The other reading is another understanding of the same words: it may not lose an exception, and where it joins the
            // words otherwise, that is what makes it another reading, or a slip.
            (List<WordFinding> others, _, _) = ProvisionComparer.Compare(citation, pair with { Encoded = NormalText.Of(place.OtherReading) });
            foreach (WordFinding finding in others)
            {
                if (finding.Kind == DeviationKind.Exception) Find(key, citation, place.Span, finding);
                if (finding.Kind == DeviationKind.Connective) Find(key, citation, place.Span, new WordFinding(DeviationKind.Reading, DiagnosticCatalogue.OtherReadingDiffers, finding.Arguments));
            }
        }

        _places.Add(new EncodedProvision(citation, new SourceLocation(_source, place.Span), covered, all, place.References));
    }

    private void Find(PlaceKey key, string citation, TextSpan span, WordFinding finding)
    {
        if (!_deviations.Acknowledge(key, citation, finding.Kind)) Report(finding.Descriptor, span, finding.Arguments);
    }

    /// <summary>The name and the synonyms of a term, the written word first.</summary>
    private ImmutableArray<string> Forms(string word) => _vocabulary?.Find(word) switch
    {
        FactSymbol fact => Normal([word, fact.Name, .. fact.Synonyms, .. fact.Options]),
        ValueSymbol value => Normal([word, value.Name, .. value.Synonyms]),
        _ => Normal([word]),
    };

    private static ImmutableArray<string> Normal(IEnumerable<string> forms) => [.. forms.Select(NormalText.Of)];

    /// <summary>A 款 that is not encoded, or is 缺 in an encoded article: with a reason, or reported.</summary>
    private void Omit(PublishedArticle article, PublishedParagraph paragraph, ImmutableArray<ItemStep> steps, TextSpan span)
    {
        var key = new PlaceKey(article.Number, paragraph.Number, steps);
        if (FindOmission(key) is { } omission)
        {
            AddOmitted(article.Cite(paragraph), omission, key);
            return;
        }

        // Some of its items may be left out by name; the rest, and the words above them, are missing.
        Report(DiagnosticCatalogue.ProvisionMissing, span, article.Cite(paragraph), NormalText.Excerpt(article.Title + paragraph.Text));
    }

    private OmissionSyntax? FindOmission(PlaceKey key)
    {
        OmissionSyntax? found = null;
        foreach (OmissionSyntax omission in _omissions)
        {
            if (omission.Kind == OmissionKind.Unpublished) continue;
            foreach (ReferenceSyntax reference in omission.References)
            {
                if (!ProvisionReferences.Covers(reference, key)) continue;
                _used.Add(reference);
                if (found is null || found.IsPending) found = omission;
            }
        }

        return found;
    }

    private void AddOmitted(string citation, OmissionSyntax omission, PlaceKey key)
    {
        // 不编码 第三条 names the article once, whatever 款 it has.
        bool isWhole = _article is { Paragraphs.Length: > 1 } && key.Steps.IsEmpty && omission.References.Any(reference => ProvisionReferences.Covers(reference, key with { Paragraph = -1 }));
        _omitted.Add(new OmittedProvision(isWhole && _article is { } article ? article.Citation : citation, omission.Reason.Text ?? "", omission.IsPending));
    }

    private void CheckOmissions()
    {
        foreach (OmissionSyntax omission in _omissions)
        {
            foreach (ReferenceSyntax reference in omission.References)
            {
                var location = new SourceLocation(_source, reference.Span);
                if (omission.Kind == OmissionKind.Unpublished)
                {
                    if (Keys().FirstOrDefault(place => ProvisionReferences.Names(reference, place.Key)) is { Citation: { } there }) _diagnostics.Report(DiagnosticCatalogue.UnpublishedIsPublished, location, there);
                }
                else if (!_used.Contains(reference) && !Keys().Any(place => ProvisionReferences.Covers(reference, place.Key)))
                {
                    _diagnostics.Report(DiagnosticCatalogue.OmissionOfNothing, location, omission.IsPending ? "待编码" : "不编码");
                }
            }
        }
    }

    private IEnumerable<(PlaceKey Key, string Citation)> Keys()
    {
        var pending = new Stack<(PlaceKey Key, PublishedItem Item)>();
        foreach (PublishedArticle article in _document.Articles)
        {
            foreach (PublishedParagraph paragraph in article.Paragraphs)
            {
                var key = new PlaceKey(article.Number, paragraph.Number, []);
                yield return (key, article.Cite(paragraph));
                foreach (PublishedItem item in paragraph.Items) pending.Push((key.Below(item.Step), item));
                while (pending.Count > 0)
                {
                    (PlaceKey at, PublishedItem item) = pending.Pop();
                    yield return (at, item.Citation);
                    foreach (PublishedItem below in item.Items) pending.Push((at.Below(below.Step), below));
                }
            }
        }
    }

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) =>
        _diagnostics.Report(descriptor, new SourceLocation(_source, span), arguments);
}
