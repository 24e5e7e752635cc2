namespace Zhaodan.Screening.Input;

/// <summary>What the operating system reports, in words for people.</summary>
internal static class FailureText
{
    // ENOSPC and EDQUOT of Linux and the two codes of Windows for a full disk.
    private static readonly int[] FullDisk = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    public static bool IsFullDisk(Exception exception) => exception is IOException && Array.IndexOf(FullDisk, exception.HResult) >= 0;

    public static string Of(Exception exception) => exception switch
    {
        IsFolderException => "这是文件夹，不是文件",
        FileNotFoundException => "没有这个文件",
        DirectoryNotFoundException => "没有这个文件夹",
        UnauthorizedAccessException => "没有权限",
        PathTooLongException => "路径太长",
        _ when IsFullDisk(exception) => "磁盘已满",
        _ => "系统报告 " + exception.Message.TrimEnd('.', '。'),
    };
}

/// <summary>A folder stands where a file should; the system only says that access is denied.</summary>
internal sealed class IsFolderException : IOException;
