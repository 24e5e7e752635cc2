namespace Zhaodan.ProgramForm.Layout;

/// <summary>
/// The buffers that a compiled evaluator of a program reads and writes. The emitter and the hosts both ask here, so that
/// they cannot disagree. Throws where the program's slots are broken, which no compiler pass produces.
/// </summary>
public sealed class EvaluatorLayout
{
    private EvaluatorLayout(RegimeProgram program)
    {
        Facts = new FactLayout(program);
        Outcome = new OutcomeLayout(program);
    }

    public FactLayout Facts { get; }

    public OutcomeLayout Outcome { get; }

    public static EvaluatorLayout Of(RegimeProgram program) => new(program);
}
