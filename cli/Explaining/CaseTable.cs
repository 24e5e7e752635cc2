using System.Collections.Immutable;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Cli.Explaining;

/// <summary>Answers the rows of a case table, by the same reader as a screening.</summary>
internal static class CaseTable
{
    /// <summary>A file as a results folder names it, so that both can be moved together.</summary>
    public static string SeenFrom(string folder, string file) => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The table as it was named; - is standard input.</summary>
    public static CaseInput Open(string file, Invocation invocation) =>
        file == "-" ? CaseInput.Stream("-", invocation.Terminal.OpenInput()) : CaseInput.File(invocation.Terminal.FullPath(file), file);

    /// <summary>How a command ends with these findings: folder and disk are outside, a case that is not there is a wrong use, the rest is wrong in the table.</summary>
    public static int StatusOf(IReadOnlyList<Diagnostic> findings)
    {
        DiagnosticDescriptor[] outside =
        [
            DiagnosticCatalogue.CaseFileCannotBeOpened, DiagnosticCatalogue.CaseFileCannotBeRead, DiagnosticCatalogue.OutputFolderUnusable,
            DiagnosticCatalogue.DiskFull, DiagnosticCatalogue.OutputFailed, DiagnosticCatalogue.RowsDoNotAddUp, DiagnosticCatalogue.EvaluatorsDisagree,
            DiagnosticCatalogue.PostgresUnreachable, DiagnosticCatalogue.PostgresStopped, DiagnosticCatalogue.PostgresCannotWrite, DiagnosticCatalogue.PostgresRowsDiffer, DiagnosticCatalogue.PostgresTableInUse,
        ];
        DiagnosticDescriptor[] misuse =
        [
            DiagnosticCatalogue.CaseNotInFile, DiagnosticCatalogue.TooManyToExplain,
            DiagnosticCatalogue.WorkbookNeedsFile, DiagnosticCatalogue.SheetOfNoWorkbook, DiagnosticCatalogue.SheetMissing,
            DiagnosticCatalogue.PostgresTableName, DiagnosticCatalogue.PostgresTableExists, DiagnosticCatalogue.PostgresQueryFailed,
        ];
        if (findings.Any(finding => outside.Contains(finding.Descriptor))) return ExitStatus.Failure;
        if (findings.Any(finding => misuse.Contains(finding.Descriptor))) return ExitStatus.Usage;
        return findings.Any(finding => finding.Severity == DiagnosticSeverity.Error) ? ExitStatus.Findings : ExitStatus.Ok;
    }

    /// <summary>Why a row is not answered, or none is, is among the findings.</summary>
    public static IReadOnlyList<Answer> Answer(ExplainRequest request, CaseReaderOptions options, bool restFalse, DiagnosticBag findings, Invocation invocation)
    {
        if (CaseSchema.Build([.. request.Answerers.Select(answerer => answerer.Regime)], findings, request.Others) is not { } schema) return [];
        using ICaseReader? reader = CaseReaders.Open(request.Path is { } path ? CaseInput.File(path, request.File) : Open(request.File, invocation), schema, options, findings);
        if (reader is null) return [];

        ImmutableArray<ImmutableArray<ProgramBinding>> bindings = [.. request.Answerers.Select(answerer => answerer.Programs.Select(program => new ProgramBinding(schema, program)).ToImmutableArray())];
        var row = new CaseRow(schema, options.Keep.Length);
        var answers = new List<Answer>();
        bool isFound = false;
        while (reader.Read(row, findings))
        {
            invocation.Terminal.Cancellation.ThrowIfCancellationRequested();
            if (request.CaseName is { } wanted && !row.CaseNumber.SequenceEqual(wanted)) continue;
            isFound = true;
            foreach (RowProblem problem in row.Problems)
            {
                findings.Report(DiagnosticCatalogue.CaseRowUnreadable, Invocation.NoPlace, row.CaseNumber.ToString(), row.Line, problem.Column, problem.Value, problem.Reason);
            }

            for (int i = 0; i < bindings.Length && row.Problems.Count == 0; i++)
            {
                CaseFacts[] facts = [.. bindings[i].Select(binding => binding.Read(row, restFalse))];
                var about = new AnswerRequest { CaseNumber = row.CaseNumber.ToString() };
                answers.Add(request.Answerers[i].Answer(facts, [.. row.Laws], about, p => about with { Grants = bindings[i][p].Grants(row) }, findings));
            }

            if (request.CaseName is not null) break;
            if (answers.Count <= request.MostAnswers) continue;
            findings.Report(DiagnosticCatalogue.TooManyToExplain, Invocation.NoPlace, answers.Count, request.MostAnswers);
            break;
        }

        if (!isFound && !findings.HasErrors) findings.Report(DiagnosticCatalogue.CaseNotInFile, Invocation.NoPlace, request.File, request.CaseName ?? "（任何）", "");
        return answers;
    }
}
