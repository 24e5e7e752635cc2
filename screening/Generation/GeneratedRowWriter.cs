using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Generation;

/// <summary>Lays a draft out as a row of one of the two shapes.</summary>
internal sealed class GeneratedRowWriter
{
    private readonly ITableWriter _table;
    private readonly RandomSource _random;
    private readonly bool _isList;
    private readonly SchemaFact[] _columns;
    private readonly SchemaFact[] _listed;
    private readonly SchemaFact[] _assertions;
    private readonly SchemaFact[] _decisions;
    private readonly StringBuilder _joined = new();

    public GeneratedRowWriter(ITableWriter table, CaseSchema schema, bool isList, RandomSource random)
    {
        _table = table;
        _isList = isList;
        _random = random;
        (SchemaFact[] stated, _assertions, _decisions) = Used(schema);
        _columns = isList ? [.. stated.Where(fact => fact.NumberIndex >= 0 || fact.ChoiceIndex >= 0)] : stated;
        _listed = isList ? [.. stated.Where(fact => fact.TruthIndex >= 0 && fact.Fact.Kind != FactKind.Date)] : [];
    }

    /// <summary>The columns of a wide table with everything that the regimes look at.</summary>
    public static ImmutableArray<string> Header(CaseSchema schema)
    {
        (SchemaFact[] stated, SchemaFact[] assertions, SchemaFact[] decisions) = Used(schema);
        var header = ImmutableArray.CreateBuilder<string>();
        header.Add("案号");
        header.AddRange(stated.Select(fact => fact.Name));
        if (assertions.Length > 0) header.Add("认定");
        if (decisions.Length > 0) header.Add("决定");
        return header.ToImmutable();
    }

    private static (SchemaFact[] Stated, SchemaFact[] Assertions, SchemaFact[] Decisions) Used(CaseSchema schema)
    {
        SchemaFact[] used = [.. schema.Facts.Where(fact => fact.IsUsed)];
        SchemaFact[] assertions = [.. used.Where(fact => fact.Fact.Kind == FactKind.Assertion)], decisions = [.. used.Where(fact => fact.Fact.Kind == FactKind.Decision)];
        return ([.. used.Except(assertions).Except(decisions)], assertions, decisions);
    }

    public void WriteHeader()
    {
        _table.Cell("案号");
        if (_isList) Cells("是", "否", "不明");
        foreach (SchemaFact fact in _columns) _table.Cell(fact.Name);
        if (_assertions.Length > 0) _table.Cell("认定");
        if (_decisions.Length > 0) _table.Cell("决定");
        _table.EndRow();
    }

    public void Write(long number, CaseDraft draft)
    {
        Span<char> text = stackalloc char[24];
        text[0] = '案';
        number.TryFormat(text[1..], out int length, "D8", CultureInfo.InvariantCulture);
        _table.Cell(text[..(length + 1)]);
        if (_isList)
        {
            Join(_listed, draft, StatedTruth.True, "");
            Join(_listed, draft, StatedTruth.False, "");
            Join(_listed, draft, StatedTruth.Unknown, "");
        }

        foreach (SchemaFact fact in _columns) _table.Cell(Value(fact, draft));
        if (_assertions.Length > 0) Join(_assertions, draft, StatedTruth.True, "认定");
        if (_decisions.Length > 0) JoinDecisions(draft);
        _table.EndRow();
    }

    private string Value(SchemaFact fact, CaseDraft draft)
    {
        if (fact.ChoiceIndex >= 0) return draft.Option(fact.ChoiceIndex) is >= 0 and var option ? fact.Fact.Options[option] : "";
        bool mayHaveNumber = fact.TruthIndex < 0 || draft.Truth(fact.TruthIndex) == StatedTruth.True;
        if (fact.NumberIndex >= 0 && mayHaveNumber && draft.Number(fact.NumberIndex) is { } number) return CellText.Number(fact.Fact, number, _random);
        // A date is a date, or open: 是 and 否 say nothing of it.
        if (fact.Fact.Kind == FactKind.Date) return fact.TruthIndex >= 0 && draft.Truth(fact.TruthIndex) == StatedTruth.Unknown ? CellText.Truth(StatedTruth.Unknown) : "";
        return _isList || fact.TruthIndex < 0 ? "" : CellText.Truth(draft.Truth(fact.TruthIndex));
    }

    private void Join(SchemaFact[] facts, CaseDraft draft, StatedTruth truth, string mark)
    {
        _joined.Clear();
        foreach (SchemaFact fact in facts)
        {
            if (draft.Truth(fact.TruthIndex) == truth) Append("", ValueName(fact, mark));
        }

        WriteJoined();
    }

    private void JoinDecisions(CaseDraft draft)
    {
        _joined.Clear();
        foreach (SchemaFact fact in _decisions)
        {
            StatedTruth truth = draft.Truth(fact.TruthIndex);
            if (truth is StatedTruth.True or StatedTruth.False) Append(truth == StatedTruth.False ? "不" : "", ValueName(fact, "决定"));
        }

        WriteJoined();
    }

    // 认定 构成过错 is written 构成过错 in the column 认定; a term with 、 in it stands in 「」.
    private static string ValueName(SchemaFact fact, string mark)
    {
        string name = mark.Length > 0 && fact.Name.StartsWith(mark, StringComparison.Ordinal) ? fact.Name[mark.Length..].TrimStart() : fact.Name;
        return name.Contains('、', StringComparison.Ordinal) ? $"「{name}」" : name;
    }

    private void Append(string prefix, string name)
    {
        if (_joined.Length > 0) _joined.Append('、');
        _joined.Append(prefix).Append(name);
    }

    private void WriteJoined()
    {
        foreach (ReadOnlyMemory<char> chunk in _joined.GetChunks())
        {
            if (chunk.Length == _joined.Length)
            {
                _table.Cell(chunk.Span);
                return;
            }
        }

        _table.Cell(_joined.ToString());
    }

    private void Cells(params ReadOnlySpan<string> names)
    {
        foreach (string name in names) _table.Cell(name);
    }
}
