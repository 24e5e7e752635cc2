using Zhaodan.Cli.Shell;

namespace Zhaodan.Postgres.Tests;

/// <summary>Cases from a query: the same answers as from a CSV file, and what cannot be read is said.</summary>
public sealed class QueryTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly Bench _bench = new(server);

    [ServerFact]
    public void Same_answers_as_from_csv()
    {
        server.Execute("""
            create type 情节 as enum ('轻微', '一般', '严重');
            create table 登记簿 (案号 text, 甲 boolean, 乙 text, 启动 date, 次数 bigint, 金额 numeric(12,2), 作出决定日期 date, 情节 情节, 县区 varchar(20), 认定 text[], 备注 timestamp);
            insert into 登记簿 values
              ('一', true, '是', null, null, null, null, null, '甲县', null, null),
              ('二', false, null, '2022-05-06', 3, 9999.99, '2022-04-01', '轻微', null, '{}', '2023-01-02 03:04:05'),
              ('三', null, '不明', null, 0, 10000.01, '2021-12-31', '严重', '乙县', null, null),
              ('四', true, '0', '0001-01-01', 1, 0.5, '9999-12-31', '一般', '', null, null);
            """);
        _bench.Write("登记簿.csv", """
            案号,甲,乙,启动,次数,金额,作出决定日期,情节,县区,认定,备注
            一,是,是,,,,,,甲县,,
            二,否,,2022-05-06,3,9999.99,2022-04-01,轻微,,,2023-01-02 03:04:05
            三,,不明,,0,10000.01,2021-12-31,严重,乙县,,
            四,是,0,0001-01-01,1,0.50,9999-12-31,一般,,,
            """);
        Assert.Equal(ExitStatus.Ok, _bench.Run("screen", "登记簿.csv", "--all", "--keep", "县区,备注", "--out", "文件").Status);
        (int status, string text, string error) = _bench.Run("screen", "--query", "select * from 登记簿 order by array_position('{一,二,三,四}', 案号) -- 全部", "--all", "--keep", "县区,备注", "--out", "结果", "--to-postgres", "答案");
        Assert.True(status == ExitStatus.Ok, error);
        Assert.Contains("ZD3211", error, StringComparison.Ordinal);
        Assert.Contains("表 public.答案_例\n", text, StringComparison.Ordinal);
        foreach (string code in (string[])["例", "另例"])
        {
            string[] expected = _bench.Lines($"文件/答案-{code}.csv");
            Assert.Equal(expected.Skip(1).Order(StringComparer.Ordinal), server.Rows($"select * from 答案_{code}").Select(row => row.Replace('|', ',')).Order(StringComparer.Ordinal));
            Assert.Equal(expected[0].Split(','), server.Rows($"select attname from pg_attribute where attrelid = '答案_{code}'::regclass and attnum > 0 order by attnum"));
            Assert.Equal(5, expected.Length);
        }

        string manifest = File.ReadAllText(_bench.Path("结果/清单.json"));
        Assert.Contains("\"name\": \"public.答案_另例\",\n      \"rows\": 4", manifest, StringComparison.Ordinal);
        Assert.Contains("登记簿 order by", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(_bench.Path("结果")), file => Path.GetFileName(file).StartsWith("答案", StringComparison.Ordinal));
    }

    // A kept column shows what was read; the server's own text beside it is what it should be.
    [ServerFact]
    public void Values_are_what_the_server_says_they_are()
    {
        const string Numbers = "'0','0.5','-0.05','9999','10000','10000.0001','123456789012345678901234567890.123456789','1e20','0.00001','-12345.60','100.00','0.000100000001','NaN','Infinity'";
        Check($"select n::text as 案号, n as 值, n::text as 文 from unnest(array[{Numbers}]::numeric[]) n", 14);
        Check("select d::text as 案号, d as 值, d::text as 文 from unnest(array['0001-01-01','1999-12-31','2000-02-29','9999-12-31','infinity','-infinity']::date[]) d", 6);
        Check("select i::text as 案号, i as 值, i::text as 文 from unnest(array[-9223372036854775808,0,9223372036854775807]::bigint[]) i", 3);
        Check("select i::text as 案号, i as 值, i::text as 文 from unnest(array[-32768,32767]::smallint[]) i", 2);
        Check("select '1' as 案号, t as 值, t::text as 文 from (values ('{\"a\": [1, 2]}'::jsonb)) v(t)", 1);
        Check("select u::text as 案号, u as 值, u::text as 文 from unnest(array['0f0e0d0c-0b0a-0908-0706-050403020100']::uuid[]) u", 1);
    }

    [ServerFact]
    public void Lists_may_be_arrays()
    {
        Assert.Equal(ExitStatus.Ok, _bench.Screen("select 1 as 案号, array['甲', null, '乙'] as 是, '{}'::varchar[] as 否, null::text[] as 不明").Status);
        Assert.Equal("1,免责", _bench.Lines("结果/答案-例.csv")[1][..4]);
        Assert.Equal(ExitStatus.Ok, _bench.Run("pack", "--query", "select 1 as 案号, array[['甲', '乙']]::text[] as 是, '' as 否, '' as 不明", "--regime", "例", "--allow-missing", "--out", "包.arrow", "--max-bad", "0") is var (status, _, error) && error.Contains("ZD3204", StringComparison.Ordinal) ? ExitStatus.Ok : status);
    }

    [ServerFact]
    public void It_reads_one_snapshot_and_writes_nothing()
    {
        Assert.Equal(ExitStatus.Ok, _bench.Screen("select 1 as 案号, current_setting('transaction_isolation') as 隔离, current_setting('transaction_read_only') as 只读", "--keep", "隔离,只读").Status);
        Assert.StartsWith("1,repeatable read,on,", _bench.Lines("结果/答案-例.csv")[1], StringComparison.Ordinal);
        Directory.Delete(_bench.Path("结果"), recursive: true);
        server.Execute("create table 计数 (n int); create function 写() returns text language sql as 'insert into 计数 values (1) returning n::text'");
        Assert.Contains("25006", Failed(ExitStatus.Failure, "ZD3204", _bench.Screen("select 写() as 案号")), StringComparison.Ordinal);
        Assert.Equal(["0"], server.Rows("select count(*) from 计数"));
    }

    [ServerFact]
    public void Bad_rows_are_put_aside_and_counted()
    {
        const string Query = "select * from (values (1, 1::bigint), (null, 1), (2, -1), (1, 2)) v(案号, 次数)";
        (int status, string text, _) = _bench.Screen(Query, "--to-postgres", "隔离试验");
        Assert.Equal(ExitStatus.Ok, status);
        Assert.Contains("4 行，作答 1，隔离 3", text, StringComparison.Ordinal);
        string[] bad = _bench.Lines("结果/隔离.csv");
        Assert.Equal(4, bad.Length);
        Assert.StartsWith("2,,案号,,案号是空的。,", bad[1], StringComparison.Ordinal);
        Assert.StartsWith("3,2,次数,-1,", bad[2], StringComparison.Ordinal);
        Assert.StartsWith("4,1,案号,1,案号与第1行重复，以先出现的为准。,", bad[3], StringComparison.Ordinal);
        Assert.Equal(["1"], server.Rows("select count(*) from 隔离试验"));
    }

    [ServerTheory]
    [InlineData("ZD3203", "select 1 as 案号, 1.5::float8 as 金额")]
    [InlineData("ZD3203", "select 1 as 案号, 100 as 金额")]
    [InlineData("ZD3203", "select 1 as 案号, now() as 作出决定日期")]
    [InlineData("ZD3203", "select 1 as 案号, now() as 启动")]
    [InlineData("ZD3203", "select 1 as 案号, true as 次数")]
    [InlineData("ZD3203", "select 1 as 案号, '{}'::json as 甲")]
    [InlineData("ZD3203", "select 1 as 案号, true as 情节")]
    [InlineData("ZD3203", "select now() as 案号")]
    [InlineData("ZD3203", "select 1 as 案号, 3 as 是, '' as 否, '' as 不明")]
    [InlineData("ZD3004", "select 1 as 案号, true as 没有这一列")]
    [InlineData("ZD3202", "select 案号 from 没有这个表", ExitStatus.Usage)]
    [InlineData("ZD3202", "select 没有这一列 from pg_class", ExitStatus.Usage)]
    [InlineData("ZD3202", "selekt 1", ExitStatus.Usage)]
    [InlineData("ZD3202", " ", ExitStatus.Usage)]
    [InlineData("ZD3202", "select 1) to stdout; drop table pg_class; copy (select 1", ExitStatus.Usage)]
    [InlineData("ZD3202", "create table x (a int)", ExitStatus.Usage)]
    [InlineData("ZD3204", "select 案号, 1 / (500000 - 案号) as 次数 from generate_series(1, 1000000) as g(案号)", ExitStatus.Failure)]
    [InlineData("ZD3204", "select 案号, (case when 案号 = 500000 then pg_terminate_backend(pg_backend_pid()) end)::text as 次数 from generate_series(1, 1000000) as g(案号)", ExitStatus.Failure)]
    public void What_cannot_be_read_is_said(string code, string query, int status = ExitStatus.Findings)
    {
        if (code == "ZD3004") Assert.NotEqual(ExitStatus.Ok, _bench.Screen(query, "--to-postgres", "没有").Status);
        else Failed(status, code, _bench.Screen(query, "--to-postgres", "没有"));
        Assert.Equal(["0"], server.Rows("select count(*) from pg_class where relname = '没有' or relname like 'zhaodan\\_%'"));
    }

    [ServerFact]
    public void A_missing_column_is_an_error_as_in_csv() =>
        Assert.Contains("次数", Failed(ExitStatus.Findings, "ZD3005", _bench.Run("screen", "--query", "select 1 as 案号", "--regime", "例", "--out", "结果")), StringComparison.Ordinal);

    [ServerFact]
    public void Packed_rows_answer_the_same()
    {
        const string Query = "select i as 案号, i % 2 = 0 as 甲, i % 3 = 0 as 乙, i % 5 as 次数, (i * 7.5)::numeric as 金额 from generate_series(1, 3000) i";
        Assert.Equal(ExitStatus.Ok, _bench.Screen(Query).Status);
        string[] expected = _bench.Lines("结果/答案-例.csv");
        (int status, string text, string error) = _bench.Run("pack", "--query", Query, "--regime", "例", "--allow-missing", "--out", "包.arrow");
        Assert.True(status == ExitStatus.Ok, error);
        Assert.Contains("读了3000行", text, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.Ok, _bench.Run("screen", "包.arrow", "--regime", "例", "--allow-missing", "--out", "再筛").Status);
        Assert.Equal(expected, _bench.Lines("再筛/答案-例.csv"));
        Assert.DoesNotContain(Directory.GetFiles(_bench.Root), file => file.Contains("查询-", StringComparison.Ordinal));
    }

    [ServerTheory]
    [InlineData("--resume")]
    [InlineData("--shard", "1/2")]
    [InlineData("--encoding", "GB18030")]
    [InlineData("登记簿.csv")]
    public void What_a_query_cannot_have_is_said(params string[] more) => Failed(ExitStatus.Usage, "ZD3131", _bench.Screen("select 1 as 案号", more));

    public void Dispose() => _bench.Dispose();

    private void Check(string query, int rows)
    {
        Assert.Equal(ExitStatus.Ok, _bench.Screen(query, "--keep", "值,文", "--format", "ndjson").Status);
        string[] lines = File.ReadAllLines(_bench.Path("结果/答案-例.ndjson"));
        Assert.Equal(rows, lines.Length);
        foreach (string line in lines)
        {
            using var json = System.Text.Json.JsonDocument.Parse(line);
            Assert.Equal(json.RootElement.GetProperty("文").GetString(), json.RootElement.GetProperty("值").GetString());
        }
    }

    private string Failed(int status, string code, (int Status, string Out, string Error) run)
    {
        Assert.Equal((status, true), (run.Status, run.Error.Contains(code, StringComparison.Ordinal)));
        Assert.False(Directory.Exists(_bench.Path("结果")), "Nothing is left.");
        Assert.DoesNotContain(PostgresServer.Password, run.Out + run.Error, StringComparison.Ordinal);
        return run.Error;
    }
}
