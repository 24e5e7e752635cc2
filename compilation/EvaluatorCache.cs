using System.Security.Cryptography;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compilation;

/// <summary>
/// Compiled assemblies on disk. What is loaded from here is executed, so the folder must belong to the user alone (0700), no
/// link is followed, an entry is written aside and renamed, and it is believed only when the hash inside fits its content
/// and its key. Trouble is reported and never fails a compilation.
/// </summary>
public sealed class EvaluatorCache
{
    // "ZDE1", the key and the SHA-256 of the image stand before the image.
    private static ReadOnlySpan<byte> Magic => "ZDE1"u8;

    private const int HashSize = 32;

    private const int HeaderSize = 4 + HashSize + HashSize;

    private const long LargestEntry = 512L << 20;

    private const int MostEntries = 256;

    public EvaluatorCache(string folder)
    {
        Folder = Path.GetFullPath(folder);
    }

    public string Folder { get; }

    /// <summary>
    /// The user's own place: <paramref name="overridden"/> when it is given, else <c>XDG_CACHE_HOME</c>, else ~/.cache, on Windows the
    /// local application data; null where there is none.
    /// </summary>
    public static EvaluatorCache? Default(string? overridden = null)
    {
        if (!string.IsNullOrEmpty(overridden)) return new EvaluatorCache(overridden);
        if (OperatingSystem.IsWindows())
        {
            string local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
            return local.Length == 0 ? null : new EvaluatorCache(Path.Combine(local, "zhaodan", "evaluators"));
        }

        // The specification says that a relative path there is to be ignored.
        string? xdg = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string? root = !string.IsNullOrEmpty(xdg) && Path.IsPathFullyQualified(xdg) ? xdg : home.Length > 0 ? Path.Combine(home, ".cache") : null;
        return root is null ? null : new EvaluatorCache(Path.Combine(root, "zhaodan", "evaluators"));
    }

    /// <summary>The image of an entry; null where there is none that can be trusted.</summary>
    internal byte[]? Read(string key, DiagnosticBag diagnostics)
    {
        if (CacheFolder.Check(Folder) is { } trouble)
        {
            if (trouble.Length > 0) Report(diagnostics, DiagnosticCatalogue.CacheFolderUnusable, trouble);
            return null;
        }

        string path = PathOf(key);
        try
        {
            if (!CacheFolder.IsOwnPlainFile(path)) return null;
            byte[] content = ReadAll(path);
            if (IsSound(content, key)) return content[HeaderSize..];
            diagnostics.Report(DiagnosticCatalogue.CacheEntryDamaged, At(path), path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Report(DiagnosticCatalogue.CacheEntryDamaged, At(path), path);
            return null;
        }
    }

    internal void Write(string key, byte[] image, DiagnosticBag diagnostics)
    {
        string aside = Path.Combine(Folder, "." + Guid.NewGuid().ToString("N") + ".tmp");
        try
        {
            string? trouble = CacheFolder.Check(Folder);
            if (trouble is { Length: 0 })
            {
                CacheFolder.Make(Folder);
                trouble = CacheFolder.Check(Folder);
            }

            if (trouble is not null)
            {
                // Reading has said so already, unless the folder changed since.
                if (diagnostics.Items.Count == 0) Report(diagnostics, DiagnosticCatalogue.CacheFolderUnusable, trouble);
                return;
            }

            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(aside, options))
            {
                stream.Write(Magic);
                stream.Write(Convert.FromHexString(key));
                stream.Write(SHA256.HashData(image));
                stream.Write(image);
                stream.Flush(flushToDisk: true);
            }

            File.Move(aside, PathOf(key), overwrite: true);
            CacheFolder.Prune(Folder, MostEntries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report(diagnostics, DiagnosticCatalogue.CacheEntryNotWritten, CacheFolder.Reason(e));
            RemoveAside(aside);
        }
    }

    private string PathOf(string key) => Path.Combine(Folder, key + ".zde");

    private static byte[] ReadAll(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        if (stream.Length is < HeaderSize or > LargestEntry) return [];
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static bool IsSound(ReadOnlySpan<byte> content, string key) =>
        content.Length > HeaderSize
        && content[..4].SequenceEqual(Magic)
        && content.Slice(4, HashSize).SequenceEqual(Convert.FromHexString(key))
        && content.Slice(4 + HashSize, HashSize).SequenceEqual(SHA256.HashData(content[HeaderSize..]));

    private static void RemoveAside(string aside)
    {
        try
        {
            File.Delete(aside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays behind; nobody reads it.
        }
    }

    private void Report(DiagnosticBag diagnostics, DiagnosticDescriptor descriptor, string reason) =>
        diagnostics.Report(descriptor, At(Folder), Folder, reason);

    private static SourceLocation At(string path) => new(new SourceText(path, ""), default);
}
