using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Planes;

/// <summary>The columns of a schema, shared by all its programs.</summary>
internal sealed class SchemaColumns(CaseSchema schema) : IColumns
{
    public int Truth(RegimeProgram program, int fact) => schema.Find(program, program.Facts[fact]).TruthIndex;

    public int Number(RegimeProgram program, int fact) => schema.Find(program, program.Facts[fact]).NumberIndex;

    public int Choice(RegimeProgram program, int fact) => schema.Find(program, program.Facts[fact]).ChoiceIndex;
}
