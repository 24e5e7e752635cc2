using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Tests.Output;

public sealed class WriteBehindTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(70_000, 40)]
    [InlineData(600_000, 5)]
    public void WritesEverythingInOrder(int length, int times)
    {
        var written = new MemoryStream();
        var expected = new List<byte>();
        using var stream = new WriteBehind(written);
        for (int i = 0; i < times; i++)
        {
            byte[] block = [.. Enumerable.Range(0, length).Select(at => (byte)(at + (i * 7)))];
            stream.Write(block);
            expected.AddRange(block);
            if (i % 3 != 2) continue;
            stream.Flush();
            Assert.Equal(expected, written.ToArray());
        }

        stream.Flush();
        Assert.Equal(expected, written.ToArray());
    }

    [Fact]
    public void AFailureComesOutAtTheFlush()
    {
        using var stream = new WriteBehind(new FullStream(room: 0));
        stream.Write("一"u8);
        Assert.Throws<IOException>(stream.Flush);
    }

    // More than all blocks hold: whoever writes on is told, and never waits for a thread that is gone.
    [Fact]
    public void AFailureEndsTheWriting()
    {
        using var stream = new WriteBehind(new FullStream(room: 300_000));
        byte[] block = new byte[100_000];
        Assert.Throws<IOException>(() =>
        {
            for (int i = 0; i < 1000; i++) stream.Write(block);
        });
    }

    [Fact]
    public void ClosesTheStream()
    {
        var written = new MemoryStream();
        new WriteBehind(written).Dispose();
        Assert.False(written.CanWrite);
    }

    private sealed class FullStream(int room) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Length + count > room) throw new IOException("full");
            base.Write(buffer, offset, count);
        }
    }
}
