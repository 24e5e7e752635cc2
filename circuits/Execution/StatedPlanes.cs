using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Circuits.Execution;

/// <summary>What some cases state of 是否 facts, a plane for each column and each of 否, 是 and 不明. Not thread-safe.</summary>
/// <param name="columns">How many columns.</param>
/// <param name="words">Words of a plane: 64 cases each.</param>
public sealed class StatedPlanes(int columns, int words)
{
    private readonly ulong[] _bits = new ulong[columns * 3 * words];

    /// <summary>Everybody silent on everything.</summary>
    public void Clear() => Array.Clear(_bits);

    /// <summary>A case that was silent on the column states something of it.</summary>
    public void Set(int row, int column, StatedTruth truth) =>
        _bits[(((column * 3) + (int)truth - 1) * words) + (row >> 6)] |= 1UL << (row & 63);

    /// <summary>Of 64 cases, those that state something of a column on which they were silent.</summary>
    public void Or(int word, int column, StatedTruth truth, ulong cases) => _bits[(((column * 3) + (int)truth - 1) * words) + word] |= cases;

    /// <summary>The cases that state a truth of a column; not for silence.</summary>
    public ReadOnlySpan<ulong> this[int column, StatedTruth truth] => _bits.AsSpan(((column * 3) + (int)truth - 1) * words, words);
}
