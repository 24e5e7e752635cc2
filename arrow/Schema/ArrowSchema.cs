namespace Zhaodan.Arrow.Schema;

/// <summary>The columns of a file or stream, the same for all of its batches.</summary>
public sealed class ArrowSchema(IReadOnlyList<ArrowField> fields, IReadOnlyList<KeyValuePair<string, string>>? metadata = null)
{
    public IReadOnlyList<ArrowField> Fields { get; } = fields;

    /// <summary>Keys and values in the writer's order; keys may repeat.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; } = metadata ?? [];

    /// <summary>The first column of a name, from 0; -1 where there is none. Names may repeat: who cares looks at all fields.</summary>
    public int IndexOf(string name)
    {
        for (int index = 0; index < Fields.Count; index++)
        {
            if (string.Equals(Fields[index].Name, name, StringComparison.Ordinal)) return index;
        }

        return -1;
    }

    /// <summary>The value of the first entry of the metadata with a key; null where there is none.</summary>
    public string? MetadataOf(string key)
    {
        foreach (KeyValuePair<string, string> entry in Metadata)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal)) return entry.Value;
        }

        return null;
    }
}
