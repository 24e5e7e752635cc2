namespace Zhaodan.Arrow.Schema;

/// <summary>That a column holds codes into a dictionary.</summary>
/// <param name="Id">Number of the dictionary; columns may share one.</param>
/// <param name="IndexType">Type of the codes, a whole number.</param>
/// <param name="IsOrdered">Whether the order of the dictionary means something.</param>
public sealed record ArrowDictionaryEncoding(long Id, ArrowType IndexType, bool IsOrdered);

/// <summary>A column of a schema.</summary>
/// <param name="Name">Name as written; names may repeat in a schema.</param>
/// <param name="Type">Type of the values; of a column with a dictionary, the type of the dictionary's values.</param>
public sealed record ArrowField(string Name, ArrowType Type)
{
    /// <summary>Whether the writer says that nulls may come. It does not change how the column lies in memory.</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>Null for a column without a dictionary.</summary>
    public ArrowDictionaryEncoding? Dictionary { get; init; }

    /// <summary>Columns inside the column; empty but for nested types.</summary>
    public IReadOnlyList<ArrowField> Children { get; init; } = [];

    /// <summary>Keys and values in the writer's order; keys may repeat.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>The type that the rows have in memory: that of the codes where there is a dictionary.</summary>
    public ArrowType StoredType => Dictionary?.IndexType ?? Type;

    /// <summary>Whether the column can be read.</summary>
    public bool IsSupported => Type.IsSupported;

    /// <summary>The type as people write it, with the codes of a dictionary.</summary>
    public string TypeName => Dictionary is { } dictionary ? $"dictionary<{dictionary.IndexType}, {Type}>" : Type.ToString();
}
