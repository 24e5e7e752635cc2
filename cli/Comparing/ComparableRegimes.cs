using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Comparing;

/// <summary>Whether regimes can be compared at all: they share a vocabulary, as a word means the same only within one.</summary>
internal static class ComparableRegimes
{
    // So many terms are named as ones to align.
    private const int MostTerms = 8;

    /// <summary>False where they cannot, which is reported.</summary>
    public static bool Check(IReadOnlyList<RegimeProgram> regimes, IReadOnlyList<string> groups, Invocation invocation)
    {
        for (int a = 0; a < regimes.Count; a++)
        {
            for (int b = a + 1; b < regimes.Count; b++)
            {
                if (regimes[a].Header.Vocabularies.Intersect(regimes[b].Header.Vocabularies, StringComparer.Ordinal).Any()) continue;
                invocation.Report(DiagnosticCatalogue.NoCommonVocabulary, regimes[a].Header.Code, regimes[b].Header.Code, string.Join('、', Alike(regimes[a], regimes[b]).DefaultIfEmpty("（没有名称相近的词）")));
                return false;
            }
        }

        foreach (string group in groups)
        {
            if (regimes.Count(regime => Derived(regime).Contains(group)) >= 2) continue;
            invocation.Report(DiagnosticCatalogue.GroupNotCompared, group, string.Join("；", regimes.Select(regime => $"{regime.Header.Code}有{string.Join('、', Derived(regime))}")));
            return false;
        }

        return true;
    }

    private static IEnumerable<string> Derived(RegimeProgram regime) => regime.Groups.Where(group => group.IsDerived).Select(group => group.Name);

    // Groups, values and facts with one name, or of which one name holds the other.
    private static IEnumerable<string> Alike(RegimeProgram first, RegimeProgram second)
    {
        string[] other = [.. Terms(second)];
        return Terms(first)
            .SelectMany(term => other.Where(like => like.Contains(term, StringComparison.Ordinal) || term.Contains(like, StringComparison.Ordinal)).Select(like => like == term ? term : $"{term}和{like}"))
            .Distinct()
            .Take(MostTerms);
    }

    private static IEnumerable<string> Terms(RegimeProgram regime) =>
        regime.Groups.Where(group => group.IsDerived).SelectMany(group => group.Values.Select(value => value.Name).Prepend(group.Name))
            .Concat(regime.Facts.Where(fact => fact.IsVocabulary).Select(fact => fact.Name));
}
