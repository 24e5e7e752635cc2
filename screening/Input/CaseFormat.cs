namespace Zhaodan.Screening.Input;

/// <summary>How a file lays a table out.</summary>
public enum CaseFormat
{
    /// <summary>By the ending of its name; CSV where that says nothing</summary>
    Detect,

    Csv,

    /// <summary>JSON, one object a line</summary>
    Ndjson,

    /// <summary>A workbook of Excel or WPS</summary>
    Xlsx,

    /// <summary>Arrow IPC: columns</summary>
    Arrow,
}

public static class CaseFormats
{
    /// <summary>For messages.</summary>
    public const string Words = "csv、ndjson、xlsx、arrow";

    /// <summary>Accepts what people write for --input-format.</summary>
    public static bool TryParse(string text, out CaseFormat format)
    {
        format = text.ToUpperInvariant() switch
        {
            "CSV" => CaseFormat.Csv,
            "NDJSON" or "JSONL" => CaseFormat.Ndjson,
            "XLSX" or "EXCEL" => CaseFormat.Xlsx,
            "ARROW" or "FEATHER" => CaseFormat.Arrow,
            _ => CaseFormat.Detect,
        };
        return format != CaseFormat.Detect;
    }

    /// <summary>As <see cref="TryParse"/> takes it.</summary>
    public static string Word(CaseFormat format) => Extension(format)[1..];

    /// <summary>By the ending of a file's name. Old and binary workbooks go to the reader of workbooks, which says what they are.</summary>
    public static CaseFormat OfName(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".NDJSON" or ".JSONL" or ".JSON" => CaseFormat.Ndjson,
        ".XLSX" or ".XLSM" or ".XLSB" or ".XLS" or ".ET" => CaseFormat.Xlsx,
        ".ARROW" or ".ARROWS" or ".FEATHER" => CaseFormat.Arrow,
        _ => CaseFormat.Csv,
    };

    /// <summary>The ending of files that are written.</summary>
    public static string Extension(CaseFormat format) => format switch
    {
        CaseFormat.Ndjson => ".ndjson",
        CaseFormat.Xlsx => ".xlsx",
        CaseFormat.Arrow => ".arrow",
        _ => ".csv",
    };
}
