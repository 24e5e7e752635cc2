namespace Zhaodan.Cli.Input;

/// <summary>
/// Standard input that Ctrl-C ends: a read from a terminal or a pipe blocks in the system and cannot be called back, so it
/// happens on a thread that may be left behind.
/// </summary>
internal sealed class InterruptibleInput(Stream inner, CancellationToken cancellation) : Stream
{
    private readonly byte[] _block = new byte[1 << 16];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="OperationCanceledException">Cancelled while waiting; the stream must not be read again.</exception>
    public override int Read(Span<byte> buffer)
    {
        // Into a block of its own: a read that was left behind must not write into what the caller uses again.
        int wanted = Math.Min(buffer.Length, _block.Length);
        Task<int> reading = Task.Run(() => inner.Read(_block, 0, wanted), CancellationToken.None);
        reading.Wait(cancellation);
        _block.AsSpan(0, reading.Result).CopyTo(buffer);
        return reading.Result;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
