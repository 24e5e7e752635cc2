using Zhaodan.Analysis.Symbolic;
using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Comparing;

/// <summary>A case of the circuit as statements to one regime, and back: what it says must resolve to just that case.</summary>
internal sealed class CaseWriter(JointCases cases, JointRegime regime)
{
    private readonly List<BinaryConstraint>[] _constraintsOf = FactResolution.IndexConstraints(regime.Program);

    private readonly record struct Wanted(int Fact, Truth Value, bool? IsProven);

    /// <summary>What a case states, and what it then resolves to: just that case. Null where no statement does that.</summary>
    public (CaseFacts Facts, FactResolution Resolution)? Write(JointCase one)
    {
        (CaseFacts facts, List<Wanted> wanted) = Draft(one);

        // What others force need not be said.
        int[] forced = [.. Forced(one, wanted).Where(slot => facts.Truths[slot] == StatedTruth.True)];
        CaseFacts brief = facts.Copy();
        foreach (int slot in forced) brief.Truths[slot] = StatedTruth.Silent;
        if (Agreeing(brief, wanted) is { } whole) return (brief, whole);
        if (Agreeing(facts, wanted) is not { } resolution) return null;
        foreach (int slot in forced)
        {
            facts.Truths[slot] = StatedTruth.Silent;
            if (Agreeing(facts, wanted) is { } without) resolution = without;
            else facts.Truths[slot] = StatedTruth.True;
        }

        return (facts, resolution);
    }

    private (CaseFacts Facts, List<Wanted> Wanted) Draft(JointCase one)
    {
        RegimeProgram program = regime.Program;
        var facts = new CaseFacts(program) { RestFalse = true };
        var wanted = new List<Wanted>();
        var ranges = new Dictionary<string, NumberRange>(StringComparer.Ordinal);
        for (int i = 0; i < program.Facts.Length; i++)
        {
            Fact fact = regime.Named.Facts[i];
            if (Given(one, i, fact) is { } given)
            {
                facts.Truths[fact.TruthSlot] = Stated(given);
                continue;
            }

            if (!cases.Space.Facts.TryGetValue(fact.Name, out FactVariables? variables)) continue;
            if (variables.HasTruth && fact.Kind != FactKind.Decision && !fact.IsCaseDate)
            {
                Truth value = ValueOf(one, variables.Truth);
                bool? isProven = variables.HasProof ? Holds(one, variables.Proven) : null;
                wanted.Add(new Wanted(i, value, isProven));
                if (isProven ?? SaidFacts.IsSaid(fact, value)) facts.Truths[fact.TruthSlot] = Stated(value);
            }

            if (variables.Bounds.Count > 0) ranges[fact.Name] = RangeOf(one, variables);
            if (variables.Options.Count > 0) facts.Choices[fact.ChoiceSlot] = OptionsOf(one, variables);
        }

        Order(one, ranges);
        foreach (Fact fact in regime.Named.Facts)
        {
            if (fact.NumberSlot >= 0 && ranges.TryGetValue(fact.Name, out NumberRange range)) facts.Numbers[fact.NumberSlot] = range;
        }

        return (facts, wanted);
    }

    // What the comparison takes for granted has to be said to the interpreter.
    private Truth? Given(JointCase one, int index, Fact fact)
    {
        if (regime.Leaves.Given.TryGetValue(index, out Circuits.Planes.JudgementPlanes<Wire> planes)) return !one.Holds(planes.Possible) ? Truth.False : one.Holds(planes.Certain) ? Truth.True : Truth.Unknown;
        if (fact.Kind == FactKind.Link && !cases.Options.TriesLinks) return Truth.True;
        return regime.Leaves.OtherReadings.Contains(index) ? Truth.True : null;
    }

    private bool Holds(JointCase one, int variable) => one.Holds(cases.Variables.Variable(variable));

    private Truth ValueOf(JointCase one, VariablePair pair) =>
        !Holds(one, pair.Possible) ? Truth.False : Holds(one, pair.Certain) ? Truth.True : Truth.Unknown;

    private static StatedTruth Stated(Truth value) => value switch
    {
        Truth.True => StatedTruth.True,
        Truth.False => StatedTruth.False,
        _ => StatedTruth.Unknown,
    };

    // One number where nothing is left open, else the range that is.
    private NumberRange RangeOf(JointCase one, FactVariables variables)
    {
        long low = long.MinValue, high = long.MaxValue;
        bool isOpen = false;
        foreach ((long bound, VariablePair pair) in variables.Bounds)
        {
            Truth reached = ValueOf(one, pair);
            if (reached == Truth.True) low = Math.Max(low, bound);
            else if (reached == Truth.False) high = Math.Min(high, bound - 1);
            else isOpen = true;
        }

        if (variables.Fact.Kind is FactKind.Count or FactKind.Money) low = Math.Max(low, 0);
        if (isOpen) return new NumberRange(low, high);
        return NumberRange.Exactly(low > long.MinValue ? low : high < long.MaxValue ? high : 0);
    }

    private OptionSet OptionsOf(JointCase one, FactVariables variables)
    {
        ulong excluded = 0;
        foreach ((int option, int variable) in variables.Options)
        {
            if (!Holds(one, variable)) excluded |= 1UL << option;
        }

        return new OptionSet(excluded);
    }

    // Dates that are compared with each other, or lie within a span: any days that stand so.
    private void Order(JointCase one, Dictionary<string, NumberRange> ranges)
    {
        foreach (OrderVariables order in cases.Space.Orders.Values)
        {
            (string left, string right) = (order.Left.Fact.Name, order.Right.Fact.Name);
            long at = ranges.TryGetValue(left, out NumberRange known) ? known.Low : 0;
            ranges[left] = NumberRange.Exactly(at);
            if (ranges.ContainsKey(right)) continue;
            Truth less = ValueOf(one, order.Less), greater = ValueOf(one, order.Greater);
            ranges[right] = NumberRange.Exactly(less == Truth.True ? at + 1 : greater == Truth.True ? at - 1 : at);
        }

        foreach (((string start, string finish, Period _), SpanVariables span) in cases.Space.Spans)
        {
            long at = ranges.TryGetValue(start, out NumberRange known) ? known.Low : 0;
            ranges[start] = NumberRange.Exactly(at);
            if (!ranges.ContainsKey(finish)) ranges[finish] = NumberRange.Exactly(ValueOf(one, span.Holds) == Truth.True ? at + 1 : at + 4_000);
        }
    }

    private FactResolution? Agreeing(CaseFacts facts, List<Wanted> wanted)
    {
        FactResolution resolution = FactResolution.Resolve(regime.Program, _constraintsOf, facts);
        bool agrees = resolution.Contradictions.Count == 0 && wanted.TrueForAll(want =>
            resolution[want.Fact].Value == want.Value && (want.IsProven is null || want.Value == Truth.Unknown || (resolution[want.Fact].OnStated != Truth.Unknown) == want.IsProven));
        return agrees ? resolution : null;
    }

    // Slots of facts that another one of the case forces.
    private IEnumerable<int> Forced(JointCase one, List<Wanted> wanted)
    {
        var forced = new HashSet<int>();
        foreach ((int premise, int follows) in cases.Implications)
        {
            if (one.Holds(new Wire(premise << 1))) forced.Add(follows);
        }

        foreach (Wanted want in wanted)
        {
            if (want.Value != Truth.True || !cases.Space.Facts.TryGetValue(regime.Named.Facts[want.Fact].Name, out FactVariables? variables)) continue;
            if (forced.Contains(cases.Variables.Variable(variables.Truth.Possible).Gate)) yield return regime.Program.Facts[want.Fact].TruthSlot;
        }
    }
}
