using Zhaodan.Circuits.Layers;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Planes;

/// <summary>The laws that rows of a batch state (另有规定), a plane for each that a circuit asks for. Not thread-safe.</summary>
/// <param name="first">The number of the first column: those before it are the facts of the schema.</param>
internal sealed class LawPlanes(int first) : ILawColumns
{
    private readonly Dictionary<StatedLaw, int> _columns = [];
    private readonly List<ulong[]> _planes = [];

    public int Law(StatedLaw law)
    {
        if (!_columns.TryGetValue(law, out int column))
        {
            _columns.Add(law, column = first + _planes.Count);
            _planes.Add(new ulong[RowBatch.MostRows / 64]);
        }

        return column;
    }

    /// <summary>
    /// Does a row state two laws of one rank on one group? Which of them is heard last is a matter of their order, and not of
    /// planes.
    /// </summary>
    public static bool HasRivals(CaseRow row)
    {
        for (int l = 1; l < row.Laws.Count; l++)
        {
            for (int other = 0; other < l; other++)
            {
                if (row.Laws[other].Rank == row.Laws[l].Rank && row.Laws[other].Group == row.Laws[l].Group) return true;
            }
        }

        return false;
    }

    /// <summary>Rows of a batch that state a law.</summary>
    public static int Stating(RowBatch batch)
    {
        int rows = 0;
        for (int i = 0; i < batch.Count; i++)
        {
            if (batch[i].Laws.Count > 0) rows++;
        }

        return rows;
    }

    public void Fill(RowBatch batch)
    {
        foreach (ulong[] plane in _planes) Array.Clear(plane);
        for (int i = 0; i < batch.Count; i++)
        {
            foreach (StatedLaw law in batch[i].Laws)
            {
                if (_columns.TryGetValue(law, out int column)) _planes[column - first][i / 64] |= 1UL << (i % 64);
            }
        }
    }

    public bool Has(int column) => column >= first;

    /// <summary>Copies the plane of the rows that state a law, or nothing for what is not said of laws.</summary>
    public void Stated(int column, StatedTruth truth, Span<ulong> plane)
    {
        if (truth == StatedTruth.True) _planes[column - first].AsSpan(0, plane.Length).CopyTo(plane);
        else plane.Clear();
    }
}
