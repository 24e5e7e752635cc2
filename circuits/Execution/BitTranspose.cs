namespace Zhaodan.Circuits.Execution;

/// <summary>Turns a square of bits over: bit c of word r becomes bit r of word c (Warren, Hacker's Delight, 7–3).</summary>
public static class BitTranspose
{
    /// <param name="words">64 words, in place.</param>
    public static void Turn(Span<ulong> words)
    {
        ulong mask = 0x0000_0000_FFFF_FFFF;
        for (int width = 32; width != 0; width >>= 1, mask ^= mask << width)
        {
            for (int i = 0; i < 64; i = (i + width + 1) & ~width)
            {
                ulong swap = (words[i] >> width ^ words[i + width]) & mask;
                words[i] ^= swap << width;
                words[i + width] ^= swap;
            }
        }
    }
}
