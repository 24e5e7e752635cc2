using System.Security.Cryptography;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Cli.Explaining;

/// <summary>
/// SHA-256 of what a case states under a regime: one line for each fact that is stated, by name, in the order of the names'
/// code units, so that the order of columns, of declarations or of statements does not matter.
/// </summary>
internal static class FactsHash
{
    /// <summary>Of a case as several programs take it: what they share is one line.</summary>
    public static string Of(IEnumerable<RegimeProgram> programs, IReadOnlyList<CaseFacts> facts)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((RegimeProgram program, int index) in programs.Select((program, index) => (program, index))) Add(lines, program, facts[index]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static void Add(SortedSet<string> lines, RegimeProgram program, CaseFacts facts)
    {
        foreach (Fact fact in program.Facts)
        {
            if (fact.TruthSlot >= 0 && facts.Truths[fact.TruthSlot] is var truth and not StatedTruth.Silent) lines.Add($"{fact.Name}\t{fact.Kind}\t{truth}");
            if (fact.NumberSlot >= 0 && facts.Numbers[fact.NumberSlot] is { IsAnything: false } range) lines.Add(FormattableString.Invariant($"{fact.Name}\t{fact.Kind}\t{range.Low}..{range.High}"));
            if (fact.ChoiceSlot < 0 || facts.Choices[fact.ChoiceSlot] is not { Excluded: not 0 } choice) continue;
            lines.Add($"{fact.Name}\t{fact.Kind}\t{string.Join('|', fact.Options.Where((_, i) => (choice.Excluded & (1UL << i)) == 0))}");
        }

        if (facts.RestFalse) lines.Add("其余\t\t否");
    }
}
