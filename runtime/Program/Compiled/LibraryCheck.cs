using System.Collections.Immutable;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.ProgramForm.Compiled;

/// <summary>
/// Is what was read what the compiler could have made, as far as anything that runs it relies on? Indexes, orders and the facts
/// that dates need; not what it means.
/// </summary>
internal static class LibraryCheck
{
    private const int MostVersions = 32;

    public static void Check(ImmutableArray<LinkedRegime> regimes, CompiledLimits limits)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var programs = new HashSet<string>(StringComparer.Ordinal);
        var done = new HashSet<RegimeProgram>(SameProgram.Instance);
        int mostSlots = MostSlots(regimes);
        foreach (LinkedRegime regime in regimes)
        {
            Require(codes.Add(regime.Code), "两部制度同一个代号");
            foreach (RegimeProgram program in regime.Programs)
            {
                if (!done.Add(program)) continue;
                if (programs.Count >= limits.MaxPrograms) throw TooLarge("程序", limits.MaxPrograms, nameof(CompiledLimits.MaxPrograms));
                if (program.Nodes.Length > limits.MaxNodes) throw TooLarge("一个程序的节点", limits.MaxNodes, nameof(CompiledLimits.MaxNodes));
                Require(programs.Add(program.Header.Code), "两个程序同一个代号");
                new ProgramCheck(program, mostSlots).Run();
            }

            CheckFamilies(regime);
        }
    }

    // A case is not larger than what it can state under all programs together, which may share one form of a case.
    private static int MostSlots(ImmutableArray<LinkedRegime> regimes) =>
        FactLayout.TruthBlock + new HashSet<RegimeProgram>(regimes.SelectMany(regime => regime.Programs), SameProgram.Instance).Sum(program => program.Facts.Length);

    private static CompiledFileException TooLarge(string what, int most, string name) =>
        new(CompiledFileFault.TooLarge, $"编译文件里{what}超过了上限{most}个。请检查文件，或者放宽 CompiledLimits.{name}。");

    private static void CheckFamilies(LinkedRegime regime)
    {
        Require(!regime.Families.IsEmpty && !regime.Programs.IsEmpty, "制度没有程序");
        var placed = new HashSet<int>();
        for (int f = 0; f < regime.Families.Length; f++)
        {
            RegimeFamily family = regime.Families[f];
            Require(family.Versions.Length is > 0 and <= MostVersions, "版本的数目");
            foreach (FamilyVersion version in family.Versions)
            {
                Require(version.Program >= 0 && version.Program < regime.Programs.Length && placed.Add(version.Program), "版本的程序");
                RegimeProgram program = regime.Programs[version.Program];
                if (family.Versions.Length > 1) Require(program.Force is { ActDate: >= 0, DecisionDate: >= 0 }, "版本的日期");
                // The word comes from those before.
                Require(version.Superiors.All(link => link.Family >= 0 && link.Family < f), "让位的制度");
            }

        }

        Require(placed.Count == regime.Programs.Length, "制度里没有用到的程序");
        CheckGroups(regime);
    }

    // Groups are shared by name between versions and with those that have the word.
    private static void CheckGroups(LinkedRegime regime)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (ConclusionGroup group in regime.Programs.SelectMany(program => program.Groups))
        {
            if (!sizes.TryGetValue(group.Name, out int size)) sizes.Add(group.Name, size = group.Values.Length);
            Require(size == group.Values.Length, "同名结论组的值");
        }
    }

    private static void Require(bool holds, string what)
    {
        if (!holds) throw CompiledFileException.Broken(what);
    }
}
