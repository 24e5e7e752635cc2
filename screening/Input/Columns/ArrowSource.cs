using System.Security.Cryptography;
using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Screening.Input.Columns;

/// <summary>
/// The record batches of a source, one after the other: a file is mapped and looked at in place, a stream is read. What comes
/// is hashed: a file on a thread of its own, beside everything else.
/// </summary>
internal sealed class ArrowSource : IDisposable
{
    private const int HashBlock = 1 << 20;

    private readonly ArrowFile? _file;
    private readonly ArrowStreamReader? _reader;
    private readonly HashingStream? _stream;
    private readonly Task<string>? _hash;
    private readonly CancellationTokenSource _stopped = new();
    private int _next;

    private ArrowSource(ArrowFile file, string path, bool isHashed)
    {
        _file = file;
        if (!isHashed) return;
        _hash = Task.Factory.StartNew(() => HashOf(path, _stopped.Token), _stopped.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private ArrowSource(HashingStream stream) => (_stream, _reader) = (stream, new ArrowStreamReader(stream));

    public ArrowSchema Schema => _file?.Schema ?? _reader?.Schema ?? throw new InvalidOperationException();

    public long BytesRead => _stream?.Count ?? (_file is null || _file.BatchCount == 0 ? _file?.Length ?? 0 : (long)((double)_file.Length * _next / _file.BatchCount));

    /// <summary>Null where the stream cannot say.</summary>
    public long? BytesTotal => _file?.Length ?? _stream?.Total;

    /// <summary>A stream ended without saying so; nobody can tell whether batches are missing.</summary>
    public bool LacksEndMark => _reader is { HasEndMark: false };

    /// <summary>Opens a file or stream.</summary>
    /// <param name="input">Which.</param>
    /// <param name="isHashed">A file is hashed beside everything else; a stream always is.</param>
    /// <exception cref="Arrow.ArrowFormatException">It is not Arrow, or broken.</exception>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static ArrowSource Open(CaseInput input, bool isHashed)
    {
        System.IO.Stream stream = input.Open();
        try
        {
            if (input.FilePath is { } path && stream.CanSeek && stream.Length > 0)
            {
                Span<byte> start = stackalloc byte[8];
                int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
                if (ArrowForms.Of(start[..length]) != ArrowForm.Stream)
                {
                    stream.Dispose();
                    return new ArrowSource(ArrowFile.Open(path), path, isHashed);
                }

                stream.Position = 0;
            }

            return new ArrowSource(new HashingStream(stream));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The next batch; null at the end.</summary>
    /// <exception cref="Arrow.ArrowFormatException">It is broken, or the file became shorter.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public RecordBatchView? Next()
    {
        if (_file is null) return _reader?.Read();
        return _next < _file.BatchCount ? _file.ReadBatch(_next++) : null;
    }

    /// <summary>SHA-256 of everything in hexadecimal; at the end.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public string Hash() => _hash?.GetAwaiter().GetResult() ?? _stream?.Hash() ?? "";

    public void Dispose()
    {
        _stopped.Cancel();
        _file?.Dispose();
        _stream?.Dispose();
        if (_hash is { IsCompleted: true }) _stopped.Dispose();
    }

    private static string HashOf(string path, CancellationToken stopped)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        byte[] block = new byte[HashBlock];
        for (int read = stream.Read(block); read > 0; read = stream.Read(block))
        {
            stopped.ThrowIfCancellationRequested();
            hash.AppendData(block, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Reads forward and hashes.
    private sealed class HashingStream(System.IO.Stream inner) : System.IO.Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Count { get; private set; }

        public long? Total => inner.CanSeek ? inner.Length : null;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        /// <summary>To the end of the stream, whatever stands behind the last batch.</summary>
        public string Hash()
        {
            byte[] rest = new byte[4096];
            while (Read(rest) > 0)
            {
            }

            return Convert.ToHexStringLower(_hash.GetHashAndReset());
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read = inner.Read(buffer);
            _hash.AppendData(buffer[..read]);
            Count += read;
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
            if (disposing)
            {
                _hash.Dispose();
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
