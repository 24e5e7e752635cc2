using System.Security.Cryptography;

namespace Zhaodan.Screening.Job.Resuming;

/// <summary>
/// A file that a job writes: counts and hashes what goes by. SHA-256 keeps no state that could be stored, so a file that is
/// taken up again is hashed anew up to where it stood.
/// </summary>
/// <param name="name">The final name.</param>
/// <param name="inner">Closed together with this.</param>
internal sealed class JobStream(string name, Stream inner) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _length;
    private long _muted;
    private bool _isClosed;

    public string Name => name;

    /// <summary>While a file is taken up again: what its writer says at the beginning (mark, header) is there already.</summary>
    public bool IsMuted { get; set; }

    /// <summary>Bytes of the header; after <see cref="MarkHeader"/>.</summary>
    public long HeaderLength { get; private set; }

    /// <summary>Everything written so far is the header, also where it was there already.</summary>
    public void MarkHeader()
    {
        HeaderLength = IsMuted ? _muted : _length;
        IsMuted = false;
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !_isClosed;

    /// <summary>Bytes of the file so far.</summary>
    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <summary>SHA-256 of the file in hexadecimal, of what was written so far.</summary>
    public string Hash => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Reads the file, which stands at its beginning, up to the place where it goes on, and cuts off the rest; false where it is shorter.</summary>
    public bool Rehash(long length)
    {
        byte[] block = new byte[128 * 1024];
        while (_length < length)
        {
            int read = inner.Read(block, 0, (int)Math.Min(block.Length, length - _length));
            if (read == 0) return false;
            _hash.AppendData(block, 0, read);
            _length += read;
        }

        inner.SetLength(_length);
        return true;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsMuted)
        {
            _muted += buffer.Length;
            return;
        }

        inner.Write(buffer);
        _hash.AppendData(buffer);
        _length += buffer.Length;
    }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
