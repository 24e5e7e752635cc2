namespace Zhaodan.Screening.Job.Sharding;

/// <summary>The header of a file and one part of it, as if there were nothing between them.</summary>
internal sealed class ShardStream(Stream file, ShardRange range) : Stream
{
    private long _at;

    public override bool CanRead => true;

    // The length is known; nobody goes back.
    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => range.HeaderEnd + range.End - range.Start;

    public override long Position { get => _at; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        bool inHeader = _at < range.HeaderEnd;
        long left = inHeader ? range.HeaderEnd - _at : Length - _at;
        if (left <= 0) return 0;
        file.Position = inHeader ? _at : range.Start + _at - range.HeaderEnd;
        int read = file.Read(buffer[..(int)Math.Min(buffer.Length, left)]);
        _at += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }
}
