using System.Text;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Postgres.Tests;

/// <summary>A folder with a small regime, and the command run in it.</summary>
internal sealed class Bench : IDisposable
{
    private const string Statute = """
        语言 1
        词汇《例》
        事实 甲
        事实 乙
        事件 启动
        事实 次数：次
        事实 金额：元
        事实 作出决定日期：日期
        事实 情节：选项（轻微、一般、严重）
        结论 责任 择先：免责、追究
          由轻到重 免责、追究
          默认 追究

        制度《例》
          代号 例
          词汇《例》

        第一条 甲且乙，或者次数两次以上的，免责。
        第二条 金额1万元以下且情节轻微的，免责。
        第三条 作出决定日期早于2022年3月1日，启动的，免责。

        制度《另例》
          代号 另例
          词汇《例》

        第一条 甲的，免责。

        """;

    private readonly PostgresServer _server;

    public Bench(PostgresServer server)
    {
        _server = server;
        Root = Directory.CreateTempSubdirectory("zd").FullName;
        Write("例.statute", Statute);
    }

    public string Root { get; }

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    public void Write(string name, string text) => File.WriteAllText(Path(name), text, new UTF8Encoding(false));

    public string[] Lines(string name) => File.ReadAllText(Path(name)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The connection string comes from the environment.</summary>
    public (int Status, string Out, string Error) Run(params string[] arguments) => RunWith(_server.Connection, arguments);

    /// <summary>With another connection string.</summary>
    public (int Status, string Out, string Error) RunWith(string connection, params string[] arguments)
    {
        using var bytes = new MemoryStream();
        using var output = new StreamWriter(bytes, new UTF8Encoding(false)) { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int status = CommandLine.Run([.. arguments, "--specs", "例.statute"], new Terminal
        {
            Out = output,
            OutBytes = bytes,
            Error = error,
            CurrentDirectory = Root,
            Time = TimeProvider.System,
            Variable = name => name == "ZHAODAN_POSTGRES" ? connection : null,
        });
        output.Flush();
        return (status, Encoding.UTF8.GetString(bytes.ToArray()), error.ToString());
    }

    /// <summary>Screens the rows of a query.</summary>
    public (int Status, string Out, string Error) Screen(string query, params string[] more) => Run(["screen", "--query", query, "--regime", "例", "--allow-missing", "--out", "结果", .. more]);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
