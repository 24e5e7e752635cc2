using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Analysis.Strength;

/// <summary>One case as it is stated to two programs, in the words of a .statute file: what either of them is told.</summary>
internal static class JointDraft
{
    /// <param name="first">The one program.</param>
    /// <param name="toFirst">What the case states to it.</param>
    /// <param name="second">The other program.</param>
    /// <param name="toSecond">What the case states to it.</param>
    /// <param name="saysLinks">Causal links too; otherwise all are taken to be there.</param>
    public static ImmutableArray<string> Facts(RegimeProgram first, CaseFacts toFirst, RegimeProgram second, CaseFacts toSecond, bool saysLinks)
    {
        bool isWithoutLinks = saysLinks && (HasDenied(first, toFirst) || HasDenied(second, toSecond));
        (toFirst, toSecond) = (WithoutLinks(first, toFirst, saysLinks), WithoutLinks(second, toSecond, saysLinks));
        var words = new List<string>();
        var said = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string line in CaseDraft.Facts(first, toFirst).Concat(CaseDraft.Facts(second, toSecond)))
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            (string word, string rest) = space < 0 ? (line, "") : (line[..space], line[(space + 1)..]);
            if (!said.TryGetValue(word, out List<string>? names))
            {
                words.Add(word);
                said.Add(word, names = []);
            }

            names.AddRange(rest.Split('、').Where(name => name.Length > 0 && !names.Contains(name)));
        }

        IEnumerable<string> lines = words.OrderBy(word => word == "其余").Select(word => $"{word} {string.Join('、', said[word])}".TrimEnd());
        return [.. isWithoutLinks ? lines.Append("其余因果联系 否") : lines];
    }

    private static bool HasDenied(RegimeProgram program, CaseFacts facts)
    {
        foreach (Fact fact in program.Facts)
        {
            if (fact.Kind == FactKind.Link && facts.Truths[fact.TruthSlot] == StatedTruth.False) return true;
        }

        return false;
    }

    // Those that are not there are told in one line.
    private static CaseFacts WithoutLinks(RegimeProgram program, CaseFacts facts, bool saysLinks)
    {
        CaseFacts said = facts.Copy();
        foreach (Fact fact in program.Facts.Where(fact => fact.Kind == FactKind.Link))
        {
            if (!saysLinks || said.Truths[fact.TruthSlot] == StatedTruth.False) said.Truths[fact.TruthSlot] = StatedTruth.Silent;
        }

        return said;
    }
}
