namespace Zhaodan.Screening.Input;

/// <summary>How a file lays a table out.</summary>
public enum CaseFormat
{
    /// <summary>By the ending of its name; CSV where that says nothing</summary>
    Detect,

    Csv,

    /// <summary>Arrow IPC: columns</summary>
    Arrow,
}

public static class CaseFormats
{
    /// <summary>For messages.</summary>
    public const string Words = "csv、arrow";

    /// <summary>Accepts what people write for --input-format.</summary>
    public static bool TryParse(string text, out CaseFormat format)
    {
        format = text.ToUpperInvariant() switch
        {
            "CSV" => CaseFormat.Csv,
            "ARROW" or "FEATHER" => CaseFormat.Arrow,
            _ => CaseFormat.Detect,
        };
        return format != CaseFormat.Detect;
    }

    /// <summary>By the ending of a file's name.</summary>
    public static CaseFormat OfName(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".ARROW" or ".ARROWS" or ".FEATHER" or ".IPC" => CaseFormat.Arrow,
        _ => CaseFormat.Csv,
    };

    /// <summary>The ending of files that are written.</summary>
    public static string Extension(CaseFormat format) => format switch
    {
        CaseFormat.Arrow => ".arrow",
        _ => ".csv",
    };
}
