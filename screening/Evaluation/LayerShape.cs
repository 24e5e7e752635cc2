using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Screening.Evaluation;

/// <summary>What of a regime, with its versions and with those that have the word before it, is the same for every case. Immutable.</summary>
internal sealed class LayerShape
{
    private readonly OpenItem[][] _items;

    /// <param name="program">The latest version's.</param>
    /// <param name="linked">Null: the program alone.</param>
    public LayerShape(RegimeProgram program, LinkedRegime? linked)
    {
        Regime = linked ?? LinkedRegime.Of(program);
        IsLayered = !Regime.IsPlain && linked is not null;
        if (!IsLayered) Regime = LinkedRegime.Of(program);
        Own = [.. Regime.Self.Versions.Select(version => version.Program)];
        Indexes = [.. Regime.Programs.Select(one => new RuleIndex(one))];
        Groups = Regime.SharedGroups(Regime.Self);
        _items = [.. Own.Select(own => OpenItems.Of(Regime.Programs[own]).ToArray())];
    }

    public LinkedRegime Regime { get; }

    /// <summary>Another version, another regime or a law that a case states may have a say.</summary>
    public bool IsLayered { get; }

    /// <summary>The programs of the regime's own versions, the oldest first.</summary>
    public ImmutableArray<int> Own { get; }

    /// <summary>By program.</summary>
    public ImmutableArray<RuleIndex> Indexes { get; }

    /// <summary>The groups in which the regime answers.</summary>
    public ImmutableArray<ConclusionGroup> Groups { get; }

    public RegimeProgram Latest => Regime.Latest;

    public bool HasVersions => Own.Length > 1;

    public bool HasReadings => Own.Any(own => !Regime.Programs[own].Readings.IsEmpty);

    /// <summary>Of an own version.</summary>
    public RegimeProgram Program(int version) => Regime.Programs[Own[version]];

    /// <summary>Of an own version.</summary>
    public IReadOnlyList<OpenItem> ItemsOf(int version) => _items[version];

    /// <summary>2018版, before a citation of an own version; empty where there is only one.</summary>
    public string PrefixOf(int version) => HasVersions ? Program(version).Header.Version + "版" : "";

    /// <summary>The group of a program that derives it, by name; −1 where it does not.</summary>
    public int GroupOf(int program, string name)
    {
        ImmutableArray<ConclusionGroup> groups = Regime.Programs[program].Groups;
        for (int g = 0; g < groups.Length; g++)
        {
            if (groups[g].IsDerived && groups[g].Name == name) return g;
        }

        return -1;
    }
}
