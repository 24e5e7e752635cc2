using System.Collections.Immutable;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Compilation.Tests.Regimes;

internal enum Claim
{
    Must,
    May,
    Against,
}

/// <summary>A clause: facts (or a value of another group) and what it says of one value. Text and meaning side by side.</summary>
internal sealed record ModelRule(ImmutableArray<(string Fact, bool IsNot)> Terms, bool IsOr, string Uses, Claim Claim, string Group, string Value);

internal sealed record ModelVersion(
    int? From, int? Until, bool IsBlank, string Scope, ImmutableArray<int> Uppers, ImmutableArray<ModelRule> Rules, bool YieldsToSuperiors, bool YieldsToLaws, bool Precedes);

internal sealed record ModelFamily(string Code, LegalRank Rank, bool IsLighter, ImmutableArray<ModelVersion> Versions);

/// <summary>A case of which everything is known; days are since 1970-01-01, <see cref="Begun"/> by 代号 for blank 施行.</summary>
internal sealed record ModelCase(IReadOnlyDictionary<string, bool> Facts, IReadOnlySet<string> Decisions, long Act, long Decision, IReadOnlyDictionary<string, long> Begun, ImmutableArray<StatedLaw> Laws);

/// <summary>
/// A small model of the layer, for cases of which everything is known: sets of names, no programs and no three values. It
/// knows no 本规定优先于施行在前的, and gives up where versions cannot be ordered. One thing stays open although everything is
/// known: a value in 冲突 that a clause uses as a condition is neither settled nor impossible (language page, section 5), so
/// the clause is 不明; the model answers in one world where it holds and in one where it does not.
/// </summary>
internal sealed class LibraryModel(ImmutableArray<ModelFamily> families, bool hasDefault)
{
    public const string Nothing = "无";
    public const string Clash = "冲突";
    private static readonly string[] Order = ["免责", "减责", "追究"];
    private static readonly string[] Included = ["警告", "记过", "开除"];

    public ImmutableArray<ModelFamily> Families { get; } = families;

    /// <summary>What a regime says of a group: outcome, what of it a rule carries, and what it forbids.</summary>
    private sealed record Said(ImmutableHashSet<string> Outcome, ImmutableHashSet<string> Carried, ImmutableHashSet<string> Barred)
    {
        /// <summary>The values that stand in 冲突; followed for 责任 alone, which other groups use.</summary>
        public ImmutableHashSet<string> Clashing { get; init; } = [];
    }

    /// <summary>By group, in every world; null where the regime does not speak of the case. <see cref="Unordered"/> throws.</summary>
    public IReadOnlyList<Dictionary<string, ImmutableHashSet<string>>>? Answers(int family, ModelCase one)
    {
        var worlds = new List<Dictionary<string, ImmutableHashSet<string>>>();
        _open.Clear();
        _world = 0;
        do
        {
            if (Of(family, one) is not { } said) return null;
            worlds.Add(said.ToDictionary(group => group.Key, group => group.Value.Outcome));
        }
        while (++_world < 1 << _open.Count);

        return worlds;
    }

    // Which values in 冲突 were asked for, and the world: a bit for each.
    private readonly List<(int Family, ModelVersion Version, string Value)> _open = [];
    private int _world;

    private bool HoldsInWorld(int family, ModelVersion version, string value)
    {
        int index = _open.IndexOf((family, version, value));
        if (index < 0)
        {
            index = _open.Count;
            _open.Add((family, version, value));
        }

        return (_world >> index & 1) != 0;
    }

    public sealed class Unordered : Exception;

    private Dictionary<string, Said>? Of(int family, ModelCase one)
    {
        ModelFamily definition = Families[family];
        if (definition.Versions.Length == 1) return OfVersion(family, definition.Versions[0], one, isDated: true);
        int act = Array.FindIndex([.. definition.Versions], v => Holds(v, one.Act));
        if (act < 0) return null;
        if (!definition.IsLighter) return OfVersion(family, definition.Versions[act], one, isDated: false);
        int decision = Array.FindIndex([.. definition.Versions], v => Holds(v, one.Decision));
        if (decision < 0) decision = one.Decision >= Day(definition.Versions[0].From ?? 0) ? definition.Versions.Length - 1 : 0;
        (int Weight, Dictionary<string, Said>? Said)[] candidates =
            [.. Enumerable.Range(act, Math.Max(decision, act) - act + 1).Select(v => OfVersion(family, definition.Versions[v], one, isDated: false)).Select(said => (WeightOf(said), said))];
        if (candidates.Length > 1 && candidates.Any(c => c.Weight < 0)) throw new Unordered();
        return candidates.MinBy(c => c.Weight).Said;
    }

    private static bool Holds(ModelVersion version, long day) => day >= Day(version.From ?? 0) && (version.Until is not { } until || day < Day(until));

    private static long Day(int year) => new DateOnly(year == 0 ? 1 : year, 1, 1).DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    private static int WeightOf(Dictionary<string, Said>? said)
    {
        if (said is null) return -1;
        if (!said.TryGetValue("责任", out Said? main) || main.Outcome.Contains(Nothing)) return 0;
        return main.Outcome.Contains(Clash) ? -1 : Array.IndexOf(Order, main.Outcome.Single());
    }

    private Dictionary<string, Said>? OfVersion(int family, ModelVersion version, ModelCase one, bool isDated)
    {
        if (version.Scope.Length > 0 && !one.Facts[version.Scope]) return null;
        if (isDated && version.IsBlank && one.Begun.TryGetValue(Families[family].Code, out long begun) && one.Act < begun) return null;
        if (isDated && version.From is not null && !Holds(version, one.Act)) return null;
        var found = new Dictionary<string, Said>();
        foreach (string group in new[] { "责任", "定性", "后果", "处罚" })
        {
            ModelRule[] rules = [.. version.Rules.Where(rule => rule.Group == group)];
            if (rules.Length == 0) continue;
            rules = [.. rules.Where(rule => rule.Uses.Length > 0
                ? found.Values.Any(said => said.Outcome.Contains(rule.Uses) || (said.Clashing.Contains(rule.Uses) && HoldsInWorld(family, version, rule.Uses)))
                : Applies(rule, one))];
            var must = rules.Where(r => r.Claim == Claim.Must).Select(r => r.Value).ToImmutableHashSet();
            var against = rules.Where(r => r.Claim == Claim.Against).SelectMany(r => WithIncluded(r.Value)).ToImmutableHashSet();
            var may = rules.Where(r => r.Claim == Claim.May && one.Decisions.Contains(r.Value)).Select(r => r.Value).ToImmutableHashSet().Except(against);
            if (group == "处罚") may = may.Except(RivalsOf(must));
            if (group == "定性" && must.Count > 0) may = must.Count == 1 ? may.Intersect(must) : [];
            Said said = Resolve(group, must, may, against);
            foreach ((Said? law, Said? higher) in Others(family, version, group, one))
            {
                if ((law ?? higher) is not { } word) continue;
                ImmutableHashSet<string> clashing = said.Clashing.Count > 0 ? said.Clashing : word.Clashing;
                (must, may, against) = group is "处罚" or "后果" ? ByValue(must, may, against, word) : AsOne(group, must, may, against, word);
                said = Resolve(group, must, may, against);
                said = said with { Clashing = said.Carried.Contains(Clash) ? clashing : [] };
            }

            found[group] = said;
        }

        return found;
    }

    // The lowest first, law before regimes of its rank, of regimes the one named first last.
    private IEnumerable<(Said? Law, Said? Higher)> Others(int family, ModelVersion version, string group, ModelCase one)
    {
        var lawful = new[] { LegalRank.Law, LegalRank.AdministrativeRegulation, LegalRank.LocalRegulation, LegalRank.Rules };
        for (LegalRank rank = LegalRank.None; rank <= LegalRank.Law; rank++)
        {
            bool yields = (version.YieldsToLaws && lawful.Contains(rank)) || (version.YieldsToSuperiors && rank == LegalRank.Superior);
            foreach (StatedLaw law in one.Laws.Where(law => yields && law.Rank == rank && law.Group == group))
            {
                ImmutableHashSet<string> value = [law.Value];
                yield return (law.IsAgainst ? new Said([Nothing], [], WithIncluded(law.Value).ToImmutableHashSet()) : new Said(value, value, []), null);
            }

            foreach (int upper in version.Uppers.Reverse().Where(upper => Families[upper].Rank == rank && (version.YieldsToSuperiors || (version.YieldsToLaws && lawful.Contains(rank)))))
            {
                if (Of(upper, one) is { } said && said.TryGetValue(group, out Said? higher)) yield return (null, higher);
            }
        }
    }

    private static bool Applies(ModelRule rule, ModelCase one) => rule.IsOr
        ? rule.Terms.Any(term => one.Facts[term.Fact] != term.IsNot)
        : rule.Terms.All(term => one.Facts[term.Fact] != term.IsNot);

    private static IEnumerable<string> WithIncluded(string value) => value == "处罚" ? Included.Prepend(value) : [value];

    private static ImmutableHashSet<string> RivalsOf(IEnumerable<string> values) =>
        [.. values.SelectMany(value => value switch { "警告" => new[] { "记过" }, "记过" => ["警告"], _ => [] })];

    private static (ImmutableHashSet<string> Must, ImmutableHashSet<string> May, ImmutableHashSet<string> Against) ByValue(
        ImmutableHashSet<string> must, ImmutableHashSet<string> may, ImmutableHashSet<string> against, Said word)
    {
        ImmutableHashSet<string> carried = word.Carried.Remove(Clash), said = must.Union(may), barred = word.Barred.Except(carried);
        ImmutableHashSet<string> cut = barred.Union(RivalsOf(carried)), room = carried.Intersect(against.Union(RivalsOf(said)));
        return (must.Except(cut).Union(room), may.Except(cut), against.Except(carried).Union(barred.Intersect(said)));
    }

    private (ImmutableHashSet<string> Must, ImmutableHashSet<string> May, ImmutableHashSet<string> Against) AsOne(
        string group, ImmutableHashSet<string> must, ImmutableHashSet<string> may, ImmutableHashSet<string> against, Said word)
    {
        Said own = Resolve(group, must, may, against);
        if (word.Carried.Count > 0)
        {
            if (own.Carried.Count == 0 && !word.Carried.Overlaps(against)) return (must, may, against);

            // A 冲突 above is one below: it is told as a value that nobody declared.
            return (word.Carried, [], against.Except(word.Carried));
        }

        return own.Carried.Overlaps(word.Barred) ? ([], [], against.Union(own.Carried)) : (must, may, against);
    }

    private Said Resolve(string group, ImmutableHashSet<string> must, ImmutableHashSet<string> may, ImmutableHashSet<string> against)
    {
        ImmutableHashSet<string> carried, clashing = [];
        if (must.Contains(Clash))
        {
            carried = [Clash];
        }
        else if (group is "处罚" or "后果")
        {
            ImmutableHashSet<string> contested = must.Intersect(against.Union(RivalsOf(must)));
            carried = must.Except(contested).Union(may);
            if (contested.Count > 0) carried = carried.Add(Clash);
        }
        else if (group == "责任")
        {
            string? first = Order.FirstOrDefault(value => must.Contains(value) || may.Contains(value));
            carried = first is null ? [] : must.Contains(first) && against.Contains(first) ? [Clash] : [first];
            if (carried.Contains(Clash)) clashing = first is null ? [] : [first];
        }
        else
        {
            carried = must.Overlaps(against) || must.Count > 1 ? [Clash] : must.Count == 1 ? must : may;
        }

        ImmutableHashSet<string> outcome = carried.Count > 0 ? carried : [group == "定性" && hasDefault ? "一般" : Nothing];
        return new Said(outcome, carried, against) { Clashing = clashing };
    }
}
