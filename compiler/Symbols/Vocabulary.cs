using System.Collections.Immutable;

namespace Zhaodan.Compiler.Symbols;

/// <summary>A constraint between facts as declared: at least one of two literals holds.</summary>
public readonly record struct FactConstraint(FactSymbol First, bool FirstPositive, FactSymbol Second, bool SecondPositive, string Origin);

/// <summary>What 因果 未提出即是 says.</summary>
public sealed record LinkPresumption(bool All, ImmutableHashSet<string> Names)
{
    public static LinkPresumption None { get; } = new(false, ImmutableHashSet.Create<string>(StringComparer.Ordinal));

    public bool Covers(string link) => All || Names.Contains(link);
}

/// <summary>
/// The declared words of one vocabulary, or of several that a regime uses together. <see cref="Find"/> knows names, synonyms
/// and former names alike.
/// </summary>
public sealed class Vocabulary(
    string title,
    ImmutableArray<FactSymbol> facts,
    ImmutableArray<GroupSymbol> groups,
    ImmutableArray<FactConstraint> constraints,
    LinkPresumption links,
    ImmutableDictionary<string, Symbol> words,
    ImmutableDictionary<string, GroupSymbol> groupNames)
{
    public string Title { get; } = title;

    /// <summary>In the order declared.</summary>
    public ImmutableArray<FactSymbol> Facts { get; } = facts;

    public ImmutableArray<GroupSymbol> Groups { get; } = groups;

    public ImmutableArray<FactConstraint> Constraints { get; } = constraints;

    public LinkPresumption Links { get; } = links;

    /// <summary>Every word of a clause with what it stands for: names, synonyms, former names; not names of groups.</summary>
    public ImmutableDictionary<string, Symbol> Words { get; } = words;

    /// <summary>
    /// A conclusion group by its name. Groups have names of their own: 结论 处分 并列：处分 包括（…） declares a group and a
    /// value of the same name, and a clause means the value.
    /// </summary>
    public GroupSymbol? FindGroup(string name) => groupNames.TryGetValue(name, out GroupSymbol? group) ? group : null;

    public Symbol? Find(string word) => Words.TryGetValue(word, out Symbol? symbol) ? symbol : null;
}
