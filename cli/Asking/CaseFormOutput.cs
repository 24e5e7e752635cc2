using System.Collections.Immutable;
using Zhaodan.Cli.Input;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Cli.Asking;

/// <summary>Writes the case of an interview where <c>--out</c> says, as its ending says.</summary>
internal static class CaseFormOutput
{
    private const string TableExtension = ".csv";

    /// <summary>Known before the first question: nobody answers fifty questions for a file that cannot be written.</summary>
    public static bool IsKnown(string path) =>
        path.EndsWith(StatuteFiles.Extension, StringComparison.Ordinal) || path.EndsWith(TableExtension, StringComparison.OrdinalIgnoreCase);

    public static bool TryWrite(Invocation invocation, string path, CaseRecord record, ImmutableArray<LinkedRegime> regimes)
    {
        if (!path.EndsWith(TableExtension, StringComparison.OrdinalIgnoreCase))
        {
            return ResultOutput.TryWriteText(invocation, path, (writer, _) => record.WriteStatute(writer));
        }

        if (CaseSchema.Build(regimes, new DiagnosticBag()) is not { } schema) return false;
        if (record.Regimes.Any(regime => regime.RestFalse)) invocation.Terminal.Error.WriteLine("注意：案例写明“其余 否”，读这张案例表时请加 --unmentioned 否。");
        return OutputFile.TryWrite(invocation, path, stream => record.WriteTable(stream, schema));
    }
}
