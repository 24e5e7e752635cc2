#if !NETSTANDARD2_0
namespace Zhaodan.Compiler;

/// <summary>How much text a host compiles, and for how long.</summary>
public sealed record CompileLimits
{
    public static CompileLimits Default { get; } = new();

    public int MaxTexts { get; init; } = 1000;

    /// <summary>Of all texts together, in UTF-16 units. The six published regimes with their vocabulary and cases have about 600 000.</summary>
    public long MaxCharacters { get; init; } = 4_000_000;

    /// <summary>Looked at before every file, sentence, article and regime.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(30);

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
#endif
