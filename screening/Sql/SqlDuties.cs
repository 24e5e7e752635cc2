using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.Runtime.Answers;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Sql;

/// <summary>
/// The columns of obligations and rights: <see cref="DutyReckoning"/> over columns. Conditions come from the circuit, dates
/// from the table. Not thread-safe.
/// </summary>
internal sealed class SqlDuties
{
    private readonly SqlLadder _ladder;
    private readonly SqlSpans _spans;
    private readonly ProgramCircuit _circuit;
    private readonly Func<int, int> _columnOf;
    private readonly Dictionary<(int Start, Period Period), List<SqlExpression>> _outside = [];

    public SqlDuties(SqlLadder ladder, SqlSpans spans, CaseSchema schema, ProgramCircuit circuit)
    {
        (_ladder, _spans, _circuit) = (ladder, spans, circuit);
        _columnOf = fact => fact < 0 ? -1 : schema.Find(circuit.Program, circuit.Program.Facts[fact]).NumberIndex;
        Wires =
        [
            circuit.Scope.Possible, circuit.Scope.Certain,
            .. circuit.Program.Duties.SelectMany(duty => new[] { Applies(duty), Started(duty), Performed(duty) }).SelectMany(truth => new[] { truth.Possible, truth.Certain }),
        ];
    }

    /// <summary>All conditions that will be asked for.</summary>
    public ImmutableArray<Wire> Wires { get; }

    /// <summary>Per duty its status, what is possible and its last day; last, what the calendar does not reach.</summary>
    public IEnumerable<(string Name, SqlExpression Text)> Write(SqlGates gates)
    {
        RegimeProgram program = _circuit.Program;
        SqlExpression inScope = gates[_circuit.Scope.Possible], isOpenScope = SqlExpression.Of($"(NOT {gates[_circuit.Scope.Certain]})");
        foreach (SpanNode span in program.Nodes.OfType<SpanNode>())
        {
            var input = new CircuitInput(InputKind.IsOutsideCalendar, _columnOf(span.Start), 0, _columnOf(span.Finish), span.Period, program.Calendar);
            Note(span.Start, span.Period, _spans.Condition(input));
        }

        foreach (Duty duty in program.Duties)
        {
            Statuses statuses = StatusesOf(duty, gates);
            string name = $"{DutyWords.Of(duty.Kind)}·{duty.Name}";
            (DutyStatus Status, SqlExpression May)[] may = [.. statuses.May.Select(one => (one.Status, SqlExpression.Of(_ladder.Define("u", one.May, name))))];
            SqlExpression count = SqlExpression.Join(" + ", may.Select(one => SqlExpression.Of($"CASE WHEN {one.May} THEN 1 ELSE 0 END")));
            SqlColumn isOpen = _ladder.Define("u", $"({isOpenScope} OR {statuses.IsDisordered} OR {statuses.IsOutside} OR ({count}) <> 1)");
            SqlExpression settled = SqlExpression.Join(" ", may.Select(one => SqlExpression.Of($"WHEN {one.May} THEN {Literal(DutyWords.Of(duty, one.Status))}")));
            yield return (name, SqlExpression.Of($"CASE WHEN NOT {inScope} THEN {Literal(Words.Inapplicable)} WHEN {isOpen} THEN {Literal(DutyWords.Undetermined)} {settled} ELSE {Literal(DutyWords.Undetermined)} END"));

            IEnumerable<(SqlExpression, SqlExpression)> pieces = may.Select(one => Piece(one.May, DutyWords.Of(duty, one.Status))).Append(Piece(isOpenScope, Words.Inapplicable));
            SqlExpression possible = SqlPieces.Join(_ladder.Dialect, "、", pieces);
            yield return (name + "·可能", SqlExpression.Of($"CASE WHEN {inScope} AND {isOpen} THEN {possible} ELSE '' END"));
            yield return (name + "·期限", Deadline(duty, inScope));
            if (statuses.IsOutside != SqlGates.False) Note(duty.Start, duty.Period, statuses.IsOutside);
        }

        yield return ("超出日历", Outside(inScope));
    }

    private readonly record struct Statuses(IReadOnlyList<(DutyStatus Status, SqlExpression May)> May, SqlExpression IsDisordered, SqlExpression IsOutside);

    private TruthWires Applies(Duty duty) => _circuit.Node(duty.Applies);

    private TruthWires Started(Duty duty) => duty.Started < 0 ? new TruthWires(Wire.True, Wire.True) : _circuit.Node(duty.Started);

    private TruthWires Performed(Duty duty) => _circuit.Node(duty.Performed);

    // DutyReckoning.Find, line by line.
    private Statuses StatusesOf(Duty duty, SqlGates gates)
    {
        RegimeProgram program = _circuit.Program;
        SqlDay start = _spans.Day(_columnOf(duty.Start)), act = _spans.Day(_columnOf(duty.Act)), asOf = AsOf(program);
        TruthWires applies = Applies(duty), started = Started(duty), performed = Performed(duty);
        (SqlExpression startedPossible, SqlExpression startedCertain) = HappenedBy(gates, started, start, asOf);
        (SqlExpression donePossible, SqlExpression doneCertain) = HappenedBy(gates, performed, act, asOf);
        SqlColumn runs = _ladder.Define("u", $"({gates[applies.Possible]} AND {startedPossible})");
        SqlColumn mayBeDone = _ladder.Define("u", $"({runs} AND {donePossible})"), mayBeUndone = _ladder.Define("u", $"({runs} AND NOT {doneCertain})");
        SqlExpression disordered = SqlExpression.Of($"({mayBeDone} AND {act.High} < {start.Low})"), inOrder = SqlExpression.Of($"({mayBeDone} AND NOT {act.High} < {start.Low})");
        var may = new List<(DutyStatus, SqlExpression)>
        {
            (DutyStatus.NotArisen, SqlExpression.Of($"(NOT {gates[applies.Certain]})")),
            (DutyStatus.NotStarted, SqlExpression.Of($"({gates[applies.Possible]} AND NOT {startedCertain})")),
        };
        if (duty.Period.IsNone)
        {
            may.Add((DutyStatus.InTime, inOrder));
            may.Add((DutyStatus.Overdue, SqlExpression.Of(mayBeUndone)));
            return new Statuses(may, disordered, SqlGates.False);
        }

        SqlEnd end = _spans.End(_columnOf(duty.Start), duty.Period, program.Calendar);
        // What was done at last had not been done before that day.
        SqlExpression keeps = SqlExpression.Of($"(NOT {gates[performed.Certain]} OR {act.High} = {Highest} OR {asOf.IsAnything} OR {act.High} > {asOf.High})");
        SqlExpression notDoneHigh = SqlExpression.Of($"CASE WHEN {keeps} THEN {asOf.High} ELSE {act.High} - 1 END");
        SqlExpression inTime = SqlExpression.Of($"({inOrder} AND {act.Low} <= {end.Latest})"), late = SqlExpression.Of($"({inOrder} AND {act.High} > {end.Earliest})");
        SqlExpression pending = SqlExpression.Of($"({mayBeUndone} AND ({asOf.IsAnything} OR {asOf.Low} <= {end.Latest}))");
        SqlExpression overdue = SqlExpression.Of($"({mayBeUndone} AND ({asOf.IsAnything} OR {notDoneHigh} > {end.Earliest}))");
        may.Add((DutyStatus.Pending, pending));
        may.Add((DutyStatus.InTime, inTime));
        may.Add((DutyStatus.Late, late));
        may.Add((DutyStatus.Overdue, overdue));
        SqlExpression outside = SqlExpression.Of($"({end.IsOutside} AND (({inTime} AND {late}) OR (NOT {asOf.IsAnything} AND {pending} AND {overdue})))");
        return new Statuses(may, disordered, outside);
    }

    private SqlDay AsOf(RegimeProgram program)
    {
        SqlDay asOf = _spans.Day(_columnOf(program.AsOf)), decision = _spans.Day(_columnOf(program.DecisionDate));
        return new SqlDay(
            SqlExpression.Of($"CASE WHEN {asOf.IsAnything} THEN {decision.IsExact} ELSE {asOf.IsExact} END"),
            SqlExpression.Of($"({asOf.IsAnything} AND {decision.IsAnything})"),
            SqlExpression.Of($"CASE WHEN {asOf.IsAnything} THEN {decision.Low} ELSE {asOf.Low} END"),
            SqlExpression.Of($"CASE WHEN {asOf.IsAnything} THEN {decision.High} ELSE {asOf.High} END"),
            null);
    }

    private static (SqlExpression Possible, SqlExpression Certain) HappenedBy(SqlGates gates, TruthWires truth, SqlDay date, SqlDay asOf)
    {
        SqlExpression isOpen = SqlExpression.Of($"({date.IsAnything} OR {asOf.IsAnything})");
        return (
            SqlExpression.Of($"({gates[truth.Possible]} AND ({isOpen} OR NOT {date.Low} > {asOf.High}))"),
            SqlExpression.Of($"({gates[truth.Certain]} AND ({isOpen} OR {date.High} <= {asOf.Low}))"));
    }

    private SqlExpression Deadline(Duty duty, SqlExpression inScope)
    {
        if (duty.Period.IsNone || duty.Start < 0) return SqlExpression.Raw("''");
        SqlEnd end = _spans.End(_columnOf(duty.Start), duty.Period, _circuit.Program.Calendar);
        return end.Day is null ? SqlExpression.Raw("''") : SqlExpression.Of($"CASE WHEN {inScope} AND {end.IsFound} THEN {new SqlCivilDate(_ladder).TextOf(end.Day)} ELSE '' END");
    }

    private void Note(int start, Period period, SqlExpression where)
    {
        if (start < 0) return;
        if (!_outside.TryGetValue((start, period), out List<SqlExpression>? noted)) _outside.Add((start, period), noted = []);
        noted.Add(where);
    }

    // 自「启动追责」之日（2018年5月1日）起5个工作日
    private SqlExpression Outside(SqlExpression inScope)
    {
        if (_outside.Count == 0 || _circuit.Program.Calendar is null) return SqlExpression.Raw("''");
        var pieces = new List<(SqlExpression, SqlExpression)>();
        foreach (((int start, Period period), List<SqlExpression> where) in _outside)
        {
            Fact fact = _circuit.Program.Facts[start];
            SqlDay day = _spans.Day(_columnOf(start));
            if (day.Number is not { } number) continue;
            SqlExpression date = SqlExpression.Of($"CASE WHEN {day.IsExact} THEN {new SqlCivilDate(_ladder).TextOf(number.Low)} ELSE {Literal(SqlTruthWords.Unknown)} END");
            SqlExpression text = SqlExpression.Of($"concat({Literal($"自「{fact.Name}」之日（")}, {date}, {Literal($"）起{period}")})");
            pieces.Add((SqlExpression.Of($"{inScope} AND ({SqlExpression.Join(" OR ", where)})"), text));
        }

        return pieces.Count == 0 ? SqlExpression.Raw("''") : SqlPieces.Join(_ladder.Dialect, "；", pieces);
    }

    private SqlExpression Highest => SqlExpression.Format(_ladder.Dialect.Integer, SqlNumbers.Highest);

    private (SqlExpression Where, SqlExpression Text) Piece(SqlExpression where, string text) => (where, SqlExpression.Raw(Literal(text)));

    private string Literal(string text) => _ladder.Dialect.Literal(text);
}
