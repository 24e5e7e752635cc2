using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Compiler.Binding;

/// <summary>Header lines and 不编码/待编码 lines of a regime.</summary>
public static class HeaderBinder
{
    public static RegimeHeader Bind(SourceText source, RegimeSyntax syntax, RegimePeriod period, DiagnosticBag diagnostics)
    {
        var seen = new HashSet<HeaderKind>();
        foreach (HeaderSyntax header in syntax.Headers)
        {
            bool repeats = header.Kind is HeaderKind.Superior or HeaderKind.Vocabulary;
            if (!seen.Add(header.Kind) && !repeats)
            {
                diagnostics.Report(DiagnosticCatalogue.DuplicateHeader, new SourceLocation(source, header.Span), source.Substring(header.Span).Trim());
            }
        }

        foreach ((HeaderKind kind, string keyword) in new[] { (HeaderKind.Code, "代号"), (HeaderKind.Vocabulary, "词汇") })
        {
            if (!seen.Contains(kind)) diagnostics.Report(DiagnosticCatalogue.MissingHeader, new SourceLocation(source, syntax.Title.Span), syntax.Title.Text, keyword);
        }

        return new RegimeHeader
        {
            Title = syntax.Title.Text,
            Code = period.Label.Length > 0 ? Value(HeaderKind.Code) + "〔" + period.Label + "〕" : Value(HeaderKind.Code),
            Family = period.Label.Length > 0 ? Value(HeaderKind.Code) : "",
            Version = period.Label,
            DocumentNumber = Value(HeaderKind.DocumentNumber),
            Authority = Value(HeaderKind.Authority),
            Territory = Value(HeaderKind.Territory),
            Rank = Value(HeaderKind.Rank),
            InForce = Value(HeaderKind.InForce),
            Repealed = Value(HeaderKind.Repealed),
            LegalRank = Rank(),
            Superiors = [.. syntax.Headers.Where(h => h is { Kind: HeaderKind.Superior, IsCode: false }).Select(h => h.Value.Text ?? "")],
            SuperiorCodes = [.. syntax.Headers.Where(h => h is { Kind: HeaderKind.Superior, IsCode: true }).Select(h => h.Value.Text ?? "")],
            MainGroup = Value(HeaderKind.MainGroup),
            FavoursLighter = seen.Contains(HeaderKind.FavoursLighter),
            Vocabularies = Values(HeaderKind.Vocabulary),
        };

        LegalRank Rank()
        {
            if (syntax.Headers.FirstOrDefault(h => h.Kind == HeaderKind.Rank) is not { Value.IsMissing: false } header) return LegalRank.None;
            if (LegalRankWords.TryParse(header.Value.Text, out LegalRank rank)) return rank;
            diagnostics.Report(DiagnosticCatalogue.UnknownRank, new SourceLocation(source, header.Value.Span), header.Value.Text);
            return LegalRank.None;
        }

        string Value(HeaderKind kind) => syntax.Headers.FirstOrDefault(h => h.Kind == kind)?.Value.Text ?? "";

        ImmutableArray<string> Values(HeaderKind kind) => [.. syntax.Headers.Where(h => h.Kind == kind).Select(h => h.Value.Text ?? "")];
    }

    public static ImmutableArray<Omission> BindOmissions(SourceText source, RegimeSyntax syntax)
    {
        var omissions = new List<Omission>();
        foreach (OmissionSyntax omission in syntax.Members.OfType<OmissionSyntax>())
        {
            foreach (ReferenceSyntax reference in omission.References)
            {
                string needs = omission.IsPending ? omission.Needs.Text ?? "" : "";
                if (omission.IsPending && needs.Length == 0) needs = "待定";
                omissions.Add(new Omission(source.Substring(reference.Span), omission.Reason.Text ?? "", needs) { IsUnpublished = omission.Kind == OmissionKind.Unpublished });
            }
        }

        return [.. omissions];
    }
}
