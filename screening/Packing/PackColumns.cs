using System.Collections.Immutable;
using Zhaodan.Arrow.Schema;
using Zhaodan.Arrow.Writing;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.ProgramForm.Values;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Columns;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Packing;

/// <summary>
/// The columns of a packed file: 案号, those that are kept, then one for each fact and a companion only where some case needs
/// it (<see cref="CompanionNames"/>). Numbers take as few bytes as they can.
/// </summary>
internal sealed class PackColumns
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    private readonly CaseSchema _schema;
    private readonly PackNeeds _needs;
    private readonly DiagnosticBag _diagnostics;
    private readonly SourceLocation _place;
    private readonly List<ArrowField> _fields = [];
    private readonly List<Action<ArrowBatchBuilder, CaseRow>> _appends = [];
    private readonly Dictionary<long, IReadOnlyList<string>> _dictionaries = [];
    private readonly Dictionary<int, string> _openNames = [];

    private PackColumns(CaseSchema schema, PackNeeds needs, string input, DiagnosticBag diagnostics) =>
        (_schema, _needs, _diagnostics, _place) = (schema, needs, diagnostics, new SourceLocation(new SourceText(input, ""), default));

    public ArrowSchema Schema => new(_fields);

    public IReadOnlyDictionary<long, IReadOnlyList<string>> Dictionaries => _dictionaries;

    /// <summary>Null with an error in <paramref name="diagnostics"/>.</summary>
    public static PackColumns? Plan(CaseSchema schema, PackNeeds needs, CaseSource source, ImmutableArray<string> keep, string input, DiagnosticBag diagnostics)
    {
        var columns = new PackColumns(schema, needs, input, diagnostics);
        return columns.Plan(source, keep) ? columns : null;
    }

    public void Append(ArrowBatchBuilder batch, CaseRow row)
    {
        foreach (Action<ArrowBatchBuilder, CaseRow> append in _appends) append(batch, row);
    }

    private bool Plan(CaseSource source, ImmutableArray<string> keep)
    {
        Add(new ArrowField("案号", ArrowType.Utf8) { IsNullable = false }, (batch, column, row) => batch.Text(column).Append(row.CaseNumber));
        for (int i = 0; i < keep.Length; i++)
        {
            int kept = i;
            if (ColumnBinder.IsReserved(keep[i]) || _schema.Terms.TryFind(keep[i], out _)) return Fail(DiagnosticCatalogue.PackKeepsFact, keep[i]);
            AddText(keep[i], row => row.Kept(kept).ToString());
        }

        foreach (SchemaFact fact in _schema.Facts.Where(fact => IsPacked(fact, source)))
        {
            if (NameOf(fact) is not { } name) return Fail(DiagnosticCatalogue.PackFactUnnamed, fact.Name);
            if (!AddFact(fact, name)) return false;
        }

        if (_needs.HasLaws) AddText("另有规定", row => string.Join('、', row.Laws.Select(law => $"{LegalRankWords.Of(law.Rank)} {law.Group} {(law.IsAgainst ? "不得" : "")}{law.Value}")));
        if (_needs.HasGrants) AddText("认可", row => string.Join('、', row.Grants.Select(grant => $"{_openNames[grant.TruthIndex]}「{grant.Reason}」")));
        if (_needs.HasIdleAssertions) AddBool(CompanionNames.IdleAssertion, row => row.HasIdleAssertion ? true : null);
        return true;
    }

    // What somebody states, and what a screening would miss.
    private bool IsPacked(SchemaFact fact, CaseSource source)
    {
        bool isStated = (fact.TruthIndex >= 0 && _needs.IsStated(fact.TruthIndex))
            || (fact.NumberIndex >= 0 && _needs.Number(fact.NumberIndex) is { HasExact: true } or { HasLow: true } or { HasHigh: true })
            || (fact.ChoiceIndex >= 0 && !_needs.Choices(fact.ChoiceIndex).IsEmpty);
        if (isStated) return true;
        bool isAsked = fact.IsRequired || (fact.IsUsed && fact.Fact.Kind == FactKind.Assertion && !source.MissingColumns.Contains("认定"));
        return isAsked && !source.MissingColumns.Contains(fact.Name);
    }

    private string? NameOf(SchemaFact fact)
    {
        string? name = new[] { _schema.FullName(fact), fact.Name }.FirstOrDefault(name => !ColumnBinder.IsReserved(name) && _schema.Terms.TryFind(name, out SchemaFact? found) && found == fact);
        if (name is not null && fact.TruthIndex >= 0) _openNames[fact.TruthIndex] = name;
        return name;
    }

    private bool AddFact(SchemaFact fact, string name)
    {
        int truth = fact.TruthIndex, number = fact.NumberIndex;
        if (fact.ChoiceIndex >= 0) return AddChoice(fact, name);
        if (fact.Fact.Kind == FactKind.Reading)
        {
            AddCodes(name, [.. fact.Fact.Options], row => row.Truths[truth] switch { StatedTruth.False => 0, StatedTruth.True => 1, _ => -1 });
            return true;
        }

        bool isDate = fact.Fact.Kind is FactKind.Date or FactKind.Event;
        string? values = number < 0 ? null : fact.Fact.Kind == FactKind.Event ? CompanionNames.Of(name, Companion.Date) : name;
        if (truth >= 0 && fact.Fact.Kind != FactKind.Date)
        {
            AddBool(name, row => row.Truths[truth] switch { StatedTruth.True => true, StatedTruth.False => false, _ => null });
        }

        if (truth >= 0 && _needs.IsUnknown(truth))
        {
            // A date of a case is held to be unsure wherever it is stated; only one without any day needs to say so.
            AddBool(CompanionNames.Of(name, Companion.Unknown), row => row.Truths[truth] == StatedTruth.Unknown && (!isDate || number < 0 || row.Numbers[number].IsAnything) ? true : null);
        }

        if (values is null) return true;
        PackNeeds.NumberNeed need = _needs.Number(number);
        if (values == name || need.HasExact) AddNumber(fact, values, need, row => row.Numbers[number] is { IsAnything: false, IsExact: true } exact ? exact.Low : null);
        if (need.HasLow) AddNumber(fact, CompanionNames.Of(name, Companion.AtLeast), need, row => row.Numbers[number] is { IsExact: false } range && range.Low != long.MinValue ? range.Low : null);
        if (need.HasHigh) AddNumber(fact, CompanionNames.Of(name, Companion.AtMost), need, row => row.Numbers[number] is { IsExact: false } range && range.High != long.MaxValue ? range.High : null);
        return true;
    }

    private bool AddChoice(SchemaFact fact, string name)
    {
        ImmutableArray<OptionSet> sets = _needs.Choices(fact.ChoiceIndex);
        var texts = new List<string>();
        foreach (OptionSet set in sets)
        {
            string text = string.Join("或者", fact.Fact.Options.Where((_, option) => (set.Excluded >> option & 1) == 0));
            if (!FactValueParser.TryParse(fact.Fact, text, out FactValue value, out _) || value.Choice != set) return Fail(DiagnosticCatalogue.PackChoiceUnwritable, name, text);
            texts.Add(text);
        }

        AddCodes(name, texts, row => sets.IndexOf(row.Choices[fact.ChoiceIndex]));
        return true;
    }

    private void AddNumber(SchemaFact fact, string name, PackNeeds.NumberNeed need, Func<CaseRow, long?> value)
    {
        if (fact.Fact.Kind is FactKind.Date or FactKind.Event)
        {
            Add(new ArrowField(name, ArrowType.Date32), (batch, column, row) =>
            {
                if (value(row) is { } days) batch.Date(column).Append(DateOnly.FromDayNumber((int)days + Epoch));
                else batch.Date(column).AppendNull();
            });
            return;
        }

        KeyValuePair<string, string>[] metadata = [new("单位", fact.Fact.Kind == FactKind.Money ? "分" : fact.Fact.Unit)];
        Add(new ArrowField(name, Smallest(need.Least, need.Most)) { Metadata = metadata }, (batch, column, row) =>
        {
            if (value(row) is { } number) batch.Integer(column).Append(number);
            else batch.Integer(column).AppendNull();
        });
    }

    private void AddBool(string name, Func<CaseRow, bool?> value) => Add(new ArrowField(name, ArrowType.Bool), (batch, column, row) =>
    {
        if (value(row) is { } truth) batch.Boolean(column).Append(truth);
        else batch.Boolean(column).AppendNull();
    });

    private void AddText(string name, Func<CaseRow, string> value) => Add(new ArrowField(name, ArrowType.Utf8), (batch, column, row) =>
    {
        if (value(row) is { Length: > 0 } text) batch.Text(column).Append(text);
        else batch.Text(column).AppendNull();
    });

    private void AddCodes(string name, List<string> texts, Func<CaseRow, int> code)
    {
        long id = _fields.Count;
        _dictionaries.Add(id, texts);
        Add(new ArrowField(name, ArrowType.Utf8) { Dictionary = new ArrowDictionaryEncoding(id, Smallest(0, texts.Count), IsOrdered: false) }, (batch, column, row) =>
        {
            if (code(row) is >= 0 and var number) batch.Coded(column).Append(number);
            else batch.Coded(column).AppendNull();
        });
    }

    private void Add(ArrowField field, Action<ArrowBatchBuilder, int, CaseRow> append)
    {
        int column = _fields.Count;
        _fields.Add(field);
        _appends.Add((batch, row) => append(batch, column, row));
    }

    private static ArrowType Smallest(long least, long most) =>
        least >= sbyte.MinValue && most <= sbyte.MaxValue ? ArrowType.Int8
        : least >= short.MinValue && most <= short.MaxValue ? ArrowType.Int16
        : least >= int.MinValue && most <= int.MaxValue ? ArrowType.Int32
        : ArrowType.Int64;

    private bool Fail(DiagnosticDescriptor descriptor, params object[] arguments)
    {
        _diagnostics.Report(descriptor, _place, arguments);
        return false;
    }
}
