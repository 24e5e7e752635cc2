using System.Text;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity.Published;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Input;

namespace Zhaodan.Cli.Fidelity;

/// <summary>Reads published texts: every .txt under a folder, or one file. UTF-8, UTF-16 with its mark and GB18030 are told apart.</summary>
internal sealed class PublishedFiles
{
    public const string Extension = ".txt";

    private const int MostFiles = 2_000;
    private const int MostBytes = 16 << 20;

    private readonly Terminal _terminal;
    private readonly List<PublishedFile> _files = [];

    private PublishedFiles(Terminal terminal) => _terminal = terminal;

    /// <summary>In the order of their paths.</summary>
    public IReadOnlyList<PublishedFile> Files => _files;

    public DiagnosticBag Findings { get; } = new();

    /// <summary>Null when the path leads nowhere, which is reported to standard error.</summary>
    public static PublishedFiles? Read(string path, Terminal terminal)
    {
        var files = new PublishedFiles(terminal);
        string full = terminal.FullPath(path);
        if (File.Exists(full))
        {
            files.ReadFile(full, path);
            return files;
        }

        if (!Directory.Exists(full))
        {
            Invocation.Report(terminal, DiagnosticCatalogue.PathNotFound, path, terminal.CurrentDirectory);
            return null;
        }

        return files.ReadFolder(full, path) ? files : null;
    }

    private bool ReadFolder(string full, string shown)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 16, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden, IgnoreInaccessible = true };
        string[] paths = [.. Directory.EnumerateFiles(full, "*" + Extension, options).Take(MostFiles + 1).Order(StringComparer.Ordinal)];
        if (paths.Length is 0 or > MostFiles)
        {
            Invocation.Report(_terminal, paths.Length == 0 ? DiagnosticCatalogue.NoPublishedFiles : DiagnosticCatalogue.TooManyFiles, shown, MostFiles);
            return false;
        }

        foreach (string path in paths) ReadFile(path, $"{shown.TrimEnd('/')}/{Path.GetRelativePath(full, path).Replace('\\', '/')}");
        return true;
    }

    private void ReadFile(string full, string shown)
    {
        _terminal.Cancellation.ThrowIfCancellationRequested();
        try
        {
            var file = new FileInfo(full);
            if (file.Length > MostBytes)
            {
                Report(DiagnosticCatalogue.PublishedTooLong, shown, file.Length, MostBytes);
                return;
            }

            if (Decode(File.ReadAllBytes(full)) is { } text) _files.Add(PublishedTextReader.Read(new SourceText(shown, text), Findings));
            else Report(DiagnosticCatalogue.PublishedEncodingUnknown, shown, shown);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Report(DiagnosticCatalogue.Unreadable, shown, shown, FailureText.Of(failure));
        }
    }

    private static string? Decode(byte[] bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        if (bytes is [0xFF, 0xFE, ..]) return Strict(Encoding.Unicode, bytes.AsSpan(2));
        if (bytes is [0xFE, 0xFF, ..]) return Strict(Encoding.BigEndianUnicode, bytes.AsSpan(2));
        ReadOnlySpan<byte> content = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;
        return Strict(Encoding.UTF8, content) ?? Strict(Encoding.GetEncoding("GB18030"), content);
    }

    private static string? Strict(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        var strict = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            return strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private void Report(DiagnosticDescriptor descriptor, string shown, params object[] arguments) =>
        Findings.Report(descriptor, new SourceLocation(new SourceText(shown, ""), default), arguments);
}
