using System.Security.Cryptography;
using Zhaodan.Arrow;
using Zhaodan.Arrow.Reading;
using Zhaodan.Screening.Job.Resuming;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Job.Sharding;

/// <summary>
/// Puts the Arrow answers of the parts together. Where batches end and how texts are numbered follows from the rows alone, so
/// the rows are written once more, and the file is that of one run.
/// </summary>
internal static class ArrowJoin
{
    /// <summary>The folder of a part whose file is not what the part says of it; null where all are.</summary>
    public static string? Run((string Folder, ShardFile File)[] parts, JobStream output, CancellationToken cancellationToken)
    {
        ArrowTableWriter? writer = null;
        using JobStream closed = output;
        foreach ((string folder, ShardFile part) in parts)
        {
            string path = Path.Combine(folder, part.Name);
            if (HashOf(path) != part.Hash) return folder;
            try
            {
                using var file = ArrowFile.OpenCopying(path);
                writer ??= Begin(file, output);
                for (int batch = 0; batch < file.BatchCount; batch++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    ArrowRows.Copy(file.ReadBatch(batch), writer);
                }
            }
            catch (ArrowFormatException)
            {
                return folder;
            }
        }

        writer?.Finish();
        return null;
    }

    private static ArrowTableWriter Begin(ArrowFile file, JobStream output)
    {
        var writer = new ArrowTableWriter(output, [.. file.Schema.Fields.Select(field => field.Dictionary is not null)]);
        foreach (Arrow.Schema.ArrowField field in file.Schema.Fields) writer.Cell(field.Name);
        writer.EndRow();
        return writer;
    }

    private static string HashOf(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
