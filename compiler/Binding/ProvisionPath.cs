using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhaodan.Compiler.Syntax;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Binding;

/// <summary>Where a provision stands: article, 款 (one-based) and the steps below it.</summary>
public sealed record ProvisionPath(ArticleNumber Article, int Paragraph, ImmutableArray<ItemStep> Items)
{
    public ProvisionPath Below(ItemStep step) => this with { Items = Items.Add(step) };

    /// <summary>
    /// Does a reference to (article, 款 or 0, steps) cover this place? Sub-heads (一是) that the reference leaves out are passed
    /// over, and 第N项 without a mark kind of its own matches the first level whatever its marks are.
    /// </summary>
    public bool IsWithin(ArticleNumber article, int paragraph, ImmutableArray<ItemStep> steps)
    {
        if (Article != article || (paragraph != 0 && paragraph != Paragraph)) return false;
        int at = 0;
        for (int s = 0; s < steps.Length; s++, at++)
        {
            while (at < Items.Length && Items[at].Mark == MarkKind.HanIs && steps[s].Mark != MarkKind.HanIs) at++;
            if (at >= Items.Length || Items[at].Number != steps[s].Number || Items[at].Repeat != steps[s].Repeat) return false;
            if (Items[at].Mark != steps[s].Mark && !(s == 0 && steps[s].Mark == MarkKind.HanBracket)) return false;
        }

        return true;
    }

    /// <summary>The steps without the sub-heads (一是) where a reference names none.</summary>
    public ImmutableArray<ItemStep> StepsLike(ImmutableArray<ItemStep> reference) =>
        reference.Any(step => step.Mark == MarkKind.HanIs) ? Items : [.. Items.Where(step => step.Mark != MarkKind.HanIs)];

    /// <summary>第八条第（一）项; the 款 is named where the article has several.</summary>
    public string Cite(bool nameParagraph)
    {
        var text = new StringBuilder(Citation.Of(Article));
        if (nameParagraph) text.Append('第').Append(HanNumber.Format(Paragraph)).Append('款');
        int depth = 0;
        for (int i = 0; i < Items.Length; i++)
        {
            ItemStep step = Items[i];
            if (step.IsPassedOver && i < Items.Length - 1) continue;
            text.Append(Citation.Of(step, depth));
            if (step.Mark != MarkKind.HanIs) depth++;
        }

        return text.ToString();
    }
}

/// <summary>How provisions are cited. The forms follow 立法技术规范: 条、款、项、目; a document without 条 has 部分.</summary>
public static class Citation
{
    public static string Of(ArticleNumber article)
    {
        string text = "第" + HanNumber.Format(article.Number) + (article.IsPart ? "部分" : "条");
        if (article.Insert > 0) text += "之" + HanNumber.Format(article.Insert);
        if (article.Repeat > 0) text += "〔" + HanNumber.Format(article.Repeat) + "〕";
        return text;
    }

    /// <summary>A step below a 款: 第（一）项, below it 第1目, and so on.</summary>
    public static string Of(ItemStep step, int depth)
    {
        string unit = depth == 0 ? "项" : depth == 1 ? "目" : "小目";
        string text = step.Mark switch
        {
            MarkKind.HanBracket => $"第（{HanNumber.Format(step.Number)}）{unit}",
            MarkKind.ArabicBracket => $"第（{step.Number.ToString(CultureInfo.InvariantCulture)}）{unit}",
            MarkKind.ArabicDot => $"第{step.Number.ToString(CultureInfo.InvariantCulture)}{unit}",
            _ => $"“{HanNumber.Format(step.Number)}是”",
        };
        return step.Repeat == 0 ? text : $"{text}〔{HanNumber.Format(step.Repeat)}〕";
    }
}
