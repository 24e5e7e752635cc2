using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Generation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Planes;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Sql;

/// <summary>
/// The clauses as one SELECT, for an engine that holds the cases: the circuit that screening runs, written down. A row comes
/// out for every row that goes in; what a cell of an answer file says, the column of the same name says. A row that cannot be
/// answered has the reason in the column 问题 and empty answers.
/// </summary>
public static class SqlCompiler
{
    /// <summary>The column that says why a row is not answered.</summary>
    public const string Problem = "问题";

    /// <summary>Null with an error in <paramref name="diagnostics"/>.</summary>
    public static SqlStatement? Compile(SqlRequest request, DiagnosticBag diagnostics)
    {
        foreach (ScreeningRegime regime in request.Regimes.Where(regime => regime.Linked is { IsAlwaysCombined: true }))
        {
            diagnostics.Report(DiagnosticCatalogue.SqlLayered, Nowhere(request), regime.Program.Header.Code);
        }

        if (diagnostics.HasErrors || CaseSchema.Build([.. request.Regimes.Select(regime => regime.Program)], diagnostics) is not { } schema) return null;
        ImmutableArray<string> usual = GeneratedRowWriter.Header(schema);
        var names = new SqlColumnNames(request.Dialect, usual);
        ImmutableArray<string> header = request.Columns.IsDefault ? names.Own : request.Columns;
        List<(string, int)> bound = [.. header.Select(name => (names.FullNameOf(name), 0))];
        return ColumnBinder.Bind(schema, new SourceText(request.SourceName, ""), bound, request.Reader with { Shape = CaseShape.Wide }, diagnostics) is not { } plan
            ? null
            : new Statement(request, schema, plan, header).Write(header);
    }

    private static SourceLocation Nowhere(SqlRequest request) => new(new SourceText(request.SourceName, ""), default);

    /// <summary>A statement that is being put together.</summary>
    private sealed class Statement
    {
        private readonly SqlRequest _request;
        private readonly SqlLadder _ladder;
        private readonly SqlCells _cells;
        private readonly SqlSpans _spans;
        private readonly List<(string Prefix, SqlAnswers Answers, SqlDuties? Duties, bool IsLinked)> _regimes = [];
        private readonly SqlGates _gates;
        private readonly List<(string Name, SqlExpression Expression, string Remark)> _outputs = [];
        private SqlColumn? _problem;

        public Statement(SqlRequest request, CaseSchema schema, ColumnPlan plan, ImmutableArray<string> header)
        {
            _request = request;
            _ladder = new SqlLadder(request.Dialect);
            _cells = new SqlCells(_ladder, schema, plan, header);
            _spans = new SqlSpans(_ladder, _cells);
            var builder = new CircuitBuilder(new SchemaColumns(schema), request.Unmentioned == Unmentioned.False, TruthForm.Planes, _cells);
            foreach (ScreeningRegime regime in request.Regimes)
            {
                var answers = new SqlAnswers(builder, regime.Program);
                SqlDuties? duties = regime.Program.ReckonsDays ? new SqlDuties(_ladder, _spans, schema, answers.Program) : null;
                _regimes.Add((request.Regimes.Length == 1 ? "" : regime.Program.Header.Code + "·", answers, duties, regime.Linked is { IsPlain: false }));
            }

            var wires = new List<Wire>();
            var remarks = new Dictionary<Wire, string>();
            foreach ((_, SqlAnswers answers, SqlDuties? duties, _) in _regimes)
            {
                wires.Add(answers.Program.Contradictory);
                wires.AddRange(answers.Groups.Concat(answers.Tail).SelectMany(answer => answer.Pieces).Select(piece => piece.Where));
                if (duties is not null) wires.AddRange(duties.Wires);
                foreach ((Wire wire, string remark) in answers.Remarks()) remarks.TryAdd(wire, remark);
            }

            _gates = new SqlGates(_ladder, builder.Circuit, wires, input => Condition(builder.Inputs[input]), remarks);
        }

        public SqlStatement Write(ImmutableArray<string> header)
        {
            Add("案号", _cells.CaseNumber, "");
            foreach ((string name, SqlExpression text) in _cells.Kept) Add(name, text, "");
            _problem = _ladder.Define("q", Joined("；", [.. Problems()]), "为什么不能回答");
            foreach ((string prefix, SqlAnswers answers, SqlDuties? duties, bool isLinked) in _regimes)
            {
                foreach (SqlAnswer answer in answers.Groups) Add(prefix + answer.Name, Answered(answer), answer.Remark);
                if (duties is not null)
                {
                    foreach ((string name, SqlExpression text) in duties.Write(_gates)) Add(prefix + name, Answered(text), "");
                }

                foreach (SqlAnswer answer in answers.Tail.TakeWhile(answer => answer.Name == SqlAnswers.ForceColumn)) Add(prefix + answer.Name, Answered(answer), answer.Remark);
                if (isLinked) Add(prefix + "让位", SqlExpression.Raw("''"), "没有另有规定");
                foreach (SqlAnswer answer in answers.Tail.SkipWhile(answer => answer.Name == SqlAnswers.ForceColumn)) Add(prefix + answer.Name, Answered(answer), answer.Remark);
            }

            Add("未提及", SqlExpression.Raw(_request.Dialect.Literal(UnmentionedWords.Of(_request.Unmentioned))), "没有提到的事实怎么取");
            Add(Problem, SqlExpression.Of(_problem), "");
            ImmutableArray<string> names = new SqlColumnNames(_request.Dialect, [.. _outputs.Select(output => output.Name)]).Own;
            (string, SqlExpression, string)[] outputs = [.. _outputs.Zip(names, (output, own) => (own, output.Expression, own == output.Name ? output.Remark : output.Name))];
            return new SqlStatement(_ladder.Select($"{_request.Source} AS src", outputs), header, names, [.. _spans.Rows()]);
        }

        private SqlExpression Condition(CircuitInput input) =>
            input.Kind is InputKind.IsWithin or InputKind.MayBeWithin or InputKind.IsOutsideCalendar ? _spans.Condition(input) : _cells.Condition(input);

        private IEnumerable<(SqlExpression Where, string Text)> Problems()
        {
            foreach ((SqlExpression isBad, string reason) in _cells.Problems) yield return (isBad, reason);
            foreach ((string prefix, SqlAnswers answers, _, _) in _regimes)
            {
                if (!answers.Program.Contradictory.IsFalse) yield return (_gates[answers.Program.Contradictory], prefix + "事实自相矛盾");
            }
        }

        private SqlExpression Answered(SqlAnswer answer) => Answered(Joined("、", [.. answer.Pieces.Select(piece => (_gates[piece.Where], piece.Text))]));

        private SqlExpression Answered(SqlExpression text) => SqlExpression.Of($"CASE WHEN {_problem} <> '' THEN '' ELSE {text} END");

        // Texts, each where its condition holds.
        private SqlExpression Joined(string separator, IReadOnlyList<(SqlExpression Where, string Text)> pieces)
        {
            if (pieces.Count == 0) return SqlExpression.Raw("''");
            return SqlPieces.Join(_request.Dialect, separator, pieces.Select(piece => (piece.Where, SqlExpression.Raw(_request.Dialect.Literal(piece.Text)))));
        }

        private void Add(string name, SqlExpression expression, string remark) => _outputs.Add((name, expression, remark));
    }
}
