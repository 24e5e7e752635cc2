using Zhaodan.Screening.Input.Columns;

namespace Zhaodan.Screening.Tests.Arrow;

public sealed class PlaneBitsTests
{
    [Fact]
    public void Bits_are_copied_from_any_offset_in_any_length()
    {
        byte[] bits = new byte[200];
        new Random(7).NextBytes(bits);
        foreach (int count in new[] { 0, 1, 7, 8, 63, 64, 65, 127, 128, 129, 511, 512, 513, 1000 })
        {
            for (int first = 0; first < 70; first++)
            {
                ulong[] plane = new ulong[18];
                Array.Fill(plane, 0xAAAA_AAAA_AAAA_AAAA);
                byte[] exact = bits[..((first + count + 7) / 8)];
                PlaneBits.Copy(exact, first, count, plane);
                int words = (count + 63) / 64;
                for (int i = 0; i < words * 64; i++)
                {
                    bool expected = i < count && PlaneBits.Bit(bits, first + i);
                    Assert.True(expected == ((plane[i / 64] >> (i % 64) & 1) != 0), $"{first} {count} {i}");
                }

                Assert.All(plane[words..], word => Assert.Equal(0xAAAA_AAAA_AAAA_AAAA, word));
            }
        }
    }
}
