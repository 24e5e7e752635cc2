using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Emit;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Cli.Explaining;

/// <summary>Answers the rows of a case table, by the same reader as a screening.</summary>
internal static class CaseTable
{
    /// <summary>Null when the table cannot be read or the case is not in it, which is reported.</summary>
    public static IReadOnlyList<Answer>? Answer(ExplainRequest request, CaseFileOptions fileOptions, Invocation invocation, out int status)
    {
        status = ExitStatus.Usage;
        if (!fileOptions.TryRead(invocation, out CaseReaderOptions options)) return null;
        var findings = new DiagnosticBag();
        IReadOnlyList<Answer>? answers = Read(request, options, fileOptions.RestFalse(invocation), findings, invocation);
        status = findings.HasErrors ? StatusOf(findings.Items) : ExitStatus.Ok;

        // How the file was read matters where something in it is wrong.
        bool isWrongTable = status == ExitStatus.Findings;
        foreach (Diagnostic finding in findings.Items.Where(finding => isWrongTable || finding.Severity != DiagnosticSeverity.Info))
        {
            invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        }

        return findings.HasErrors ? null : answers;
    }

    /// <summary>The table as it was named; - is standard input.</summary>
    public static CaseInput Open(string file, Invocation invocation) =>
        file == "-" ? CaseInput.Stream("-", invocation.Terminal.OpenInput()) : CaseInput.File(invocation.Terminal.FullPath(file), file);

    /// <summary>How a command ends whose table could not be answered: folder and disk are outside, a case that is not there is a wrong use, the rest is wrong in the table.</summary>
    public static int StatusOf(IReadOnlyList<Diagnostic> diagnostics)
    {
        DiagnosticDescriptor[] outside =
        [
            DiagnosticCatalogue.CaseFileCannotBeOpened, DiagnosticCatalogue.CaseFileCannotBeRead, DiagnosticCatalogue.OutputFolderUnusable,
            DiagnosticCatalogue.DiskFull, DiagnosticCatalogue.OutputFailed, DiagnosticCatalogue.RowsDoNotAddUp,
        ];
        DiagnosticDescriptor[] misuse = [DiagnosticCatalogue.CaseNotInFile, DiagnosticCatalogue.TooManyToExplain];
        if (diagnostics.Any(finding => misuse.Contains(finding.Descriptor))) return ExitStatus.Usage;
        return diagnostics.Any(finding => outside.Contains(finding.Descriptor)) ? ExitStatus.Failure : ExitStatus.Findings;
    }

    private static List<Answer>? Read(ExplainRequest request, CaseReaderOptions options, bool restFalse, DiagnosticBag findings, Invocation invocation)
    {
        if (CaseSchema.Build([.. request.Regimes.Select(regime => regime.Program)], findings) is not { } schema) return null;
        using CsvCaseReader? reader = CsvCaseReader.Open(Open(request.File, invocation), schema, options, findings);
        if (reader is null) return null;

        Regime[] regimes = [.. request.Regimes.Select(regime => new Regime(regime.Program, schema, request, restFalse))];
        var row = new CaseRow(schema, options.Keep.Length);
        var answers = new List<Answer>();
        while (reader.Read(row, findings))
        {
            invocation.Terminal.Cancellation.ThrowIfCancellationRequested();
            if (request.CaseName is { } wanted && !row.CaseNumber.SequenceEqual(wanted)) continue;
            foreach (RowProblem problem in row.Problems)
            {
                findings.Report(DiagnosticCatalogue.CaseRowUnreadable, Invocation.NoPlace, row.CaseNumber.ToString(), row.Line, problem.Column, problem.Value, problem.Reason);
            }

            if (row.Problems.Count == 0) answers.AddRange(regimes.Select(regime => regime.Answer(row)));
            if (request.CaseName is not null) return answers;
            if (answers.Count <= request.MostAnswers) continue;
            findings.Report(DiagnosticCatalogue.TooManyToExplain, Invocation.NoPlace, answers.Count, request.MostAnswers);
            return null;
        }

        if (!findings.HasErrors && answers.Count == 0) findings.Report(DiagnosticCatalogue.CaseNotInFile, Invocation.NoPlace, request.File, request.CaseName ?? "（任何）", "");
        return answers;
    }

    private sealed class Regime(RegimeProgram program, CaseSchema schema, ExplainRequest request, bool restFalse)
    {
        private readonly Interpreter _interpreter = new(program);
        private readonly AnswerBuilder _builder = new(new Interpreter(program));
        private readonly ProgramBinding _binding = new(schema, program);
        private readonly CaseFacts _facts = new(program);
        private readonly string _hash = ProgramHash.Of(program);

        public Answer Answer(CaseRow row)
        {
            _binding.Fill(row, restFalse, _facts);
            return _builder.Build(_facts, _interpreter.Evaluate(_facts), new AnswerRequest
            {
                CaseNumber = row.CaseNumber.ToString(),
                ProgramHash = _hash,
                IncludesAll = request.IncludesAll,
            });
        }
    }
}
