using System.Data;
using System.Globalization;
using Npgsql;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Records;

namespace Zhaodan.Postgres.Input;

/// <summary>
/// The rows of a query, by binary COPY in one read-only snapshot (repeatable read): what others write meanwhile is not seen.
/// </summary>
public sealed class PostgresQuery : IRecordSource
{
    private readonly PostgresAddress _address;
    private readonly QueryColumn[] _columns;
    private readonly CopyStream _copy;
    private readonly IDisposable? _server;
    private readonly Range[] _cells;
    private CellText.Text _text = new(new char[4096]);
    private long _rows;

    internal PostgresQuery(PostgresAddress address, QueryColumn[] columns, Stream stream, IDisposable? server)
    {
        (_address, _columns, _server) = (address, columns, server);
        _copy = new CopyStream(stream, columns.Length);
        _cells = new Range[columns.Length];
        Columns = [.. columns.Select(column => column.Name)];
    }

    public string Kind => "PostgreSQL";

    public IReadOnlyList<string> Columns { get; }

    public long BytesRead => _copy.BytesRead;

    /// <summary>Cases from a query, which is asked when the job starts.</summary>
    public static CaseInput Input(PostgresAddress address, string query) => CaseInput.Records(address.Shown, query, () =>
    {
        (QueryColumn[] columns, Stream stream, NpgsqlConnection server) = Ask(address, query);
        return new PostgresQuery(address, columns, stream, server);
    });

    /// <summary>Asks a query.</summary>
    /// <exception cref="FindingException">The server cannot be reached or refuses the query.</exception>
    internal static (QueryColumn[] Columns, Stream Copy, NpgsqlConnection Server) Ask(PostgresAddress address, string query)
    {
        string text = query.Trim().TrimEnd(';');
        NpgsqlConnection connection = address.Open();
        try
        {
            // It ends with the connection.
            NpgsqlTransaction snapshot = connection.BeginTransaction(IsolationLevel.RepeatableRead);
            Execute(connection, snapshot, "SET TRANSACTION READ ONLY");
            Execute(connection, snapshot, "SET LOCAL DateStyle = 'ISO, YMD'");
            QueryColumn[] columns = Describe(connection, snapshot, text);
            if (columns.Any(column => column.IsUnknown))
            {
                // A type that came into being since this process first connected.
                connection.ReloadTypes();
                columns = Describe(connection, snapshot, text);
            }

            string names = string.Join(", ", columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"c{i}")));
            string cells = string.Join(", ", columns.Select((column, i) => string.Create(CultureInfo.InvariantCulture, $"c{i}") + (column.Type == CellType.Other ? "::text" : "")));
            // A line of its own: the query may end with a comment.
            return (columns, connection.BeginRawBinaryCopy($"COPY (SELECT {cells} FROM (\n{text}\n) AS q({names})) TO STDOUT (FORMAT BINARY)"), connection);
        }
        catch (Exception exception) when (ServerFailure.Is(exception) || exception is ArgumentException or NotSupportedException)
        {
            connection.Dispose();
            throw new FindingException(exception, DiagnosticCatalogue.PostgresQueryFailed, address.Shown, ServerFailure.Of(exception));
        }
    }

    public bool Begin(IReadOnlyList<RecordUse> uses, DiagnosticBag diagnostics)
    {
        var place = new SourceLocation(new SourceText(_address.Shown, ""), default);
        bool fits = true;
        for (int i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].WantedFor(uses[i]) is not { } wanted) continue;
            diagnostics.Report(DiagnosticCatalogue.PostgresTypeUnsupported, place, _columns[i].Name, _columns[i].TypeName, Word(uses[i]), wanted);
            fits = false;
        }

        return fits;
    }

    public bool Read()
    {
        try
        {
            if (!_copy.Read()) return false;
        }
        catch (Exception exception) when (ServerFailure.Is(exception) || exception is InvalidDataException)
        {
            throw Stopped(exception is InvalidDataException ? exception.Message : ServerFailure.Of(exception), exception);
        }

        _rows++;
        _text.Clear();
        for (int i = 0; i < _cells.Length; i++)
        {
            if (_copy.TryField(i, out ReadOnlySpan<byte> bytes) && !CellText.TryAppend(_columns[i].Type, bytes, ref _text)) throw Stopped($"列“{_columns[i].Name}”的内容不是 {_columns[i].TypeName}", null);
            _cells[i] = _text.Take();
        }

        return true;
    }

    public ReadOnlySpan<char> Cell(int column) => _text[_cells[column]];

    public string Hash() => _copy.Hash();

    public void Dispose()
    {
        try
        {
            // Closing tells the server to stop; it may be gone already.
            _copy.Dispose();
            _server?.Dispose();
        }
        catch (Exception exception) when (ServerFailure.Is(exception))
        {
        }
    }

    private static void Execute(NpgsqlConnection connection, NpgsqlTransaction transaction, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection, transaction);
        command.ExecuteNonQuery();
    }

    private static QueryColumn[] Describe(NpgsqlConnection connection, NpgsqlTransaction transaction, string query)
    {
        using var command = new NpgsqlCommand(query, connection, transaction);
        using NpgsqlDataReader reader = command.ExecuteReader(CommandBehavior.SchemaOnly);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(i => QueryColumn.Of(reader.GetName(i), reader.GetPostgresType(i)))];
    }

    private static string Word(RecordUse use) => use switch
    {
        RecordUse.CaseNumber => "案号",
        RecordUse.List => "列举的事实",
        RecordUse.Truth => "是否事实",
        RecordUse.Event => "事件",
        RecordUse.Count => "次数",
        RecordUse.Money => "金额",
        RecordUse.Date => "日期",
        _ => "选项",
    };

    private FindingException Stopped(string reason, Exception? cause) => cause is null
        ? new FindingException(DiagnosticCatalogue.PostgresStopped, _address.Shown, _rows, reason)
        : new FindingException(cause, DiagnosticCatalogue.PostgresStopped, _address.Shown, _rows, reason);
}
