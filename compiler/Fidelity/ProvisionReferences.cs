using System.Collections.Immutable;
using Zhaodan.Compiler.Syntax;

namespace Zhaodan.Compiler.Fidelity;

/// <summary>A place of a published text as references name it; <see cref="Steps"/> leave sub-heads (一是) out unless they are last.</summary>
internal readonly record struct PlaceKey(ArticleNumber Article, int Paragraph, ImmutableArray<ItemStep> Steps)
{
    public PlaceKey Below(ItemStep step)
    {
        ImmutableArray<ItemStep> above = Steps.IsEmpty || Steps[Steps.Length - 1].Mark != MarkKind.HanIs ? Steps : Steps.RemoveAt(Steps.Length - 1);
        return new PlaceKey(Article, Paragraph, above.Add(new ItemStep(step.Mark, step.Number, step.Repeat)));
    }
}

/// <summary>Whether a reference of 不编码, 待编码, 缺号 or 偏离 names a place of the text.</summary>
internal static class ProvisionReferences
{
    /// <summary>The place, or something above it.</summary>
    public static bool Covers(ReferenceSyntax reference, PlaceKey place) => reference.RangeEnd is { } end ? IsBetween(reference, end, place) : IsPrefix(reference, place);

    /// <summary>The place itself.</summary>
    public static bool Names(ReferenceSyntax reference, PlaceKey place) =>
        Covers(reference, place) && (reference.RangeEnd is null ? Steps(reference).Length == place.Steps.Length : Steps(reference).Length >= place.Steps.Length);

    private static bool IsPrefix(ReferenceSyntax reference, PlaceKey place)
    {
        ImmutableArray<ItemStep> steps = Steps(reference);
        if (reference.Article != place.Article || (reference.Paragraph != 0 && reference.Paragraph != place.Paragraph) || steps.Length > place.Steps.Length) return false;
        for (int i = 0; i < steps.Length; i++)
        {
            if (!IsSame(steps[i], place.Steps[i], i)) return false;
        }

        return true;
    }

    // 第N项 without a mark of its own may be written for any first level.
    private static bool IsSame(ItemStep reference, ItemStep place, int depth) =>
        reference.Number == place.Number && reference.Repeat == place.Repeat && (reference.Mark == place.Mark || (depth == 0 && reference.Mark == MarkKind.HanBracket));

    private static bool IsBetween(ReferenceSyntax first, ReferenceSyntax last, PlaceKey place)
    {
        ImmutableArray<ItemStep> from = Steps(first), to = Steps(last);
        if (from.IsEmpty)
        {
            if (place.Article < first.Article || (last.IsBare ? first.Article : last.Article) < WithoutRepeat(place.Article, last)) return false;
            bool afterFirst = place.Article != first.Article || first.Paragraph == 0 || place.Paragraph >= first.Paragraph;
            bool beforeLast = last.Paragraph == 0 || place.Article != (last.IsBare ? first.Article : last.Article) || place.Paragraph <= last.Paragraph;
            return afterFirst && beforeLast;
        }

        int depth = from.Length - 1;
        if (first.Article != place.Article || to.Length == 0 || place.Steps.Length <= depth || (first.Paragraph != 0 && first.Paragraph != place.Paragraph)) return false;
        for (int i = 0; i < depth; i++)
        {
            if (!IsSame(from[i], place.Steps[i], i)) return false;
        }

        int number = place.Steps[depth].Number;
        return number >= from[depth].Number && number <= to[to.Length - 1].Number;
    }

    // 第十条至第十二条 holds 第十二条之一 and 第十二条〔二〕 no more than it names them.
    private static ArticleNumber WithoutRepeat(ArticleNumber article, ReferenceSyntax last) => last.IsBare ? article with { Insert = 0, Repeat = 0 } : article;

    private static ImmutableArray<ItemStep> Steps(ReferenceSyntax reference)
    {
        ImmutableArray<ItemStep> items = reference.Items;
        if (items.Length < 2 || !items.Any(step => step.Mark == MarkKind.HanIs)) return items;
        return [.. items.Where((step, i) => step.Mark != MarkKind.HanIs || i == items.Length - 1)];
    }
}
