using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Circuits.Layers;

/// <summary>
/// Where a table of cases holds the laws that they state (另有规定): a 是否 column for each law. Of one rank a case states at
/// most one law of a group: which of two is heard last is not a matter of columns.
/// </summary>
public interface ILawColumns
{
    int Law(StatedLaw law);
}
