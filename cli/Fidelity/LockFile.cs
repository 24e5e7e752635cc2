using System.Text;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Input;

namespace Zhaodan.Cli.Fidelity;

/// <summary>The lock beside a regime's file: regimes/x.statute has regimes/x.lock; a file of several regimes has one for each, x.代号.lock.</summary>
internal sealed record LockFile(string ShownPath)
{
    private const int MostBytes = 16 << 20;

    public static LockFile Of(FileSyntax file, string code)
    {
        string path = file.Source.Path;
        string stem = path.EndsWith(Input.StatuteFiles.Extension, StringComparison.Ordinal) ? path[..^Input.StatuteFiles.Extension.Length] : path;
        bool isAlone = file.Blocks.OfType<RegimeSyntax>().Count() == 1;
        return new LockFile(isAlone ? stem + ".lock" : $"{stem}.{Name(code)}.lock");
    }

    public bool Exists(Terminal terminal) => File.Exists(terminal.FullPath(ShownPath));

    /// <summary>Null when it cannot be read, which is reported.</summary>
    public RegimeLock? Read(Terminal terminal, DiagnosticBag bag)
    {
        string full = terminal.FullPath(ShownPath);
        try
        {
            if (new FileInfo(full).Length <= MostBytes) return RegimeLock.Read(new SourceText(ShownPath, File.ReadAllText(full, Encoding.UTF8)), bag);
            bag.Report(DiagnosticCatalogue.LockUnreadable, new SourceLocation(new SourceText(ShownPath, ""), default));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            bag.Report(DiagnosticCatalogue.Unreadable, new SourceLocation(new SourceText(ShownPath, ""), default), ShownPath, FailureText.Of(failure));
        }

        return null;
    }

    public bool TryWrite(Invocation invocation, RegimeLock @lock) =>
        OutputFile.TryWrite(invocation, ShownPath, stream => stream.Write(Encoding.UTF8.GetBytes(@lock.Write())));

    // A 代号 is a name that people chose; a path must not come of it.
    private static string Name(string code) => string.Concat(code.Select(c => char.IsLetterOrDigit(c) ? c : '_'));
}
