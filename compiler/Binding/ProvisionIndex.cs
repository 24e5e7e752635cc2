using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Binding;

/// <summary>What a reference can lead to: a rule, or the condition of a part or of a definition.</summary>
public sealed record ProvisionTarget(ProvisionPath Path, BoundRule? Rule, BoundCondition? Condition);

/// <summary>Every place of a regime that exists, and what can be referred to there.</summary>
public sealed class ProvisionIndex(SourceText source, DiagnosticBag diagnostics)
{
    private readonly Dictionary<ArticleNumber, List<ProvisionPath>> _places = [];
    private readonly Dictionary<ArticleNumber, List<ProvisionTarget>> _targets = [];
    private readonly SortedSet<ArticleNumber> _articles = [];

    public void AddArticle(ArticleNumber article) => _articles.Add(article);

    public void AddPlace(ProvisionPath path)
    {
        if (!_places.TryGetValue(path.Article, out List<ProvisionPath>? list)) _places.Add(path.Article, list = []);
        list.Add(path);
    }

    public void AddTarget(ProvisionTarget target)
    {
        if (!_targets.TryGetValue(target.Path.Article, out List<ProvisionTarget>? list)) _targets.Add(target.Path.Article, list = []);
        list.Add(target);
    }

    /// <summary>
    /// What references lead to, seen from a place. The citing provision itself is left out where a reference reaches wider
    /// than it (language page, section 3, "References").
    /// </summary>
    public ImmutableArray<ProvisionTarget> Resolve(ImmutableArray<ReferenceSyntax> references, ProvisionPath from)
    {
        var found = new List<ProvisionTarget>();
        foreach (ReferenceSyntax reference in references) Resolve(reference, from, found);
        return [.. found.Distinct()];
    }

    /// <summary>The articles that an omission names; places below an article are checked by the caller.</summary>
    public static IEnumerable<ArticleNumber> ArticlesOf(ReferenceSyntax reference)
    {
        if (reference.RangeEnd is not { } end)
        {
            yield return reference.Article;
            yield break;
        }

        for (int n = reference.Article.Number; n <= end.Article.Number; n++) yield return new ArticleNumber(n, 0, 0, reference.Article.IsPart);
    }

    private void Resolve(ReferenceSyntax reference, ProvisionPath from, List<ProvisionTarget> found)
    {
        if (Locate(reference, from) is not { } start) return;
        int before = found.Count;
        if (reference.RangeEnd is null)
        {
            if (!Exists(start))
            {
                Report(DiagnosticCatalogue.UnknownProvision, reference);
                return;
            }

            Collect(start.Article, path => path.IsWithin(start.Article, start.Paragraph, start.Items), from, found);
        }
        else
        {
            if (Locate(reference.RangeEnd, from) is not { } end) return;
            if (!Exists(start) || !Exists(end) || Precedes(end, start))
            {
                Report(DiagnosticCatalogue.UnknownProvision, reference);
                return;
            }

            foreach (ArticleNumber article in _articles.GetViewBetween(start.Article, end.Article))
            {
                Collect(article, path => IsBetween(path, start, end), from, found);
            }
        }

        if (found.Count == before) Report(DiagnosticCatalogue.ProvisionWithoutRules, reference);
    }

    private static ProvisionPath? Locate(ReferenceSyntax reference, ProvisionPath from) => reference.Base switch
    {
        ReferenceBase.Article => new ProvisionPath(reference.Article, reference.Paragraph, reference.Items),
        ReferenceBase.ThisArticle => new ProvisionPath(from.Article, reference.Paragraph, reference.Items),
        ReferenceBase.PreviousArticle => new ProvisionPath(new ArticleNumber(from.Article.Number - 1, 0, 0, from.Article.IsPart), reference.Paragraph, reference.Items),
        ReferenceBase.PreviousParagraph => new ProvisionPath(from.Article, Math.Max(1, from.Paragraph - 1), reference.Items),
        _ => new ProvisionPath(from.Article, 1, reference.Items),
    };

    private bool Exists(ProvisionPath wanted) =>
        _places.TryGetValue(wanted.Article, out List<ProvisionPath>? places)
        && places.Exists(place => place.IsWithin(wanted.Article, wanted.Paragraph, wanted.Items));

    private static bool Precedes(ProvisionPath a, ProvisionPath b)
    {
        int articles = a.Article.CompareTo(b.Article);
        if (articles != 0) return articles < 0;
        if (a.Paragraph != b.Paragraph && a.Paragraph != 0 && b.Paragraph != 0) return a.Paragraph < b.Paragraph;
        return a.Items.Length > 0 && b.Items.Length > 0 && a.Items[a.Items.Length - 1].Number < b.Items[b.Items.Length - 1].Number;
    }

    // 第二十条至第二十二条 covers whole articles; 第八条第（一）项至第（五）项 the items between.
    private static bool IsBetween(ProvisionPath path, ProvisionPath start, ProvisionPath end)
    {
        if (start.Article != end.Article || start.Items.IsEmpty || end.Items.IsEmpty)
        {
            bool afterStart = path.Article != start.Article || start.Paragraph == 0 || path.Paragraph >= start.Paragraph;
            bool beforeEnd = path.Article != end.Article || end.Paragraph == 0 || path.Paragraph <= end.Paragraph;
            return afterStart && beforeEnd;
        }

        // 第（二十）项至第（二十三）项 may reach across sub-heads.
        int depth = start.Items.Length - 1;
        ImmutableArray<ItemStep> items = path.StepsLike(start.Items);
        return items.Length > depth
            && (start.Paragraph == 0 || path.Paragraph == start.Paragraph)
            && items.Take(depth).Select(Key).SequenceEqual(start.Items.Take(depth).Select(Key))
            && items[depth].Number >= start.Items[depth].Number
            && items[depth].Number <= end.Items[depth].Number;

        static (int Number, int Repeat) Key(ItemStep step) => (step.Number, step.Repeat);
    }

    private void Collect(ArticleNumber article, Func<ProvisionPath, bool> isMeant, ProvisionPath from, List<ProvisionTarget> found)
    {
        if (!_targets.TryGetValue(article, out List<ProvisionTarget>? targets)) return;
        foreach (ProvisionTarget target in targets)
        {
            if (isMeant(target.Path) && !IsCiting(target.Path, from)) found.Add(target);
        }
    }

    // The paragraph or item that cites, with all that stands below it.
    private static bool IsCiting(ProvisionPath path, ProvisionPath from) => path.IsWithin(from.Article, from.Paragraph, from.Items);

    private void Report(DiagnosticDescriptor descriptor, ReferenceSyntax reference) =>
        diagnostics.Report(descriptor, new SourceLocation(source, reference.Span), source.Substring(reference.Span));
}
