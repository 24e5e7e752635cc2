using System.Collections.Immutable;
using Zhaodan.Compiler.Symbols;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Lowering;

/// <summary>
/// The inputs of a program: all facts of its vocabulary in their order, then the open facts, links, assertions and decisions
/// that its clauses bring, each when first needed.
/// </summary>
public sealed class FactTable
{
    private readonly List<Fact> _facts = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly Vocabulary _vocabulary;

    public FactTable(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        foreach (FactSymbol symbol in vocabulary.Facts)
        {
            Add(new Fact
            {
                Name = symbol.Name,
                Kind = symbol.Kind,
                TruthSlot = symbol.IsTruth ? TruthSlots++ : -1,
                NumberSlot = symbol.Kind is FactKind.Count or FactKind.Money or FactKind.Date or FactKind.Event ? NumberSlots++ : -1,
                ChoiceSlot = symbol.Kind == FactKind.Choice ? ChoiceSlots++ : -1,
                Unit = symbol.Unit,
                Options = symbol.Options,
                Presumption = symbol.Presumption,
                Gloss = symbol.Gloss,
                Synonyms = symbol.Synonyms,
                FormerNames = symbol.FormerNames,
            });
        }
    }

    /// <summary>Begins with the facts of a program of the same vocabulary, so that each keeps its number.</summary>
    public FactTable(Vocabulary vocabulary, ImmutableArray<Fact> known)
        : this(vocabulary)
    {
        foreach (Fact fact in known.Skip(_facts.Count).ToArray())
        {
            TruthSlots = Math.Max(TruthSlots, fact.TruthSlot + 1);
            NumberSlots = Math.Max(NumberSlots, fact.NumberSlot + 1);
            ChoiceSlots = Math.Max(ChoiceSlots, fact.ChoiceSlot + 1);
            Add(fact);
        }
    }

    public int TruthSlots { get; private set; }

    public int NumberSlots { get; private set; }

    public int ChoiceSlots { get; private set; }

    public ImmutableArray<Fact> ToImmutable() => [.. _facts];

    public Fact this[int fact] => _facts[fact];

    public int Of(FactSymbol symbol) => _byName[symbol.Name];

    /// <summary>The discretionary fact of an open item: a person grants it, silence denies it.</summary>
    public int Open(string name) => GetOrAdd(name, FactKind.Open, Presumption.False);

    /// <summary>The link between one cause and one effect; shared by all clauses that join the same two.</summary>
    public int Link(string name) => GetOrAdd(name, FactKind.Link, _vocabulary.Links.Covers(name) ? Presumption.True : Presumption.None);

    public int Assertion(ValueSymbol value) => GetOrAdd(AssertionName(value.Name), FactKind.Assertion, Presumption.None);

    public int Decision(ValueSymbol value) => GetOrAdd(DecisionName(value.Name), FactKind.Decision, Presumption.None);

    /// <summary>A date that every case has beside its facts; silent, it is taken to be one on which the regime holds.</summary>
    public int CaseDate(string name, string gloss)
    {
        if (_byName.TryGetValue(name, out int known)) return known;
        return Add(new Fact
        {
            Name = name,
            Kind = FactKind.Date,
            TruthSlot = TruthSlots++,
            NumberSlot = NumberSlots++,
            Presumption = Presumption.True,
            Gloss = gloss,
            IsCaseDate = true,
        });
    }

    /// <summary>A date that every case may state; a date of the vocabulary of that name is it. −1 where the name stands for something else.</summary>
    public int CaseDate(string name)
    {
        if (_byName.TryGetValue(name, out int known)) return _facts[known].Kind == FactKind.Date ? known : -1;
        return Add(new Fact { Name = name, Kind = FactKind.Date, NumberSlot = NumberSlots++, IsCaseDate = true });
    }

    /// <summary>Which reading of a place is followed: 否 is the default one.</summary>
    public int Reading(string citation, bool isSecondDefault)
    {
        string name = ReadingName(citation);
        if (_byName.TryGetValue(name, out int known)) return known;
        return Add(new Fact { Name = name, Kind = FactKind.Reading, TruthSlot = TruthSlots++, Presumption = Presumption.False, Options = isSecondDefault ? ["乙", "甲"] : ["甲", "乙"] });
    }

    public bool TryFind(string name, out int fact) => _byName.TryGetValue(name, out fact);

    public static string AssertionName(string value) => "认定 " + value;

    public static string DecisionName(string value) => "决定 " + value;

    public static string ReadingName(string citation) => "读法 " + citation;

    private int GetOrAdd(string name, FactKind kind, Presumption presumption)
    {
        if (_byName.TryGetValue(name, out int known)) return known;
        return Add(new Fact { Name = name, Kind = kind, TruthSlot = TruthSlots++, Presumption = presumption });
    }

    private int Add(Fact fact)
    {
        _facts.Add(fact);
        _byName.Add(fact.Name, _facts.Count - 1);
        return _facts.Count - 1;
    }
}
