using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Runtime.Answers;

namespace Zhaodan.Cli.Explaining;

/// <summary>Answers the 案例 of a .statute file under the regime they belong to.</summary>
internal static class StatuteCases
{
    /// <summary>Why there may be nothing to answer is among the findings.</summary>
    public static IReadOnlyList<Answer> Answer(ExplainRequest request, DiagnosticBag findings, Invocation invocation)
    {
        string file = invocation.Terminal.FullPath(request.File);
        var answers = new List<Answer>();
        var titles = new List<string>();
        for (int i = 0; i < request.Regimes.Count; i++)
        {
            foreach (CompiledCase compiled in request.Regimes[i].Cases)
            {
                if (invocation.Terminal.FullPath(compiled.Location.Source.Path) != file) continue;
                titles.Add(compiled.Case.Title);
                if (request.CaseName is { } name && name != compiled.Case.Title) continue;
                answers.AddRange(compiled.Case.Acts.Select((_, act) => Answer(request.Answerers[i], compiled, act, findings)));
            }
        }

        if (answers.Count > request.MostAnswers) findings.Report(DiagnosticCatalogue.TooManyToExplain, Invocation.NoPlace, answers.Count, request.MostAnswers);
        if (answers.Count == 0) findings.Report(DiagnosticCatalogue.CaseNotInFile, Invocation.NoPlace, request.File, request.CaseName ?? "（任何）", Suggestion.For(request.CaseName ?? "", titles));
        return answers;
    }

    private static Answer Answer(CaseAnswerer answerer, CompiledCase compiled, int act, DiagnosticBag findings)
    {
        CaseActs acts = CaseActs.Of(compiled, act, answerer.Programs);
        return answerer.Answer(acts.Facts, acts.Own.Laws, acts.Request(-1), acts.Request, findings);
    }
}
