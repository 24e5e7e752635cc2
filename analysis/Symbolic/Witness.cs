using Zhaodan.Analysis.Diagrams;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Symbolic;

/// <summary>
/// A smallest case of a set: as few facts 是 as can be, everything else 否 (其余 否). Only what the set depends on is settled
/// by it, so whoever shows it runs it through the interpreter first.
/// </summary>
public sealed class Witness
{
    private readonly CaseSpace _space;
    private readonly RegimeProgram _program;
    private readonly List<BinaryConstraint>[] _constraintsOf;

    public Witness(CaseSpace space, RegimeProgram program)
    {
        _space = space;
        _program = program;
        _constraintsOf = FactResolution.IndexConstraints(program);
    }

    /// <summary>Null where the set is empty or no case could be made that states just this.</summary>
    /// <param name="set">Bounded by <see cref="CaseSpace.Possible"/>.</param>
    public CaseFacts? Find(Diagram set)
    {
        IReadOnlyDictionary<int, bool>? way = CheapestCase.Find(_space.Store, set, Cost);
        return way is null ? null : Of(way);
    }

    // The case in which just these variables are as given.
    private CaseFacts? Of(IReadOnlyDictionary<int, bool> way)
    {
        var facts = new CaseFacts(_program) { RestFalse = true };
        var wanted = new List<(int Fact, Truth Value, bool? IsProven)>();
        var ranges = new Dictionary<string, (long Low, long High)>(StringComparer.Ordinal);
        for (int i = 0; i < _program.Facts.Length; i++)
        {
            Fact fact = _program.Facts[i];
            if (!_space.Facts.TryGetValue(fact.Name, out FactVariables? variables)) continue;
            if (variables.HasTruth && ValueOf(variables.Truth, way) is { } value)
            {
                bool? proven = variables.HasProof && way.TryGetValue(variables.Proven, out bool isProven) ? isProven : null;
                wanted.Add((i, value, proven));
                if (proven != false) facts.Truths[fact.TruthSlot] = Stated(value);
            }

            if (variables.HasReading && way.TryGetValue(variables.OtherReading, out bool isOther) && isOther) facts.Truths[fact.TruthSlot] = StatedTruth.True;
            if (variables.Bounds.Count > 0) ranges.Add(fact.Name, RangeOf(variables, way));
            if (variables.Options.Count > 0 && variables.Options.Values.Any(way.ContainsKey)) facts.Choices[fact.ChoiceSlot] = OptionsOf(variables, way);
        }

        foreach ((OrderVariables order, bool isLess, bool isGreater) in OrdersOf(way)) Separate(ranges, order, isLess, isGreater);
        foreach (Fact fact in _program.Facts)
        {
            if (ranges.TryGetValue(fact.Name, out (long Low, long High) range)) facts.Numbers[fact.NumberSlot] = new NumberRange(range.Low, range.High);
        }

        if (!Agrees(facts, wanted)) return null;
        LeaveUnsaid(facts, wanted);
        return facts;
    }

    // 是 costs most of what is settled; 不明 costs more, as a completed case is read more easily.
    private int Cost(int variable) => _space.OwnerOf(variable) switch
    {
        FactVariables fact when fact.HasTruth && variable == fact.Truth.Possible => _space.Options.IsIncomplete ? 5 : 2,
        FactVariables fact when fact.HasTruth && variable == fact.Truth.Certain => -3,
        FactVariables fact when fact.HasProof && variable == fact.Proven => -1,
        _ => 1,
    };

    private static Truth? ValueOf(VariablePair pair, IReadOnlyDictionary<int, bool> way)
    {
        bool hasPossible = way.TryGetValue(pair.Possible, out bool possible), hasCertain = way.TryGetValue(pair.Certain, out bool certain);
        if (!hasPossible && !hasCertain) return null;
        if (hasCertain && certain) return Truth.True;
        if (!hasPossible) return Truth.False;
        return !possible ? Truth.False : hasCertain ? Truth.Unknown : Truth.True;
    }

    private static StatedTruth Stated(Truth value) => value switch
    {
        Truth.True => StatedTruth.True,
        Truth.False => StatedTruth.False,
        _ => StatedTruth.Unknown,
    };

    // One number where the set allows it, else the range that it leaves.
    private static (long Low, long High) RangeOf(FactVariables variables, IReadOnlyDictionary<int, bool> way)
    {
        long low = long.MinValue, high = long.MaxValue, mayReach = long.MinValue;
        foreach ((long bound, VariablePair pair) in variables.Bounds)
        {
            switch (ValueOf(pair, way))
            {
                case Truth.True:
                    low = Math.Max(low, bound);
                    break;
                case Truth.False:
                    high = Math.Min(high, bound - 1);
                    break;
                case Truth.Unknown:
                    mayReach = Math.Max(mayReach, bound);
                    break;
            }
        }

        if (variables.Fact.Kind is FactKind.Count or FactKind.Money) low = Math.Max(low, 0);
        if (mayReach > long.MinValue) return (low, high);
        if (low == long.MinValue && high == long.MaxValue) return (low, high);
        long one = low > long.MinValue ? low : high;
        return (one, one);
    }

    private static OptionSet OptionsOf(FactVariables variables, IReadOnlyDictionary<int, bool> way)
    {
        ulong excluded = 0;
        foreach ((int option, int variable) in variables.Options)
        {
            if (way.TryGetValue(variable, out bool isOpen) && !isOpen) excluded |= 1UL << option;
        }

        return new OptionSet(excluded);
    }

    private IEnumerable<(OrderVariables Order, bool IsLess, bool IsGreater)> OrdersOf(IReadOnlyDictionary<int, bool> way)
    {
        foreach (OrderVariables order in _space.Orders.Values)
        {
            if (!way.ContainsKey(order.Less.Possible) && !way.ContainsKey(order.Greater.Possible)) continue;
            yield return (order, ValueOf(order.Less, way) == Truth.True, ValueOf(order.Greater, way) == Truth.True);
        }
    }

    private static void Separate(Dictionary<string, (long Low, long High)> ranges, OrderVariables order, bool isLess, bool isGreater)
    {
        (string left, string right) = (order.Left.Fact.Name, order.Right.Fact.Name);
        long at = ranges.TryGetValue(left, out (long Low, long High) known) && known.Low == known.High ? known.Low : 0;
        ranges[left] = (at, at);
        if (ranges.TryGetValue(right, out known) && known.Low == known.High) return;
        long other = isLess ? at + 1 : isGreater ? at - 1 : at;
        ranges[right] = (other, other);
    }

    private bool Agrees(CaseFacts facts, List<(int Fact, Truth Value, bool? IsProven)> wanted)
    {
        FactResolution resolution = FactResolution.Resolve(_program, _constraintsOf, facts);
        return resolution.Contradictions.Count == 0 && wanted.TrueForAll(want =>
            resolution[want.Fact].Value == want.Value && (want.IsProven is null || want.Value == Truth.Unknown || (resolution[want.Fact].OnStated != Truth.Unknown) == want.IsProven));
    }

    // What would be so anyhow need not be said.
    private void LeaveUnsaid(CaseFacts facts, List<(int Fact, Truth Value, bool? IsProven)> wanted)
    {
        // What is not so first, then what follows from the rest.
        foreach ((int fact, Truth value, _) in wanted.OrderBy(want => want.Value))
        {
            ref StatedTruth stated = ref facts.Truths[_program.Facts[fact].TruthSlot];
            if (value == Truth.Unknown || stated == StatedTruth.Silent) continue;
            StatedTruth kept = stated;
            stated = StatedTruth.Silent;
            if (!Agrees(facts, wanted)) stated = kept;
        }
    }
}
