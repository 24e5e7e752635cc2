using System.Collections.Immutable;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Checks;

/// <summary>
/// Items number on without gaps and repeats. A list may begin where the list before it in the same article ended: numbers
/// continue across sub-heads (language page, section 4). What 不编码 or 待编码 names counts as present; 缺号 declares a number that
/// the published text skips.
/// </summary>
internal sealed class ItemNumbers
{
    // A mistyped number must not make the search for declared gaps long.
    private const int LongestGap = 1_000;

    // Nor may many of them.
    private const long MostSteps = 1_000_000;

    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<ArticleNumber, List<Declared>> _declared = [];
    private readonly Dictionary<MarkKind, ItemSyntax> _last = [];
    private string _article = "";
    private long _steps;

    public ItemNumbers(SourceText source, RegimeSyntax regime, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        foreach (OmissionSyntax omission in regime.Members.OfType<OmissionSyntax>())
        {
            foreach (ReferenceSyntax reference in omission.References)
            {
                if (reference.Items.IsEmpty || reference.Base != ReferenceBase.Article) continue;
                if (!_declared.TryGetValue(reference.Article, out List<Declared>? list)) _declared.Add(reference.Article, list = []);
                list.Add(new Declared(reference, omission.Kind));
            }
        }
    }

    private sealed record Declared(ReferenceSyntax Reference, OmissionKind Kind)
    {
        public bool FillsGap { get; set; }

        public bool IsEncoded { get; set; }
    }

    public void Check(ArticleSyntax article)
    {
        _article = Citation.Of(article.Number);
        _last.Clear();
        for (int p = 0; p < article.Paragraphs.Length; p++)
        {
            CheckItems(article.Paragraphs[p].Items, new ProvisionPath(article.Number, p + 1, []));
        }
    }

    /// <summary>Once every article was seen: the lines 缺号 that fill no gap.</summary>
    public void CheckGapLines()
    {
        foreach (Declared declared in _declared.Values.SelectMany(list => list))
        {
            if (declared.Kind != OmissionKind.Unpublished || declared.FillsGap || declared.IsEncoded) continue;
            Report(DiagnosticCatalogue.UnusedGap, declared.Reference.Span, _source.Substring(declared.Reference.Span));
        }
    }

    // Recursion ends at four: each level has its own kind of mark.
    private void CheckItems(ImmutableArray<ItemSyntax> items, ProvisionPath parent)
    {
        for (int i = 0; i < items.Length; i++)
        {
            ItemSyntax item = items[i];
            ProvisionPath path = parent.Below(item.Step);
            CheckEncoded(path);
            if (item.Number >= 0) CheckNumber(item, i == 0 ? null : items[i - 1], parent);
            _last[item.Mark] = item;
            CheckItems(item.Body.Items, path);
        }
    }

    private void CheckNumber(ItemSyntax item, ItemSyntax? before, ProvisionPath parent)
    {
        if (before is not null && before.Mark != item.Mark) return;
        bool isFirst = before is null;
        _last.TryGetValue(item.Mark, out ItemSyntax? last);
        before ??= item.Number == 1 ? null : last;
        string mark = _source.Substring(item.MarkSpan);
        if (before is null)
        {
            if (!AreDeclared(parent, item.Mark, 1, item.Number)) Report(DiagnosticCatalogue.FirstItemNumber, item.MarkSpan, _article, mark);
        }
        else if (item.Number == before.Number && !isFirst)
        {
            if (item.Step.Repeat != Math.Max(1, before.Step.Repeat) + 1) Report(DiagnosticCatalogue.RepeatedItem, item.MarkSpan, _article, mark);
        }
        else if (item.Number <= before.Number || !AreDeclared(parent, item.Mark, before.Number + 1, item.Number))
        {
            Report(DiagnosticCatalogue.ItemGap, item.MarkSpan, _article, _source.Substring(before.MarkSpan), mark);
        }
    }

    /// <summary>Are all numbers from <paramref name="first"/> up to <paramref name="end"/> (not included) left out by a line of the regime?</summary>
    private bool AreDeclared(ProvisionPath parent, MarkKind mark, int first, int end)
    {
        if (end - first > LongestGap || (end > first && !_declared.ContainsKey(parent.Article))) return false;
        bool all = true;
        for (int number = first; number < end; number++)
        {
            if ((_steps += _declared[parent.Article].Count) > MostSteps) return false;
            ProvisionPath missing = parent.Below(new ItemStep(mark, number));
            bool found = false;
            foreach (Declared declared in At(missing))
            {
                declared.FillsGap = true;
                found = true;
            }

            all &= found;
        }

        return all;
    }

    private void CheckEncoded(ProvisionPath path)
    {
        foreach (Declared declared in At(path))
        {
            if (declared.Kind != OmissionKind.Unpublished || declared.IsEncoded) continue;
            declared.IsEncoded = true;
            Report(DiagnosticCatalogue.EncodedAndUnpublished, declared.Reference.Span, path.Cite(nameParagraph: false));
        }
    }

    private IEnumerable<Declared> At(ProvisionPath path) =>
        _declared.TryGetValue(path.Article, out List<Declared>? list) ? list.Where(declared => Covers(declared.Reference, path)) : [];

    // 第九条第（二）项, 第九条第（二）项至第（四）项
    private static bool Covers(ReferenceSyntax reference, ProvisionPath path)
    {
        if (reference.RangeEnd is not { } end) return path.IsWithin(reference.Article, reference.Paragraph, reference.Items) && path.StepsLike(reference.Items).Length == reference.Items.Length;
        int depth = reference.Items.Length - 1;
        ImmutableArray<ItemStep> steps = path.StepsLike(reference.Items);
        return end.Items.Length == reference.Items.Length
            && steps.Length == reference.Items.Length
            && path.IsWithin(reference.Article, reference.Paragraph, reference.Items.RemoveAt(depth))
            && steps[depth].Number >= reference.Items[depth].Number
            && steps[depth].Number <= end.Items[depth].Number;
    }

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) =>
        _diagnostics.Report(descriptor, new SourceLocation(_source, span), arguments);
}
