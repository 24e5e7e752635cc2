using System.Collections.Immutable;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Analysis.Strength;

/// <summary>
/// Mutations of the layer over programs: a date of 施行 or 废止 moved by a day or left out, a rank or a whole regime that no
/// longer has the word, 从旧兼从轻 left out, turned round, or replaced by the version of the decision.
/// </summary>
internal sealed class LinkMutations
{
    private const int DaysLater = 400;

    // 2020-01-01, for regimes that no date ties down.
    private const long SomeDay = 18_262;

    private readonly CompiledRegime _regime;
    private readonly LinkedRegime _linked;
    private readonly int _program;
    private readonly int _version;
    private readonly List<ProgramMutation> _found = [];

    private LinkMutations(CompiledRegime regime, LinkedRegime linked)
    {
        (_regime, _linked) = (regime, linked);
        _program = linked.Programs.IndexOf(regime.Program);
        for (int v = 0; v < linked.Self.Versions.Length; v++)
        {
            if (linked.Self.Versions[v].Program == _program) _version = v;
        }
    }

    public static IReadOnlyList<ProgramMutation> Find(CompiledRegime regime, LinkedRegime linked)
    {
        var finder = new LinkMutations(regime, linked);
        finder.FindDates();
        finder.FindRanks();
        finder.FindLinks();
        finder.FindChoice();
        return finder._found;
    }

    private RegimeProgram Own => _regime.Program;

    private FamilyVersion Version => _linked.Self.Versions[_version];

    private void FindDates()
    {
        RegimePeriod period = _regime.Bound.Period;
        if (period.From is { } from)
        {
            AddDate("施行", $"改为{DateWords.Of(from + 1)}", period with { From = from + 1 }, from);
            AddDate("施行", $"改为{DateWords.Of(from - 1)}", period with { From = from - 1 }, from - 1);
            if (period.Label.Length == 0) AddDate("施行", "去掉", period with { From = null }, from - 1);
        }

        // An end that is the next version's beginning is that one's to move.
        if (period.Until is { } until && Own.Header.Repealed.Length > 0)
        {
            AddDate("废止", $"改为{DateWords.Of(until + 1)}", period with { Until = until + 1 }, until);
            AddDate("废止", $"改为{DateWords.Of(until - 1)}", period with { Until = until - 1 }, until - 1);
            AddDate("废止", "去掉", period with { Until = null }, until);
        }

        if (!period.IsBlank) return;
        RegimeProgram always = RegimeLowerer.Relower(_regime.Bound with { Period = RegimePeriod.Always }, Own);
        Add("施行〔空〕", "去掉", With(_program, always), [Dates((CaseDateNames.InForceOf(Own.Header.FamilyCode), SomeDay), (CaseDateNames.Act, SomeDay - 1))]);
    }

    private void AddDate(string header, string change, RegimePeriod period, long day)
    {
        LinkedRegime mutant = With(_program, RegimeLowerer.Relower(_regime.Bound with { Period = period }, Own));

        // The version before ends where this one begins, if nothing else was written.
        if (_version > 0 && period.From is { } from && _linked.Self.Versions[_version - 1].Program is var before && _linked.Programs[before] is { Header.Repealed: "" } earlier)
        {
            mutant = With(mutant, before, MovedEnd(earlier, from));
        }

        Add(header, change, mutant, [Dates((CaseDateNames.Act, day)), Dates((CaseDateNames.Act, day), (CaseDateNames.Decision, day + DaysLater))]);
    }

    // Of several versions the layer alone looks at the dates, never at the node.
    private static RegimeProgram MovedEnd(RegimeProgram version, long until) => version.Force is { } force ? version with { Force = force with { Until = until } } : version;

    private void FindRanks()
    {
        foreach (PrecedenceDeclaration declaration in Own.Precedence.Where(p => p.Kind == PrecedenceKind.Yields))
        {
            foreach (LegalRank rank in Enum.GetValues<LegalRank>().Where(rank => declaration.Ranks.Includes(rank)))
            {
                PrecedenceDeclaration narrower = declaration with { Ranks = declaration.Ranks & ~(LegalRanks)(1 << (int)rank) };
                RegimeProgram program = Own with { Precedence = Own.Precedence.Replace(declaration, narrower) };
                bool isElsewhere = program.Precedence.Any(p => p.Kind == PrecedenceKind.Yields && p.Ranks.Includes(rank));
                FamilyLink[] reached = [.. Version.Superiors.Where(link => !link.IsLater && ReferenceEquals(link.Declaration, declaration) && !program.Precedence.Any(p => Reaches(p, link)))];
                bool changes = (!isElsewhere && Own.Groups.Any(group => group.IsDerived)) || reached.Length > 0;
                Add(
                    declaration.Citation,
                    $"不再让位于{LegalRankWords.Of(rank)}",
                    Without(With(_program, program), reached),
                    [.. Laws(rank)],
                    !changes);
            }
        }
    }

    // 以上级规定为准 reaches every 上位 (compiler/Linking).
    private bool Reaches(PrecedenceDeclaration declaration, FamilyLink link) => declaration.Kind == PrecedenceKind.Yields
        && (declaration.Ranks.Includes(LegalRank.Superior) || declaration.Ranks.Includes(LatestOf(link).Header.LegalRank));

    private RegimeProgram LatestOf(FamilyLink link) => _linked.Programs[_linked.Families[link.Family].Versions[^1].Program];

    private IEnumerable<NearbyStatement> Laws(LegalRank rank)
    {
        foreach (ConclusionGroup group in Own.Groups.Where(group => group.IsDerived))
        {
            foreach (ConclusionValue value in group.Values)
            {
                yield return new NearbyStatement([], [new StatedLaw(rank, group.Name, value.Name, false)]);
                yield return new NearbyStatement([], [new StatedLaw(rank, group.Name, value.Name, true)]);
            }
        }
    }

    private void FindLinks()
    {
        foreach (FamilyLink link in Version.Superiors)
        {
            RegimeProgram higher = LatestOf(link);
            bool isShared = _linked.Families[link.Family].Versions.Any(version => _linked.Programs[version.Program].Groups.Any(theirs => theirs.IsDerived && Own.Groups.Any(ours => ours.IsDerived && ours.Name == theirs.Name)));
            long begun = (Own.Force?.From ?? SomeDay) + DaysLater;
            ImmutableArray<NearbyStatement> hints = link.IsLater && higher.Force is { BlankDate: >= 0 }
                ? [Dates((CaseDateNames.InForceOf(higher.Header.FamilyCode), begun), (CaseDateNames.Act, begun + DaysLater))]
                : [new NearbyStatement([], []), Dates((CaseDateNames.Act, (higher.Force?.From ?? begun) + 1))];
            string citation = link.IsLater ? $"《{higher.Header.Title}》{link.Declaration.Citation}" : link.Declaration.Citation;
            Add(citation, $"《{higher.Header.Title}》不再优先", Without(_linked, [link]), hints, !isShared);
        }
    }

    private LinkedRegime Without(LinkedRegime linked, FamilyLink[] links)
    {
        if (links.Length == 0) return linked;
        RegimeFamily self = linked.Self;
        FamilyVersion version = self.Versions[_version];
        version = version with { Superiors = version.Superiors.RemoveRange(links) };
        return WithSelf(linked, self with { Versions = self.Versions.SetItem(_version, version) });
    }

    // 从旧兼从轻 is the family's; it is looked at with the version that says so.
    private void FindChoice()
    {
        if (_linked.Self is not { LighterBy.Length: > 0 } self || !Own.Header.FavoursLighter) return;
        RegimeProgram[] versions = [.. self.Versions.Select(version => _linked.Programs[version.Program])];
        NearbyStatement[] hints =
        [
            .. versions.Where(version => version.Force?.From is not null)
                .Select(version => Dates((CaseDateNames.Act, version.Force?.From ?? SomeDay), (CaseDateNames.Decision, (versions[^1].Force?.From ?? SomeDay) + DaysLater))),
        ];
        LinkedRegime strict = WithSelf(_linked, self with { LighterBy = "" });
        Add("从旧兼从轻", "改为从旧（行为时的一版）", strict, [.. hints]);

        LinkedRegime heavier = _linked, later = strict;
        foreach (FamilyVersion version in self.Versions)
        {
            RegimeProgram program = _linked.Programs[version.Program];
            heavier = With(heavier, version.Program, program with
            {
                Groups = [.. program.Groups.Select(group => group.Name == self.LighterBy ? group with { Order = [.. group.Order.Reverse()] } : group)],
            });
            if (program.Force is { } force) later = With(later, version.Program, program with { Force = force with { ActDate = force.DecisionDate } });
        }

        Add("从旧兼从轻", "改为从重", heavier, [.. hints]);
        Add("从旧兼从轻", "改为从新（决定时的一版）", later, [.. hints]);
    }

    private LinkedRegime With(int index, RegimeProgram program) => With(_linked, index, program);

    private static LinkedRegime With(LinkedRegime linked, int index, RegimeProgram program) => linked with { Programs = linked.Programs.SetItem(index, program) };

    private static LinkedRegime WithSelf(LinkedRegime linked, RegimeFamily self) => linked with { Families = linked.Families.SetItem(linked.Families.Length - 1, self) };

    private static NearbyStatement Dates(params (string Fact, long Day)[] dates) => new([.. dates], []);

    private void Add(string citation, string change, LinkedRegime mutant, ImmutableArray<NearbyStatement> hints, bool isEquivalent = false) =>
        _found.Add(new ProgramMutation(citation, change, _regime.Bound.Location, mutant) { Hints = hints, IsEquivalent = isEquivalent });
}
