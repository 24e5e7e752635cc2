using System.Runtime.InteropServices;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Circuits.Gates;

namespace Zhaodan.Analysis.Search;

/// <summary>
/// Finds a case that belongs to several sets of a circuit at once, or proves that there is none: conflict-driven search with
/// learned clauses (Marques-Silva, Sakallah 1999; Eén, Sörensson 2003). What is learned serves later questions. Facts are
/// tried 否 first, so that cases found say little; those that met in the last conflicts come first. The same questions in the
/// same order have the same answers. Not thread-safe.
/// </summary>
internal sealed class CaseSearch
{
    private const sbyte Open = -1;
    private const int NoReason = -1;

    // Decisions that led nowhere are taken anew after so many conflicts.
    private const int Patience = 100;

    private readonly Circuit _circuit;
    private readonly CancellationToken _cancellation;
    private readonly ClauseList _clauses = new();
    private readonly RecentFirst _queue = new();
    private readonly List<int> _learned = [];
    private readonly List<int> _levels = [];
    private readonly List<int> _work = [];

    // By node: 1 where it holds, 0 where it does not.
    private sbyte[] _value = [];
    private bool[] _isEncoded = [];
    private bool[] _isSeen = [];
    private int[] _level = [];
    private int[] _reason = [];
    private int[] _trail = [];
    private int _trailCount;
    private int _propagated;
    private int _fitted;
    private long _steps;
    private long _allowed;
    private bool _isEmpty;

    // What counts as said of a case, by literal, and how much of it may be said while a limit holds.
    private bool[] _isCounted = [];
    private int _said;
    private int _most = -1;
    private int _limit;

    /// <param name="circuit">Its inputs are all made before the first question.</param>
    /// <param name="mostSteps">So many values may be set for one question, or for several between <see cref="Rest"/>.</param>
    /// <param name="cancellation">Ends a long search.</param>
    public CaseSearch(Circuit circuit, long mostSteps, CancellationToken cancellation)
    {
        _circuit = circuit;
        _allowed = mostSteps;
        _cancellation = cancellation;
        Fit();
        _isEncoded[0] = true;
        Set(Wire.True.Edge, NoReason);
    }

    /// <summary>Steps taken so far count no more.</summary>
    public void Rest() => _steps = 0;

    /// <summary>In the case that was found last, an input holds.</summary>
    public bool IsSet(int input) => _value[input] == 1;

    /// <summary>Every case belongs to one of two sets.</summary>
    public void Require(Wire a, Wire b)
    {
        Prepare([a, b]);
        Add([a.Edge, b.Edge]);
    }

    /// <summary>Every case belongs to a set.</summary>
    public void Require(Wire set)
    {
        Prepare([set]);
        Add([set.Edge]);
    }

    /// <summary>Inputs or their negations that a small case has few of.</summary>
    public void Count(IEnumerable<Wire> literals)
    {
        Fit();
        Back(0);
        foreach (Wire literal in literals)
        {
            if (_isCounted[literal.Edge]) continue;
            _isCounted[literal.Edge] = true;
            if (IsTrue(literal.Edge)) _said++;
        }
    }

    /// <summary>Is there a case of these sets with at most so many of what is counted?</summary>
    /// <param name="sets">The sets.</param>
    /// <param name="most">So many.</param>
    /// <param name="limit">An input that stands for this limit: what is learned under it is kept with it.</param>
    /// <param name="steps">So many steps are taken at most.</param>
    /// <exception cref="DiagramLimitException">It took too long.</exception>
    public bool Find(ReadOnlySpan<Wire> sets, int most, Wire limit, long steps)
    {
        (_most, _limit) = (most, limit.Edge);
        long before = _allowed;
        _allowed = Math.Min(before, _steps + steps);
        try
        {
            return Find([limit, .. sets]);
        }
        finally
        {
            (_most, _allowed) = (-1, before);
        }
    }

    /// <exception cref="DiagramLimitException">It took too long.</exception>
    public bool Find(ReadOnlySpan<Wire> sets)
    {
        Prepare(sets);
        int conflicts = 0;
        while (!_isEmpty)
        {
            int conflict = Propagate();
            if (conflict >= 0)
            {
                if (_levels.Count == 0) _isEmpty = true;
                else Learn(conflict);
                if (++conflicts % Patience == 0) Back(0);
                continue;
            }

            // The sets come first, one level each, also where one follows from those before.
            if (_levels.Count < sets.Length)
            {
                int wanted = sets[_levels.Count].Edge;
                if (IsFalse(wanted)) return false;
                _levels.Add(_trailCount);
                if (!IsTrue(wanted)) Set(wanted, NoReason);
                continue;
            }

            int input = _queue.Next(_value);
            if (input < 0) return true;
            _levels.Add(_trailCount);
            Set((input << 1) | 1, NoReason);
        }

        return false;
    }

    private void Prepare(ReadOnlySpan<Wire> sets)
    {
        Fit();
        Back(0);
        foreach (Wire set in sets) Encode(set);
    }

    // A clause of at least one literal, while nothing is decided.
    private void Add(ReadOnlySpan<int> literals)
    {
        Span<int> open = stackalloc int[literals.Length];
        int count = 0;
        foreach (int literal in literals)
        {
            if (IsTrue(literal)) return;
            if (!IsFalse(literal) && !open[..count].Contains(literal)) open[count++] = literal;
        }

        if (count == 0) _isEmpty = true;
        else if (count == 1) Set(open[0], NoReason);
        else _clauses.Add(open[..count]);
    }

    // Below a set, what each node is.
    private void Encode(Wire set)
    {
        _work.Add(set.Gate);
        while (_work.Count > 0)
        {
            int node = _work[^1];
            _work.RemoveAt(_work.Count - 1);
            if (_isEncoded[node]) continue;
            _isEncoded[node] = true;
            if (_circuit.InputAt(node) >= 0) continue;
            (Wire left, Wire right) = _circuit.Operands(node);
            int both = node << 1;
            Add([both ^ 1, left.Edge]);
            Add([both ^ 1, right.Edge]);
            Add([both, (!left).Edge, (!right).Edge]);
            _work.Add(left.Gate);
            _work.Add(right.Gate);
        }
    }

    private void Set(int literal, int reason)
    {
        int node = literal >> 1;
        _value[node] = (sbyte)(~literal & 1);
        _level[node] = _levels.Count;
        _reason[node] = reason;
        _trail[_trailCount++] = literal;
        if (_isCounted[literal]) _said++;
    }

    private void Step()
    {
        if (++_steps > _allowed) throw new DiagramLimitException("search steps");
        if ((_steps & 0xFFFF) == 0) _cancellation.ThrowIfCancellationRequested();
    }

    // The clause that cannot hold any more, or −1.
    private int Propagate()
    {
        while (_propagated < _trailCount)
        {
            Step();
            if (_most >= 0 && _said > _most && IsTrue(_limit)) return Exceeded();
            int denied = _trail[_propagated++] ^ 1;
            WatchList watching = _clauses.Watching(denied);
            int kept = 0;
            for (int i = 0; i < watching.Count; i++)
            {
                int clause = watching[i];
                Span<int> literals = _clauses.Literals(clause);
                if (literals[0] == denied) (literals[0], literals[1]) = (literals[1], denied);
                int other = literals[0];
                if (!IsTrue(other))
                {
                    int next = 2;
                    while (next < literals.Length && IsFalse(literals[next])) next++;
                    if (next < literals.Length)
                    {
                        (literals[1], literals[next]) = (literals[next], denied);
                        _clauses.Watching(literals[1]).Add(clause);
                        continue;
                    }

                    if (IsFalse(other))
                    {
                        watching.Close(kept, i);
                        return clause;
                    }

                    Set(other, clause);
                }

                watching[kept++] = clause;
            }

            watching.Close(kept, watching.Count);
        }

        return -1;
    }

    // The clause that says so: not all of the first few at once. The last of them was decided or followed last, as until then
    // there were not too many; it waits for the latest two to be taken back.
    private int Exceeded()
    {
        Span<int> clause = stackalloc int[_most + 2];
        int count = _most + 2;
        clause[--count] = _limit ^ 1;
        for (int i = 0; count > 0; i++)
        {
            if (_isCounted[_trail[i]]) clause[--count] = _trail[i] ^ 1;
        }

        return _clauses.Add(clause);
    }

    // What the last decision makes impossible (first unique implication point), and back to where it decides something.
    private void Learn(int conflict)
    {
        _learned.Clear();
        _learned.Add(0);
        int open = 0, at = _trailCount, asserted = -1, back = 0;
        for (int clause = conflict; ; clause = _reason[asserted >> 1])
        {
            foreach (int literal in _clauses.Literals(clause))
            {
                int node = literal >> 1;
                if (literal == asserted || _isSeen[node] || _level[node] == 0) continue;
                _isSeen[node] = true;
                _queue.Touch(node);
                if (_level[node] == _levels.Count)
                {
                    open++;
                    continue;
                }

                _learned.Add(literal);
                if (_level[node] > back) (back, _learned[1], _learned[^1]) = (_level[node], literal, _learned[1]);
            }

            do asserted = _trail[--at];
            while (!_isSeen[asserted >> 1]);
            _isSeen[asserted >> 1] = false;
            if (--open == 0) break;
        }

        _learned[0] = asserted ^ 1;
        foreach (int literal in _learned) _isSeen[literal >> 1] = false;
        Back(back);
        Set(_learned[0], _learned.Count == 1 ? NoReason : _clauses.Add(CollectionsMarshal.AsSpan(_learned)));
    }

    private void Back(int level)
    {
        if (_levels.Count <= level) return;
        int count = _levels[level];
        while (_trailCount > count)
        {
            int node = _trail[--_trailCount] >> 1;
            if (_isCounted[_trail[_trailCount]]) _said--;
            _value[node] = Open;
            _queue.Released(node);
        }

        _levels.RemoveRange(level, _levels.Count - level);
        _propagated = _trailCount;
    }

    private bool IsTrue(int literal) => _value[literal >> 1] == (~literal & 1);

    private bool IsFalse(int literal) => _value[literal >> 1] == (literal & 1);

    private void Fit()
    {
        if (_fitted == _circuit.Count) return;
        if (_value.Length < _circuit.Count)
        {
            int size = Math.Max(_circuit.Count, _value.Length * 2);
            Array.Resize(ref _value, size);
            Array.Resize(ref _isEncoded, size);
            Array.Resize(ref _isSeen, size);
            Array.Resize(ref _level, size);
            Array.Resize(ref _reason, size);
            Array.Resize(ref _trail, size);
            Array.Resize(ref _isCounted, 2 * size);
        }

        _clauses.Fit(_circuit.Count);
        _queue.Fit(_circuit.Count);
        for (; _fitted < _circuit.Count; _fitted++)
        {
            _value[_fitted] = Open;
            if (_circuit.InputAt(_fitted) >= 0) _queue.Add(_fitted);
        }
    }
}
