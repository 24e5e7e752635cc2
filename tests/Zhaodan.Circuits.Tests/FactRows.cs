using Zhaodan.Circuits.Execution;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Circuits.Tests;

/// <summary>Cases by the slots of their program.</summary>
internal readonly struct FactRows(IReadOnlyList<CaseFacts> cases) : ICaseRows
{
    public int Count => cases.Count;

    public StatedTruth Truth(int row, int column) => cases[row].Truths[column];

    public NumberRange Number(int row, int column) => cases[row].Numbers[column];

    public OptionSet Choice(int row, int column) => cases[row].Choices[column];
}
