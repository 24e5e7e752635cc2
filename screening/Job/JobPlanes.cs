using Zhaodan.Screening.Planes;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Job;

/// <summary>
/// The circuits of a job. Few rows state laws (另有规定), and hearing every law that may be stated makes a circuit several times
/// as large: batches in which some row does have a circuit of their own, made once there were enough such rows to be worth it.
/// </summary>
/// <param name="schema">The columns.</param>
/// <param name="restFalse">其余 否.</param>
/// <param name="regimes">The regimes of the job.</param>
internal sealed class JobPlanes(CaseSchema schema, bool restFalse, IReadOnlyList<RegimeRun> regimes)
{
    /// <summary>Rows that state laws before a circuit hears them; the first are answered one by one, which is the same and slower.</summary>
    internal const int PatientRows = 64;

    private readonly bool _hearsLaws = regimes.Any(regime => regime.HearsLaws);
    private readonly PlaneRun _silent = Build(schema, restFalse, regimes, null);
    private PlaneRun? _stating;
    private int _stated;

    /// <summary>Evaluates a batch and hands it to the regimes.</summary>
    public void Evaluate(RowBatch batch)
    {
        int stated = _hearsLaws ? LawPlanes.Stating(batch) : 0;
        _stated = Math.Min(PatientRows, _stated + stated);
        bool hearsLaws = stated > 0 && _stated == PatientRows;
        PlaneRun run = hearsLaws ? _stating ??= Build(schema, restFalse, regimes, new LawPlanes(schema.TruthCount)) : _silent;
        run.Evaluate(batch);
        foreach (RegimeRun regime in regimes) regime.Begin(run, hearsLaws);
    }

    private static PlaneRun Build(CaseSchema schema, bool restFalse, IReadOnlyList<RegimeRun> regimes, LawPlanes? laws)
    {
        var build = new PlaneBuild(schema, restFalse, laws);
        foreach (RegimeRun regime in regimes) regime.Join(build, hearsLaws: laws is not null);
        return build.Finish(RowBatch.MostRows);
    }
}
