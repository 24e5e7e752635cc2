using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Answers.Settling;

/// <summary>
/// Where the conditions of a program cut the numbers of a fact. Between two cuts no condition tells one number from another,
/// so that one question with a handful of answers stands for all numbers.
/// </summary>
internal sealed class Thresholds
{
    private readonly RegimeProgram _program;
    private readonly Dictionary<int, SortedSet<Cut>> _cuts = [];
    private readonly Dictionary<int, List<int>> _comparedWith = [];
    private readonly List<SpanNode> _spans = [];

    public Thresholds(RegimeProgram program)
    {
        _program = program;
        foreach (Node node in program.Nodes)
        {
            if (node is CompareNode compare) Add(CutsOf(compare.Fact), compare.Comparison, compare.Constant);
            if (node is SpanNode span) _spans.Add(span);
            if (node is not CompareFactsNode pair) continue;
            Compare(pair.Left, pair.Right);
            Compare(pair.Right, pair.Left);
        }
    }

    /// <summary>The stretches into which what is known of a number falls; one or none where nothing tells them apart.</summary>
    public ImmutableArray<Supposition> Of(int fact, CaseFacts facts)
    {
        Fact definition = _program.Facts[fact];
        var cuts = new SortedSet<Cut>(_cuts.TryGetValue(fact, out SortedSet<Cut>? own) ? own : []);
        foreach (int other in _comparedWith.GetValueOrDefault(fact, []))
        {
            NumberRange known = facts.Numbers[_program.Facts[other].NumberSlot];
            if (known.IsExact) Add(cuts, Comparison.Equal, known.Low);
        }

        foreach (SpanNode span in _spans) AddSpan(cuts, span, fact, facts);
        bool isDate = definition.Kind is FactKind.Date or FactKind.Event;
        NumberRange range = facts.Numbers[definition.NumberSlot];
        long floor = isDate ? range.Low : Math.Max(range.Low, 0);
        var stretches = ImmutableArray.CreateBuilder<Supposition>();
        Cut? from = null;
        foreach (Cut cut in cuts.Where(cut => cut.Start > floor && cut.Start <= range.High))
        {
            stretches.Add(Stretch(definition, from, cut, new NumberRange(from?.Start ?? floor, cut.Start - 1)));
            from = cut;
        }

        stretches.Add(Stretch(definition, from, null, new NumberRange(from?.Start ?? floor, range.High)));
        return stretches.ToImmutable();
    }

    // A finish is told apart at the start and at the end of the span; a start at the finish and at the first day whose span
    // still reaches it.
    private void AddSpan(SortedSet<Cut> cuts, SpanNode span, int fact, CaseFacts facts)
    {
        NumberRange start = facts.Numbers[_program.Facts[span.Start].NumberSlot];
        NumberRange finish = facts.Numbers[_program.Facts[span.Finish].NumberSlot];
        if (fact == span.Finish && start.IsExact && PeriodEnd.TryFind(_program.Calendar, start.Low, span.Period, out long end))
        {
            Add(cuts, Comparison.GreaterOrEqual, start.Low);
            Add(cuts, Comparison.LessOrEqual, end);
        }

        if (fact != span.Start || !finish.IsExact || Earliest(span, finish.Low) is not { } earliest) return;
        Add(cuts, Comparison.GreaterOrEqual, earliest);
        Add(cuts, Comparison.LessOrEqual, finish.Low);
    }

    // A later start never ends earlier, so that halving finds it; null where the calendar does not reach.
    private long? Earliest(SpanNode span, long finish)
    {
        long low = finish - (400L * span.Period.Length) - 400;
        long high = finish;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            bool isKnown = PeriodEnd.TryFind(_program.Calendar, middle, span.Period, out long end);
            if (!isKnown && middle >= finish - 1) return null;
            if (isKnown && end >= finish) high = middle;
            else low = middle + 1;
        }

        return PeriodEnd.TryFind(_program.Calendar, low, span.Period, out long last) && last >= finish ? low : null;
    }

    private static Supposition Stretch(Fact fact, Cut? from, Cut? to, NumberRange range)
    {
        bool isDate = fact.Kind is FactKind.Date or FactKind.Event;
        string text = range.IsExact ? QuantityText.Number(fact, range.Low)
            : from is null && to is null ? QuantityText.Range(fact, range)
            : isDate ? LowerDate(fact, from) + UpperDate(fact, to)
            : Lower(fact, from) + Upper(fact, to);
        return new Supposition(Question.TruthOf(fact), range, default, text);
    }

    private static string Lower(Fact fact, Cut? cut) =>
        cut is not { } lower ? "" : lower.IsAfter ? "超过" + QuantityText.Number(fact, lower.Value) : QuantityText.Number(fact, lower.Value) + "以上";

    private static string Upper(Fact fact, Cut? cut) =>
        cut is not { } upper ? "" : upper.IsAfter ? QuantityText.Number(fact, upper.Value) + "以下" : "不满" + QuantityText.Number(fact, upper.Value);

    private static string LowerDate(Fact fact, Cut? cut) =>
        cut is not { } lower ? "" : (lower.IsAfter ? "晚于" : "不早于") + QuantityText.Number(fact, lower.Value);

    private static string UpperDate(Fact fact, Cut? cut) =>
        cut is not { } upper ? "" : (upper.IsAfter ? "不晚于" : "早于") + QuantityText.Number(fact, upper.Value);

    private SortedSet<Cut> CutsOf(int fact)
    {
        if (!_cuts.TryGetValue(fact, out SortedSet<Cut>? cuts)) _cuts.Add(fact, cuts = []);
        return cuts;
    }

    private void Compare(int fact, int other)
    {
        if (!_comparedWith.TryGetValue(fact, out List<int>? others)) _comparedWith.Add(fact, others = []);
        if (!others.Contains(other)) others.Add(other);
    }

    private static void Add(SortedSet<Cut> cuts, Comparison comparison, long value)
    {
        bool cutsBefore = comparison is Comparison.Less or Comparison.GreaterOrEqual or Comparison.Equal;
        bool cutsAfter = comparison is Comparison.LessOrEqual or Comparison.Greater or Comparison.Equal;
        if (cutsBefore) cuts.Add(new Cut(value, false));
        if (cutsAfter && value < long.MaxValue) cuts.Add(new Cut(value, true));
    }

    /// <summary>Before a number, or just after it; equal starts are one cut, whatever their words.</summary>
    private readonly record struct Cut(long Value, bool IsAfter) : IComparable<Cut>
    {
        public long Start => IsAfter ? Value + 1 : Value;

        public int CompareTo(Cut other) => Start.CompareTo(other.Start);
    }
}
