using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Zhaodan.Screening.Output;

/// <summary>
/// Writes to a stream on a thread of its own, in order, so that answering does not wait for the file system. A few blocks go
/// round, so memory stays bounded. A failure of the stream comes out of a later write, of <see cref="Flush"/> at the latest;
/// what was given before <see cref="Flush"/> returns has been written.
/// </summary>
internal sealed class WriteBehind : Stream
{
    private const int Blocks = 4;
    private const int BlockSize = 256 * 1024;

    private readonly Stream _stream;
    private readonly BlockingCollection<Block> _filled = [];
    private readonly BlockingCollection<Block> _empty = [];
    private readonly Thread _thread;
    private Block? _current;
    private volatile ExceptionDispatchInfo? _failure;
    private bool _isDisposed;

    public WriteBehind(Stream stream)
    {
        _stream = stream;
        for (int i = 0; i < Blocks; i++) _empty.Add(new Block());
        _thread = new Thread(Run) { IsBackground = true, Name = "结果写出" };
        _thread.Start();
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            _failure?.Throw();
            Block block = _current ??= _empty.Take();
            int length = Math.Min(buffer.Length, BlockSize - block.Length);
            buffer[..length].CopyTo(block.Bytes.AsSpan(block.Length));
            block.Length += length;
            buffer = buffer[length..];
            if (block.Length == BlockSize) HandOver();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Waits until everything is written.</summary>
    public override void Flush()
    {
        if (_current is not null) HandOver();

        // All blocks are here again when the last of them has been written.
        var returned = new List<Block>();
        while (returned.Count < Blocks) returned.Add(_empty.Take());
        foreach (Block block in returned) _empty.Add(block);
        _failure?.Throw();
        _stream.Flush();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>What was not flushed may be lost: the file is then thrown away.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _filled.CompleteAdding();
            _thread.Join();
            _filled.Dispose();
            _empty.Dispose();
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private void HandOver()
    {
        if (_current is { } block) _filled.Add(block);
        _current = null;
    }

    // After a failure blocks only go round.
    private void Run()
    {
        foreach (Block block in _filled.GetConsumingEnumerable())
        {
            try
            {
                if (_failure is null) _stream.Write(block.Bytes, 0, block.Length);
            }
            catch (Exception exception)
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
            }

            block.Length = 0;
            _empty.Add(block);
        }
    }

    private sealed class Block
    {
        public byte[] Bytes { get; } = new byte[BlockSize];

        public int Length { get; set; }
    }
}
