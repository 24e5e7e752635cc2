namespace Zhaodan.Screening.Generation;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers for the same seed on every machine and in every version of the
/// runtime, which <see cref="Random"/> does not promise.
/// </summary>
internal sealed class RandomSource(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to below <paramref name="count"/>; the bias of 2^-32 and less does not matter here.</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)(uint)count) >> 32);

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Percent(int percent) => Below(100) < percent;
}
