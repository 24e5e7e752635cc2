using Zhaodan.Analysis.Diagrams;
using Zhaodan.Circuits.Planes;
using Zhaodan.Analysis.Strength;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Checks;

/// <summary>
/// Smallest cases of what was found, in words; each is run through the interpreter before it is shown. Diagrams find the
/// smallest; they are made for the first example.
/// </summary>
internal sealed class RegimeExamples(RegimeProgram program, DiagramLimits limits, CancellationToken cancellation)
{
    private const string None = "（没能写出例子）";

    private readonly Interpreter _interpreter = new(program);
    private CaseSpace? _space;
    private PlaneEvaluation<DiagramStore, Diagram>? _planes;

    /// <summary>A case in which a rule applies; with several conclusions, where all of them stand.</summary>
    public string Of(Rule rule) => Write((store, planes) =>
    {
        Diagram applies = planes.Node(rule.Applies).Possible;
        foreach (RuleConclusion conclusion in rule.Conclusions) applies = store.And(applies, planes.Node(conclusion.Applies).Possible);
        return applies;
    });

    /// <summary>A case in which two rules conclude.</summary>
    public string OfBoth(RuleConclusion one, RuleConclusion other) =>
        Write((store, planes) => store.And(planes.Node(one.Applies).Certain, planes.Node(other.Applies).Certain));

    // That there is such a case is proven; without an example the finding stands.
    private string Write(Func<DiagramStore, PlaneEvaluation<DiagramStore, Diagram>, Diagram> set)
    {
        try
        {
            if (_space is null || _planes is null || _space.Store.IsWorn)
            {
                _space = new CaseSpace(new DiagramStore(limits, cancellation), SpaceOptions.Completed with { HasCauses = false });
                _planes = _space.Evaluate(program);
            }

            Diagram within = _space.Possible(_space.Store.And(_planes.Scope.Possible, set(_space.Store, _planes)));
            if (new Witness(_space, program).Find(within) is not { } facts || _interpreter.Evaluate(facts).IsContradictory) return None;
            return string.Join("；", CaseDraft.Facts(program, facts));
        }
        catch (DiagramLimitException)
        {
            _space = null;
            return None;
        }
    }
}
