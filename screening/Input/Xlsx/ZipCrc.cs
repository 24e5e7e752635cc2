using System.Buffers.Binary;

namespace Zhaodan.Screening.Input.Xlsx;

/// <summary>CRC-32 of an entry of a zip file as it is unpacked (APPNOTE, 4.4.7), eight bytes at a time.</summary>
internal sealed class ZipCrc
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[][] Tables = MakeTables();

    private uint _state = uint.MaxValue;

    public uint Value => ~_state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        uint state = _state;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ state;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            state = Tables[7][low & 0xFF] ^ Tables[6][low >> 8 & 0xFF] ^ Tables[5][low >> 16 & 0xFF] ^ Tables[4][low >> 24]
                ^ Tables[3][high & 0xFF] ^ Tables[2][high >> 8 & 0xFF] ^ Tables[1][high >> 16 & 0xFF] ^ Tables[0][high >> 24];
        }

        foreach (byte value in bytes) state = Tables[0][(state ^ value) & 0xFF] ^ (state >> 8);
        _state = state;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (int t = 0; t < tables.Length; t++) tables[t] = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? Polynomial ^ (value >> 1) : value >> 1;
            tables[0][i] = value;
        }

        for (int t = 1; t < tables.Length; t++)
        {
            for (int i = 0; i < 256; i++) tables[t][i] = tables[0][tables[t - 1][i] & 0xFF] ^ (tables[t - 1][i] >> 8);
        }

        return tables;
    }
}
