using System.Runtime.InteropServices;

namespace Zhaodan.Compilation;

/// <summary>Who owns a file, which .NET does not say.</summary>
internal static partial class UnixOwner
{
    // From linux/stat.h, whose layout is fixed.
    private const int CurrentFolder = -100;
    private const int DoNotFollow = 0x100;
    private const uint WantOwner = 0x8;
    private const int BufferSize = 256;
    private const int OwnerOffset = 20;

    /// <summary>Does the file, or the link itself, belong to the user of this process? What cannot be told is no.</summary>
    public static bool IsCurrentUser(string path)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                var buffer = new byte[BufferSize];
                if (Statx(CurrentFolder, path, DoNotFollow, WantOwner, buffer) != 0) return false;
                return BitConverter.ToUInt32(buffer, OwnerOffset) == EffectiveUser();
            }

            if (OperatingSystem.IsWindows()) return false;

            // Elsewhere: only the owner, and root, may set a mode; root cannot tell and goes without.
            if (EffectiveUser() == 0) return false;
            File.SetUnixFileMode(path, File.GetUnixFileMode(path));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int folder, string path, int flags, uint mask, [Out] byte[] buffer);
}
