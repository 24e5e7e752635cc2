using Npgsql.PostgresTypes;
using Zhaodan.Screening.Input.Records;

namespace Zhaodan.Postgres.Input;

/// <summary>How the bytes of a column are read (PostgreSQL's binary formats of values).</summary>
internal enum CellType
{
    Bool,
    Integer,
    Numeric,
    Float,
    Date,
    Text,
    TextArray,
    Uuid,

    /// <summary>None of these: the server writes it as text, and only a column that is kept may be it</summary>
    Other,
}

/// <summary>A column of a query.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its bytes are read.</param>
/// <param name="TypeName">As PostgreSQL calls the type.</param>
internal sealed record QueryColumn(string Name, CellType Type, string TypeName)
{
    private const string TextTypes = "text、varchar、enum";

    public static QueryColumn Of(string name, PostgresType type)
    {
        PostgresType plain = type;
        while (plain is PostgresDomainType domain) plain = domain.BaseType;
        CellType cell = plain is PostgresEnumType ? CellType.Text
            : plain is PostgresArrayType { Element: var element } && IsText(element) ? CellType.TextArray
            : IsText(plain) ? CellType.Text
            : plain.Name switch
            {
                "boolean" or "bool" => CellType.Bool,
                "smallint" or "integer" or "bigint" or "int2" or "int4" or "int8" => CellType.Integer,
                "numeric" => CellType.Numeric,
                "real" or "double precision" or "float4" or "float8" => CellType.Float,
                "date" => CellType.Date,
                "uuid" => CellType.Uuid,
                _ => CellType.Other,
            };
        return new QueryColumn(name, cell, type.DisplayName) { IsUnknown = type.OID == 0 };
    }

    /// <summary>The driver does not know the type.</summary>
    public bool IsUnknown { get; private init; }

    /// <summary>The types that may stand for a use where this one may not; null where it may.</summary>
    public string? WantedFor(RecordUse use) => use switch
    {
        RecordUse.Kept => null,
        RecordUse.CaseNumber => Wants("text、varchar、integer、bigint、uuid", CellType.Text, CellType.Integer, CellType.Uuid),
        RecordUse.List => Wants("text、varchar、text[]", CellType.Text, CellType.TextArray),
        RecordUse.Truth => Wants("boolean、" + TextTypes, CellType.Bool, CellType.Text, CellType.Integer),
        RecordUse.Event => Wants("boolean、date、" + TextTypes, CellType.Bool, CellType.Text, CellType.Date, CellType.Integer),
        RecordUse.Count => Wants("integer、bigint、numeric、text", CellType.Integer, CellType.Numeric, CellType.Text),
        RecordUse.Money => Wants("numeric（元）、text", CellType.Numeric, CellType.Text),
        RecordUse.Date => Wants("date、text", CellType.Date, CellType.Text),
        _ => Wants(TextTypes, CellType.Text),
    };

    private string? Wants(string names, params ReadOnlySpan<CellType> types) => types.Contains(Type) ? null : names;

    private static bool IsText(PostgresType type) => type is PostgresEnumType || type.Name is "text" or "character varying" or "varchar" or "character" or "bpchar" or "name";
}
