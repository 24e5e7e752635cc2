using System.Security.Cryptography;

namespace Zhaodan.Screening.Job.Resuming;

/// <summary>
/// What a file is known by without reading all of it: its length, when it was last changed, and a hash of its first and last
/// bytes. A file that is screened may be as large as the disk; its whole hash is in the results.
/// </summary>
/// <param name="Name">The file's name without its folder, for people; it may lie elsewhere when the job goes on.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">When it was last changed, in ticks of universal time.</param>
/// <param name="Ends">SHA-256 of the first and the last <see cref="Sample"/> bytes.</param>
public sealed record FileIdentity(string Name, long Length, long Modified, string Ends)
{
    private const int Sample = 64 * 1024;

    /// <summary>Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</summary>
    public static FileIdentity Of(string path, string name)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length = stream.Length;
        byte[] block = new byte[Sample];
        Append(0);
        if (length > Sample) Append(Math.Max(Sample, length - Sample));
        return new FileIdentity(Path.GetFileName(name), length, File.GetLastWriteTimeUtc(path).Ticks, Convert.ToHexStringLower(hash.GetHashAndReset()));

        void Append(long at)
        {
            stream.Position = at;
            hash.AppendData(block, 0, stream.ReadAtLeast(block, Sample, throwOnEndOfStream: false));
        }
    }
}
