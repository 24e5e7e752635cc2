using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Tests.Golden;
using Zhaodan.Arrow.Tests.Writing;

namespace Zhaodan.Arrow.Tests.Reading;

/// <summary>
/// Broken files: whatever is changed, reading all of it either works or fails with a fault. Anything else, above all a read
/// outside the buffers, is another exception and fails the test.
/// </summary>
public sealed class HostileFileTests
{
    public static TheoryData<string> Names => ["sample", "columns.arrow", "slices.arrow", "nested.arrow", "delta.arrow", "views.arrow", "stream.arrows"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_byte_may_be_changed(string name)
    {
        byte[] bytes = Bytes(name);
        foreach (byte change in new byte[] { 0x01, 0x80, 0xFF })
        {
            for (int index = 0; index < bytes.Length; index++)
            {
                bytes[index] ^= change;
                ReadAll(bytes, $"{name}: byte {index} changed by {change}");
                bytes[index] ^= change;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_four_bytes_may_be_extreme(string name)
    {
        byte[] bytes = Bytes(name);
        foreach (int value in new[] { int.MinValue, -1, int.MaxValue, int.MaxValue - 7, 0, 1 << 20 })
        {
            for (int index = 0; index + 4 <= bytes.Length; index += 4)
            {
                int before = BitConverter.ToInt32(bytes, index);
                BitConverter.TryWriteBytes(bytes.AsSpan(index), value);
                ReadAll(bytes, $"{name}: {value} at {index}");
                BitConverter.TryWriteBytes(bytes.AsSpan(index), before);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void File_may_be_cut_off_anywhere(string name)
    {
        byte[] bytes = Bytes(name);
        for (int length = 0; length < bytes.Length; length++)
        {
            ReadAll(bytes.AsSpan(0, length), $"{name}: {length} bytes");
            if (name.EndsWith(".arrows", StringComparison.Ordinal)) continue;
            // A file is whole or it is refused; half of it is never taken for all of it.
            byte[] part = bytes[..length];
            Assert.Throws<ArrowFormatException>(() => ArrowFile.FromBytes(part));
        }
    }

    [Fact]
    public void Bytes_at_random_after_the_mark_are_refused()
    {
        var random = new Random(20261121);
        byte[] bytes = new byte[400];
        for (int round = 0; round < 2000; round++)
        {
            random.NextBytes(bytes);
            "ARROW1\0\0"u8.CopyTo(bytes);
            "ARROW1"u8.CopyTo(bytes.AsSpan(394));
            BitConverter.TryWriteBytes(bytes.AsSpan(390), random.Next(8, 380));
            ReadAll(bytes, $"round {round}");
        }
    }

    [Fact]
    public void Stream_that_claims_much_takes_little_memory()
    {
        byte[] claim = [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0x10, 1, 2, 3];
        long before = GC.GetAllocatedBytesForCurrentThread();
        ArrowFormatException cut = Assert.Throws<ArrowFormatException>(() => new ArrowStreamReader(new MemoryStream(claim)));
        Assert.Equal((ArrowFault.Truncated, (object)(8L + (1 << 28)), (object)11L), (cut.Fault, cut.Arguments[0], cut.Arguments[1]));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4 << 20);
        claim[7] = 0x7F;
        Assert.Equal(ArrowFault.TooLarge, Assert.Throws<ArrowFormatException>(() => new ArrowStreamReader(new MemoryStream(claim))).Fault);
    }

    private static byte[] Bytes(string name) => name == "sample" ? Sample.Bytes() : GoldenFiles.Bytes(name);

    // Both readers get what is theirs; most of what is read is not looked at here, only that it can be.
    private static void ReadAll(ReadOnlySpan<byte> bytes, string what)
    {
        byte[] copy = bytes.ToArray();
        try
        {
            Attempt(() => Columns(ArrowFile.FromBytes(copy)));
            Attempt(() => Columns(new ArrowStreamReader(new MemoryStream(copy), 1 << 22)));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(what, exception);
        }
    }

    private static void Attempt(Action read)
    {
        try
        {
            read();
        }
        catch (ArrowFormatException)
        {
        }
    }

    private static void Columns(ArrowFile file)
    {
        Attempt(() => file.CountRows());
        for (int index = 0; index < file.BatchCount; index++) Attempt(() => Columns(file.ReadBatch(index)));
    }

    private static void Columns(ArrowStreamReader reader)
    {
        while (reader.Read() is { } batch) Columns(batch);
    }

    private static void Columns(RecordBatchView batch)
    {
        // A batch without buffers may have any number of rows; there is nothing to read in them.
        int rows = Math.Min(batch.Length, 1000);
        for (int index = 0; index < batch.Schema.Fields.Count; index++)
        {
            int column = index;
            Attempt(() => Rows.Of(batch.Column(column).Slice(0, rows)));
            if (batch.Length < 1 << 16) Attempt(() => ColumnCheck.Run(batch.Column(column)));
        }
    }
}
