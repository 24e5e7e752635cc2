using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output.Xlsx;

namespace Zhaodan.Screening.Output;

/// <summary>A failure of the output as a diagnostic.</summary>
internal static class OutputFailure
{
    public static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <param name="exception">What the system reported.</param>
    /// <param name="folder">As it is shown to people.</param>
    /// <param name="file">The file that was being written; empty where it is the folder itself.</param>
    /// <param name="diagnostics">Where it is reported.</param>
    public static void Report(Exception exception, string folder, string file, DiagnosticBag diagnostics)
    {
        if (exception is FindingException finding)
        {
            diagnostics.Report(finding.Descriptor, new SourceLocation(new SourceText(folder, ""), default), finding.Arguments);
            return;
        }

        if (exception is DictionaryFullException full)
        {
            diagnostics.Report(DiagnosticCatalogue.AnswerDictionaryFull, new SourceLocation(new SourceText(folder, ""), default), full.Column, full.Limit);
            return;
        }

        DiagnosticDescriptor descriptor = exception is TableDoesNotFitException ? DiagnosticCatalogue.TableDoesNotFit
            : FailureText.IsFullDisk(exception) ? DiagnosticCatalogue.DiskFull
            : file.Length == 0 ? DiagnosticCatalogue.OutputFolderUnusable
            : DiagnosticCatalogue.OutputFailed;
        diagnostics.Report(descriptor, new SourceLocation(new SourceText(folder, ""), default), file.Length == 0 ? folder : file, exception is TableDoesNotFitException ? exception.Message : FailureText.Of(exception));
    }
}
