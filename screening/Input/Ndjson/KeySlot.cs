using System.Text;

namespace Zhaodan.Screening.Input.Ndjson;

/// <summary>A key as it was met in a file: what it means and where it was seen last.</summary>
/// <param name="name">As written.</param>
/// <param name="role">Null where nobody knows the key.</param>
/// <param name="reason">What is wrong with a key that nobody knows.</param>
/// <param name="kept">The place among the columns kept; −1 where it is not kept.</param>
/// <param name="same">Shared by all names of one fact.</param>
internal sealed class KeySlot(string name, ColumnRole? role, string reason, int kept, KeyMeeting same)
{
    public string Name { get; } = name;

    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(name);

    public ColumnRole? Role { get; } = role;

    public string Reason { get; } = reason;

    public int Kept { get; } = kept;

    public KeyMeeting Same { get; } = same;

    /// <summary>The truth of its fact, for the plain values; −1 where it has none.</summary>
    public int TruthIndex { get; } = role?.PlainTruthIndex ?? -1;
}

/// <summary>The row in which a fact was stated last, and under which name.</summary>
internal sealed class KeyMeeting
{
    public long Row { get; set; }

    public string Name { get; set; } = "";
}
