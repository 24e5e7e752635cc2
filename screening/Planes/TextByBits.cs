using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Planes;

/// <summary>
/// Ready cells by the bits that it follows from: registers have few different answers, so most text is made once. Bounded:
/// it forgets everything when it is full. Not thread-safe.
/// </summary>
/// <param name="width">Words of a key.</param>
internal sealed class TextByBits(int width)
{
    private const int Capacity = 1 << 15;

    private readonly ulong[] _keys = new ulong[Capacity * width];
    private readonly ReadyCells?[] _texts = new ReadyCells?[Capacity];
    private int _count;
    private int _slot;

    /// <summary>Null where there is none; then <see cref="Add"/> takes it, if it comes next.</summary>
    public ReadyCells? Find(ReadOnlySpan<ulong> key)
    {
        ulong hash = 0;
        foreach (ulong word in key) hash = (hash ^ word) * 0x9E37_79B9_7F4A_7C15 ^ hash >> 29;
        _slot = (int)((hash ^ hash >> 32) & (Capacity - 1));
        while (_texts[_slot] is { } text)
        {
            if (_keys.AsSpan(_slot * width, width).SequenceEqual(key)) return text;
            _slot = (_slot + 1) & (Capacity - 1);
        }

        return null;
    }

    public ReadyCells Add(ReadOnlySpan<ulong> key, ReadyCells text)
    {
        if (_count > Capacity / 2)
        {
            Array.Clear(_texts);
            _count = 0;
            Find(key);
        }

        key.CopyTo(_keys.AsSpan(_slot * width, width));
        _texts[_slot] = text;
        _count++;
        return text;
    }
}
