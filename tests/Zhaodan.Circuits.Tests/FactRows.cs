using Zhaodan.Circuits.Execution;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Circuits.Tests;

/// <summary>Cases by the slots of their program.</summary>
internal readonly struct FactRows(IReadOnlyList<CaseFacts> cases) : ICaseRows
{
    public int Count => cases.Count;

    public void Stated(int column, StatedTruth truth, Span<ulong> plane)
    {
        plane.Clear();
        for (int row = 0; row < cases.Count; row++)
        {
            if (cases[row].Truths[column] == truth) plane[row / 64] |= 1UL << (row % 64);
        }
    }

    public NumberRange Number(int row, int column) => cases[row].Numbers[column];

    public OptionSet Choice(int row, int column) => cases[row].Choices[column];
}
