using Zhaodan.Cli.Shell;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Emit;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Cli.Explaining;

/// <summary>Answers the 案例 of a .statute file under the regime they belong to.</summary>
internal static class StatuteCases
{
    /// <summary>Null when there is nothing to answer, which is reported.</summary>
    public static IReadOnlyList<Answer>? Answer(ExplainRequest request, Invocation invocation, out int status)
    {
        string file = invocation.Terminal.FullPath(request.File);
        var answers = new List<Answer>();
        var titles = new List<string>();
        foreach (CompiledRegime regime in request.Regimes)
        {
            var interpreter = new Interpreter(regime.Program);
            var builder = new AnswerBuilder(interpreter);
            string hash = ProgramHash.Of(regime.Program);
            foreach (CompiledCase compiled in regime.Cases)
            {
                if (invocation.Terminal.FullPath(compiled.Location.Source.Path) != file) continue;
                titles.Add(compiled.Case.Title);
                if (request.CaseName is { } name && name != compiled.Case.Title) continue;
                foreach (TestAct act in compiled.Case.Acts)
                {
                    CaseFacts facts = CaseFacts.Of(regime.Program, act);
                    answers.Add(builder.Build(facts, interpreter.Evaluate(facts), new AnswerRequest
                    {
                        CaseNumber = compiled.Case.Title,
                        ActName = act.Name,
                        ProgramHash = hash,
                        Asserted = act.Asserted,
                        IncludesAll = request.IncludesAll,
                    }));
                }
            }
        }

        status = ExitStatus.Usage;
        if (answers.Count > request.MostAnswers)
        {
            invocation.Report(DiagnosticCatalogue.TooManyToExplain, answers.Count, request.MostAnswers);
            return null;
        }

        if (answers.Count == 0)
        {
            invocation.Report(DiagnosticCatalogue.CaseNotInFile, request.File, request.CaseName ?? "（任何）", Suggestion.For(request.CaseName ?? "", titles));
            return null;
        }

        status = ExitStatus.Ok;
        return answers;
    }
}
