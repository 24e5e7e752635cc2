using Microsoft.CodeAnalysis;

namespace Zhaodan.Generator.Input;

/// <summary>One file as the pipeline compares it: equal where path and text are.</summary>
internal sealed record StatuteFile(string Path, string Content)
{
    public const string Extension = ".statute";

    public const string NamesExtension = ".statute-names";

    public static bool IsStatute(AdditionalText text) => text.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    public static bool IsNames(AdditionalText text) => text.Path.EndsWith(NamesExtension, StringComparison.OrdinalIgnoreCase);

    public static StatuteFile Read(AdditionalText text, CancellationToken cancellationToken) =>
        new(text.Path, text.GetText(cancellationToken)?.ToString() ?? "");
}
