using System.Globalization;
using Npgsql;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening;

namespace Zhaodan.Postgres;

/// <summary>Where a server is and who we are there. The password leaves this object only on the way to the server.</summary>
public sealed class PostgresAddress
{
    private readonly string _connection;

    private PostgresAddress(NpgsqlConnectionStringBuilder builder)
    {
        Shown = string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {builder.Host}:{builder.Port}/{builder.Database ?? builder.Username}");
        _connection = builder.ConnectionString;
    }

    /// <summary>Host, port and database, for people.</summary>
    public string Shown { get; }

    /// <summary>Reads Key=Value;… or postgresql://user@host/database. Null where it is neither, which is reported.</summary>
    public static PostgresAddress? Parse(string text, Action<DiagnosticDescriptor, object[]> report)
    {
        string? reason = null;
        try
        {
            NpgsqlConnectionStringBuilder builder = Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "postgresql" or "postgres" ? OfUri(uri) : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(builder.Host)) reason = "没有写主机";
            builder.Pooling = false;
            builder.PersistSecurityInfo = false;
            builder.IncludeErrorDetail = false;
            builder.TcpKeepAlive = true;
            builder.ApplicationName ??= "zhaodan";
            // A query may think for long before its first row.
            if (!builder.ContainsKey("Command Timeout") || builder.CommandTimeout == 30) builder.CommandTimeout = 0;
            if (reason is null) return new PostgresAddress(builder);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or UriFormatException or NpgsqlException)
        {
            // The message may quote the string, and with it the password.
            reason = "不是“名称=值”，或者有不认识的名称";
        }

        report(DiagnosticCatalogue.PostgresConnectionUnreadable, [reason]);
        return null;
    }

    /// <summary>A connection of its own.</summary>
    /// <exception cref="FindingException">The server cannot be reached, or does not let us in.</exception>
    internal NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(_connection);
        try
        {
            connection.Open();
            return connection;
        }
        catch (Exception exception) when (ServerFailure.Is(exception))
        {
            connection.Dispose();
            throw new FindingException(exception, DiagnosticCatalogue.PostgresUnreachable, Shown, ServerFailure.Of(exception));
        }
    }

    private static NpgsqlConnectionStringBuilder OfUri(Uri uri)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = uri.Host };
        if (uri.Port > 0) builder.Port = uri.Port;
        if (uri.AbsolutePath.Length > 1) builder.Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        string[] user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) builder.Password = Uri.UnescapeDataString(user[1]);
        foreach (string option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = option.Split('=', 2);
            builder[pair[0] switch { "sslmode" => "SSL Mode", "connect_timeout" => "Timeout", "application_name" => "Application Name", string other => other }] = Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : "");
        }

        return builder;
    }
}
