using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary><c>build</c>: the compiled file and its hash, and a schema that an independent validator understands as the reader does.</summary>
public sealed class BuildTests : IDisposable
{
    private const string Reason = "python3 with the module jsonschema is not here";

    private const string Library = """
        语言 1
        词汇《例》
        事实 甲
          释义「甲的意思」
          同义 甲方
        事实 次数：次
        事实 数额：元
        事实 程度：选项（轻、重）
        事实 立案日期：日期
        事件 通知
        结论 责任 择先：免责、追究
          默认 追究

        制度《例》
          代号 例
          词汇《例》

        第一条 甲，次数两次以上，数额一元以上，程度为轻的，免责。
        """;

    private readonly LibraryFolder _folder = new("例", Library);

    public static bool HasValidator { get; } = Python("import jsonschema", "") == 0;

    [Fact]
    public void Compiled_file_is_written_with_its_hash_and_loads()
    {
        CliRun run = CliRun.In(_folder.Root, "build", "specs", "--out", "out/规则.zdp");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        byte[] file = _folder.Bytes("out/规则.zdp");
        string hash = Convert.ToHexStringLower(SHA256.HashData(file));
        Assert.Contains(hash, run.Out, StringComparison.Ordinal);
        Assert.Equal("例", Assert.Single(RegimeLibrary.LoadCompiled(new MemoryStream(file), hash).Regimes).Code);

        // The same clauses give the same bytes.
        CliRun.In(_folder.Root, "构建", "specs", "--out", "out/又.zdp");
        Assert.Equal(file, _folder.Bytes("out/又.zdp"));
    }

    [Fact]
    public void Compiled_file_needs_a_name_and_clauses_without_errors()
    {
        Assert.Equal(ExitStatus.Usage, CliRun.In(_folder.Root, "build", "specs").Status);
        _folder.Write("specs/例.statute", Library.Replace("程度为轻的", "程度为中的", StringComparison.Ordinal));
        CliRun run = CliRun.In(_folder.Root, "build", "specs", "--out", "out/错.zdp");
        Assert.Equal(ExitStatus.Findings, run.Status);
        Assert.False(File.Exists(Path.Combine(_folder.Root, "out/错.zdp")));
    }

    [SkippableFact(Reason, nameof(HasValidator))]
    public void Schema_lets_pass_what_is_read_and_refuses_what_is_refused()
    {
        CliRun run = CliRun.In(_folder.Root, "build", "specs", "--target", "json-schema");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        CliRun.In(_folder.Root, "build", "specs", "--out", "out/规则.zdp");
        Regime regime = RegimeLibrary.LoadCompiled(new MemoryStream(_folder.Bytes("out/规则.zdp"))).Regimes[0];
        string[] documents =
        [
            "{}", """{"案号":"一","甲":true,"次数":2,"数额":1.5,"程度":"轻","立案日期":"2024-02-29","通知":"不明","其余":"否"}""", """{"甲方":"不明","次数":"两次以上","数额":null,"通知":"2024-02-29"}""",
            """{"另有规定":["法律 责任 追究"]}""", """{"乙":true}""", """{"甲":1}""", """{"甲":"也许"}""", """{"次数":true}""", """{"次数":-1}""", """{"次数":1.5}""", """{"程度":"中"}""", """{"立案日期":20240101}""",
            """{"立案日期":true}""", """{"通知":3}""", """{"其余":"是"}""", """{"案号":1}""", """{"另有规定":"法律 责任 追究"}""", "[]",
        ];
        string script = """
            import json, sys, jsonschema
            schema, documents = json.load(sys.stdin)
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            due = [d[1] for d in documents]
            found = [validator.is_valid(json.loads(d[0])) for d in documents]
            sys.exit(0 if due == found else 1 + [a == b for a, b in zip(due, found)].index(False))
            """;
        string input = $"[{run.Out},{JsonSerializer.Serialize(documents.Select(document => new object[] { document, regime.ReadCase(Encoding.UTF8.GetBytes(document), out _) is not null }))}]";
        int status = Python(script, input);
        Assert.True(status == 0, status > 0 ? documents[status - 1] : "python3 did not run");
    }

    public void Dispose() => _folder.Dispose();

    private static int Python(string script, string input)
    {
        try
        {
            var start = new ProcessStartInfo("python3", ["-c", script]) { RedirectStandardInput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false) };
            start.Environment["PYTHONUTF8"] = "1";
            using Process? process = Process.Start(start);
            if (process is null) return -1;
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
