using Microsoft.Win32.SafeHandles;

namespace Zhaodan.Arrow.Memory;

/// <summary>A file whose parts are copied when they are asked for: whatever other programs do to it, reading can only fail.</summary>
internal sealed class CopiedFile : ArrowMemory, IDisposable
{
    private readonly SafeFileHandle _file;

    private CopiedFile(SafeFileHandle file) => (_file, Length) = (file, RandomAccess.GetLength(file));

    public override long Length { get; }

    public static CopiedFile Open(string path)
    {
        SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            return new CopiedFile(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public override (ArrowMemory Memory, long Start) Section(long offset, long length)
    {
        if (length > AlignedArray.Longest) throw new ArrowFormatException(ArrowFault.TooLarge, "Message.bodyLength", length, AlignedArray.Longest);
        return (new ArrayMemory(Copy(offset, (int)length)), 0);
    }

    public void Dispose() => _file.Dispose();

    protected override ReadOnlySpan<byte> Slice(long offset, int length) => Copy(offset, length).Span;

    private Memory<byte> Copy(long offset, int length)
    {
        Memory<byte> bytes = AlignedArray.Of(length);
        for (int count = 0; count < length;)
        {
            int step = RandomAccess.Read(_file, bytes.Span[count..], offset + count);
            if (step == 0) throw new ArrowFormatException(ArrowFault.FileShrank, Length, RandomAccess.GetLength(_file));
            count += step;
        }

        return bytes;
    }
}
