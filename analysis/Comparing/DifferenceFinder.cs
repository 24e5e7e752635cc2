using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// The cases in which two regimes answer differently, told by the clause that makes the difference. Where one regime is lighter
/// it is a clause of that one: the other lacks it, or has it narrower, or has it with an exception. So there are not more
/// differences than clauses and exceptions, and together they cover every case that differs; that is checked, not assumed.
/// </summary>
internal sealed class DifferenceFinder
{
    private readonly JointCases _cases;
    private readonly ComparedQuestion _first;
    private readonly ComparedQuestion _second;
    private readonly ClauseTable _clauses;
    private readonly SituationWriter _writer;
    private readonly ImmutableArray<Cell> _cells;
    private readonly List<Found> _found = [];
    private readonly Dictionary<AnswerPair, Wire> _premises = [];

    // A pair of answers that differ, and its cases. IsFirst: the first regime is the lighter one, or the one that says something.
    private sealed record Cell(AnswerState First, AnswerState Second, Wire Where, bool IsFirst, DifferenceKind Kind, int Contrast)
    {
        public AnswerPair Labels => new(First.Label, Second.Label);

        public AnswerState Own(bool isFirst) => isFirst ? First : Second;
    }

    /// <summary>A difference and the cases of its headline.</summary>
    internal sealed record Found(Difference Difference, Wire Where, IReadOnlySet<string> Deciding);

    public DifferenceFinder(JointCases cases, ComparedQuestion first, ComparedQuestion second, ClauseTable clauses, Wire within)
    {
        _cases = cases;
        _first = first;
        _second = second;
        _clauses = clauses;
        _writer = new SituationWriter(cases, first.Regime, second.Regime);
        ImmutableArray<AnswerState> ofFirst = first.States(within), ofSecond = second.States(within);
        FirstStates = ofFirst;
        SecondStates = ofSecond;
        _cells = [.. from a in ofFirst from b in ofSecond where a.Label != b.Label let both = cases.And(within, a.Where, b.Where) where cases.IsPossible(both) select Of(a, b, both)];
    }

    public ImmutableArray<AnswerState> FirstStates { get; }

    public ImmutableArray<AnswerState> SecondStates { get; }

    /// <summary>Every case is answered alike (proved).</summary>
    public bool IsSame => _cells.IsEmpty;

    /// <summary>No case in which the first is the stricter (proved).</summary>
    public bool FirstIsNeverStricter => _cells.All(cell => cell.First.IsLighterThan(cell.Second) || cell.First.IsAsHeavyAs(cell.Second));

    public bool SecondIsNeverStricter => _cells.All(cell => cell.Second.IsLighterThan(cell.First) || cell.First.IsAsHeavyAs(cell.Second));

    /// <summary>All pairs of different answers that occur.</summary>
    public IEnumerable<AnswerPair> Pairs => _cells.OrderBy(cell => cell.Kind).ThenByDescending(cell => cell.Contrast).Select(cell => cell.Labels);

    public IReadOnlyList<Found> Find()
    {
        foreach (bool isFirst in new[] { true, false })
        {
            Cell[] cells = [.. _cells.Where(cell => cell.IsFirst == isFirst).OrderBy(cell => cell.Kind).ThenByDescending(cell => cell.Contrast)];
            Cell[] left = ByRules(cells, isFirst, isFirst);
            left = ByRules(left, isFirst, !isFirst);
            foreach (Cell cell in left) Add(isFirst, -1, null, [cell], Wire.True);
        }

        return _found;
    }

    // Differences by the rules of one side; what no rule of it carries is handed back.
    private Cell[] ByRules(Cell[] cells, bool isFirst, bool isOfFirst)
    {
        if (cells.Length == 0) return cells;
        ComparedQuestion question = isOfFirst ? _first : _second;
        Rule[] rules = [.. question.Regime.Program.Rules];
        Wire[] carried = [.. cells.Select(_ => Wire.False)];
        foreach (int r in InOrder(question.Regime.Program))
        {
            var own = new List<Cell>();
            for (int c = 0; c < cells.Length; c++)
            {
                Wire applies = Wire.False;
                foreach (RuleConclusion conclusion in rules[r].Conclusions)
                {
                    if (Decides(question, conclusion, cells[c], isOfFirst, isFirst == isOfFirst)) applies = _cases.Or(applies, question.Regime.Possible(conclusion.Applies));
                }

                if (applies.IsFalse) continue;
                Wire where = _cases.And(cells[c].Where, applies);
                if (IsUmbrella(question.Regime.Program, r)) where = _cases.And(where, !carried[c]);
                carried[c] = _cases.Or(carried[c], applies);
                if (_cases.IsPossible(where)) own.Add(cells[c] with { Where = where });
            }

            if (own.Count > 0) AddRule(isOfFirst, r, own);
        }

        return [.. cells.Select((cell, c) => cell with { Where = _cases.And(cell.Where, !carried[c]) }).Where(cell => _cases.IsPossible(cell.Where))];
    }

    // A rule that cites others (存在第二十一条规定情形) says of their cases nothing of its own, so it comes after them.
    private static IEnumerable<int> InOrder(RegimeProgram program) =>
        Enumerable.Range(0, program.Rules.Length).OrderBy(rule => IsUmbrella(program, rule)).ThenBy(rule => rule);

    private static bool IsUmbrella(RegimeProgram program, int rule)
    {
        var cited = new HashSet<int>();
        for (int r = 0; r < program.Rules.Length; r++)
        {
            if (r != rule && program.Nodes[program.Rules[r].Applies] is AndNode or OrNode) cited.Add(program.Rules[r].Applies);
        }

        var seen = new HashSet<int>();
        var work = new Stack<int>([program.Rules[rule].Condition]);
        while (work.TryPop(out int node))
        {
            if (!seen.Add(node)) continue;
            if (cited.Contains(node)) return true;
            foreach (int operand in program.Nodes[node].Operands()) work.Push(operand);
        }

        return false;
    }

    // On the lighter side a clause for the lightest value decides; on the other one every clause that the answer rests on.
    private static bool Decides(ComparedQuestion question, RuleConclusion conclusion, Cell cell, bool isOfFirst, bool isLighter)
    {
        AnswerState own = cell.Own(isOfFirst);
        if (!question.Concerns(conclusion, own)) return false;

        // A 冲突 is brought about by what says 不得, where anything does.
        if (own.Kind == StateKind.Clash && HasAgainst(question, own)) return conclusion.Modality == Modality.Against;
        if (!isLighter || !question.IsOrdered || own.Kind != StateKind.Open) return true;
        return question.RankOf(conclusion.Value) <= own.Low || (own.Values >> question.Definition.Order[0] & 1) == 0 && question.RankOf(conclusion.Value) == LowestRank(question, own);
    }

    private static bool HasAgainst(ComparedQuestion question, AnswerState state) =>
        question.Regime.Program.Rules.Any(rule => rule.Conclusions.Any(conclusion => conclusion.Modality == Modality.Against && question.Concerns(conclusion, state)));

    private static int LowestRank(ComparedQuestion question, AnswerState own)
    {
        for (int rank = 0; rank < question.Definition.Order.Length; rank++)
        {
            if ((own.Values >> question.Definition.Order[rank] & 1) != 0) return rank;
        }

        return 0;
    }

    private void AddRule(bool isOfFirst, int rule, List<Cell> cells)
    {
        JointRegime other = isOfFirst ? _second.Regime : _first.Regime;
        (int Rule, double Likeness)[] related = [.. Related(isOfFirst, rule)];
        Wire blocked = Wire.False;
        var blocks = new List<(DecidingClause Clause, Wire Where)>();
        foreach ((int k, double likeness) in related.Where(related => related.Likeness >= 0.3))
        {
            Rule near = other.Program.Rules[k];
            if (!near.Conclusions.Any(conclusion => conclusion.Group == (isOfFirst ? _second : _first).Group)) continue;
            for (int e = 0; e < near.Exceptions.Length; e++)
            {
                Wire where = _cases.And(other.Possible(near.Condition), other.Possible(near.Exceptions[e].Holds));
                blocked = _cases.Or(blocked, where);
                if (_cases.IsPossible(cells[0].Where, where)) blocks.Add((new DecidingClause(k, e), where));
            }
        }

        int nearest = related.Length == 0 ? -1 : related[0].Rule;
        Cell[] without = [.. cells.Select(cell => cell with { Where = _cases.And(cell.Where, !blocked) }).Where(cell => _cases.IsPossible(cell.Where))];
        if (without.Length > 0) Add(isOfFirst, rule, null, without, Wire.True, nearest);
        foreach ((DecidingClause clause, Wire where) in blocks) Add(isOfFirst, rule, clause, [.. cells.Where(cell => _cases.IsPossible(cell.Where, where))], where, nearest);
    }

    private IEnumerable<(int Rule, double Likeness)> Related(bool isOfFirst, int rule) => _clauses.Likeness
        .Where(pair => (isOfFirst ? pair.Key.First : pair.Key.Second) == rule)
        .Select(pair => (Rule: isOfFirst ? pair.Key.Second : pair.Key.First, Likeness: pair.Value))
        .Where(pair => pair.Likeness >= 0.22)
        .OrderByDescending(pair => pair.Likeness)
        .ThenBy(pair => pair.Rule);

    private void Add(bool isOfFirst, int rule, DecidingClause? blocked, IReadOnlyList<Cell> cells, Wire and, int nearest = -1)
    {
        Cell best = cells[0];
        IReadOnlySet<string> deciding = Deciding(isOfFirst, rule, blocked);
        Wire where = _cases.And(best.Where, and);
        Situation? example = Example(where, deciding, best);
        (int weight, bool isAtLeast) = example?.Case is { } one ? WeightCounter.Count(_cases, where, one, deciding) : (1, true);
        var difference = new Difference
        {
            Kind = best.Kind,
            Group = _first.Definition.Name,
            Values = _first.Value < 0 ? [] : [_first.Definition.Values[_first.Value].Name],
            Answers = best.Labels,
            Others = [.. cells.Skip(1).Select(cell => cell.Labels).Distinct()],
            IsFirst = isOfFirst,
            FirstIsLighter = !_first.IsOrdered ? null : best.First.IsLighterThan(best.Second) ? true : best.Second.IsLighterThan(best.First) ? false : null,
            Rule = rule,
            Blocked = blocked,
            Nearest = nearest,
            Example = example,
            Weight = Math.Max(1, weight),
            IsWeightAtLeast = isAtLeast,
        };
        _found.Add(new Found(difference, where, deciding));
    }

    // The smallest case that the interpreter confirms; one that it does not is left out and the next one taken.
    private Situation? Example(Wire where, IReadOnlySet<string> deciding, Cell cell)
    {
        var relevant = new RelevantFacts(_cases, where);
        for (int attempt = 0; attempt < 4; attempt++)
        {
            if (_cases.FindSmallest(where) is not { } one) return null;
            if (_writer.Write(LikeBefore(one, where, cell), deciding, relevant) is { } situation)
            {
                if (!_premises.ContainsKey(cell.Labels)) _premises.Add(cell.Labels, Premises(situation));
                return situation with
                {
                    FirstClauses = Carriers(_first, situation.First, cell.First),
                    SecondClauses = Carriers(_second, situation.Second, cell.Second),
                };
            }

            where = _cases.And(where, !_cases.JustLike(one));
        }

        return null;
    }

    // Of equally small cases one with the premises of those told before, so that the reader finds the same ones again.
    private JointCase LikeBefore(JointCase one, Wire where, Cell cell) =>
        _premises.TryGetValue(cell.Labels, out Wire before) && _cases.FindOfSize(one.Size, where, before) is { } like ? like with { IsSmallest = one.IsSmallest } : one;

    private Wire Premises(Situation situation)
    {
        Wire premises = Wire.True;
        foreach (SituationFact fact in situation.Facts)
        {
            if (!fact.IsDeciding && fact.IsTrue && _cases.FactIs(fact.Name) is { } wires) premises = _cases.And(premises, wires.Certain);
        }

        return premises;
    }

    private static ImmutableArray<DecidingClause> Carriers(ComparedQuestion question, Evaluation evaluation, AnswerState state)
    {
        RegimeProgram program = question.Regime.Program;
        var clauses = ImmutableArray.CreateBuilder<DecidingClause>();
        for (int r = 0; r < program.Rules.Length; r++)
        {
            Rule rule = program.Rules[r];
            if (rule.Conclusions.Any(conclusion => question.Concerns(conclusion, state) && !evaluation.Nodes[conclusion.Applies].IsFalse)) clauses.Add(new DecidingClause(r));
            if (!rule.Conclusions.Any(conclusion => conclusion.Group == question.Group) || evaluation.Nodes[rule.Condition].IsFalse) continue;
            for (int e = 0; e < rule.Exceptions.Length; e++)
            {
                if (!evaluation.Nodes[rule.Exceptions[e].Holds].IsFalse) clauses.Add(new DecidingClause(r, e));
            }
        }

        return clauses.ToImmutable();
    }

    // What the deciding clauses speak of, by name.
    private HashSet<string> Deciding(bool isOfFirst, int rule, DecidingClause? blocked)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (rule >= 0) Speak(isOfFirst ? _first.Regime : _second.Regime, rule);
        if (blocked is not null) Speak(isOfFirst ? _second.Regime : _first.Regime, blocked.Rule);
        return names;

        void Speak(JointRegime regime, int r)
        {
            Rule spoken = regime.Program.Rules[r];
            foreach (int fact in RuleFacts.Of(regime.Program, [spoken.Condition, .. spoken.Exceptions.Select(exception => exception.Condition)])) names.Add(regime.Named.Facts[fact].Name);
        }
    }

    private Cell Of(AnswerState a, AnswerState b, Wire where)
    {
        bool isOrdered = _first.IsOrdered && _second.IsOrdered;
        DifferenceKind kind = a.Kind == StateKind.Clash || b.Kind == StateKind.Clash ? DifferenceKind.Clash
            : isOrdered && a.IsAsHeavyAs(b) ? DifferenceKind.Wording
            : a.Kind == StateKind.Open || b.Kind == StateKind.Open ? DifferenceKind.Discretion
            : DifferenceKind.Opposite;
        bool isFirst = kind == DifferenceKind.Clash ? a.Kind == StateKind.Clash
            : kind == DifferenceKind.Wording || !isOrdered ? a.Kind != StateKind.Nothing && (b.Kind == StateKind.Nothing || a.High + a.Low >= b.High + b.Low)
            : a.IsLighterThan(b) || (!b.IsLighterThan(a) && a.Low <= b.Low);
        return new Cell(a, b, where, isFirst, kind, Math.Abs(a.High - b.High) + Math.Abs(a.Low - b.Low));
    }
}
