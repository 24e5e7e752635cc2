using System.Collections.Immutable;
using Zhaodan.Compiler;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Compilation.Tests.Compiled;

/// <summary>The whole explanation documents of 案例, under a regime as compiled or as read back.</summary>
internal static class CaseAnswers
{
    /// <summary>Of every 案例 of a compilation, under the regimes of <paramref name="regimes"/> with the same 代号.</summary>
    public static IEnumerable<string> Of(CompilationResult compilation, ImmutableArray<LinkedRegime> regimes)
    {
        foreach (CompiledRegime regime in compilation.Regimes)
        {
            LinkedRegime linked = regimes.Single(one => one.Code == regime.Program.Header.FamilyCode);
            if (regime.Cases.IsEmpty) continue;
            var answerer = new RegimeAnswerer(linked);
            foreach (CompiledCase compiled in regime.Cases)
            {
                for (int act = 0; act < compiled.Case.Acts.Length; act++)
                {
                    TestAct own = compiled.Case.Acts[act];
                    for (int p = 0; p < linked.Programs.Length; p++)
                    {
                        TestAct stated = compiled.Bound.IsDefaultOrEmpty ? own : compiled.Bound[p].Acts[act];
                        answerer.Facts(p).CopyFrom(CaseFacts.Of(linked.Programs[p], stated));
                    }

                    var request = new AnswerRequest { CaseNumber = compiled.Case.Title, Asserted = own.Asserted, Grants = own.Grants, IncludesAll = true };
                    yield return AnswerJson.Render(answerer.Answer(own.Laws.AsSpan(), p => request with { ProgramHash = ProgramHash.Of(linked.Programs[p]) }), indented: false);
                }
            }
        }
    }
}
