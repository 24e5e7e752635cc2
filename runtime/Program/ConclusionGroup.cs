using System.Collections.Immutable;

namespace Zhaodan.ProgramForm;

public enum GroupKind
{
    /// <summary>择先: the first value in the order declared that must hold</summary>
    Priority,

    /// <summary>并列: each value on its own</summary>
    Parallel,

    /// <summary>唯一: two values that must hold are 冲突</summary>
    Unique,
}

/// <summary>A value of a group; <see cref="Includes"/> are the values it 包括, by index.</summary>
public sealed record ConclusionValue(string Name, ImmutableArray<int> Includes, ImmutableArray<string> Synonyms);

/// <summary>
/// What the rules of a program say of one value, as nodes: <see cref="Hard"/> must hold (应当、予以 or no modal);
/// <see cref="Soft"/> holds if a decision so wills (可以 and menus, the decision already conjoined, 不得 already counted);
/// <see cref="Against"/> is 不得. −1 stands for "no rule".
/// </summary>
public readonly record struct ValueInputs(int Hard, int Soft, int Against);

/// <summary>
/// A conclusion group (结论). At most 63 values. <see cref="Order"/> is 由轻到重 by index, empty when not declared;
/// <see cref="Default"/> is −1 when nothing is declared. <see cref="Inputs"/> is empty where the program has no rule of its
/// own for the group: then a case may assert its values (认定).
/// </summary>
public sealed record ConclusionGroup
{
    public required string Name { get; init; }

    public required GroupKind Kind { get; init; }

    public required ImmutableArray<ConclusionValue> Values { get; init; }

    public ImmutableArray<int> Order { get; init; } = [];

    public int Default { get; init; } = -1;

    /// <summary>Pairs of a 并列 group that are 互斥.</summary>
    public ImmutableArray<(int First, int Second)> Exclusive { get; init; } = [];

    public ImmutableArray<ValueInputs> Inputs { get; init; } = [];

    /// <summary>
    /// A node that, when 是, rules 无 out: a menu under 应当 (应当择一) all of whose values are of this group applies, so one
    /// of them will be chosen. −1 when the program has no such menu.
    /// </summary>
    public int Required { get; init; } = -1;

    public string Gloss { get; init; } = "";

    public bool IsDerived => !Inputs.IsEmpty;

    /// <summary>Do two values exclude each other? In 择先 and 唯一 all do.</summary>
    public bool Excludes(int a, int b)
    {
        if (a == b) return false;
        if (Kind != GroupKind.Parallel) return true;
        foreach ((int first, int second) in Exclusive)
        {
            if ((first == a && second == b) || (first == b && second == a)) return true;
        }

        return false;
    }
}
