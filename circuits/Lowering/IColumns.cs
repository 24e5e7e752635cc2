using Zhaodan.ProgramForm;

namespace Zhaodan.Circuits.Lowering;

/// <summary>Where a table of cases holds what the facts of programs state; several programs may share a column.</summary>
public interface IColumns
{
    int Truth(RegimeProgram program, int fact);

    int Number(RegimeProgram program, int fact);

    int Choice(RegimeProgram program, int fact);
}

/// <summary>The slots of one program.</summary>
public sealed class SlotColumns : IColumns
{
    public int Truth(RegimeProgram program, int fact) => program.Facts[fact].TruthSlot;

    public int Number(RegimeProgram program, int fact) => program.Facts[fact].NumberSlot;

    public int Choice(RegimeProgram program, int fact) => program.Facts[fact].ChoiceSlot;
}
