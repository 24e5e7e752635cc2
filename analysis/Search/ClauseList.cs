namespace Zhaodan.Analysis.Search;

/// <summary>Clauses of literals, and by literal the clauses that wait for it to fail: the first two of each.</summary>
internal sealed class ClauseList
{
    private int[] _literals = new int[4096];
    private int _end;
    private WatchList[] _watching = [];

    public void Fit(int nodes)
    {
        int known = _watching.Length;
        if (known >= 2 * nodes) return;
        Array.Resize(ref _watching, Math.Max(2 * nodes, 2 * known));
        for (int i = known; i < _watching.Length; i++) _watching[i] = new WatchList();
    }

    /// <summary>At least two literals; the number of the clause.</summary>
    public int Add(ReadOnlySpan<int> literals)
    {
        int clause = _end;
        if (_end + literals.Length + 1 > _literals.Length) Array.Resize(ref _literals, Math.Max(_end + literals.Length + 1, _literals.Length * 2));
        _literals[_end] = literals.Length;
        literals.CopyTo(_literals.AsSpan(_end + 1));
        _end += literals.Length + 1;
        _watching[literals[0]].Add(clause);
        _watching[literals[1]].Add(clause);
        return clause;
    }

    public Span<int> Literals(int clause) => _literals.AsSpan(clause + 1, _literals[clause]);

    public WatchList Watching(int literal) => _watching[literal];
}

/// <summary>The clauses that wait for one literal.</summary>
internal sealed class WatchList
{
    private int[] _clauses = [];

    public int Count { get; private set; }

    public int this[int index]
    {
        get => _clauses[index];
        set => _clauses[index] = value;
    }

    public void Add(int clause)
    {
        if (Count == _clauses.Length) Array.Resize(ref _clauses, Math.Max(4, Count * 2));
        _clauses[Count++] = clause;
    }

    /// <summary>Of what was walked through so many are kept; what comes from a place on stays.</summary>
    public void Close(int kept, int from)
    {
        if (kept == from) return;
        Array.Copy(_clauses, from, _clauses, kept, Count - from);
        Count -= from - kept;
    }
}
