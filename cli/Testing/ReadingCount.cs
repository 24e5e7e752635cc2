using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Cli.Testing;

/// <summary>A place with two readings, and how many acts of written cases choose the one that is not the default.</summary>
internal sealed record ReadingCount(ReadingPair Pair, int Chosen)
{
    /// <summary>读法甲 or 读法乙: the one that silence never follows.</summary>
    public string Other => Pair.NameOf(isOther: true);
}

/// <summary>Counts them while cases are run; a reading that no case follows is text that no case has ever read.</summary>
internal sealed class ReadingCoverage(RegimeProgram program)
{
    private readonly int[] _chosen = new int[program.Readings.Length];

    public void Add(CaseFacts facts)
    {
        for (int i = 0; i < _chosen.Length; i++)
        {
            if (facts.Truths[program.Facts[program.Readings[i].Fact].TruthSlot] == StatedTruth.True) _chosen[i]++;
        }
    }

    public ImmutableArray<ReadingCount> Counts() => [.. program.Readings.Select((pair, i) => new ReadingCount(pair, _chosen[i]))];
}
