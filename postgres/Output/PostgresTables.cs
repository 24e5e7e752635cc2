using System.Globalization;
using Npgsql;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening;
using Zhaodan.Screening.Output;

namespace Zhaodan.Postgres.Output;

/// <summary>
/// Answers as tables of PostgreSQL. Each regime's rows go to a table of another name; when all are whole they get their names
/// in one transaction. A table that exists is never touched. While it lives it holds a lock on the target, so that two jobs
/// do not write to the same one, and what a killed job left is cleared away.
/// </summary>
/// <param name="address">The server.</param>
/// <param name="target">table or schema.table; of several regimes each gets _代号 behind it.</param>
public sealed class PostgresTables(PostgresAddress address, string target) : IAnswerTables, IDisposable
{
    private readonly List<(TableName Final, TableName Stage)> _tables = [];
    private readonly List<CopyTableWriter> _writers = [];
    private NpgsqlConnection? _server;
    private bool _isCommitted;

    public string NameOf(int regime) => _tables[regime].Final.Shown;

    public void Prepare(IReadOnlyList<string> codes)
    {
        string[] parts = target.Split('.', 2, StringSplitOptions.TrimEntries);
        string[] names = [.. codes.Select(code => codes.Count == 1 ? parts[^1] : $"{parts[^1]}_{code}")];
        if (names.Concat(parts).Select(TableName.Problem).FirstOrDefault(problem => problem is not null) is { } wrong) throw new FindingException(DiagnosticCatalogue.PostgresTableName, target, wrong);
        _server = address.Open();
        Guarded(target, () =>
        {
            string schema = parts.Length > 1 ? parts[0] : Scalar("SELECT current_schema()") as string ?? throw new FindingException(DiagnosticCatalogue.PostgresTableName, target, "没有可用的模式，请写成 模式.表");
            foreach (string name in names)
            {
                var final = new TableName(schema, name);
                _tables.Add((final, new TableName(schema, string.Create(CultureInfo.InvariantCulture, $"zhaodan_{Guid.NewGuid():N}"))));
                if (Scalar("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", final.StageMark) is not true) throw new FindingException(DiagnosticCatalogue.PostgresTableInUse, address.Shown, final.Shown);
                if (Exists(final)) throw new FindingException(DiagnosticCatalogue.PostgresTableExists, address.Shown, final.Shown);
                ClearLeft(final);
            }
        });
    }

    public ITableWriter Create(int regime)
    {
        var writer = new CopyTableWriter(address, _tables[regime].Final, _tables[regime].Stage);
        _writers.Add(writer);
        return writer;
    }

    public void Commit(long rows)
    {
        if (_server is not { } server) throw new InvalidOperationException("Nothing was prepared.");
        Guarded(target, () =>
        {
            using NpgsqlTransaction transaction = server.BeginTransaction();
            foreach ((TableName final, TableName stage) in _tables)
            {
                if (Scalar($"SELECT count(*) FROM {stage.Sql}") is not long held || held != rows) throw new FindingException(DiagnosticCatalogue.PostgresRowsDiffer, final.Shown, Scalar($"SELECT count(*) FROM {stage.Sql}") ?? 0, rows);
                if (Exists(final)) throw new FindingException(DiagnosticCatalogue.PostgresTableExists, address.Shown, final.Shown);
                Execute($"ALTER TABLE {stage.Sql} RENAME TO {TableName.Quote(final.Name)}");
                Execute($"COMMENT ON TABLE {final.Sql} IS '照单的答案'");
            }

            transaction.Commit();
        });
        _isCommitted = true;
    }

    public void TakeBack()
    {
        if (!_isCommitted) return;
        _isCommitted = false;
        Try(() => Execute("DROP TABLE " + string.Join(", ", _tables.Select(table => table.Final.Sql))));
    }

    public void Discard()
    {
        foreach (CopyTableWriter writer in _writers) writer.Dispose();
        if (!_isCommitted)
        {
            for (int i = 0; i < _writers.Count; i++)
            {
                if (_writers[i].IsStaged) Try(() => Execute($"DROP TABLE IF EXISTS {_tables[i].Stage.Sql}"));
            }
        }

        Dispose();
    }

    public void Dispose()
    {
        Try(() => _server?.Dispose());
        _server = null;
    }

    private bool Exists(TableName table) =>
        Scalar("SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = $2)", table.Schema, table.Name) is true;

    // Under the lock nobody else writes to the target: what has its mark is dead.
    private void ClearLeft(TableName final)
    {
        const string Marked = "SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE n.nspname = $1 AND c.relkind = 'r' AND c.relname LIKE 'zhaodan\\_%' AND pg_catalog.obj_description(c.oid, 'pg_class') = $2 LIMIT 1";
        while (Scalar(Marked, final.Schema, final.StageMark) is string left) Execute($"DROP TABLE {new TableName(final.Schema, left).Sql}");
    }

    private object? Scalar(string sql, params string[] arguments)
    {
        using var command = new NpgsqlCommand(sql, _server);
        foreach (string argument in arguments) command.Parameters.Add(new NpgsqlParameter { Value = argument });
        return command.ExecuteScalar();
    }

    private void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, _server);
        command.ExecuteNonQuery();
    }

    private void Guarded(string table, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (ServerFailure.Is(exception))
        {
            throw new FindingException(exception, DiagnosticCatalogue.PostgresCannotWrite, address.Shown, table, ServerFailure.Of(exception));
        }
    }

    // Clearing up must not hide why it is needed; what stays is cleared away by the next job.
    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (ServerFailure.Is(exception))
        {
        }
    }
}
