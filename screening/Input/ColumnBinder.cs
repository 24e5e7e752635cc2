using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Values;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input;

/// <summary>The columns of a file, bound to a schema.</summary>
internal sealed record ColumnPlan(CaseShape Shape, ImmutableArray<ColumnRole> Columns, ImmutableArray<int> Kept, ImmutableArray<string> Missing);

/// <summary>
/// Says what each column of a header means and refuses a header that leaves anything open: a silent column of nothing but
/// 不明 is the worst result that a screening can give.
/// </summary>
internal sealed class ColumnBinder
{
    private const string CaseNumber = "案号";

    // Each with a suggestion; the rest are named together.
    private const int MostUnknown = 20;

    private static readonly (char Mark, string Name)[] Separators = [('\t', "制表符"), (';', ";"), ('；', "；"), ('，', "，"), ('|', "|"), ('、', "、")];

    private static readonly (string Name, ColumnKind Kind)[] Reserved =
    [
        (CaseNumber, ColumnKind.CaseNumber), ("是", ColumnKind.TrueList), ("否", ColumnKind.FalseList), ("不明", ColumnKind.UnknownList),
        ("认定", ColumnKind.Assertions), ("决定", ColumnKind.Decisions),
        ("另有规定", ColumnKind.Laws), ("认可", ColumnKind.Grants),
    ];

    private readonly CaseSchema _schema;
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<(string Name, int Start)> _header;

    private ColumnBinder(CaseSchema schema, SourceText source, List<(string Name, int Start)> header, DiagnosticBag diagnostics)
    {
        _schema = schema;
        _source = source;
        _header = header;
        _diagnostics = diagnostics;
    }

    /// <summary>Null when the header has an error.</summary>
    public static ColumnPlan? Bind(CaseSchema schema, SourceText source, List<(string Name, int Start)> header, CaseReaderOptions options, DiagnosticBag diagnostics)
    {
        var binder = new ColumnBinder(schema, source, header, diagnostics);
        return binder.Bind(options);
    }

    /// <summary>案号, 是, 否, …: a column of that name is no fact's.</summary>
    public static bool IsReserved(string name) => Reserved.Any(reserved => reserved.Name == name);

    private ColumnPlan? Bind(CaseReaderOptions options)
    {
        if (!MappingFits(options)) return null;
        List<ColumnRole?> roles = _header.ConvertAll(column => RoleOf(_schema, column.Name, options));
        if (!IsHeader(roles)) return null;

        bool good = AllKnown(roles);
        good &= !HasRepeats(roles);
        ImmutableArray<int> kept = KeptColumns(options.Keep, ref good);
        CaseShape shape = options.Shape != CaseShape.Detect ? options.Shape
            : roles.Exists(role => role?.Kind is ColumnKind.TrueList or ColumnKind.FalseList or ColumnKind.UnknownList) ? CaseShape.List
            : CaseShape.Wide;
        ImmutableArray<string> missing = Missing(_schema, shape, roles);
        if (!missing.IsEmpty)
        {
            string[] open = [.. missing.Where(name => !IsConfirmed(name, options))];
            bool isConfirmed = open.Length == 0;
            _diagnostics.Report(
                isConfirmed ? DiagnosticCatalogue.CaseColumnsMissingConfirmed : DiagnosticCatalogue.CaseColumnsMissing,
                Place(0, 0),
                string.Join("、", isConfirmed ? missing : open));
            good &= isConfirmed;
        }

        return good ? new ColumnPlan(shape, [.. roles.OfType<ColumnRole>()], kept, missing) : null;
    }

    /// <summary>What a name means that stands above a column or before a value; null where nobody knows.</summary>
    public static ColumnRole? RoleOf(CaseSchema schema, string name, CaseReaderOptions options)
    {
        if (name.Length == 0) return new ColumnRole("", ColumnKind.Unnamed, null);
        if (options.Mapping.FirstOrDefault(mapped => mapped.Column == name) is { } own) return MappedRole(schema, name, own.Fact);
        foreach ((string reserved, ColumnKind kind) in Reserved)
        {
            if (name == reserved) return new ColumnRole(name, kind, null);
        }

        if (schema.Terms.TryFind(name, out SchemaFact? fact)) return new ColumnRole(name, ColumnKind.Fact, fact);
        if (CaseDateNames.IsOfEveryCase(name)) return new ColumnRole(name, ColumnKind.KeptOnly, null);
        return options.Keep.Contains(name, StringComparer.Ordinal) ? new ColumnRole(name, ColumnKind.KeptOnly, null) : null;
    }

    // What the register's own name is taken for; problems of a row speak of the register's column.
    private static ColumnRole? MappedRole(CaseSchema schema, string name, string meaning)
    {
        if (meaning is ColumnMappingFile.Kept or ColumnMappingFile.Unused) return new ColumnRole(name, ColumnKind.KeptOnly, null);
        foreach ((string reserved, ColumnKind kind) in Reserved)
        {
            if (meaning == reserved) return new ColumnRole(name, kind, null);
        }

        return schema.Terms.TryFind(meaning, out SchemaFact? fact) ? new ColumnRole(name, ColumnKind.Fact, fact) : null;
    }

    // Every line of the mapping speaks of a column that is there and of a fact that the regimes know.
    private bool MappingFits(CaseReaderOptions options)
    {
        bool fits = true;
        foreach (MappedColumn mapped in options.Mapping)
        {
            if (mapped.Column.Length > 0 && !_header.Exists(column => column.Name == mapped.Column))
            {
                _diagnostics.Report(DiagnosticCatalogue.MappingColumnMissing, Place(0, 0), mapped.Column);
                fits = false;
            }

            if (mapped.Column.Length == 0 ? _schema.Terms.TryFind(mapped.Fact, out _) || IsReserved(mapped.Fact) : MappedRole(_schema, mapped.Column, mapped.Fact) is not null) continue;
            _diagnostics.Report(DiagnosticCatalogue.MappingFactUnknown, Place(0, 0), mapped.Column, mapped.Fact, NearestTerms.Sentence(mapped.Fact, _schema.Terms.Names));
            fits = false;
        }

        return fits;
    }

    private bool IsConfirmed(string missing, CaseReaderOptions options) => options.AllowMissing || options.Mapping.Any(mapped =>
        mapped.Column.Length == 0 && (mapped.Fact == missing || (_schema.Terms.TryFind(mapped.Fact, out SchemaFact? fact) && fact?.Name == missing)));

    /// <summary>What each column of a header seems to mean, and which facts have none: for somebody to complete.</summary>
    public static IEnumerable<ProposedColumn> Propose(CaseSchema schema, SourceText source, List<(string Name, int Start)> header, CaseReaderOptions options)
    {
        List<ColumnRole?> roles = header.ConvertAll(column => RoleOf(schema, column.Name, options));
        for (int i = 0; i < header.Count; i++)
        {
            if (header[i].Name.Length == 0) continue;
            if (roles[i] is { } role)
            {
                string meaning = role.Fact?.Name ?? (options.Keep.Contains(role.Name, StringComparer.Ordinal) ? ColumnMappingFile.Kept : role.Kind == ColumnKind.KeptOnly ? ColumnMappingFile.Unused : role.Name);
                yield return new ProposedColumn(header[i].Name, meaning, "");
                continue;
            }

            string nearest = NearestTerms.Sentence(header[i].Name, schema.Terms.Names.Concat(Reserved.Select(reserved => reserved.Name)));
            yield return new ProposedColumn(header[i].Name, null, nearest + $"请写事实的名称、案号、{ColumnMappingFile.Kept}或者{ColumnMappingFile.Unused}。");
        }

        CaseShape shape = roles.Exists(role => role?.Kind is ColumnKind.TrueList or ColumnKind.FalseList or ColumnKind.UnknownList) ? CaseShape.List : CaseShape.Wide;
        foreach (string missing in Missing(schema, shape, roles))
        {
            yield return new ProposedColumn(null, missing, "制度用到，案例表里没有找到：有的，写列名；确实没有的，把“列”清空。");
        }
    }

    private bool AllKnown(List<ColumnRole?> roles)
    {
        List<int> unknown = [.. Enumerable.Range(0, roles.Count).Where(i => roles[i] is null)];
        foreach (int column in unknown.Take(MostUnknown)) ReportUnknown(column);
        if (unknown.Count > MostUnknown)
        {
            string names = string.Join("、", unknown.Skip(MostUnknown).Take(MostUnknown).Select(i => _header[i].Name));
            if (unknown.Count > 2 * MostUnknown) names += "等";
            _diagnostics.Report(DiagnosticCatalogue.CaseColumnsUnknown, Place(_header[unknown[MostUnknown]].Start, 0), unknown.Count - MostUnknown, names);
        }

        return unknown.Count == 0;
    }

    // A first line that names nothing known is a row and no header.
    private bool IsHeader(List<ColumnRole?> roles)
    {
        if (roles.Exists(role => role?.Kind == ColumnKind.CaseNumber)) return true;
        bool namesSomething = roles.Exists(role => role?.Kind is not (null or ColumnKind.Unnamed or ColumnKind.KeptOnly));
        if (OtherSeparator() is { } separator) _diagnostics.Report(DiagnosticCatalogue.CaseSeparatorWrong, Place(0, 0), separator);
        else if (namesSomething) _diagnostics.Report(DiagnosticCatalogue.CaseNumberColumnMissing, Place(0, 0));
        else _diagnostics.Report(DiagnosticCatalogue.CaseFileHasNoHeader, Place(0, 0), _source.Path);
        return false;
    }

    // The header makes sense once it is cut at another mark.
    private string? OtherSeparator()
    {
        foreach ((char mark, string name) in Separators)
        {
            string[] names = [.. _source.Content.Split(mark).Select(name => name.Trim().Trim('"'))];
            if (names.Length > 1 && (names.Contains(CaseNumber, StringComparer.Ordinal) || names.Count(name => _schema.Terms.TryFind(name, out _)) > 1)) return name;
        }

        return null;
    }

    private void ReportUnknown(int column)
    {
        (string name, int start) = _header[column];
        if (_schema.Terms.Ambiguity(name) is { } both)
        {
            _diagnostics.Report(DiagnosticCatalogue.CaseColumnAmbiguous, Place(start, name.Length), name, both.First.Name, both.Second.Name);
            return;
        }

        string nearest = Nearest(_schema, name);
        _diagnostics.Report(DiagnosticCatalogue.CaseColumnUnknown, Place(start, name.Length), name, nearest);
    }

    /// <summary>“最接近的有…”, or nothing.</summary>
    public static string Nearest(CaseSchema schema, string name) =>
        NearestTerms.Sentence(name, schema.Terms.Names.Concat(Reserved.Select(reserved => reserved.Name)));

    private bool HasRepeats(List<ColumnRole?> roles)
    {
        var seen = new Dictionary<object, string>();
        bool repeats = false;
        for (int i = 0; i < roles.Count; i++)
        {
            if (roles[i] is not { Kind: not ColumnKind.Unnamed } role) continue;
            object identity = role.Fact is { } fact ? fact : role.Name;
            if (seen.TryAdd(identity, role.Name)) continue;
            _diagnostics.Report(DiagnosticCatalogue.CaseColumnRepeated, Place(_header[i].Start, role.Name.Length), seen[identity], role.Name);
            repeats = true;
        }

        return repeats;
    }

    private ImmutableArray<int> KeptColumns(ImmutableArray<string> keep, ref bool good)
    {
        var kept = ImmutableArray.CreateBuilder<int>();
        foreach (string name in keep.Distinct(StringComparer.Ordinal))
        {
            int column = _header.FindIndex(header => header.Name == name);
            if (column < 0)
            {
                _diagnostics.Report(
                    DiagnosticCatalogue.KeptColumnMissing, Place(0, 0), name, string.Join("、", _header.Select(header => header.Name).Where(header => header.Length > 0)));
                good = false;
                continue;
            }

            kept.Add(column);
        }

        return kept.ToImmutable();
    }

    // In a list the lists stand for the 是否 facts; numbers, dates and choices have columns of their own in both shapes.
    public static ImmutableArray<string> Missing(CaseSchema schema, CaseShape shape, List<ColumnRole?> roles)
    {
        var present = roles.Where(role => role?.Fact is not null).Select(role => role?.Fact).ToHashSet();
        var missing = ImmutableArray.CreateBuilder<string>();
        if (shape == CaseShape.List)
        {
            foreach ((string name, ColumnKind kind) in Reserved)
            {
                bool isList = kind is ColumnKind.TrueList or ColumnKind.FalseList or ColumnKind.UnknownList;
                if (isList && !roles.Exists(role => role?.Kind == kind)) missing.Add(name);
            }
        }

        bool needsAssertions = false;
        foreach (SchemaFact fact in schema.Facts)
        {
            if (present.Contains(fact)) continue;
            needsAssertions |= fact.IsUsed && fact.Fact.Kind == FactKind.Assertion;
            bool isListed = shape == CaseShape.List && fact.TruthIndex >= 0;
            if (fact.IsRequired && !isListed) missing.Add(fact.Name);
        }

        if (needsAssertions && !roles.Exists(role => role?.Kind == ColumnKind.Assertions)) missing.Add("认定");
        return missing.ToImmutable();
    }

    private SourceLocation Place(int start, int length) => new(_source, new TextSpan(start, length));
}
