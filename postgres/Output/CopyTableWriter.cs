using System.Buffers.Binary;
using System.Text;
using Npgsql;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening;
using Zhaodan.Screening.Output;

namespace Zhaodan.Postgres.Output;

/// <summary>
/// A table that is made and filled by COPY … FROM STDIN (FORMAT BINARY) in one transaction; the first row names its columns.
/// All columns are text, an empty cell is an empty text, as in CSV.
/// </summary>
/// <param name="address">The server.</param>
/// <param name="target">The final table, for messages.</param>
/// <param name="stage">Where the rows go first.</param>
internal sealed class CopyTableWriter(PostgresAddress address, TableName target, TableName stage) : ITableWriter
{
    private const int BlockLength = 128 * 1024;

    // Outcomes that are often met again; a hostile file must not fill the memory with them.
    private const int MostReady = 4096;

    private static readonly byte[] Signature = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly List<string> _columns = [];
    private readonly Dictionary<(ReadyCells Cells, int Column), byte[]> _ready = [];
    private NpgsqlConnection? _server;
    private NpgsqlTransaction? _transaction;
    private NpgsqlRawCopyStream? _copy;
    private byte[] _bytes = new byte[BlockLength * 2];
    private int _length;
    private int _column;

    public long Rows { get; private set; }

    /// <summary>The table of rows is committed under its first name.</summary>
    public bool IsStaged { get; private set; }

    public void Cell(ReadOnlySpan<char> text)
    {
        if (Rows == 0)
        {
            _columns.Add(text.ToString());
            return;
        }

        if (text.Contains('\0')) throw new FindingException(DiagnosticCatalogue.PostgresTextRefused, _columns[_column], Rows);
        Reserve((text.Length * 3) + 4);
        int length = Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length + 4));
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(_length), length);
        _length += length + 4;
        _column++;
    }

    public void Ready(ReadyCells cells)
    {
        if (Rows > 0 && _ready.TryGetValue((cells, _column), out byte[]? bytes))
        {
            Reserve(bytes.Length);
            bytes.CopyTo(_bytes, _length);
            _length += bytes.Length;
            _column += cells.Texts.Length;
            return;
        }

        (int start, int column) = (_length, _column);
        foreach (string text in cells.Texts) Cell(text);
        if (Rows > 0 && _ready.Count < MostReady) _ready.Add((cells, column), _bytes[start.._length]);
    }

    public void EndRow()
    {
        if (Rows == 0) Guarded(Begin);
        else if (_column != _columns.Count) throw new InvalidOperationException("A row has as many cells as the first.");
        Rows++;
        _column = 0;
        if (_length >= BlockLength) Guarded(WriteBlock);
        BeginRow();
    }

    public void Finish() => Guarded(() =>
    {
        // In the place of the count of the row that does not come.
        BinaryPrimitives.WriteInt16BigEndian(_bytes.AsSpan(_length - 2), -1);
        WriteBlock();
        _copy?.Dispose();
        _copy = null;
        _transaction?.Commit();
        _transaction?.Dispose();
        _transaction = null;
        IsStaged = true;
        Close();
    });

    public void Dispose()
    {
        try
        {
            _copy?.Cancel();
            _copy?.Dispose();
            Close();
        }
        catch (Exception exception) when (ServerFailure.Is(exception))
        {
            // The server rolls back what is not committed.
        }
    }

    private void Begin()
    {
        string[] names = ColumnNames.Fit(_columns);
        _server = address.Open();
        _transaction = _server.BeginTransaction();
        string columns = string.Join(", ", names.Select(name => $"{TableName.Quote(name)} text NOT NULL"));
        using (var create = new NpgsqlCommand($"CREATE TABLE {stage.Sql} ({columns})", _server, _transaction)) create.ExecuteNonQuery();
        using (var comment = new NpgsqlCommand($"COMMENT ON TABLE {stage.Sql} IS {TableName.Literal(target.StageMark)}", _server, _transaction)) comment.ExecuteNonQuery();
        _copy = _server.BeginRawBinaryCopy($"COPY {stage.Sql} FROM STDIN (FORMAT BINARY)");
        _copy.Write(Signature);
    }

    // Fields of the row that follows.
    private void BeginRow()
    {
        Reserve(2);
        BinaryPrimitives.WriteInt16BigEndian(_bytes.AsSpan(_length), (short)_columns.Count);
        _length += 2;
    }

    private void WriteBlock()
    {
        _copy?.Write(_bytes, 0, _length);
        _length = 0;
    }

    private void Close()
    {
        _transaction?.Dispose();
        _server?.Dispose();
        (_copy, _transaction, _server) = (null, null, null);
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (ServerFailure.Is(exception))
        {
            throw new FindingException(exception, DiagnosticCatalogue.PostgresCannotWrite, address.Shown, target.Shown, ServerFailure.Of(exception));
        }
    }

    private void Reserve(int length)
    {
        if (_bytes.Length - _length < length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
    }
}
