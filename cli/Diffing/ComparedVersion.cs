using System.Collections.Immutable;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Diffing;

/// <summary>
/// One side of a comparison of versions: a regime of the library by its 代号, or that of a file, which is compiled with the
/// rest of the library: what the file holds itself, another version of it among them, is left out there.
/// </summary>
internal sealed record ComparedVersion(CompiledRegime Regime, StatuteLibrary Library, string Name)
{
    public RegimeProgram Program => Regime.Program;

    /// <summary>Null where there is none, which is reported.</summary>
    public static ComparedVersion? Resolve(string operand, string? code, string specs, Invocation invocation, out int status)
    {
        bool isFile = operand.EndsWith(StatuteFiles.Extension, StringComparison.Ordinal) || File.Exists(invocation.Terminal.FullPath(operand));
        return isFile ? OfFile(operand, code, specs, invocation, out status) : OfLibrary(operand, specs, invocation, out status);
    }

    private static ComparedVersion? OfLibrary(string code, string specs, Invocation invocation, out int status)
    {
        StatuteLibrary library = StatuteLibrary.Load([specs], invocation.Terminal);
        if (library.Select([code], specs, invocation, out status) is null || library.Compilation.Find(code) is not { } regime) return null;
        return new ComparedVersion(regime, library, regime.Program.Header.Code);
    }

    private static ComparedVersion? OfFile(string file, string? code, string specs, Invocation invocation, out int status)
    {
        StatuteLibrary alone = StatuteLibrary.Load([file], invocation.Terminal);
        status = alone.FileStatus;
        if (status != ExitStatus.Ok) return null;
        RegimeSyntax[] regimes = [.. Blocks<RegimeSyntax>(alone)];
        string[] codes = [.. regimes.Select(regime => EncodedProvisions.Of(regime).Code).Distinct()];
        string? chosen = code ?? (codes.Length == 1 ? codes[0] : null);
        status = ExitStatus.Usage;
        if (chosen is null && codes.Length > 1) invocation.Report(DiagnosticCatalogue.SeveralRegimesInFile, file, codes.Length, string.Join('、', codes));
        else if (codes.Length == 0) invocation.Report(DiagnosticCatalogue.NoRegimes, file);
        if (chosen is null) return null;

        StatuteLibrary library = StatuteLibrary.Load([.. Besides(alone, codes, regimes, specs, invocation), file], invocation.Terminal);
        if (library.Select([chosen], file, invocation, out status) is null || library.Compilation.Find(chosen) is not { } regime) return null;
        return new ComparedVersion(regime, library, file);
    }

    // Files of the library that declare nothing that the file declares.
    private static IEnumerable<string> Besides(StatuteLibrary alone, string[] codes, RegimeSyntax[] regimes, string specs, Invocation invocation)
    {
        if (!Directory.Exists(invocation.Terminal.FullPath(specs))) return [];
        StatuteLibrary library = StatuteLibrary.Load([specs], invocation.Terminal);
        HashSet<string> titles = [.. regimes.Select(regime => regime.Title.Text)], words = [.. Blocks<VocabularySyntax>(alone).Select(vocabulary => vocabulary.Title.Text)];
        HashSet<string> calendars = [.. Blocks<CalendarSyntax>(alone).Select(calendar => calendar.Title.Text)];
        return library.Compilation.Files.Where(other => !other.Blocks.Any(block => block switch
        {
            RegimeSyntax regime => codes.Contains(EncodedProvisions.Of(regime).Code) || titles.Contains(regime.Title.Text),
            VocabularySyntax vocabulary => words.Contains(vocabulary.Title.Text),
            CalendarSyntax calendar => calendars.Contains(calendar.Title.Text),
            CaseCollectionSyntax cases => titles.Contains(cases.Regime.Text),
            _ => false,
        })).Select(other => other.Source.Path);
    }

    private static IEnumerable<T> Blocks<T>(StatuteLibrary library) => library.Compilation.Files.SelectMany(file => file.Blocks).OfType<T>();
}
