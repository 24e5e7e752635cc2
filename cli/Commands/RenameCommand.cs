using System.Globalization;
using System.Text;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Renaming;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Renaming;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Input;

namespace Zhaodan.Cli.Commands;

/// <summary>Renames a term wherever it stands, and sees that nothing else changed.</summary>
internal sealed class RenameCommand : CliCommand
{
    private readonly CliOption _specs;
    private readonly CliOption _tables;
    private readonly CliOption _dry;

    public RenameCommand()
        : base("rename", "改名", "给词改名，连同条款和案例一起改")
    {
        Operands = "<旧名> <新名>";
        OperandsHelp = "旧名是现在声明的名称；新名不能是已有的词";
        MaxOperands = 2;
        _specs = Add(LibraryOptions.Specs());
        _tables = Add(new CliOption("--tables", "--案例表", "文件", "案例表（.csv）里的列名和词也改，多个用逗号隔开") { Completes = CompletionKind.File });
        _dry = Add(new CliOption("--dry-run", "--预演", "", "只说要改哪些地方，不写文件"));
        Details =
            "按编译器的切分找这个词，不按字面找：「故意违法」里的「故意」不会被改。声明下面留下原名（结论的取值留作同义词），旧的案例表还能用。\n" +
            "改完先编译一遍，除了名称必须与原来完全一样；有任何不一样，或者任何一个文件写不进去，就一个文件也不改。";
        Examples =
        [
            ("zhaodan rename 危害后果 危害结果 --dry-run", "先看要改哪些地方"),
            ("zhaodan rename 危害后果 危害结果 --tables specs/cases/sample.csv", "改名，连同一张案例表"),
        ];
    }

    public override int Run(Invocation invocation)
    {
        if (invocation.Operands is not [string old, string name]) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "旧名和新名", "zhaodan rename 旧名 新名");
        string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
        StatuteLibrary library = StatuteLibrary.Load([specs], invocation.Terminal);
        if (library.Select([], specs, invocation, out int status) is null) return status;
        if (library.Errors > 0) return WithErrors(library, specs, invocation);
        if (RenameTarget.Find(library.Compilation, specs, old, name, invocation) is not { } symbol) return ExitStatus.Usage;

        IReadOnlyList<EditedSource> edited = new TermRename(library.Compilation, symbol, name).Plan();
        if (WhatWouldChange(library, edited, invocation) is { } difference)
        {
            invocation.Report(DiagnosticCatalogue.RenameChangesMeaning, old, name, difference);
            return ExitStatus.Findings;
        }

        var changes = new List<(FileChange Change, int Places)>();
        foreach (EditedSource source in edited)
        {
            if (Statute(source, invocation) is not { } change) return ExitStatus.Failure;
            changes.Add((change, source.Edits.Length));
        }

        foreach (string table in invocation.Values(_tables))
        {
            if (!TryTable(table, symbol, name, library, changes, invocation)) return ExitStatus.Failure;
        }

        bool isDry = invocation.Has(_dry);
        if (!isDry && !FileSet.TryWrite(invocation, [.. changes.Select(change => change.Change)])) return ExitStatus.Failure;
        TextWriter output = invocation.Terminal.Out;
        foreach ((FileChange change, int places) in changes) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{change.Shown}：{places} 处"));
        int all = changes.Sum(change => change.Places);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isDry ? "将" : "已")}把“{old}”改成“{name}”：{changes.Count} 个文件，{all} 处{(isDry ? "（没有写文件）" : "")}"));
        return ExitStatus.Ok;
    }

    private static int WithErrors(StatuteLibrary library, string specs, Invocation invocation)
    {
        foreach (Diagnostic diagnostic in library.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, diagnostic);
        invocation.Report(DiagnosticCatalogue.LibraryHasErrors, specs, library.Errors);
        return library.Status;
    }

    // Null where the edited texts compile to the same programs and cases but for the name.
    private static string? WhatWouldChange(StatuteLibrary library, IReadOnlyList<EditedSource> edited, Invocation invocation)
    {
        Dictionary<SourceText, SourceText> after = edited.ToDictionary(source => source.Source, source => source.Apply());
        SourceText[] sources = [.. library.Sources.Select(source => after.GetValueOrDefault(source, source))];
        CompilationResult compiled = StatuteCompiler.Compile(sources, invocation.Terminal.Cancellation);
        foreach (Diagnostic diagnostic in compiled.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, diagnostic);
        if (compiled.HasErrors) return "规则会有上面的错误";
        return RenameCheck.FirstDifference(library.Compilation, compiled) switch
        {
            null => null,
            "" => "制度会多出来或者少掉",
            string code => $"制度“{code}”的意思会变",
        };
    }

    // The bytes are the text's again, with the mark at the beginning where there was one.
    private static FileChange? Statute(EditedSource source, Invocation invocation)
    {
        string full = invocation.Terminal.FullPath(source.Source.Path);
        if (ReadAll(full, source.Source.Path, invocation) is not { } before) return null;
        byte[] mark = before.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.ToArray() : [];
        byte[] expected = [.. mark, .. Encoding.UTF8.GetBytes(source.Source.Content)];
        if (before.AsSpan().SequenceEqual(expected)) return new FileChange(source.Source.Path, full, before, [.. mark, .. Encoding.UTF8.GetBytes(source.Apply().Content)]);
        invocation.Report(DiagnosticCatalogue.FileChangedMeanwhile, source.Source.Path);
        return null;
    }

    private static bool TryTable(string table, Symbol symbol, string name, StatuteLibrary library, List<(FileChange Change, int Places)> changes, Invocation invocation)
    {
        string full = invocation.Terminal.FullPath(table);
        if (ReadAll(full, table, invocation) is not { } before) return false;
        Encoding encoding = EncodingOf(before);
        (string text, int places) = CaseTableRename.Apply(encoding.GetString(before), symbol.Name, name, word => library.Compilation.Vocabularies.Any(vocabulary => vocabulary.Find(word) is not null));
        byte[] after = encoding.GetBytes(text);
        if (places > 0) changes.Add((new FileChange(table, full, before, after), places));
        return true;
    }

    private static Encoding EncodingOf(byte[] bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return new UTF8Encoding(false);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030");
    }

    private static byte[]? ReadAll(string full, string shown, Invocation invocation)
    {
        try
        {
            return File.ReadAllBytes(full);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            invocation.Report(DiagnosticCatalogue.Unreadable, shown, FailureText.Of(failure));
            return null;
        }
    }
}
