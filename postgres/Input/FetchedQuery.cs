using Npgsql;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening;
using Zhaodan.Screening.Input;

namespace Zhaodan.Postgres.Input;

/// <summary>The rows of a query in a file, for a job that reads them twice: without an order a query need not give them twice in the same one.</summary>
public sealed class FetchedQuery : IDisposable
{
    private readonly FileStream _file;

    private FetchedQuery(FileStream file, CaseInput input) => (_file, Input) = (file, input);

    /// <summary>The cases, as often as they are wanted until this is disposed.</summary>
    public CaseInput Input { get; }

    /// <summary>Asks a query and stores what it gives; the file goes when this is disposed.</summary>
    /// <exception cref="FindingException">The server cannot be reached, refuses the query or stops.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static FetchedQuery Fetch(PostgresAddress address, string query, string path, CancellationToken cancellationToken)
    {
        (QueryColumn[] columns, Stream copy, NpgsqlConnection server) = PostgresQuery.Ask(address, query);
        using (server)
        using (copy)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose);
            try
            {
                byte[] block = new byte[256 * 1024];
                while (Read(address, copy, block) is > 0 and var read)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    file.Write(block, 0, read);
                }

                file.Flush();
                return new FetchedQuery(file, CaseInput.Records(address.Shown, query, () => new PostgresQuery(address, columns, Again(path), null)));
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private static int Read(PostgresAddress address, Stream copy, byte[] block)
    {
        try
        {
            return copy.Read(block);
        }
        catch (Exception exception) when (ServerFailure.Is(exception))
        {
            throw new FindingException(exception, DiagnosticCatalogue.PostgresQueryFailed, address.Shown, ServerFailure.Of(exception));
        }
    }

    private static FileStream Again(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
}
