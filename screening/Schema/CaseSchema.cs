using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Screening.Schema;

/// <summary>
/// The facts of one or several regimes as one set of names, so that a case is read once for all of them. A fact is found by
/// its name, its synonyms and its former names (原名); a 认定 or 决定 by the conclusion value. Immutable.
/// </summary>
public sealed class CaseSchema
{
    private static readonly string[] AssertionMarks = ["认定 ", "认定"];
    private static readonly string[] DecisionMarks = ["决定 ", "决定"];

    private readonly TermTable _terms = new();
    private readonly TermTable _assertions = new();
    private readonly TermTable _decisions = new();
    private readonly HashSet<string> _derivedValues = new(StringComparer.Ordinal);
    private readonly List<SchemaFact> _facts = [];
    private readonly Dictionary<SchemaFact, string> _fullNames = [];
    private readonly Dictionary<(string Name, string Owner), SchemaFact> _byIdentity = [];

    private readonly Dictionary<string, ConclusionGroup> _groups = new(StringComparer.Ordinal);
    private bool _hasSeveral;
    private HashSet<string> _own = new(StringComparer.Ordinal);

    private CaseSchema(ImmutableArray<RegimeProgram> programs) => Programs = programs;

    public ImmutableArray<RegimeProgram> Programs { get; }

    /// <summary>In the order of the programs' facts, each once.</summary>
    public IReadOnlyList<SchemaFact> Facts => _facts;

    public int TruthCount { get; private set; }

    public int NumberCount { get; private set; }

    public int ChoiceCount { get; private set; }

    /// <summary>Facts by name, synonym and former name.</summary>
    public TermTable Terms => _terms;

    /// <summary>What a case may assert (认定), by value.</summary>
    public TermTable Assertions => _assertions;

    /// <summary>What a case may decide (决定), by value.</summary>
    public TermTable Decisions => _decisions;

    /// <summary>The shared fact of a program's fact.</summary>
    public SchemaFact Find(RegimeProgram program, Fact fact) => _byIdentity[Identity(program, fact)];

    /// <summary>The name by which a fact is found whichever regimes are chosen: an open item's or reading's with its 代号.</summary>
    public string FullName(SchemaFact fact) => _fullNames.GetValueOrDefault(fact, fact.Name);

    /// <summary>A value that some chosen regime derives itself: there, asserting it changes nothing.</summary>
    public bool IsDerivedValue(ReadOnlySpan<char> value) => _derivedValues.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value);

    /// <summary>Values that some chosen regime derives itself, with their synonyms.</summary>
    public IReadOnlyCollection<string> DerivedValues => _derivedValues;

    /// <summary>Each program as a regime of its own.</summary>
    public static CaseSchema? Build(ImmutableArray<RegimeProgram> programs, DiagnosticBag diagnostics, ImmutableArray<RegimeProgram> others = default) =>
        Build([.. programs.Select(LinkedRegime.Of)], diagnostics, others);

    /// <summary>
    /// With the programs of all versions and of those that have the word. Null when they do not fit together; then
    /// <paramref name="diagnostics"/> says why.
    /// </summary>
    /// <param name="regimes">Those that answer.</param>
    /// <param name="diagnostics">What does not fit.</param>
    /// <param name="others">
    /// Regimes that are not asked: a register that is kept for them too may speak of their causal links, open items,
    /// assertions and decisions, which then count for nothing and are no mistake.
    /// </param>
    public static CaseSchema? Build(ImmutableArray<LinkedRegime> regimes, DiagnosticBag diagnostics, ImmutableArray<RegimeProgram> others = default)
    {
        // Programs by their 代号: two regimes may look up to the same third. A regime that only speaks when the case says so
        // asks for no columns of its own.
        RegimeProgram[] own = [.. regimes.SelectMany(regime => regime.Self.Versions.Select(version => regime.Programs[version.Program]))];
        ImmutableArray<RegimeProgram> programs = [.. own.Concat(regimes.SelectMany(regime => regime.Programs)).DistinctBy(program => program.Header.Code, StringComparer.Ordinal)];
        var optional = new HashSet<string>(regimes.SelectMany(OptionalPrograms), StringComparer.Ordinal);
        optional.ExceptWith(own.Select(program => program.Header.Code));
        var schema = new CaseSchema(programs) { _hasSeveral = regimes.Length > 1 || own.Length > 1, _own = [.. own.Select(program => program.Header.Code)] };
        foreach (ConclusionGroup group in programs.SelectMany(program => program.Groups)) schema.AddGroup(group);
        var owners = new Dictionary<SchemaFact, RegimeProgram>();
        var stated = new Dictionary<(string, string), Fact>();
        foreach (RegimeProgram program in programs)
        {
            foreach (Fact fact in program.Facts.Where(fact => fact.TruthSlot >= 0)) stated.TryAdd(Identity(program, fact), fact);
        }

        var location = new SourceLocation(new SourceText("", ""), default);
        bool fits = true;
        foreach (RegimeProgram program in programs)
        {
            bool[] used = FactUsage.Of(program);
            for (int i = 0; i < program.Facts.Length; i++)
            {
                Fact fact = program.Facts[i];
                if (!schema._byIdentity.TryGetValue(Identity(program, fact), out SchemaFact? shared))
                {
                    // 决定日期 of a regime with versions says whether it is stated at all, of one with deadlines only when it is.
                    shared = schema.Add(program, stated.TryGetValue(Identity(program, fact), out Fact? whole) && AreAlike(whole, fact) ? whole : fact);
                    owners.Add(shared, program);
                }
                else if (!AreAlike(shared.Fact, fact))
                {
                    diagnostics.Report(DiagnosticCatalogue.FactDeclaredDifferently, location, owners[shared].Header.Code, program.Header.Code, fact.Name);
                    fits = false;
                }

                shared.IsAsked = true;
                shared.IsUsed |= used[i] && !optional.Contains(program.Header.Code);
            }
        }

        if (!fits) return null;
        if (!others.IsDefaultOrEmpty) schema.AddOthers(others);
        schema.AddNames();
        return schema;
    }

    /// <summary>A conclusion group of the programs by name; null when there is none.</summary>
    public ConclusionGroup? FindGroup(string name) => _groups.GetValueOrDefault(name);

    private void AddGroup(ConclusionGroup group) => _groups.TryAdd(group.Name, group);

    // Only reached through a later regime that leaves its 施行 blank.
    private static IEnumerable<string> OptionalPrograms(LinkedRegime regime)
    {
        var always = new HashSet<int>();
        var work = new Queue<int>([regime.Families.Length - 1]);
        var blanks = new HashSet<int>(regime.Blanks);
        while (work.TryDequeue(out int family))
        {
            if (!always.Add(family)) continue;
            foreach (FamilyLink link in regime.Families[family].Versions.SelectMany(version => version.Superiors))
            {
                if (!link.IsLater || !regime.Families[link.Family].Versions.Any(version => blanks.Contains(version.Program))) work.Enqueue(link.Family);
            }
        }

        return Enumerable.Range(0, regime.Families.Length).Where(family => !always.Contains(family))
            .SelectMany(family => regime.Families[family].Versions).Select(version => regime.Programs[version.Program].Header.Code);
    }

    private void AddOthers(ImmutableArray<RegimeProgram> others)
    {
        foreach (RegimeProgram program in others)
        {
            foreach (Fact fact in program.Facts.Where(fact => !fact.IsVocabulary && !_byIdentity.ContainsKey(Identity(program, fact)))) Add(program, fact);
        }
    }

    // Facts of the vocabulary are shared by name. One regime decides a value that another takes as given, so 决定 and 认定 are
    // kept apart; an open item or a reading is one of its own regime, whatever others have at the same place.
    private static (string Name, string Owner) Identity(RegimeProgram program, Fact fact) => (fact.Name, fact.Kind switch
    {
        FactKind.Assertion => "认定",
        FactKind.Decision => "决定",
        FactKind.Open or FactKind.Reading => "制度 " + program.Header.Code,
        _ => "",
    });

    private static bool IsShared(SchemaFact fact) => fact.Fact.Kind is not (FactKind.Assertion or FactKind.Decision or FactKind.Open or FactKind.Reading);

    private static bool AreAlike(Fact a, Fact b) => a.Kind == b.Kind && a.Unit == b.Unit && a.Options.SequenceEqual(b.Options, StringComparer.Ordinal);

    private SchemaFact Add(RegimeProgram program, Fact fact)
    {
        var added = new SchemaFact(
            fact,
            fact.TruthSlot >= 0 ? TruthCount++ : -1,
            fact.NumberSlot >= 0 ? NumberCount++ : -1,
            fact.ChoiceSlot >= 0 ? ChoiceCount++ : -1,
            fact.Kind is FactKind.Open or FactKind.Reading && (_hasSeveral || !_own.Contains(program.Header.Code)) ? $"{program.Header.Code} {fact.Name}" : fact.Name);
        _facts.Add(added);
        if (fact.Kind is FactKind.Open or FactKind.Reading) _fullNames.Add(added, $"{program.Header.Code} {fact.Name}");
        _byIdentity.Add(Identity(program, fact), added);
        return added;
    }

    // Names first: a synonym never takes the name of another fact away.
    private void AddNames()
    {
        foreach (SchemaFact fact in _facts.Where(IsShared)) _terms.AddName(fact.Name, fact);
        foreach (SchemaFact fact in _facts)
        {
            _terms.AddAlias(fact.Name, fact);
            _terms.AddAlias(FullName(fact), fact);
            if (fact.Fact.Kind is not (FactKind.Open or FactKind.Reading) || fact.IsAsked) _terms.AddAlias(fact.Fact.Name, fact);
            foreach (string other in fact.Fact.Synonyms) _terms.AddAlias(other, fact);
            foreach (string former in fact.Fact.FormerNames) _terms.AddAlias(former, fact);
            if (fact.Fact.Kind == FactKind.Assertion) AddValue(_assertions, fact, AssertionMarks);
            if (fact.Fact.Kind == FactKind.Decision) AddValue(_decisions, fact, DecisionMarks);
        }

        _terms.Freeze();
        _assertions.Freeze();
        _decisions.Freeze();
        foreach (ConclusionGroup group in Programs.SelectMany(program => program.Groups).Where(group => group.IsDerived))
        {
            foreach (ConclusionValue value in group.Values)
            {
                _derivedValues.Add(value.Name);
                _derivedValues.UnionWith(value.Synonyms);
            }
        }
    }

    private static void AddValue(TermTable table, SchemaFact fact, string[] marks)
    {
        table.AddAlias(fact.Name, fact);
        foreach (string mark in marks)
        {
            if (fact.Name.Length > mark.Length && fact.Name.StartsWith(mark, StringComparison.Ordinal)) table.AddAlias(fact.Name[mark.Length..], fact);
        }

        foreach (string other in fact.Fact.Synonyms) table.AddAlias(other, fact);
    }
}
