using System.Collections.Immutable;
using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Tests;

/// <summary>Runs screenings over texts.</summary>
internal static class Screen
{
    public static readonly Encoding Gb18030 = CaseEncodings.Create(CaseEncoding.Gb18030);

    public static ScreeningRequest Request(byte[] input, IOutputFolder folder, params RegimeProgram[] programs) => new()
    {
        Regimes = [.. programs.Select(program => new ScreeningRegime { Program = program })],
        Input = CaseInput.Stream("案件.csv", new MemoryStream(input)),
        Output = folder,
    };

    public static (ScreeningReport Report, MemoryFolder Folder) Text(RegimeProgram program, string text, Func<ScreeningRequest, ScreeningRequest>? with = null) =>
        Bytes(program, Encoding.UTF8.GetBytes(text), with);

    public static (ScreeningReport Report, MemoryFolder Folder) Bytes(RegimeProgram program, byte[] input, Func<ScreeningRequest, ScreeningRequest>? with = null)
    {
        var folder = new MemoryFolder();
        ScreeningRequest request = Request(input, folder, program);
        return (ScreeningJob.Run(with is null ? request : with(request)), folder);
    }

    /// <summary>The errors of a job that failed, each as 代码 句子 怎么改, and nothing was left.</summary>
    public static string[] Errors((ScreeningReport Report, MemoryFolder Folder) run)
    {
        Assert.False(run.Report.Succeeded);
        Assert.Empty(run.Folder.Files);
        Assert.Equal(0, run.Folder.Begun);
        return [.. Of(run.Report, DiagnosticSeverity.Error)];
    }

    public static IEnumerable<string> Of(ScreeningReport report, DiagnosticSeverity severity) =>
        report.Diagnostics.Where(diagnostic => diagnostic.Severity == severity).Select(diagnostic => $"{diagnostic.Code} {diagnostic.Message}{diagnostic.Mend}");

    public static ImmutableArray<string> Keep(params string[] names) => [.. names];
}
