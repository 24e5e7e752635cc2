using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Zhaodan.Screening.Schema;

/// <summary>From a name as it stands in a file to a fact. A name that could mean two facts means none.</summary>
public sealed class TermTable
{
    private readonly Dictionary<string, SchemaFact> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SchemaFact First, SchemaFact Second)> _ambiguous = new(StringComparer.Ordinal);
    private FrozenDictionary<string, SchemaFact>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _beginningsWithMark = new(StringComparer.Ordinal);
    private FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _beginnings;

    /// <summary>The length of the longest name with 、 in it; 0 when there is none.</summary>
    public int LongestNameWithMark { get; private set; }

    /// <summary>Does some name go on behind this and a 、, so that a list may not be cut there?</summary>
    public bool BeginsNameWithMark(ReadOnlySpan<char> piece) => LongestNameWithMark > 0 && _beginnings.Contains(piece);

    /// <summary>All names, for suggestions.</summary>
    public IReadOnlyCollection<string> Names => _facts.Keys;

    public bool TryFind(ReadOnlySpan<char> name, [NotNullWhen(true)] out SchemaFact? fact)
    {
        if (_lookup.TryGetValue(name, out fact) || _lookup.TryGetValue(TermSpelling.Unquoted(name), out fact)) return true;
        return TermSpelling.NeedsEvening(name) && _facts.TryGetValue(TermSpelling.EvenOut(name), out fact);
    }

    /// <summary>The two facts that a name could mean; null when it means none or one.</summary>
    public (SchemaFact First, SchemaFact Second)? Ambiguity(string name) => _ambiguous.TryGetValue(name, out var both) ? both : null;

    /// <summary>Nothing is found before this, and nothing may be added after it.</summary>
    internal void Freeze()
    {
        _lookup = _facts.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _beginnings = _beginningsWithMark.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal void AddName(string name, SchemaFact fact)
    {
        _names.Add(name);
        _facts[name] = fact;
        NoteMark(name);
    }

    internal void AddAlias(string name, SchemaFact fact)
    {
        if (_names.Contains(name)) return;
        if (_ambiguous.ContainsKey(name)) return;
        if (_facts.TryGetValue(name, out SchemaFact? other))
        {
            if (other == fact) return;
            _ambiguous.Add(name, (other, fact));
            _facts.Remove(name);
            return;
        }

        _facts[name] = fact;
        NoteMark(name);
    }

    private void NoteMark(string name)
    {
        int mark = name.IndexOf('、', StringComparison.Ordinal);
        if (mark < 0) return;
        LongestNameWithMark = Math.Max(LongestNameWithMark, name.Length);
        _beginningsWithMark.Add(name[..mark]);
    }
}
