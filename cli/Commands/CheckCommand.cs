using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Cli.Fidelity;
using Zhaodan.Analysis.Checks;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Cli.Watching;
using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Cli.Commands;

/// <summary>Reads .statute files and says what is wrong with them.</summary>
internal sealed class CheckCommand : CliCommand
{
    private readonly CliOption _format;
    private readonly CliOption _out;
    private readonly CliOption _hints;
    private readonly CliOption _watch;
    private readonly CliOption _source;

    public CheckCommand()
        : base("check", "检查", "检查规则文件，指出错误的位置和改法")
    {
        Operands = "[路径…]";
        OperandsHelp = $"规则文件（.statute）或者文件夹，文件夹连同下级一起读；不写则为 {LibraryOptions.DefaultSpecs}";
        _format = Add(new CliOption("--format", "--格式", "格式", "text 给人读（默认）；json、sarif 给程序读", "text", "json", "sarif"));
        _out = Add(LibraryOptions.Out("写入文件，不写则输出到标准输出"));
        _hints = Add(new CliOption("--hints", "--提示", "", "连提示也列出来；json 和 sarif 总是列出"));
        _watch = Add(new CliOption("--watch", "--持续", "", "文件一有改动就重新检查，直到按 Ctrl-C（退出状态 130）"));
        _source = Add(LibraryOptions.Source("放公布原文（.txt）的文件夹；给出时逐条逐项核对编码与原文"));
        Details = "一次检查的文件一起编译：词汇可以在一个文件里，制度在另一个里。\n有错误时退出状态为 1；只有警告时为 0。\n" +
            "--source 按制度头部的“原文 文件名”、标题或者文号找到原文，核对每一条每一项：漏编、多编、除外、否定、因果、数量、助动词、连接词，\n" +
            "以及编码的词覆盖了原文多少用字；再列出不编码的条文和理由，原文自己的缺号和重号。";
        Examples =
        [
            ("zhaodan check specs", "检查整个规则库"),
            ("zhaodan check specs --source 原文", "连同公布的原文一起核对"),
            ("zhaodan check specs --format sarif --out out/check.sarif", "给代码托管平台和编辑器的报告"),
            ("zhaodan check specs --watch", "一边起草一边看"),
        ];
    }

    public override int Run(Invocation invocation)
    {
        IReadOnlyList<string> paths = invocation.Operands.Count > 0 ? invocation.Operands : [LibraryOptions.DefaultSpecs];
        return invocation.Has(_watch) ? new WatchLoop(invocation.Terminal, paths).Run(() => Check(invocation, paths)) : Check(invocation, paths);
    }

    private int Check(Invocation invocation, IReadOnlyList<string> paths)
    {
        StatuteLibrary library = StatuteLibrary.Load(paths, invocation.Terminal);
        if (library.FileStatus == ExitStatus.Usage) return ExitStatus.Usage;
        SourceComparison? comparison = null;
        if (invocation.Value(_source) is { } source)
        {
            comparison = SourceComparison.Run(library, source, invocation.Terminal);
            if (comparison is null) return ExitStatus.Usage;
        }

        ImmutableArray<Diagnostic> diagnostics = [.. WithReasoning(library, invocation.Terminal.Cancellation), .. comparison?.Diagnostics ?? []];
        int errors = diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        string? path = invocation.Value(_out);
        bool isWritten = invocation.Value(_format, "text") switch
        {
            "json" => ResultOutput.TryWriteBytes(invocation, path, stream => DiagnosticJson.Write(stream, diagnostics, library.Count(), comparison)),
            "sarif" => ResultOutput.TryWriteBytes(invocation, path, stream => DiagnosticSarif.Write(stream, diagnostics, library.FileStatus != ExitStatus.Failure)),
            _ => ResultOutput.TryWriteText(invocation, path, (writer, colours) => WriteText(writer, library, diagnostics, comparison, invocation.Terminal.DiagnosticText(colours), invocation.Has(_hints))),
        };
        return isWritten ? Math.Max(library.FileStatus, errors > 0 ? ExitStatus.Findings : ExitStatus.Ok) : ExitStatus.Failure;
    }

    // What reasoning finds stands among the other findings, in the order of files and places.
    private static IEnumerable<Diagnostic> WithReasoning(StatuteLibrary library, CancellationToken cancellation) => library.Diagnostics
        .Concat(library.Compilation.Regimes.Where(regime => !regime.HasErrors)
            .AsParallel().AsOrdered().WithCancellation(cancellation)
            .SelectMany(regime => RegimeChecks.Of(regime, cancellation: cancellation)))
        .OrderBy(diagnostic => diagnostic.Location.Source.Path, StringComparer.Ordinal)
        .ThenBy(diagnostic => diagnostic.Location.Span.Start);

    private static void WriteText(TextWriter writer, StatuteLibrary library, ImmutableArray<Diagnostic> diagnostics, SourceComparison? comparison, DiagnosticText text, bool withHints)
    {
        int hints = 0;
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (diagnostic.Severity == DiagnosticSeverity.Info)
            {
                hints++;
                if (!withHints) continue;
            }

            text.Write(writer, diagnostic);
            writer.WriteLine();
        }

        foreach (RegimeCount regime in library.Count())
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{regime.Code}：编码 {regime.Encoded} 条，不编码 {regime.NotEncoded} 条，待编码 {regime.Pending} 条"));
        }

        foreach (ComparedRegime regime in comparison?.Regimes ?? [])
        {
            writer.WriteLine();
            FidelityReport.WriteText(writer, regime);
        }

        if (comparison is not null) writer.WriteLine();
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"检查 {library.Sources.Count} 个文件：错误 {Count(DiagnosticSeverity.Error)}，警告 {Count(DiagnosticSeverity.Warning)}，提示 {hints}{(hints > 0 && !withHints ? "（加 --hints 列出）" : "")}"));

        int Count(DiagnosticSeverity severity) => diagnostics.Count(diagnostic => diagnostic.Severity == severity);
    }
}
