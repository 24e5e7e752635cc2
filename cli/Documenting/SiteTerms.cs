using System.Collections.Immutable;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Symbols;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers;

namespace Zhaodan.Cli.Documenting;

/// <summary>A term of a vocabulary: what it is, what it means, and in which articles of which regimes it stands.</summary>
internal sealed record SiteTerm(
    string Name,
    string Kind,
    string Gloss,
    string Presumption,
    ImmutableArray<string> Synonyms,
    ImmutableArray<string> FormerNames,
    ImmutableArray<(SiteRegime Regime, ImmutableArray<(string Citation, string Anchor)> Articles)> Uses);

/// <summary>All declared terms by name, in the order of the code units of their names.</summary>
internal static class SiteTerms
{
    public static ImmutableSortedDictionary<string, SiteTerm> Of(CompilationResult compilation, IReadOnlyList<SiteRegime> regimes)
    {
        var terms = ImmutableSortedDictionary.CreateBuilder<string, SiteTerm>(StringComparer.Ordinal);
        foreach (Vocabulary vocabulary in compilation.Vocabularies)
        {
            foreach (FactSymbol fact in vocabulary.Facts)
            {
                terms.TryAdd(fact.Name, new SiteTerm(fact.Name, KindOf(fact), fact.Gloss, Presumed(fact.Presumption), fact.Synonyms, fact.FormerNames, Uses(fact.Name, regimes)));
            }

            foreach (ValueSymbol value in vocabulary.Groups.SelectMany(group => group.Values))
            {
                terms.TryAdd(value.Name, new SiteTerm(value.Name, $"结论（{value.Group.Name}）", value.Group.Gloss, "", value.Synonyms, [], Uses(value.Name, regimes)));
            }
        }

        return terms.ToImmutable();
    }

    private static string KindOf(FactSymbol fact)
    {
        string kind = Words.Of(fact.Kind);
        if (fact.Unit.Length > 0) kind += $"（{fact.Unit}）";
        return fact.Options.IsEmpty ? kind : $"{kind}（{string.Join('、', fact.Options)}）";
    }

    private static string Presumed(Presumption presumption) => presumption switch
    {
        Presumption.True => "没有提到时推定为是",
        Presumption.False => "没有提到时推定为否",
        Presumption.Burden => "未提出即否",
        _ => "",
    };

    private static ImmutableArray<(SiteRegime, ImmutableArray<(string, string)>)> Uses(string name, IReadOnlyList<SiteRegime> regimes)
    {
        var uses = ImmutableArray.CreateBuilder<(SiteRegime, ImmutableArray<(string, string)>)>();
        foreach (SiteRegime regime in regimes)
        {
            (string, string)[] articles =
            [
                .. regime.Lines.Where(line => line.Runs.Any(run => run.Term == name))
                    .Select(line => line.Article.Length > 0 ? (line.Article, regime.AnchorOf(line.Article)) : ("适用", ""))
                    .Distinct(),
            ];
            if (articles.Length > 0) uses.Add((regime, [.. articles]));
        }

        return uses.ToImmutable();
    }
}
