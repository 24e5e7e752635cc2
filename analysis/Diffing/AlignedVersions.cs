using System.Collections.Immutable;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Diffing;

/// <summary>
/// Two versions made comparable: a case is put to both whatever its dates, facts that were renamed (原名) go by their new names,
/// open items of one citation are one fact, and each version has a name of its own.
/// </summary>
public static class AlignedVersions
{
    public static (RegimeProgram Old, RegimeProgram New) Of(RegimeProgram old, RegimeProgram @new, string oldLabel, string newLabel)
    {
        ImmutableDictionary<string, string> renamed = Renamed(old, @new);
        RegimeProgram named = old with { Facts = [.. old.Facts.Select(fact => fact with { Name = NameOf(fact, renamed) })] };
        return (Alone(named, oldLabel), Alone(@new, newLabel));
    }

    private static ImmutableDictionary<string, string> Renamed(RegimeProgram old, RegimeProgram @new)
    {
        HashSet<string> kept = [.. @new.Facts.Select(fact => fact.Name)];
        var renamed = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (Fact fact in @new.Facts)
        {
            foreach (string former in fact.FormerNames.Where(former => !kept.Contains(former) && old.Facts.Any(known => known.Name == former))) renamed[former] = fact.Name;
        }

        return renamed.ToImmutable();
    }

    // A link is called by its two sides.
    private static string NameOf(Fact fact, ImmutableDictionary<string, string> renamed)
    {
        if (fact.Kind != FactKind.Link) return renamed.GetValueOrDefault(fact.Name, fact.Name);
        foreach ((string former, string name) in renamed)
        {
            if (fact.Name.StartsWith(former + "致使", StringComparison.Ordinal)) fact = fact with { Name = name + fact.Name[former.Length..] };
            if (fact.Name.EndsWith("致使" + former, StringComparison.Ordinal)) fact = fact with { Name = fact.Name[..^former.Length] + name };
        }

        return fact.Name;
    }

    private static RegimeProgram Alone(RegimeProgram program, string label) => program with
    {
        Header = program.Header with { Code = label, Family = "" },
        Facts = [.. program.Facts.Select(fact => fact.Kind == FactKind.Open ? fact with { Kind = FactKind.Truth } : fact)],
        Scope = program.Applicability,
        Force = null,
        Precedence = [],
        Overridable = [],
    };
}
