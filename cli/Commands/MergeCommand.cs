using System.Collections.Immutable;
using Zhaodan.Cli.Explaining;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Screening;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Job.Sharding;
using Zhaodan.Screening.Output;

namespace Zhaodan.Cli.Commands;

/// <summary>Puts the parts of a screening together.</summary>
internal sealed class MergeCommand : CliCommand
{
    private readonly CliOption _out;
    private readonly CliOption _input;
    private readonly CliOption _specs;

    public MergeCommand()
        : base("merge", "合并", "把分片筛查的结果合成一份，和不分片逐字节相同")
    {
        Operands = "<文件夹>…";
        OperandsHelp = "各片的结果文件夹，次序不限";
        _out = Add(new CliOption("--out", "--输出", "文件夹", "写结果的文件夹（必写）") { Completes = CompletionKind.Folder });
        _input = Add(new CliOption("--input", "--案例表", "文件", "案例表现在的位置，不写则是做分片时的位置") { Completes = CompletionKind.File });
        _specs = Add(LibraryOptions.Specs());
        Details =
            "缺一片、多一片，或者案例表、制度、选项不是同样的，都不合并，并说出是哪一片。\n" +
            "同一个案号出现在两片里的，后面的一片重新筛查，重复的行进隔离文件。";
        Examples = [("zhaodan merge out/第1片 out/第2片 --out out/全部", "合并两片")];
    }

    public override int Run(Invocation invocation)
    {
        if (invocation.Operands.Count == 0) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "分片的文件夹", "zhaodan merge out/第1片 out/第2片 --out out/全部");
        if (invocation.Value(_out) is not { } folder) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "输出文件夹", "--out out/全部");

        string target = invocation.Terminal.FullPath(folder);
        var shown = invocation.Operands.GroupBy(invocation.Terminal.FullPath, StringComparer.Ordinal).ToDictionary(paths => paths.Key, paths => paths.First(), StringComparer.Ordinal);
        int status = ExitStatus.Ok;
        ScreeningReport report = ShardMerge.Run(
            new MergeRequest
            {
                Folders = [.. invocation.Operands.Select(invocation.Terminal.FullPath)],
                Shown = path => shown.GetValueOrDefault(path, path),
                Output = new ResumableFolder(target),
                Whole = Whole,
                Scratch = Path.Combine(target, ResumableFolder.Unfinished, "重做"),
            },
            invocation.Terminal.Cancellation);
        foreach (Diagnostic finding in report.Diagnostics.Where(finding => !report.Succeeded || finding.Severity != DiagnosticSeverity.Info || finding.Descriptor == DiagnosticCatalogue.ShardNumbersRepeat))
        {
            invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        }

        if (report.Summary is not { } summary) return status != ExitStatus.Ok ? status : Math.Max(CaseTable.StatusOf(report.Diagnostics), ExitStatus.Findings);
        new SummaryText(invocation.Terminal.Out).Write(summary, folder, report.Files);
        return ExitStatus.Ok;

        ScreeningRequest? Whole(ShardRecord record)
        {
            string specs = invocation.Value(_specs, LibraryOptions.DefaultSpecs);
            StatuteLibrary library = StatuteLibrary.Load([specs], invocation.Terminal);
            if (library.Select(record.Options.Regimes, specs, invocation, out status) is not { } regimes) return null;
            ImmutableArray<ProgramForm.Regimes.LinkedRegime> linked = [.. regimes.Select(library.Compilation.LinkOf)];
            string path = invocation.Value(_input) is { } moved ? invocation.Terminal.FullPath(moved) : record.InputPath;
            return record.Options.Apply(new ScreeningRequest
            {
                Regimes = Engine.Regimes(linked),
                Others = library.Besides(regimes),
                Input = CaseInput.File(path, record.Identity.Input.Name),
                Output = new ResumableFolder(target),
                InputPath = CaseTable.SeenFrom(target, path),
                Time = invocation.Terminal.Time,
            });
        }
    }
}
