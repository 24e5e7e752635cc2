namespace Zhaodan.Analysis.Search;

/// <summary>
/// The inputs in the order in which a search decides them: those that took part in the latest conflicts first (Biere,
/// Fröhlich 2015). A double chain; number 0 is its end on both sides.
/// </summary>
internal sealed class RecentFirst
{
    private int[] _before = [];
    private int[] _after = [];
    private long[] _touched = [];
    private long _time;

    // No open input stands before this one.
    private int _at;

    public void Fit(int nodes)
    {
        if (_touched.Length >= nodes) return;
        int size = Math.Max(nodes, 2 * _touched.Length);
        Array.Resize(ref _before, size);
        Array.Resize(ref _after, size);
        Array.Resize(ref _touched, size);
    }

    /// <summary>An input that is not in it yet, behind the others.</summary>
    public void Add(int input)
    {
        int last = _before[0];
        (_before[input], _after[input]) = (last, 0);
        _after[last] = _before[0] = input;
        _touched[input] = -input;
        if (_at == 0) _at = input;
    }

    /// <summary>The first input without a value, or −1.</summary>
    public int Next(ReadOnlySpan<sbyte> values)
    {
        while (_at != 0 && values[_at] >= 0) _at = _after[_at];
        return _at == 0 ? -1 : _at;
    }

    /// <summary>It took part in a conflict; nodes that are no inputs are left alone.</summary>
    public void Touch(int node)
    {
        if (_touched[node] == 0) return;
        if (_at == node) _at = _after[node];
        (_after[_before[node]], _before[_after[node]]) = (_after[node], _before[node]);
        int first = _after[0];
        (_before[node], _after[node]) = (0, first);
        _before[first] = _after[0] = node;
        _touched[node] = ++_time;
    }

    /// <summary>It has no value any more.</summary>
    public void Released(int node)
    {
        if (_touched[node] != 0 && (_at == 0 || _touched[node] > _touched[_at])) _at = node;
    }
}
