using System.Collections.Immutable;
using Zhaodan.Compiler.Fidelity.Published;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Fidelity;

/// <summary>A provision that an encoding leaves out, with its reason.</summary>
public sealed record OmittedProvision(string Citation, string Reason, bool IsPending);

/// <summary>A difference that a drafter has acknowledged.</summary>
public sealed record AcknowledgedDeviation(string Citation, string Kind, string Reason);

/// <summary>
/// A 款 or an item that is encoded, where in the .statute file, how many of its content characters are covered, and the provisions
/// that its clause refers to.
/// </summary>
public sealed record EncodedProvision(string Citation, SourceLocation Location, int Covered, int All, ImmutableArray<string> References);

/// <summary>What comparing a regime with its published text came to. Findings are diagnostics beside it.</summary>
public sealed record RegimeFidelity(
    string Code,
    SourceText Source,
    PublishedDocument Document,
    int EncodedArticles,
    ImmutableArray<EncodedProvision> Encoded,
    ImmutableArray<OmittedProvision> Omitted,
    ImmutableArray<AcknowledgedDeviation> Deviations)
{
    /// <summary>条 (or 部分) of the text.</summary>
    public int Articles => Document.Articles.Length;

    /// <summary>The share of the encoded provisions' content characters that terms and synonyms cover, in percent; 100 when there are none.</summary>
    public int Share
    {
        get
        {
            long all = Encoded.Sum(place => (long)place.All);
            return all == 0 ? 100 : (int)(Encoded.Sum(place => (long)place.Covered) * 100 / all);
        }
    }
}
