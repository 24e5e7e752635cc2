namespace Zhaodan.Cli.Shell;

/// <summary>Why reading or writing failed, in Chinese: the runtime's own messages are English.</summary>
internal static class IoReason
{
    // errno of Linux and macOS alike; .NET keeps it in HResult on Unix, and a Windows code on Windows.
    private const int NoSpaceUnix = 28;
    private const int QuotaLinux = 122;
    private const int QuotaMac = 69;
    private const int ReadOnlyUnix = 30;
    private const int DiskFullWindows = unchecked((int)0x80070070);
    private const int HandleDiskFullWindows = unchecked((int)0x80070027);

    public static string Of(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "没有权限",
        DirectoryNotFoundException => "上级文件夹不存在",
        FileNotFoundException => "文件不存在",
        PathTooLongException => "路径太长",
        IOException io => io.HResult switch
        {
            NoSpaceUnix or DiskFullWindows or HandleDiskFullWindows => "磁盘已满",
            QuotaLinux or QuotaMac => "超出磁盘限额",
            ReadOnlyUnix => "文件系统只读",
            _ => "读写出错",
        },
        _ => "读写出错",
    };
}
