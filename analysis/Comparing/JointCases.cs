using Zhaodan.Analysis.Diagrams;
using Zhaodan.Analysis.Search;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// All cases of several regimes with a common vocabulary, as one circuit, and the search for a case that belongs to several
/// sets at once: none found is a proof that there is none. Vocabulary facts and causal links are shared by name; open items,
/// decisions and readings belong to their regime. Add every regime before the first question. Not thread-safe.
/// </summary>
public sealed class JointCases
{
    private readonly VariableCircuit _circuit = new();
    private readonly PlaneLogic<VariableCircuit, Wire> _logic;
    private readonly SpaceVariables _space;
    private readonly JointConstraints _constraints;
    private readonly CancellationToken _cancellation;
    private CaseSearch _search;
    private readonly CaseSamples _samples;
    private readonly List<JointRegime> _regimes = [];
    private readonly List<Wire> _limitsOfSize = [];
    private Wire[] _bounds = [];
    private IReadOnlyList<Wire> _counted = [];
    private Wire _presumed = Wire.True;
    private bool _isClosed;

    public JointCases(JointOptions? options = null, CancellationToken cancellation = default)
    {
        Options = options ?? new JointOptions();
        _logic = new PlaneLogic<VariableCircuit, Wire>(_circuit, Options.Space.HasCauses);
        _space = new SpaceVariables(Options.Space);
        _constraints = new JointConstraints(_circuit, _space);
        _cancellation = cancellation;
        _search = new CaseSearch(_circuit.Gates, Options.Limits.Steps, cancellation);
        _samples = new CaseSamples(_circuit.Gates);
    }

    public JointOptions Options { get; }

    public IReadOnlyList<JointRegime> Regimes => _regimes;

    /// <summary>Cases within all constraints, as a wire; for whoever looks at the circuit itself.</summary>
    public Wire Sound { get; private set; } = Wire.True;

    internal IReadOnlyList<(int Premise, int Forced)> Implications { get; private set; } = [];

    internal Circuit Gates => _circuit.Gates;

    internal VariableCircuit Variables => _circuit;

    internal SpaceVariables Space => _space;

    internal PlaneLogic<VariableCircuit, Wire> Logic => _logic;

    /// <summary>What a small case has little of: facts that are other than silence makes them.</summary>
    internal IReadOnlyList<Wire> Counted => _counted;

    /// <summary>A regime over all cases of the space.</summary>
    /// <param name="program">The regime.</param>
    /// <param name="otherReadings">Reading facts of the program whose other reading is followed; the rest are read as by default.</param>
    /// <param name="given">What stands in for a fact of the program, by its index: an assertion that another regime derives.</param>
    public JointRegime Add(RegimeProgram program, IEnumerable<int>? otherReadings = null, IReadOnlyDictionary<int, JudgementPlanes<Wire>>? given = null)
    {
        if (_isClosed) throw new InvalidOperationException("Regimes are added before the first question.");
        var regime = new JointRegime(this, program, otherReadings ?? [], given);
        _constraints.Add(program);
        _regimes.Add(regime);
        return regime;
    }

    /// <summary>
    /// Begins the search anew: what was learned is forgotten, and so is every part of the circuit that was asked about. Worth it
    /// before questions about other groups, as a search works through all that it knows.
    /// </summary>
    public void Refresh()
    {
        if (!_isClosed)
        {
            Close();
            return;
        }

        _search = new CaseSearch(_circuit.Gates, Options.Limits.Steps, _cancellation);
        foreach (Wire bound in _bounds) _search.Require(bound);
        _search.Count(_counted);
    }

    /// <summary>A regime of the space with one place read the other way; that brings no facts of its own.</summary>
    public JointRegime WithReading(JointRegime regime, int reading) =>
        new(this, regime.Program, [.. regime.Leaves.OtherReadings, reading], regime.Leaves.Given);

    public Wire And(params ReadOnlySpan<Wire> sets)
    {
        Wire all = Wire.True;
        foreach (Wire set in sets) all = _circuit.And(all, set);
        return all;
    }

    public Wire Or(params ReadOnlySpan<Wire> sets)
    {
        Wire any = Wire.False;
        foreach (Wire set in sets) any = _circuit.Or(any, set);
        return any;
    }

    public Wire Xor(Wire a, Wire b) => _circuit.Gates.Xor(a, b);

    /// <summary>Where a shared fact may be 是 and where it is; null where no regime speaks of it.</summary>
    public (Wire Possible, Wire Certain)? FactIs(string name) =>
        _space.Facts.TryGetValue(name, out FactVariables? fact) && fact.HasTruth ? (_circuit.Variable(fact.Truth.Possible), _circuit.Variable(fact.Truth.Certain)) : null;

    /// <summary>Where a number may be, and where it is, at least so much; null where no clause cuts there.</summary>
    public (Wire Possible, Wire Certain)? IsAtLeast(string name, long bound) =>
        _space.Facts.TryGetValue(name, out FactVariables? fact) && fact.Bounds.TryGetValue(bound, out VariablePair pair) ? (_circuit.Variable(pair.Possible), _circuit.Variable(pair.Certain)) : null;

    /// <summary>By lower bound, where the clauses cut a number.</summary>
    public IReadOnlyCollection<long> BoundsOf(string name) => _space.Facts.TryGetValue(name, out FactVariables? fact) ? fact.Bounds.Keys : [];

    /// <summary>Where an option of a choice is not excluded; null where no clause asks.</summary>
    public Wire? IsOpen(string name, int option) =>
        _space.Facts.TryGetValue(name, out FactVariables? fact) && fact.Options.TryGetValue(option, out int variable) ? _circuit.Variable(variable) : null;

    /// <summary>Where a fact under a word of proof is proven; null where none asks.</summary>
    public Wire? IsProven(string name) => _space.Facts.TryGetValue(name, out FactVariables? fact) && fact.HasProof ? _circuit.Variable(fact.Proven) : null;

    /// <summary>Is there a case that belongs to all these sets? 否 is a proof.</summary>
    /// <exception cref="DiagramLimitException">It took too long to find out.</exception>
    public bool IsPossible(params ReadOnlySpan<Wire> sets)
    {
        Close();
        if (HasFalse(sets)) return false;
        if (_samples.Has(sets)) return true;
        return Search(sets);
    }

    /// <summary>Is every case of one set, within a third, a case of the other?</summary>
    /// <exception cref="DiagramLimitException">It took too long to find out.</exception>
    public bool Contains(Wire inner, Wire outer, Wire within) => !IsPossible(within, inner, !outer);

    /// <summary>Are two sets the same within a third?</summary>
    /// <exception cref="DiagramLimitException">It took too long to find out.</exception>
    public bool AreEqual(Wire a, Wire b, Wire within) => Contains(a, b, within) && Contains(b, a, within);

    /// <summary>A case that belongs to all these sets, or null: a proof that there is none.</summary>
    /// <exception cref="DiagramLimitException">It took too long to find out.</exception>
    public JointCase? Find(params ReadOnlySpan<Wire> sets)
    {
        Close();
        return HasFalse(sets) || !Search(sets) ? null : Snapshot();
    }

    /// <summary>
    /// A smallest case of these sets: nothing that it says can be left out, and where the search for one that says less came to
    /// an end (<see cref="JointCase.IsSmallest"/>), no other case says less. Of equally small ones it is one in which what the
    /// vocabulary presumes of everybody is so.
    /// </summary>
    /// <exception cref="DiagramLimitException">It took too long to find one at all.</exception>
    public JointCase? FindSmallest(params ReadOnlySpan<Wire> sets)
    {
        Wire where = And(sets);
        Wire usual = And(where, _presumed);
        bool isUsual = IsPossible(usual);
        if (Find(isUsual ? usual : where) is not { } found) return null;
        found = SubsetCases.Smallest(this, And(isUsual ? usual : where, Sound), found);
        try
        {
            if (isUsual) found = Shrink(usual, found);
            found = Shrink(where, found);
            return found with { IsSmallest = true };
        }
        catch (DiagramLimitException)
        {
            return SubsetCases.Smallest(this, And(where, Sound), found);
        }
    }

    /// <summary>A case that belongs to all these sets and says no more than so much; null where there is none or it took too long.</summary>
    public JointCase? FindOfSize(int size, params ReadOnlySpan<Wire> sets)
    {
        Close();
        if (HasFalse(sets)) return null;
        _search.Rest();
        try
        {
            return _search.Find(sets, size, LimitOfSize(size), SmallestSteps) ? Snapshot() : null;
        }
        catch (DiagramLimitException)
        {
            return null;
        }
    }

    // So long one looks for a case that says less.
    private const long SmallestSteps = 30_000;

    // Ends with a proof that no case says less.
    private JointCase Shrink(Wire where, JointCase found)
    {
        while (found.Size > 0)
        {
            _search.Rest();
            if (!_search.Find([where], found.Size - 1, LimitOfSize(found.Size - 1), SmallestSteps)) return found;
            found = Snapshot();
        }

        return found;
    }

    // Cases that say the same: to be looked past.
    internal Wire JustLike(JointCase one)
    {
        Wire same = Wire.True;
        foreach (Wire literal in _counted)
        {
            if (one.Holds(literal)) same = _circuit.And(same, literal);
        }

        return same;
    }

    private bool Search(ReadOnlySpan<Wire> sets)
    {
        _search.Rest();
        if (!_search.Find(sets)) return false;
        _samples.Add(_search);
        return true;
    }

    private static bool HasFalse(ReadOnlySpan<Wire> sets) => sets.Contains(Wire.False);

    private JointCase Snapshot()
    {
        var set = new HashSet<int>();
        foreach (int gate in Gates.Inputs)
        {
            if (_search.IsSet(gate)) set.Add(gate);
        }

        return new JointCase(this, set);
    }

    private Wire LimitOfSize(int size)
    {
        while (_limitsOfSize.Count <= size) _limitsOfSize.Add(Gates.NewInput());
        return _limitsOfSize[size];
    }

    // All facts have their inputs; what bounds them is told to the search.
    private void Close()
    {
        if (_isClosed) return;
        _isClosed = true;
        foreach (JointRegime regime in _regimes) regime.Place();
        _bounds = [.. _constraints.Bounds()];
        foreach (Wire bound in _bounds) Sound = _circuit.And(Sound, bound);
        foreach (FactVariables fact in _space.Facts.Values)
        {
            if (fact.HasTruth && fact.Fact.PresumedTruth == ProgramForm.Logic.Truth.True) _presumed = _circuit.And(_presumed, _circuit.Variable(fact.Truth.Certain));
        }

        Implications = [.. _constraints.Implications()];
        _counted = [.. SaidFacts.Literals(this)];
        Refresh();
    }
}
