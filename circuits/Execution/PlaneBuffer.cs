namespace Zhaodan.Circuits.Execution;

/// <summary>Planes beside each other in one block of memory: <see cref="Words"/> × 64 cases in each. Not thread-safe.</summary>
/// <param name="planes">How many.</param>
/// <param name="words">How many words of 64 cases each has.</param>
public sealed class PlaneBuffer(int planes, int words)
{
    private readonly ulong[] _bits = new ulong[planes * words];

    public int Planes => planes;

    public int Words => words;

    /// <summary>Cases that fit in.</summary>
    public int Cases => words * 64;

    public Span<ulong> this[int plane] => _bits.AsSpan(plane * words, words);

    internal Span<ulong> Bits => _bits;
}
