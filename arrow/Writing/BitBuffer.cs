using System.Runtime.InteropServices;

namespace Zhaodan.Arrow.Writing;

/// <summary>Bits one after another, least significant first; what lies behind the last one is zero.</summary>
internal sealed class BitBuffer
{
    private ulong[] _words = new ulong[16];

    public int Count { get; private set; }

    public int Ones { get; private set; }

    /// <summary>The bits as the format has them: bytes, the first bit the least significant of the first byte.</summary>
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException();
            return MemoryMarshal.AsBytes(_words.AsSpan())[..((Count + 7) / 8)];
        }
    }

    public void Append(bool bit)
    {
        Reserve(1);
        if (bit)
        {
            _words[Count >> 6] |= 1UL << (Count & 63);
            Ones++;
        }

        Count++;
    }

    /// <summary>Bits of words, so many of them; what lies behind in the last word does not matter.</summary>
    public void Append(ReadOnlySpan<ulong> words, int count)
    {
        Reserve(count);
        int shift = Count & 63;
        for (int index = 0; index * 64 < count; index++)
        {
            int left = count - (index * 64);
            ulong word = left < 64 ? words[index] & ((1UL << left) - 1) : words[index];
            int place = (Count >> 6) + index;
            _words[place] |= word << shift;
            if (shift > 0 && word >> (64 - shift) is var rest and > 0) _words[place + 1] |= rest;
            Ones += System.Numerics.BitOperations.PopCount(word);
        }

        Count += count;
    }

    public void Clear()
    {
        _words.AsSpan(0, Math.Min(_words.Length, (Count / 64) + 1)).Clear();
        Count = Ones = 0;
    }

    private void Reserve(int count)
    {
        int needed = checked((Count + count + 63) / 64);
        if (needed > _words.Length) Array.Resize(ref _words, Math.Max(needed, _words.Length * 2));
    }
}
