namespace Zhaodan.Screening.Planes;

/// <summary>
/// Texts by the bits that they follow from: registers have few different answers, so most text is made once. Bounded: it
/// forgets everything when it is full. Not thread-safe.
/// </summary>
/// <typeparam name="TText">What is made once.</typeparam>
/// <param name="width">Words of a key.</param>
/// <param name="most">Texts that are kept.</param>
internal sealed class TextByBits<TText>(int width, int most = 1 << 14)
    where TText : class
{
    // Few slots lie close together.
    private ulong[] _keys = new ulong[64 * width];
    private TText?[] _texts = new TText?[64];
    private int _count;
    private int _slot;

    /// <summary>Of the key looked for last.</summary>
    public ulong Hash { get; private set; }

    /// <summary>Null where there is none; then <see cref="Add"/> takes it, if it comes next.</summary>
    public TText? Find(ReadOnlySpan<ulong> key)
    {
        ulong hash = 0;
        foreach (ulong word in key) hash = ((hash ^ word) * 0x9E37_79B9_7F4A_7C15) ^ (hash >> 29);
        Hash = hash ^= hash >> 32;
        TText?[] texts = _texts;
        ulong[] keys = _keys;
        int slot = (int)hash & (texts.Length - 1);
        while (texts[slot] is { } text)
        {
            if (key.Length == 1 ? keys[slot] == key[0] : keys.AsSpan(slot * width, width).SequenceEqual(key)) return text;
            slot = (slot + 1) & (texts.Length - 1);
        }

        _slot = slot;
        return null;
    }

    public TText Add(ReadOnlySpan<ulong> key, TText text)
    {
        if (_count >= most)
        {
            Array.Clear(_texts);
            _count = 0;
            Find(key);
        }
        else if (_count * 2 >= _texts.Length)
        {
            Grow();
            Find(key);
        }

        key.CopyTo(_keys.AsSpan(_slot * width, width));
        _texts[_slot] = text;
        _count++;
        return text;
    }

    private void Grow()
    {
        (ulong[] keys, TText?[] texts) = (_keys, _texts);
        _keys = new ulong[keys.Length * 2];
        _texts = new TText?[texts.Length * 2];
        for (int i = 0; i < texts.Length; i++)
        {
            if (texts[i] is not { } text) continue;
            ReadOnlySpan<ulong> key = keys.AsSpan(i * width, width);
            Find(key);
            key.CopyTo(_keys.AsSpan(_slot * width, width));
            _texts[_slot] = text;
        }
    }
}
