using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Runtime.Regimes;

/// <summary>The groups in which the versions of a family answer together.</summary>
public static class FamilyGroups
{
    /// <summary>The groups that some version derives, by name, those of the latest version first.</summary>
    public static ImmutableArray<ConclusionGroup> Of(LinkedRegime regime, RegimeFamily family) =>
    [
        .. family.Versions.Reverse().SelectMany(version => regime.Programs[version.Program].Groups).Where(group => group.IsDerived)
            .DistinctBy(group => group.Name, StringComparer.Ordinal),
    ];
}
