using System.Globalization;

namespace Zhaodan.Screening.Job.Sharding;

/// <summary>A part of the input: the n-th of so many, one-based.</summary>
public sealed record ShardChoice(int Index, int Count)
{
    public const int Most = 10_000;

    /// <summary>3/16</summary>
    public static bool TryParse(string text, out ShardChoice? shard)
    {
        shard = null;
        string[] parts = text.Split('/');
        if (parts.Length != 2) return false;
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)) return false;
        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)) return false;
        if (index < 1 || index > count || count > Most) return false;
        shard = new ShardChoice(index, count);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
