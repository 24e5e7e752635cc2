using System.Collections.Immutable;
using Zhaodan.Compiler;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Cli.Explaining;

/// <summary>One act of a 案例 as each program that may have a part in its answer takes it.</summary>
internal sealed record CaseActs(CompiledCase Case, TestAct Own, ImmutableArray<TestAct> Acts, ImmutableArray<CaseFacts> Facts)
{
    public static CaseActs Of(CompiledCase compiled, int act, ImmutableArray<RegimeProgram> programs)
    {
        TestAct own = compiled.Case.Acts[act];
        ImmutableArray<TestAct> acts = compiled.Bound.IsDefaultOrEmpty ? [own] : [.. compiled.Bound.Select(bound => bound.Acts[act])];
        return new CaseActs(compiled, own, acts, [.. acts.Select((one, p) => CaseFacts.Of(programs[p], one))]);
    }

    /// <summary>What is known of the case beyond its facts; −1 for the program that the case is written for.</summary>
    public AnswerRequest Request(int program)
    {
        TestAct act = program < 0 ? Own : Acts[program];
        return new AnswerRequest { CaseNumber = Case.Case.Title, ActName = Own.Name, Asserted = act.Asserted, Grants = act.Grants };
    }
}
