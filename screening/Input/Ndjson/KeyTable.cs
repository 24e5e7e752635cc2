using System.Collections.Immutable;
using System.Text.Json;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input.Ndjson;

/// <summary>The keys of a file, found by their place in the row before or by name. Bounded, whatever a file brings.</summary>
internal sealed class KeyTable(CaseSchema schema, CaseReaderOptions options)
{
    private const int MostKeys = 4096;
    private const int MostUnknownShown = 10;

    private readonly Dictionary<string, KeySlot> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<object, KeyMeeting> _meetings = [];
    private readonly List<KeySlot> _order = [];
    private readonly List<KeySlot> _known = [];
    private readonly string[] _keep = [.. options.Keep.Distinct(StringComparer.Ordinal)];

    /// <summary>Keys that mean something, as they were met.</summary>
    public IReadOnlyList<KeySlot> Known => _known;

    /// <summary>“不认识的键有…”, or nothing.</summary>
    public string UnknownSentence
    {
        get
        {
            string[] unknown = [.. _keys.Values.Where(key => key.Role is null).Select(key => CellReader.Shown(key.Name)).Take(MostUnknownShown + 1)];
            if (unknown.Length == 0) return "";
            string more = unknown.Length > MostUnknownShown ? "等" : "";
            return $"不认识的键有“{string.Join("”“", unknown.Take(MostUnknownShown))}”{more}。";
        }
    }

    /// <summary>The key at which the reader stands, the n-th of its object.</summary>
    public KeySlot Find(ref Utf8JsonReader json, int position)
    {
        if (position < _order.Count && json.ValueTextEquals(_order[position].Utf8)) return _order[position];
        string name = json.GetString() ?? "";
        if (!_keys.TryGetValue(name, out KeySlot? key))
        {
            key = Create(name);
            if (_keys.Count < MostKeys)
            {
                _keys.Add(name, key);
                if (key.Role is not null) _known.Add(key);
            }
        }

        if (position < _order.Count) _order[position] = key;
        else if (position == _order.Count && position < MostKeys) _order.Add(key);
        return key;
    }

    /// <summary>Facts that the regimes use and of which no row spoke. Lists that are left out are empty.</summary>
    public ImmutableArray<string> Missing(CaseShape shape)
    {
        List<ColumnRole?> roles = [.. _known.Select(key => key.Role)];
        if (shape == CaseShape.List)
        {
            foreach (string list in (string[])["是", "否", "不明"]) roles.Add(ColumnBinder.RoleOf(schema, list, options));
        }

        return ColumnBinder.Missing(schema, shape, roles);
    }

    public CaseShape Shape => _known.Exists(key => key.Role?.Kind is ColumnKind.TrueList or ColumnKind.FalseList or ColumnKind.UnknownList) ? CaseShape.List : CaseShape.Wide;

    /// <summary>A column to keep that no row has; null where all were met.</summary>
    public string? KeptNeverSeen => _keep.Where((_, i) => !_known.Exists(key => key.Kept == i)).FirstOrDefault();

    private KeySlot Create(string name)
    {
        string trimmed = name.Trim();
        ColumnRole? role = trimmed.Length == 0 ? null : ColumnBinder.RoleOf(schema, trimmed, options);
        string reason = "";
        if (role is null)
        {
            string shown = CellReader.Shown(trimmed);
            reason = schema.Terms.Ambiguity(trimmed) is { } both
                ? $"键“{shown}”可以指“{both.First.Name}”，也可以指“{both.Second.Name}”。"
                : $"键“{shown}”不是所选制度的事实，也没有声明保留。{ColumnBinder.Nearest(schema, trimmed)}";
        }

        object identity = role?.Fact is { } fact ? fact : trimmed;
        if (!_meetings.TryGetValue(identity, out KeyMeeting? meeting))
        {
            meeting = new KeyMeeting();
            if (role is not null || _meetings.Count < MostKeys) _meetings.TryAdd(identity, meeting);
        }

        return new KeySlot(name, role, reason, Array.IndexOf(_keep, trimmed), meeting);
    }
}
