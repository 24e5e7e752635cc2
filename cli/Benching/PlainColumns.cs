using Zhaodan.Circuits.Lowering;

namespace Zhaodan.Cli.Benching;

/// <summary>The columns of a table as 是, 否 or nothing: two bits a fact, the densest that three values can be.</summary>
internal sealed class PlainColumns(BenchTable table) : IColumnContent
{
    public TruthColumn Truth(int column) => table.Find(column) < 0 ? TruthColumn.Absent : TruthColumn.Plain;

    public bool HasNumber(int column) => false;

    public bool HasChoice(int column) => false;
}
