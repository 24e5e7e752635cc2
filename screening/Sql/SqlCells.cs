using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Sql;

/// <summary>
/// The cells of a table as a statement reads them, column by column of its header, and with that the inputs of a circuit. A
/// cell that is not understood is a problem of its row. Not thread-safe.
/// </summary>
internal sealed class SqlCells : IColumnContent
{
    private readonly SqlLadder _ladder;
    private readonly SqlNumbers _numbers;
    private readonly CaseSchema _schema;
    private readonly Dictionary<int, List<(SqlExpression IsTrue, SqlExpression IsFalse, SqlExpression IsUnknown)>> _truths = [];
    private readonly Dictionary<int, SqlNumber> _ranges = [];
    private readonly Dictionary<int, SqlColumn> _choices = [];
    private readonly List<(SqlExpression IsBad, string Reason)> _problems = [];

    /// <param name="ladder">Where columns go.</param>
    /// <param name="schema">The facts.</param>
    /// <param name="plan">What the columns of the table mean.</param>
    /// <param name="header">What they are called in the table.</param>
    public SqlCells(SqlLadder ladder, CaseSchema schema, ColumnPlan plan, ImmutableArray<string> header)
    {
        (_ladder, _schema, _numbers) = (ladder, schema, new SqlNumbers(ladder));
        for (int column = 0; column < header.Length; column++) Add(plan.Columns[column], header[column]);
        foreach (SchemaFact fact in schema.Facts.Where(fact => fact.TruthIndex >= 0)) AddClash(fact);
        Kept = [.. plan.Kept.Select(column => (plan.Columns[column].Name, SqlExpression.Of(Take(header[column]))))];
    }

    /// <summary>案号, as text.</summary>
    public SqlExpression CaseNumber { get; private set; } = SqlExpression.Raw("''");

    /// <summary>The columns that are carried through, as text.</summary>
    public ImmutableArray<(string Name, SqlExpression Text)> Kept { get; }

    /// <summary>What makes a row one that cannot be answered.</summary>
    public IReadOnlyList<(SqlExpression IsBad, string Reason)> Problems => _problems;

    public TruthColumn Truth(int column) => _truths.ContainsKey(column) ? TruthColumn.WithUnknown : TruthColumn.Absent;

    public bool HasNumber(int column) => _ranges.ContainsKey(column);

    public bool HasChoice(int column) => _choices.ContainsKey(column);

    /// <summary>The number of a column of the schema; null where the table has none.</summary>
    public SqlNumber? Number(int column) => _ranges.GetValueOrDefault(column);

    /// <summary>The condition that an input of the circuit stands for.</summary>
    public SqlExpression Condition(CircuitInput input) => input.Kind switch
    {
        InputKind.StatedTrue => Any(_truths[input.Column].Select(truth => truth.IsTrue)),
        InputKind.StatedFalse => Any(_truths[input.Column].Select(truth => truth.IsFalse)),
        InputKind.StatedUnknown => Any(_truths[input.Column].Select(truth => truth.IsUnknown)),
        InputKind.IsAtLeast => SqlExpression.Of($"({_ranges[input.Column].Low} >= {Text(input.Bound)})"),
        InputKind.MayBeAtLeast => SqlExpression.Of($"({_ranges[input.Column].High} >= {Text(input.Bound)})"),
        InputKind.IsLess => SqlExpression.Of($"({_ranges[input.Column].High} < {_ranges[input.Other].Low})"),
        InputKind.MayBeLess => SqlExpression.Of($"({_ranges[input.Column].Low} < {_ranges[input.Other].High})"),
        InputKind.IsOpen => SqlExpression.Of($"({_choices[input.Column]} IN ({SqlCode.Silent}, {Text(SqlCode.FirstOption + input.Bound)}))"),
        _ => throw new InvalidOperationException("Spans are reckoned elsewhere."),
    };

    private void Add(ColumnRole role, string column)
    {
        switch (role.Kind)
        {
            case ColumnKind.CaseNumber:
                SqlColumn number = Take(column);
                CaseNumber = SqlExpression.Of(number);
                _problems.Add((SqlExpression.Of($"({number} = '')"), "没有案号"));
                break;
            case ColumnKind.Fact when role.Fact is { } fact:
                AddFact(column, fact);
                break;
            case ColumnKind.Assertions:
                AddList(column, FactKind.Assertion, "认定", mayBeWithheld: false);
                break;
            case ColumnKind.Decisions:
                AddList(column, FactKind.Decision, "决定", mayBeWithheld: true);
                break;
            case ColumnKind.Laws or ColumnKind.Grants:
                _problems.Add((SqlExpression.Of($"({Take(column)} <> '')"), $"“{column}”不空，数据库里答不了，请用 zhaodan screen"));
                break;
        }
    }

    // Trimmed text; NULL is silence.
    private SqlColumn Take(string column)
    {
        SqlExpression text = SqlExpression.Format(_ladder.Dialect.Text, "src." + _ladder.Dialect.Identifier(column));
        return _ladder.Define("x", SqlExpression.Format(_ladder.Dialect.Trim, SqlExpression.Of($"coalesce({text}, '')")), column);
    }

    private void AddFact(string column, SchemaFact fact)
    {
        SqlColumn text = Take(column);
        SqlColumn code;
        bool isOfCase = CaseDates.Includes(fact.Fact);
        switch (fact.Fact.Kind)
        {
            case FactKind.Count or FactKind.Money or FactKind.Date or FactKind.Event:
                SqlNumber number = fact.Fact.Kind switch
                {
                    FactKind.Count => _numbers.Count(fact.Fact, text),
                    FactKind.Money => _numbers.Money(text),
                    _ => _numbers.Date(text, fact.Fact.Kind == FactKind.Event, isOfCase),
                };
                code = number.Code;
                if (fact.NumberIndex >= 0) _ranges.Add(fact.NumberIndex, number);
                break;
            case FactKind.Choice:
                code = Choice(text, fact.Fact);
                _choices.Add(fact.ChoiceIndex, code);
                break;
            case FactKind.Reading:
                code = Reading(text, fact.Fact);
                break;
            default:
                code = _ladder.Define("k", $"CASE WHEN {text} = '' THEN {SqlCode.Silent} {_numbers.TruthCases(text)}ELSE {SqlCode.Unreadable} END", fact.Name);
                break;
        }

        _problems.Add((SqlExpression.Of($"({code} = {SqlCode.Unreadable})"), $"“{column}”的写法读不懂"));
        if (fact.TruthIndex >= 0) AddTruth(fact, code);
    }

    private void AddTruth(SchemaFact fact, SqlColumn code)
    {
        SqlExpression isTrue = SqlExpression.Of($"({code} IN ({SqlCode.Yes}, {SqlCode.Exact}))");
        // A date of the case that is stated says nothing for itself: the day decides.
        if (fact.Fact.Kind == FactKind.Date) AddTruth(fact, SqlGates.False, SqlGates.False, SqlExpression.Of($"({code} <> {SqlCode.Silent})"));
        else if (fact.Fact.Kind == FactKind.Event) AddTruth(fact, isTrue, Is(code, SqlCode.No), Is(code, SqlCode.Unknown));
        else AddTruth(fact, Is(code, SqlCode.Yes), Is(code, SqlCode.No), Is(code, SqlCode.Unknown));
    }

    private void AddTruth(SchemaFact fact, SqlExpression isTrue, SqlExpression isFalse, SqlExpression isUnknown)
    {
        if (!_truths.TryGetValue(fact.TruthIndex, out var stated)) _truths.Add(fact.TruthIndex, stated = []);
        stated.Add((isTrue, isFalse, isUnknown));
    }

    // Said in two places, and not the same.
    private void AddClash(SchemaFact fact)
    {
        if (!_truths.TryGetValue(fact.TruthIndex, out var stated) || (stated.Count == 1 && fact.Fact.Kind != FactKind.Decision)) return;
        SqlExpression isTrue = Any(stated.Select(one => one.IsTrue)), isFalse = Any(stated.Select(one => one.IsFalse)), isUnknown = Any(stated.Select(one => one.IsUnknown));
        _problems.Add((SqlExpression.Of($"(({isTrue} AND {isFalse}) OR ({isTrue} AND {isUnknown}) OR ({isFalse} AND {isUnknown}))"), $"“{fact.Name}”前后写得不一样"));
    }

    private SqlColumn Choice(SqlColumn text, Fact fact)
    {
        string options = string.Concat(fact.Options.Select((option, i) => $"WHEN {text.Name} = {_ladder.Dialect.Literal(option)} THEN {Text(SqlCode.FirstOption + i)} "));
        return _ladder.Define("k", SqlExpression.Of($"CASE WHEN {text} IN ('', '{SqlTruthWords.Unknown}') THEN {SqlCode.Silent} {options}ELSE {SqlCode.Unreadable} END"));
    }

    private SqlColumn Reading(SqlColumn text, Fact fact)
    {
        string options = string.Concat(fact.Options.Select((option, i) =>
            $"WHEN {text.Name} IN ({_ladder.Dialect.Literal(option)}, {_ladder.Dialect.Literal("读法" + option)}) THEN {Text(i == 0 ? SqlCode.No : SqlCode.Yes)} "));
        return _ladder.Define("k", $"CASE WHEN {text} = '' THEN {SqlCode.Silent} {options}ELSE {SqlCode.Unreadable} END");
    }

    // 构成过错、…: each name between its own two marks, so that one name in another is not met.
    private void AddList(string column, FactKind kind, string mark, bool mayBeWithheld)
    {
        SqlColumn text = Take(column);
        SqlColumn list = _ladder.Define("l", $"concat('、', {_numbers.Replace(SqlExpression.Of(text), "、", "、、")}, '、')");
        SqlExpression left = SqlExpression.Of(list);
        foreach (SchemaFact fact in _schema.Facts.Where(fact => fact.Fact.Kind == kind && fact.TruthIndex >= 0))
        {
            string[] names = [.. NamesOf(fact, mark)];
            SqlExpression isTrue = Any(names.Select(name => Has(list, name))), isFalse = mayBeWithheld ? Any(names.Select(name => Has(list, "不" + name))) : SqlGates.False;
            SqlColumn yes = _ladder.Define("k", $"CASE WHEN {isTrue} THEN {SqlCode.Yes} ELSE {SqlCode.Silent} END", fact.Name);
            SqlExpression no = mayBeWithheld ? Is(_ladder.Define("k", $"CASE WHEN {isFalse} THEN {SqlCode.No} ELSE {SqlCode.Silent} END", "不" + fact.Name), SqlCode.No) : SqlGates.False;
            AddTruth(fact, Is(yes, SqlCode.Yes), no, SqlGates.False);
            foreach (string name in names)
            {
                left = _numbers.Replace(left, Between(name), "");
                if (mayBeWithheld) left = _numbers.Replace(left, Between("不" + name), "");
            }
        }

        // What a regime concludes itself may be written down, and counts for nothing.
        if (kind == FactKind.Assertion) left = _schema.DerivedValues.Order(StringComparer.Ordinal).Aggregate(left, (rest, name) => _numbers.Replace(rest, Between(name), ""));
        _problems.Add((SqlExpression.Of($"({_ladder.Define("r", left)} NOT IN ('', '、、'))"), $"“{column}”里有不认得的名称"));
    }

    private static IEnumerable<string> NamesOf(SchemaFact fact, string mark)
    {
        string bare = fact.Name.StartsWith(mark, StringComparison.Ordinal) ? fact.Name[mark.Length..].TrimStart() : fact.Name;
        return fact.Fact.Synonyms.Prepend(bare).SelectMany(name => new[] { name, $"「{name}」" }).Distinct(StringComparer.Ordinal);
    }

    private SqlExpression Has(SqlColumn list, string name) => SqlExpression.Of($"({_numbers.Position(SqlExpression.Of(list), Between(name))} > 0)");

    // Marks are doubled in the list, so that every name has two of its own; so they are in a name.
    private static string Between(string name) => "、" + name.Replace("、", "、、", StringComparison.Ordinal) + "、";

    private SqlExpression Is(SqlColumn code, int value) => SqlExpression.Format(_ladder.Dialect.Equal, code, value);

    private static SqlExpression Any(IEnumerable<SqlExpression> conditions)
    {
        SqlExpression[] real = [.. conditions.Where(condition => condition != SqlGates.False)];
        return real.Length switch
        {
            0 => SqlGates.False,
            1 => real[0],
            _ => SqlExpression.Of($"({SqlExpression.Join(" OR ", real)})"),
        };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
