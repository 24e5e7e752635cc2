namespace Zhaodan.Cli.Shell;

/// <summary>Options that several commands share, so that they read the same everywhere.</summary>
internal static class LibraryOptions
{
    public const string SpecsName = "--specs";
    public const string SpecsChineseName = "--规则库";

    /// <summary>Where the encoded regimes of this project lie.</summary>
    public const string DefaultSpecs = "specs";

    public static CliOption Specs() => new(SpecsName, SpecsChineseName, "路径", $"规则文件或者文件夹，不写则为 {DefaultSpecs}") { Completes = CompletionKind.Folder };

    public static CliOption Regime(string help) => new("--regime", "--制度", "代号", help) { Completes = CompletionKind.Regimes };

    public static CliOption Source(string help) => new("--source", "--原文", "路径", help) { Completes = CompletionKind.Folder };

    public static CliOption Out(string help) => new("--out", "--输出", "路径", help) { Completes = CompletionKind.File };
}
