using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Tests.Job;

/// <summary>The process is gone: nothing after it is done.</summary>
internal sealed class KilledException : Exception;

/// <summary>
/// A real folder under a process that is killed at the n-th step which changes the file system: nothing is cleared up, a
/// write is left half done, and what the kernel does for a dead process (streams and lock closed) is done.
/// </summary>
internal sealed class DyingFolder : IResumableFolder
{
    private readonly ResumableFolder _inner;
    private readonly int _dieAt;
    private int _steps;
    private bool _isDead;

    public DyingFolder(string path, int dieAt)
    {
        _dieAt = dieAt;
        _inner = new ResumableFolder(path) { BeforeStep = _ => Step() };
    }

    public int Steps => _steps;

    public string Name => _inner.Name;

    public void Prepare() => _inner.Prepare();

    public Stream Create(string name)
    {
        Step();
        return new DyingStream(this, _inner.Create(name));
    }

    public FileStream Scratch(string name) => _inner.Scratch(name);

    public Stream Reopen(string name) => new DyingStream(this, _inner.Reopen(name));

    public byte[]? LoadCheckpoint() => _inner.LoadCheckpoint();

    public void SaveCheckpoint(byte[] checkpoint) => _inner.SaveCheckpoint(checkpoint);

    public long LengthOf(string name) => _inner.LengthOf(name);

    public void Commit() => _inner.Commit();

    public void Commit(IReadOnlyList<string> names) => _inner.Commit(names);

    public void Clear() => _inner.Clear();

    public void Leave() => _inner.Leave();

    public void Discard()
    {
        if (_isDead) _inner.Leave();
        else _inner.Discard();
    }

    private void Step()
    {
        if (_isDead || ++_steps != _dieAt) return;
        _isDead = true;
        throw new KilledException();
    }

    private sealed class DyingStream(DyingFolder folder, Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (folder._isDead) return;
            inner.Write(buffer, offset, count / 2);
            folder.Step();
            inner.Write(buffer, offset + (count / 2), count - (count / 2));
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => inner.SetLength(value);

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
