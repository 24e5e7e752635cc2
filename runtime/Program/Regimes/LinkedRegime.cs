using System.Collections.Immutable;

namespace Zhaodan.ProgramForm.Regimes;

/// <summary>
/// A regime as a case is put to it: its versions, and the regimes that have the word before it (language page, section 4).
/// Data only; runtime/Regimes combines the answers of the programs.
/// </summary>
public sealed record LinkedRegime
{
    /// <summary>代号 as written.</summary>
    public required string Code { get; init; }

    /// <summary>Every program that may have a part in the answer; those of the regime itself are the last ones.</summary>
    public required ImmutableArray<RegimeProgram> Programs { get; init; }

    /// <summary>Those that have the word before those that yield to them; the last is the regime itself.</summary>
    public required ImmutableArray<RegimeFamily> Families { get; init; }

    public RegimeFamily Self => Families[Families.Length - 1];

    /// <summary>One program alone answers every case, whatever the case states.</summary>
    public bool IsPlain => Programs.Length == 1 && Programs[0].Precedence.IsEmpty;

    /// <summary>One program alone never answers: there are versions, or an encoded regime that has the word.</summary>
    public bool IsAlwaysCombined => Self.Versions.Length > 1 || Self.Versions[0].Superiors.Any(link => BlankOf(link) < 0);

    /// <summary>
    /// Programs whose 施行日期, left blank by their text and stated by a case, lets them speak in that case; else they do not.
    /// </summary>
    public IEnumerable<int> Blanks => Families.SelectMany(family => family.Versions).SelectMany(version => version.Superiors).Select(BlankOf).Where(program => program >= 0).Distinct();

    // The program of a later regime that leaves its 施行 blank, −1 for any other link.
    private int BlankOf(FamilyLink link)
    {
        if (!link.IsLater) return -1;
        int program = Families[link.Family].Versions[Families[link.Family].Versions.Length - 1].Program;
        return Programs[program].Force is { BlankDate: >= 0 } ? program : -1;
    }

    /// <summary>The version that the regime is shown by: the latest.</summary>
    public RegimeProgram Latest => Programs[Self.Versions[Self.Versions.Length - 1].Program];

    /// <summary>The groups that the versions of a family derive, each name once, those of the latest version first.</summary>
    public ImmutableArray<ConclusionGroup> SharedGroups(RegimeFamily family)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. family.Versions.Reverse().SelectMany(version => Programs[version.Program].Groups).Where(group => group.IsDerived && names.Add(group.Name))];
    }

    /// <summary>A regime that stands alone.</summary>
    public static LinkedRegime Of(RegimeProgram program) => new()
    {
        Code = program.Header.FamilyCode,
        Programs = [program],
        Families = [new RegimeFamily { Code = program.Header.FamilyCode, Versions = [new FamilyVersion(0, [])] }],
    };
}

/// <summary>The versions of one regime, the oldest first; their days do not overlap.</summary>
public sealed record RegimeFamily
{
    public required string Code { get; init; }

    public required ImmutableArray<FamilyVersion> Versions { get; init; }

    /// <summary>主结论 of a regime with 从旧兼从轻; empty without.</summary>
    public string LighterBy { get; init; } = "";
}

/// <summary>A version: its program, and who has the word before it, the highest last.</summary>
public sealed record FamilyVersion(int Program, ImmutableArray<FamilyLink> Superiors);

/// <summary>
/// Another regime that has the word, and the sentence that says so. <see cref="IsLater"/>: it takes the word itself, because
/// its 施行 is later; where that is left blank the case must say it (<see cref="ForceInTime.BlankDate"/>).
/// </summary>
public sealed record FamilyLink(int Family, PrecedenceDeclaration Declaration, bool IsLater);
