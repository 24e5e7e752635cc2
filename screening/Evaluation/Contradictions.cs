using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using Zhaodan.Screening.Input;

namespace Zhaodan.Screening.Evaluation;

/// <summary>Says in words what in a row contradicts itself. Bad rows are few, so the reference interpreter's way will do.</summary>
internal sealed class Contradictions(RegimeProgram program)
{
    private List<BinaryConstraint>[]? _constraints;

    public void Report(CaseFacts facts, CaseRow row)
    {
        _constraints ??= FactResolution.IndexConstraints(program);
        FactResolution resolution = FactResolution.Resolve(program, _constraints, facts);
        foreach (Contradiction contradiction in resolution.Contradictions)
        {
            string first = program.Facts[contradiction.FirstFact].Name;
            string second = program.Facts[contradiction.SecondFact].Name;
            string both = first == second ? $"“{first}”" : $"“{first}”和“{second}”";
            var problem = new RowProblem("", "", $"{both}的记载自相矛盾（{contradiction.Origin}）。");
            if (!row.Problems.Contains(problem)) row.AddProblem(problem.Column, problem.Value, problem.Reason);
        }

        if (row.Problems.Count == 0) row.AddProblem("", "", "案情自相矛盾。");
    }
}
