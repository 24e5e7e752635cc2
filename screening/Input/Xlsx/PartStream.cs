namespace Zhaodan.Screening.Input.Xlsx;

/// <summary>
/// A part of a workbook as it is unpacked, with limits that no register comes near: how much comes out of how little, and how far
/// one mark of XML may be from the next, since the XML reader keeps all of it in memory. At the end its CRC is compared.
/// </summary>
internal sealed class PartStream(Stream inner, string name, long packed, uint crc) : Stream
{
    /// <summary>So many bytes out of one, once there are <see cref="PackingMatters"/>; XML of tables comes to 10 to 60.</summary>
    public const int MostPerByte = 300;

    public const long PackingMatters = 16L * 1024 * 1024;

    /// <summary>All of a part.</summary>
    public const long MostBytes = 32L * 1024 * 1024 * 1024;

    /// <summary>Between one &lt; and the next.</summary>
    public const int LongestMark = 4 * 1024 * 1024;

    private readonly ZipCrc _crc = new();
    private long _total;
    private long _sinceMark;

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

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        _crc.Add(buffer[..read]);
        if (read == 0 && !buffer.IsEmpty && _crc.Value != crc) throw WorkbookException.Broken(name, "校验和（CRC）不对，文件坏了");
        _total += read;
        if (_total > MostBytes) throw WorkbookException.BeyondLimits(name, $"解开超过{MostBytes / (1024 * 1024 * 1024)} GB");
        if (_total > PackingMatters && _total / MostPerByte > packed) throw WorkbookException.BeyondLimits(name, $"解开以后是原来的{MostPerByte}倍以上，像是压缩炸弹");
        int mark = buffer[..read].LastIndexOf((byte)'<');
        _sinceMark = mark >= 0 ? read - mark : _sinceMark + read;
        if (_sinceMark > LongestMark) throw WorkbookException.BeyondLimits(name, $"一个标记或者一格超过{LongestMark / (1024 * 1024)} MB");
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
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
