using System.Collections.Immutable;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.ProgramForm.Compiled;

/// <summary>
/// Regimes as a file: data and no code. Eight bytes of mark and version, the length of what follows, the regimes, and the
/// SHA-256 of all that. The same regimes always give the same bytes, so the hash of the file names them; a host may pin it.
/// </summary>
public sealed class CompiledFile
{
    /// <summary>Grows with every change of the format; older ones are read as long as they can be.</summary>
    public const int Version = 1;

    private const int LengthAt = 8;
    private const int BodyAt = 12;
    private const int HashLength = 32;
    private static readonly byte[] Mark = [(byte)'Z', (byte)'h', (byte)'a', (byte)'o', 0x1A, (byte)'\n'];

    private CompiledFile(ImmutableArray<LinkedRegime> regimes, string sha256)
    {
        Regimes = regimes;
        Sha256 = sha256;
    }

    public ImmutableArray<LinkedRegime> Regimes { get; }

    /// <summary>Of the whole file, in lower-case hexadecimal: what <c>sha256sum</c> says of it.</summary>
    public string Sha256 { get; }

    /// <summary>The bytes of a file.</summary>
    public static byte[] Write(ImmutableArray<LinkedRegime> regimes)
    {
        var archive = new ArchiveWriter();
        new LibraryShape(archive).Regimes(regimes);
        byte[] body = archive.ToArray();
        var file = new byte[BodyAt + body.Length + HashLength];
        Mark.CopyTo(file, 0);
        file[Mark.Length] = Version;
        PutLength(file, body.Length);
        body.CopyTo(file, BodyAt);
        ContentHash.BytesOf(file, BodyAt + body.Length).CopyTo(file, BodyAt + body.Length);
        return file;
    }

    /// <summary>What <c>sha256sum</c> says of a file with these bytes.</summary>
    public static string Sha256Of(byte[] file) => ContentHash.Of(file);

    /// <summary>Reads a file. Nothing of it is used before it was checked.</summary>
    /// <param name="stream">Read to its end.</param>
    /// <param name="expectedSha256">The hash that the host pins, in hexadecimal; null where it takes any whole file.</param>
    /// <param name="limits">How much it takes; null for <see cref="CompiledLimits.Default"/>.</param>
    /// <exception cref="CompiledFileException">The file was refused.</exception>
    public static CompiledFile Read(Stream stream, string? expectedSha256 = null, CompiledLimits? limits = null)
    {
        limits ??= CompiledLimits.Default;
        return Read(Bytes(stream, limits.MaxBytes), expectedSha256, limits);
    }

    /// <summary>Reads a file that is in memory, as the one a program carries in itself.</summary>
    /// <exception cref="CompiledFileException">The file was refused.</exception>
    public static CompiledFile Read(ReadOnlySpan<byte> file) => Read(file.ToArray(), null, CompiledLimits.Default);

    private static CompiledFile Read(byte[] file, string? expectedSha256, CompiledLimits limits)
    {
        string sha256 = Sha256Of(file);
        if (expectedSha256 is not null && !string.Equals(expectedSha256, sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new CompiledFileException(CompiledFileFault.NotPinned, $"编译文件的 SHA-256 是 {sha256}，不是宿主程序指定的 {expectedSha256}。请核对文件的来历，确认无误后改指定的值。");
        }

        int end = BodyEnd(file);
        var archive = new ArchiveReader(file, BodyAt, end);
        ImmutableArray<LinkedRegime> regimes = new LibraryShape(archive).Regimes([]);
        if (!archive.IsAtEnd) throw CompiledFileException.Broken("末尾有多余的内容");
        LibraryCheck.Check(regimes, limits);
        return new CompiledFile(regimes, sha256);
    }

    private static int BodyEnd(byte[] file)
    {
        for (int i = 0; i < Mark.Length; i++)
        {
            if (file.Length <= i || file[i] != Mark[i]) throw new CompiledFileException(CompiledFileFault.NotCompiledFile, "这不是 zhaodan build 生成的编译文件。请检查文件名。");
        }

        if (file.Length < BodyAt + HashLength) throw WrongLength(file.Length, BodyAt + HashLength);
        int version = file[Mark.Length] | (file[Mark.Length + 1] << 8);
        if (version > Version)
        {
            throw new CompiledFileException(CompiledFileFault.NewerFormat, $"编译文件的格式是第{version}版，这个 Zhaodan.Runtime 只认识到第{Version}版。请升级 Zhaodan.Runtime，或者用相应版本的 zhaodan build 重新生成。");
        }

        long length = 0;
        for (int i = 3; i >= 0; i--) length = (length << 8) + file[LengthAt + i];
        if (file.Length != BodyAt + length + HashLength) throw WrongLength(file.Length, BodyAt + length + HashLength);
        int end = BodyAt + (int)length;
        byte[] hash = ContentHash.BytesOf(file, end);
        for (int i = 0; i < HashLength; i++)
        {
            if (file[end + i] != hash[i]) throw new CompiledFileException(CompiledFileFault.Changed, "编译文件的内容被改动过，与它自带的 SHA-256 不符。请重新取得或者重新生成。");
        }

        return version > 0 ? end : throw CompiledFileException.Broken("格式版本是零");
    }

    private static CompiledFileException WrongLength(long length, long due) =>
        new(CompiledFileFault.WrongLength, $"编译文件有{length}字节，应有{due}字节：没有写完整，或者后面多了内容。请重新取得或者重新生成。");

    private static byte[] Bytes(Stream stream, int most)
    {
        using var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int read; (read = stream.Read(part, 0, part.Length)) > 0;)
        {
            if (bytes.Length + read > most)
            {
                throw new CompiledFileException(CompiledFileFault.TooLarge, $"编译文件超过了上限{most}字节。请检查文件，或者放宽 CompiledLimits.MaxBytes。");
            }

            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }

    private static void PutLength(byte[] file, int length)
    {
        for (int i = 0; i < 4; i++) file[LengthAt + i] = (byte)(length >> (8 * i));
    }
}
