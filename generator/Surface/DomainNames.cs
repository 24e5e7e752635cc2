using System.Collections.Immutable;
using Zhaodan.Generator.Naming;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Generator.Surface;

/// <summary>An enumeration of flags: a conclusion group or a choice.</summary>
internal sealed record EnumType(string Name, string Term, string Gloss, ImmutableArray<(string Name, string Term)> Members, string Nothing);

/// <summary>Every identifier of a domain, each found once and in a fixed order, so that all files of the domain agree.</summary>
internal sealed class DomainNames
{
    private readonly Dictionary<SharedFact, string> _facts = [];
    private readonly Dictionary<string, EnumType> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<SharedFact, EnumType> _choices = [];
    private readonly Dictionary<string, string> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<LinkedRegime, string> _regimes = [];
    private readonly Dictionary<RegimeProgram, string> _evaluators = [];

    public DomainNames(Domain domain, SharedFacts facts, NameMap map, string space)
    {
        Map = map;
        Namespace = space;
        var types = new MemberScope(map, "Evaluators");
        FactsType = types.Take("案情");
        UnitWords = types.Take("量词");
        var members = new MemberScope(map, "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize");
        RestFalse = members.Take("其余否");
        foreach (SharedFact fact in facts.Facts) _facts.Add(fact, members.Take(fact.Fact.Name, PrefixOf(fact)));
        FactScope = members;
        foreach (LinkedRegime regime in domain.Regimes) _regimes.Add(regime, types.Take(regime.Code));
        foreach (SharedFact fact in facts.Facts.Where(fact => fact.Fact.Kind == FactKind.Choice))
        {
            _choices.Add(fact, EnumOf(types, fact.Fact.Name, fact.Fact.Gloss, fact.Fact.Options, "未陈述", []));
        }

        foreach (ConclusionGroup group in domain.Programs.SelectMany(program => program.Groups).Where(group => group.IsDerived))
        {
            if (!_groups.ContainsKey(KeyOf(group))) _groups.Add(KeyOf(group), EnumOf(types, group.Name, group.Gloss, [.. group.Values.Select(value => value.Name)], "未定", ["冲突", "无"]));
        }

        foreach (SharedFact fact in facts.Facts.Where(fact => fact.Fact.Kind == FactKind.Count))
        {
            if (!_units.ContainsKey(fact.Fact.Unit)) _units.Add(fact.Fact.Unit, types.Take(fact.Fact.Unit.Length == 0 ? "个" : fact.Fact.Unit));
        }

        var evaluators = new MemberScope(map);
        foreach (RegimeProgram program in domain.Programs) _evaluators.Add(program, evaluators.Take(program.Header.Code));
    }

    public NameMap Map { get; }

    public string Namespace { get; }

    /// <summary>Of the evaluators, which nobody but generated code names.</summary>
    public string EvaluatorNamespace => Namespace + ".Evaluators";

    public string FactsType { get; }

    public string UnitWords { get; }

    public string RestFalse { get; }

    /// <summary>Names that the facts type still has free.</summary>
    public MemberScope FactScope { get; }

    public IReadOnlyDictionary<string, string> Units => _units;

    public IEnumerable<EnumType> Enums => _choices.Values.Concat(_groups.Values);

    public string Of(SharedFact fact) => _facts[fact];

    public EnumType ChoiceOf(SharedFact fact) => _choices[fact];

    public EnumType GroupOf(ConclusionGroup group) => _groups[KeyOf(group)];

    public string Of(LinkedRegime regime) => _regimes[regime];

    public string EvaluatorOf(RegimeProgram program) => _evaluators[program];

    private static string PrefixOf(SharedFact fact) => fact.Fact.Kind switch
    {
        FactKind.Open => "认可 " + fact.Owner + " ",
        // Its name begins with 读法.
        FactKind.Reading => fact.Owner + " ",
        _ => "",
    };

    private EnumType EnumOf(MemberScope types, string term, string gloss, ImmutableArray<string> values, string nothing, string[] beside)
    {
        var members = new MemberScope(Map, beside);
        ImmutableArray<(string, string)> named = [.. values.Select(value => (members.Take(value), value))];
        return new EnumType(types.Take(term), term, gloss, named, members.Take(nothing));
    }

    private static string KeyOf(ConclusionGroup group) => group.Name + "\n" + string.Join("\n", group.Values.Select(value => value.Name));
}
