namespace Zhaodan.Cli.Shell;

/// <summary>Exit statuses; documented in every <c>--help</c> and in docs/分析指南.md.</summary>
internal static class ExitStatus
{
    public const int Ok = 0;

    /// <summary>The input has errors, or a case fails.</summary>
    public const int Findings = 1;

    /// <summary>The command was used wrongly.</summary>
    public const int Usage = 2;

    /// <summary>Something outside failed: disk, permissions, a fault of the program.</summary>
    public const int Failure = 3;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Cancelled = 130;

    /// <summary>For the help page, in this order.</summary>
    public static IReadOnlyList<(int Status, string Meaning)> All { get; } =
    [
        (Ok, "成功"),
        (Findings, "输入有错误，或者有案例不符合应得的结论"),
        (Usage, "命令用法有误"),
        (Failure, "外部原因失败，如不能读写磁盘，或者程序内部出错"),
        (Cancelled, "被中止（Ctrl-C）"),
    ];
}
