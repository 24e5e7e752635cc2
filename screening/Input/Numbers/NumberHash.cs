using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Zhaodan.Screening.Input.Numbers;

/// <summary>
/// SipHash-1-3 (Aumasson and Bernstein) of the bytes of a number, under a key that is drawn anew each time: nobody can choose
/// numbers that collide.
/// </summary>
internal sealed class NumberHash
{
    private readonly ulong _first;
    private readonly ulong _second;

    public NumberHash()
    {
        Span<byte> key = stackalloc byte[16];
        RandomNumberGenerator.Fill(key);
        _first = BinaryPrimitives.ReadUInt64LittleEndian(key);
        _second = BinaryPrimitives.ReadUInt64LittleEndian(key[8..]);
    }

    public ulong Of(ReadOnlySpan<byte> bytes)
    {
        ulong a = _first ^ 0x736F6D6570736575, b = _second ^ 0x646F72616E646F6D, c = _first ^ 0x6C7967656E657261, d = _second ^ 0x7465646279746573;
        ulong last = (ulong)bytes.Length << 56;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            d ^= word;
            Round(ref a, ref b, ref c, ref d);
            a ^= word;
        }

        for (int i = 0; i < bytes.Length; i++) last |= (ulong)bytes[i] << (8 * i);
        d ^= last;
        Round(ref a, ref b, ref c, ref d);
        a ^= last;
        c ^= 0xFF;
        for (int i = 0; i < 3; i++) Round(ref a, ref b, ref c, ref d);
        return a ^ b ^ c ^ d;
    }

    private static void Round(ref ulong a, ref ulong b, ref ulong c, ref ulong d)
    {
        a += b;
        b = BitOperations.RotateLeft(b, 13) ^ a;
        a = BitOperations.RotateLeft(a, 32);
        c += d;
        d = BitOperations.RotateLeft(d, 16) ^ c;
        a += d;
        d = BitOperations.RotateLeft(d, 21) ^ a;
        c += b;
        b = BitOperations.RotateLeft(b, 17) ^ c;
        c = BitOperations.RotateLeft(c, 32);
    }
}
