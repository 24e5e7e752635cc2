using System.Net.Sockets;
using Npgsql;
using Zhaodan.Screening;

namespace Zhaodan.Postgres;

/// <summary>What the server or the driver reports, in words for people; its own words stand behind where they say more.</summary>
internal static class ServerFailure
{
    public static bool Is(Exception exception) =>
        exception is NpgsqlException or SocketException or TimeoutException or System.Security.Authentication.AuthenticationException
        || (exception is IOException and not FindingException)
        || (exception is InvalidOperationException or ObjectDisposedException or OperationCanceledException && exception.Source?.StartsWith("Npgsql", StringComparison.Ordinal) == true);

    public static string Of(Exception exception) => exception switch
    {
        PostgresException server => $"{Words(server.SqlState)}（{server.SqlState}：{Short(server.MessageText)}）",
        _ when Find<PostgresException>(exception) is { } server => Of(server),
        _ when Find<SocketException>(exception) is { } socket => socket.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => "服务器没有在听",
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "找不到主机",
            SocketError.TimedOut => "等得太久，没有回应",
            SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => "连接断了",
            _ => $"网络出错（{socket.SocketErrorCode}）",
        },
        _ when Find<TimeoutException>(exception) is not null => "等得太久，没有回应",
        _ when Find<System.Security.Authentication.AuthenticationException>(exception) is not null => "加密连接没有谈成",
        _ when Find<EndOfStreamException>(exception) is not null || exception is IOException || Find<IOException>(exception) is not null => "连接断了",
        NpgsqlException when exception.Message.StartsWith("No password", StringComparison.Ordinal) => "服务器要密码，没有给",
        _ => "连接断了",
    };

    // Classes of SQLSTATE (PostgreSQL, appendix A).
    private static string Words(string state) => state switch
    {
        "28P01" or "28000" => "用户或者密码不对",
        "3D000" => "没有这个库",
        "3F000" => "没有这个模式",
        "42501" => "没有权限",
        "42P01" => "没有这个表",
        "42703" => "没有这一列",
        "42601" => "查询写错了",
        "42P07" => "已经有这个表",
        "25006" => "查询要写东西，这里只读",
        "53100" => "服务器的磁盘满了",
        "53300" => "服务器的连接数用完了",
        "54011" => "列太多",
        "57014" => "查询被取消",
        "57P01" or "57P02" or "57P03" => "服务器关闭了连接",
        _ when state.StartsWith("08", StringComparison.Ordinal) => "连接断了",
        _ when state.StartsWith("22", StringComparison.Ordinal) => "数据不合要求",
        _ when state.StartsWith("42", StringComparison.Ordinal) => "查询写错了",
        _ when state.StartsWith("53", StringComparison.Ordinal) => "服务器的资源用完了",
        _ => "服务器报告出错",
    };

    private static string Short(string message) => message.Length <= 300 ? message.TrimEnd('.') : message[..300] + "…";

    private static T? Find<T>(Exception exception)
        where T : Exception
    {
        for (Exception? at = exception; at is not null; at = at.InnerException)
        {
            if (at is T found) return found;
        }

        return null;
    }
}
