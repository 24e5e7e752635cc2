using System.Diagnostics;

namespace Zhaodan.Screening.Tests;

/// <summary>A file system of 64 KiB in memory, for as long as this lives.</summary>
internal sealed class TinyFileSystem : IDisposable
{
    private readonly string _path;

    private TinyFileSystem(string path) => _path = path;

    /// <summary>Null where the machine does not let us.</summary>
    public static TinyFileSystem? TryMount(string path)
    {
        if (!OperatingSystem.IsLinux()) return null;
        bool existed = Directory.Exists(path);
        Directory.CreateDirectory(path);
        if (Succeeds("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", path)) return new TinyFileSystem(path);
        if (!existed) Directory.Delete(path);
        return null;
    }

    public void Dispose()
    {
        Succeeds("umount", _path);
        Directory.Delete(_path);
    }

    /// <summary>Runs a command of the system.</summary>
    public static bool Succeeds(string command, params string[] arguments)
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
