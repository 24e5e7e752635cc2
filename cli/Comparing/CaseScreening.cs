using System.Collections.Immutable;
using Zhaodan.Analysis.Comparing;
using Zhaodan.Cli.Explaining;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Screening;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;

namespace Zhaodan.Cli.Comparing;

/// <summary>The regimes of a comparison over a file of cases, by the engine that screens: its answers are joined row by row.</summary>
internal static class CaseScreening
{
    /// <summary>Null where the file cannot be answered, which is reported.</summary>
    public static CaseComparison? Run(
        RegimeComparison comparison, IReadOnlyList<CompiledRegime> regimes, StatuteLibrary library, string table, CaseReaderOptions options, bool restFalse, Invocation invocation, out int status) =>
        Run(comparison, [.. regimes.Select(library.Compilation.LinkOf)], library.Besides(regimes), table, options, restFalse, invocation, out status);

    /// <summary>The same of regimes that are in no one library: two versions.</summary>
    public static CaseComparison? Run(
        RegimeComparison comparison, IReadOnlyList<LinkedRegime> linked, ImmutableArray<RegimeProgram> others, string table, CaseReaderOptions options, bool restFalse, Invocation invocation, out int status)
    {
        var cases = new CaseComparison(comparison);
        using var progress = new ProgressLine(invocation.Terminal);
        ScreeningReport report = ScreeningJob.Run(
            new ScreeningRequest
            {
                Regimes = Engine.Regimes(linked),
                Others = others,
                Input = CaseTable.Open(table, invocation),
                Output = new AnswerFolder("（不保存）", [.. Enumerable.Range(0, linked.Count).Select(regime => (Action<IReadOnlyList<string>>)(cells => cases.Take(regime, cells)))]),
                InputFormat = options.Format,
                Sheet = options.Sheet,
                Encoding = options.Encoding,
                AllowMissing = options.AllowMissing,
                Keep = [.. options.Keep],
                Unmentioned = restFalse ? Unmentioned.False : Unmentioned.Unknown,
                Time = invocation.Terminal.Time,
            },
            progress,
            invocation.Terminal.Cancellation);
        progress.Dispose();
        status = report.Succeeded ? ExitStatus.Ok : CaseTable.StatusOf(report.Diagnostics);
        foreach (Diagnostic finding in report.Diagnostics.Where(finding => !report.Succeeded || finding.Severity != DiagnosticSeverity.Info)) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        cases.Quarantined = report.Summary?.Bad ?? 0;
        return report.Succeeded ? cases : null;
    }
}
