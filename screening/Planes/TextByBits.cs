namespace Zhaodan.Screening.Planes;

/// <summary>
/// Texts by the bits that they follow from: registers have few different answers, so most text is made once. Bounded: it
/// forgets everything when it is full. Not thread-safe.
/// </summary>
/// <typeparam name="TText">What is made once.</typeparam>
/// <param name="width">Words of a key.</param>
/// <param name="capacity">A power of two; half as many texts are kept.</param>
internal sealed class TextByBits<TText>(int width, int capacity = 1 << 15)
    where TText : class
{
    private readonly ulong[] _keys = new ulong[capacity * width];
    private readonly TText?[] _texts = new TText?[capacity];
    private int _count;
    private int _slot;

    /// <summary>Of the key looked for last.</summary>
    public ulong Hash { get; private set; }

    /// <summary>Null where there is none; then <see cref="Add"/> takes it, if it comes next.</summary>
    public TText? Find(ReadOnlySpan<ulong> key)
    {
        ulong hash = 0;
        foreach (ulong word in key) hash = (hash ^ word) * 0x9E37_79B9_7F4A_7C15 ^ hash >> 29;
        Hash = hash ^ hash >> 32;
        _slot = (int)Hash & (capacity - 1);
        while (_texts[_slot] is { } text)
        {
            if (_keys.AsSpan(_slot * width, width).SequenceEqual(key)) return text;
            _slot = (_slot + 1) & (capacity - 1);
        }

        return null;
    }

    public TText Add(ReadOnlySpan<ulong> key, TText text)
    {
        if (_count > capacity / 2)
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
