namespace Zhaodan.Screening.Input.Numbers;

/// <summary>
/// Says of most numbers that were not met that they were not (a Bloom filter whose bits for one number lie in one line of the
/// processor's cache). Of those that were met it always says perhaps.
/// </summary>
internal sealed class NumberFilter(int bytes)
{
    private const int BytesOfBlock = 64;

    private readonly ulong[] _words = new ulong[bytes / sizeof(ulong)];
    private readonly uint _blocks = (uint)(bytes / BytesOfBlock);

    public int Bytes => bytes;

    public void Add(ulong hashed)
    {
        Span<ulong> block = Block(hashed, out ulong bits);
        for (int i = 0; i < 7; i++, bits >>= 9) block[(int)(bits >> 6) & 7] |= 1UL << (int)bits;
    }

    public bool MayHave(ulong hashed)
    {
        Span<ulong> block = Block(hashed, out ulong bits);
        for (int i = 0; i < 7; i++, bits >>= 9)
        {
            if ((block[(int)(bits >> 6) & 7] >> (int)bits & 1) == 0) return false;
        }

        return true;
    }

    // Seven places of nine bits each, from bits that do not choose the block.
    private Span<ulong> Block(ulong hashed, out ulong bits)
    {
        bits = (hashed * 0x9E3779B97F4A7C15) >> 1;
        var block = (int)(((hashed >> 32) * _blocks) >> 32);
        return _words.AsSpan(block * (BytesOfBlock / sizeof(ulong)), BytesOfBlock / sizeof(ulong));
    }
}
