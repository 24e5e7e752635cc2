namespace Zhaodan.Screening.Input;

/// <summary>What the operating system reports of a file, in words for people: the runtime's own messages are English.</summary>
public static class FailureText
{
    // errno of Linux and macOS, which .NET keeps in HResult on Unix, and the codes of Windows.
    private const int NoSpace = 28;
    private const int QuotaLinux = 122;
    private const int QuotaMac = 69;
    private const int ReadOnly = 30;
    private const int DiskFullWindows = unchecked((int)0x80070070);
    private const int HandleDiskFullWindows = unchecked((int)0x80070027);

    public static bool IsFullDisk(Exception exception) =>
        exception is IOException { HResult: NoSpace or QuotaLinux or QuotaMac or DiskFullWindows or HandleDiskFullWindows };

    public static string Of(Exception exception) => exception switch
    {
        FileChangedException => "读的过程中文件变了",
        FolderInUseException => "另一次筛查正在往这里写结果",
        IsFileException => "这里已经有一个同名的文件",
        IsFolderException => "这是文件夹，不是文件",
        FileNotFoundException => "文件不存在",
        DirectoryNotFoundException => "上级文件夹不存在",
        UnauthorizedAccessException => "没有权限",
        PathTooLongException => "路径太长",
        IOException { HResult: QuotaLinux or QuotaMac } => "超出磁盘限额",
        IOException { HResult: ReadOnly } => "文件系统只读",
        _ when IsFullDisk(exception) => "磁盘已满",
        _ => $"读写出错（{exception.Message.TrimEnd('.', '。')}）",
    };
}

/// <summary>A folder stands where a file should; the system only says that access is denied.</summary>
internal sealed class IsFolderException : IOException;

/// <summary>A file grew or shrank while it was read.</summary>
internal sealed class FileChangedException : IOException;

/// <summary>Another job writes to the folder.</summary>
internal sealed class FolderInUseException : IOException;

/// <summary>A file stands where a folder should.</summary>
internal sealed class IsFileException : IOException;
