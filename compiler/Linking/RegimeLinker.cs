using System.Collections.Immutable;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Lowering;
using Zhaodan.Compiler.Symbols;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Compiler.Linking;

/// <summary>
/// Which regimes belong together: versions of one 代号, and who has the word before whom (language page, section 4). 上位 by
/// 《title》 finds a regime of that title or nothing; 上位 by 代号 must be there; a circle is an error.
/// </summary>
public sealed class RegimeLinker
{
    private readonly DiagnosticBag _diagnostics;
    private readonly List<Family> _families = [];
    private readonly Dictionary<string, Family> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Family> _byTitle = new(StringComparer.Ordinal);

    private RegimeLinker(IEnumerable<BoundRegime> regimes, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        foreach (IGrouping<string, BoundRegime> versions in regimes.GroupBy(r => r.Header.FamilyCode, StringComparer.Ordinal))
        {
            var family = new Family(versions.Key, [.. versions.OrderBy(v => v.Period.From)]);
            _families.Add(family);
            _byCode[family.Code] = family;
            foreach (BoundRegime version in family.Versions)
            {
                if (!_byTitle.TryGetValue(version.Header.Title, out _)) _byTitle[version.Header.Title] = family;
            }
        }
    }

    /// <summary>All regimes that could be bound; what is wrong with how they name each other is reported.</summary>
    public static RegimeLinker Link(IEnumerable<BoundRegime> regimes, DiagnosticBag diagnostics)
    {
        var linker = new RegimeLinker(regimes, diagnostics);
        linker.FindSuperiors();
        linker.LinkSuperiors();
        linker.LinkLater();
        linker.CheckLighter();
        return linker;
    }

    /// <summary>May another regime, encoded or not, have the word before this one?</summary>
    public bool MayYield(BoundRegime regime) =>
        regime.Precedence.Any(p => p.Kind == PrecedenceKind.Yields)
        || (_byCode.TryGetValue(regime.Header.FamilyCode, out Family? family) && family.LinksOf(regime).Count > 0);

    /// <summary>
    /// Every regime of which all versions and all that have the word before it could be compiled, as a case is put to it.
    /// </summary>
    public ImmutableArray<LinkedRegime> Compose(IReadOnlyDictionary<BoundRegime, RegimeProgram> programs)
    {
        var linked = ImmutableArray.CreateBuilder<LinkedRegime>();
        foreach (Family family in _families)
        {
            if (!UnitOrder.TrySort([family], f => f.Needs, out List<Family> order, out _)) continue;
            if (order.Exists(f => f.Versions.Any(v => !programs.ContainsKey(v)))) continue;
            linked.Add(Compose(family, order, programs));
        }

        return linked.ToImmutable();
    }

    private LinkedRegime Compose(Family self, List<Family> order, IReadOnlyDictionary<BoundRegime, RegimeProgram> programs)
    {
        var all = ImmutableArray.CreateBuilder<RegimeProgram>();
        var families = ImmutableArray.CreateBuilder<RegimeFamily>();
        foreach (Family family in order)
        {
            var versions = ImmutableArray.CreateBuilder<FamilyVersion>();
            foreach (BoundRegime version in family.Versions)
            {
                versions.Add(new FamilyVersion(all.Count, [.. family.LinksOf(version).Select(l => new FamilyLink(order.IndexOf(l.Superior), l.Declaration, l.IsLater))]));
                all.Add(programs[version]);
            }

            families.Add(new RegimeFamily { Code = family.Code, Versions = versions.ToImmutable(), LighterBy = family.LighterBy });
        }

        var linked = new LinkedRegime { Code = self.Code, Programs = all.ToImmutable(), Families = families.ToImmutable() };
        CheckGroups(self, linked);
        return linked;
    }

    private void FindSuperiors()
    {
        foreach (Family family in _families)
        {
            foreach (BoundRegime version in family.Versions)
            {
                foreach (string title in version.Header.Superiors)
                {
                    if (_byTitle.TryGetValue(title, out Family? superior)) family.AddSuperior(version, superior);
                }

                foreach (string code in version.Header.SuperiorCodes)
                {
                    if (_byCode.TryGetValue(code, out Family? superior))
                    {
                        family.AddSuperior(version, superior);
                        continue;
                    }

                    string known = "（已有：" + string.Join("、", _families.Select(f => f.Code).Where(c => c != family.Code).Take(12).DefaultIfEmpty("没有别的制度")) + "）";
                    _diagnostics.Report(DiagnosticCatalogue.SuperiorCodeMissing, version.Location, code, known);
                }
            }
        }

        // Each circle is reported once, and none of its links are followed.
        while (!UnitOrder.TrySort(_families, f => f.Superiors, out _, out List<Family> circle))
        {
            _diagnostics.Report(DiagnosticCatalogue.SuperiorCircle, circle[0].Versions[0].Location, string.Join(" → ", circle.Take(12).Select(f => f.Code)));
            foreach (Family family in circle) family.ForgetSuperiors();
        }
    }

    // 以上级规定为准 reaches every 上位; 法律、法规 only those of such a rank.
    private void LinkSuperiors()
    {
        foreach (Family family in _families)
        {
            foreach ((BoundRegime version, Family superior) in family.NamedSuperiors)
            {
                LegalRank rank = superior.Versions[superior.Versions.Length - 1].Header.LegalRank;
                PrecedenceDeclaration? declaration = version.Precedence.FirstOrDefault(p =>
                    p.Kind == PrecedenceKind.Yields && (p.Ranks.Includes(rank) || p.Ranks.Includes(LegalRank.Superior)));
                if (declaration is not null) family.Add(new Edge(version, superior, declaration, false));
            }

            family.SortLinks();
        }
    }

    // 本规定优先于施行在前的: of regimes that speak of the same things (one vocabulary), of no higher rank, of a territory within its own, never its own 上位.
    private void LinkLater()
    {
        foreach (Family later in _families)
        {
            foreach (BoundRegime version in later.Versions)
            {
                if (version.Precedence.FirstOrDefault(p => p.Kind == PrecedenceKind.PrecedesEarlier) is not { } declaration) continue;
                HashSet<Family> above = later.AllSuperiors();
                foreach (Family family in _families)
                {
                    if (family == later || above.Contains(family)) continue;
                    foreach (BoundRegime earlier in family.Versions)
                    {
                        if (IsEarlier(earlier, version) && !family.LinksOf(earlier).Exists(l => l.Superior == later))
                        {
                            family.Add(new Edge(earlier, later, declaration, true));
                        }
                    }
                }
            }
        }

        while (!UnitOrder.TrySort(_families, f => f.Needs, out _, out List<Family> circle))
        {
            foreach (Family family in circle) family.ForgetLater();
        }
    }

    private static bool IsEarlier(BoundRegime earlier, BoundRegime later)
    {
        if (earlier.Period.From is not { } from) return false;
        if (!later.Period.IsBlank && !(later.Period.From > from)) return false;
        if (!later.Header.Vocabularies.Intersect(earlier.Header.Vocabularies, StringComparer.Ordinal).Any()) return false;
        if (later.Header.LegalRank < earlier.Header.LegalRank) return false;
        string territory = later.Header.Territory;
        return territory.Length == 0 || territory == "全国" || earlier.Header.Territory.StartsWith(territory, StringComparison.Ordinal);
    }

    private void CheckLighter()
    {
        foreach (Family family in _families)
        {
            if (family.Versions.FirstOrDefault(v => v.Header.FavoursLighter) is not { } favours) continue;
            string main = family.Versions.Select(v => v.Header.MainGroup).LastOrDefault(m => m.Length > 0) ?? "";
            GroupSymbol? group = favours.Vocabulary.FindGroup(main);
            string wrong = main.Length == 0 ? "没有写主结论" : group is null ? $"没有结论组“{main}”" : group.Order.IsEmpty ? $"结论组“{main}”没有声明由轻到重" : "";
            if (wrong.Length > 0) _diagnostics.Report(DiagnosticCatalogue.LighterWithoutMainGroup, favours.Location, wrong);
            else family.LighterBy = main;
        }
    }

    private void CheckGroups(Family self, LinkedRegime linked)
    {
        RegimeProgram own = linked.Latest;
        foreach (RegimeProgram other in linked.Programs)
        {
            if (ReferenceEquals(other, own)) continue;
            foreach (ConclusionGroup group in own.Groups)
            {
                if (other.Groups.FirstOrDefault(g => g.Name == group.Name) is not { } same || AreAlike(group, same)) continue;
                _diagnostics.Report(DiagnosticCatalogue.GroupsDiffer, self.Versions[self.Versions.Length - 1].Location, own.Header.Code, other.Header.Code, group.Name);
            }
        }
    }

    private static bool AreAlike(ConclusionGroup a, ConclusionGroup b) =>
        a.Kind == b.Kind && a.Default == b.Default && a.Values.Select(v => v.Name).SequenceEqual(b.Values.Select(v => v.Name), StringComparer.Ordinal);

    private sealed record Edge(BoundRegime Version, Family Superior, PrecedenceDeclaration Declaration, bool IsLater);

    private sealed class Family(string code, ImmutableArray<BoundRegime> versions)
    {
        private readonly List<(BoundRegime Version, Family Superior)> _named = [];
        private readonly List<Edge> _links = [];

        public string Code { get; } = code;

        public ImmutableArray<BoundRegime> Versions { get; } = versions;

        public string LighterBy { get; set; } = "";

        public IReadOnlyList<(BoundRegime Version, Family Superior)> NamedSuperiors => _named;

        public IReadOnlyList<Family> Superiors => [.. _named.Select(n => n.Superior).Distinct()];

        public IReadOnlyList<Family> Needs => [.. _links.Select(l => l.Superior).Distinct()];

        public void AddSuperior(BoundRegime version, Family superior) => _named.Add((version, superior));

        public void ForgetSuperiors() => _named.Clear();

        public void ForgetLater() => _links.RemoveAll(l => l.IsLater);

        public void Add(Edge link) => _links.Add(link);

        public List<Edge> LinksOf(BoundRegime version) => _links.FindAll(l => l.Version == version);

        // The last has the last word: the highest rank, and among equals the one named first.
        public void SortLinks()
        {
            Edge[] sorted = [.. Enumerable.Reverse(_links).OrderBy(l => l.Superior.Versions[l.Superior.Versions.Length - 1].Header.LegalRank)];
            _links.Clear();
            _links.AddRange(sorted);
        }

        public HashSet<Family> AllSuperiors()
        {
            var found = new HashSet<Family>();
            var work = new Queue<Family>([this]);
            while (work.Count > 0)
            {
                foreach (Family superior in work.Dequeue().Superiors)
                {
                    if (found.Add(superior)) work.Enqueue(superior);
                }
            }

            return found;
        }
    }
}
