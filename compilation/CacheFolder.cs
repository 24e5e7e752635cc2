namespace Zhaodan.Compilation;

/// <summary>Whether a folder and a file in it can be trusted with code: the user's own, closed to others, no links.</summary>
internal static class CacheFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Null when the folder is good, an empty text when it is not there yet, else what is wrong with it, in Chinese.</summary>
    public static string? Check(string folder)
    {
        try
        {
            var info = new DirectoryInfo(folder);
            if (info.LinkTarget is not null) return "它是一个链接";
            if (File.Exists(folder)) return "它不是文件夹";
            if (!info.Exists) return "";
            if (OperatingSystem.IsWindows()) return null;
            if (!UnixOwner.IsCurrentUser(folder)) return "它不归当前用户所有";
            if ((info.UnixFileMode & ~OwnerOnly) != 0) return "其他用户可以访问它";
            for (DirectoryInfo? above = info.Parent; above is not null; above = above.Parent)
            {
                // In a folder that everybody may write to, only the sticky bit keeps others from putting their own in its place.
                bool open = (above.UnixFileMode & UnixFileMode.OtherWrite) != 0 && (above.UnixFileMode & UnixFileMode.StickyBit) == 0;
                if (open) return "它的上级文件夹任何人都可以写入";
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Reason(e);
        }
    }

    /// <summary>Makes the folder where it is missing, open to its owner alone.</summary>
    public static void Make(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly);
    }

    /// <summary>Removes the oldest files until only so many are left; what cannot be removed stays.</summary>
    public static void Prune(string folder, int most)
    {
        try
        {
            FileInfo[] files = new DirectoryInfo(folder).GetFiles("*", new EnumerationOptions { AttributesToSkip = 0 });
            foreach (FileInfo file in files.OrderByDescending(file => file.LastWriteTimeUtc).Skip(most)) file.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next writer tries again.
        }
    }

    /// <summary>Why the system refused, in Chinese.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "没有权限",
        DirectoryNotFoundException => "文件夹不存在",
        PathTooLongException => "路径太长",
        _ => "读写失败",
    };

    /// <summary>Is there a plain file of the user's own, and no link?</summary>
    public static bool IsOwnPlainFile(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists || info.LinkTarget is not null || (info.Attributes & FileAttributes.ReparsePoint) != 0) return false;
        return OperatingSystem.IsWindows() || UnixOwner.IsCurrentUser(path);
    }
}
