namespace Zhaodan.ProgramForm.Compiled;

/// <summary>How much of a compiled file a host takes. What is larger is refused before it is read.</summary>
public sealed record CompiledLimits
{
    public static CompiledLimits Default { get; } = new();

    /// <summary>Bytes of the whole file.</summary>
    public int MaxBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Regimes with their versions and those that have the word before them.</summary>
    public int MaxPrograms { get; init; } = 256;

    /// <summary>Nodes of one program: how long one case takes.</summary>
    public int MaxNodes { get; init; } = 200_000;
}
