using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Syntax.Printing;

/// <summary>Citations as they are written.</summary>
internal static class ReferenceText
{
    public static string Of(ImmutableArray<ReferenceSyntax> references) => string.Join("、", references.Select(Of));

    public static string Of(ReferenceSyntax reference)
    {
        string @base = reference.Base switch
        {
            ReferenceBase.Article => Of(reference.Article),
            ReferenceBase.ThisArticle => "本条",
            ReferenceBase.PreviousArticle => "前条",
            ReferenceBase.PreviousParagraph => "前款",
            _ => "首段",
        };
        string paragraph = reference.Paragraph == 0 ? "" : $"第{Han(reference.Paragraph)}款";
        string items = string.Concat(reference.Items.Select(step => step.Mark == MarkKind.HanIs ? Of(step) : $"第{Of(step)}项"));
        string rule = reference.Rule == 0 ? "" : $"〔{reference.Rule.ToString(CultureInfo.InvariantCulture)}〕";
        string range = reference.RangeEnd is { } end ? "至" + Of(end) : "";
        return @base + paragraph + items + rule + range;
    }

    public static string Of(ArticleNumber number) =>
        $"第{Han(number.Number)}{(number.IsPart ? "部分" : "条")}{(number.Insert == 0 ? "" : "之" + Han(number.Insert))}{(number.Repeat == 0 ? "" : $"〔{Han(number.Repeat)}〕")}";

    public static string Of(ItemStep step)
    {
        string mark = step.Mark switch
        {
            MarkKind.HanBracket => $"（{Han(step.Number)}）",
            MarkKind.ArabicDot => step.Number.ToString(CultureInfo.InvariantCulture) + ".",
            MarkKind.ArabicBracket => $"({step.Number.ToString(CultureInfo.InvariantCulture)})",
            _ => Han(step.Number) + "是",
        };
        return step.Repeat == 0 ? mark : $"{mark}〔{Han(step.Repeat)}〕";
    }

    private static string Han(int number) => number < 0 ? "？" : HanNumber.Format(number);
}
