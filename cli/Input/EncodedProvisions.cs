using Zhaodan.Cli.Output;
using Zhaodan.Compiler.Syntax;

namespace Zhaodan.Cli.Input;

/// <summary>Counts what a regime encodes and what it leaves out, in 条; a part of a 条 that is left out counts as one.</summary>
internal static class EncodedProvisions
{
    public static RegimeCount Of(RegimeSyntax regime)
    {
        string code = regime.Headers.FirstOrDefault(header => header.Kind == HeaderKind.Code)?.Value.Text ?? regime.Title.Text;
        int encoded = regime.Members.OfType<ArticleSyntax>().Select(article => article.Number).Distinct().Count();
        int notEncoded = 0;
        int pending = 0;
        foreach (OmissionSyntax omission in regime.Members.OfType<OmissionSyntax>())
        {
            // A number that the published text skips is no provision.
            if (omission.Kind == OmissionKind.Unpublished) continue;
            int provisions = omission.References.Sum(Provisions);
            if (omission.IsPending) pending += provisions;
            else notEncoded += provisions;
        }

        return new RegimeCount(code, regime.Title.Text, encoded, notEncoded, pending);
    }

    private static int Provisions(ReferenceSyntax reference) =>
        reference is { Base: ReferenceBase.Article, RangeEnd: { Base: ReferenceBase.Article } end }
            ? Math.Max(1, end.Article.Number - reference.Article.Number + 1)
            : 1;
}
