using System.IO.MemoryMappedFiles;

namespace Zhaodan.Arrow.Memory;

/// <summary>
/// A file mapped for reading. The system reads pages as they are touched; nothing is copied. If another program cuts the file
/// off while a page behind the new end is touched, the system ends this process: no program can check that in time. What can
/// be done is done: the file is opened so that it cannot be opened for writing where the system knows such locks, and the
/// length is compared before every batch.
/// </summary>
internal sealed unsafe class MappedMemory : ArrowMemory, IDisposable
{
    private readonly FileStream _file;
    private readonly MemoryMappedFile? _map;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte* _start;
    private bool _isClosed;

    private MappedMemory(FileStream file)
    {
        _file = file;
        Length = file.Length;
        // An empty file cannot be mapped.
        if (Length == 0) return;
        try
        {
            _map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            _view = _map.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
            _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
            _start += _view.PointerOffset;
        }
        catch
        {
            _view?.Dispose();
            _map?.Dispose();
            throw;
        }
    }

    public override long Length { get; }

    public static MappedMemory Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        try
        {
            return new MappedMemory(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public override void EnsureWhole()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        long now = RandomAccess.GetLength(_file.SafeFileHandle);
        if (now < Length) throw new ArrowFormatException(ArrowFault.FileShrank, Length, now);
    }

    public void Dispose()
    {
        if (_isClosed) return;
        _isClosed = true;
        if (_view is not null)
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
        }

        _map?.Dispose();
        _file.Dispose();
    }

    protected override ReadOnlySpan<byte> Slice(long offset, int length)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return new ReadOnlySpan<byte>(_start + offset, length);
    }
}
