using Zhaodan.Circuits.Lowering;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Schema;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Planes;

/// <summary>Puts all regimes of a job into one circuit, so that what they share is computed once.</summary>
/// <param name="schema">The columns.</param>
/// <param name="restFalse">其余 否.</param>
/// <param name="laws">Laws that rows state; null: rows that state none.</param>
internal sealed class PlaneBuild(CaseSchema schema, bool restFalse, LawPlanes? laws)
{
    private readonly CircuitBuilder _builder = new(new SchemaColumns(schema), restFalse);
    private readonly WireSet _wires = new();

    public RegimeWires Add(LayerShape shape, bool triesOpenItems, SupplementCells? supplement = null) => new(_builder, _wires, shape, laws, triesOpenItems, supplement);

    /// <summary>When all regimes are in.</summary>
    public PlaneRun Finish(int mostRows) => new(_builder, _wires, laws, mostRows);
}
