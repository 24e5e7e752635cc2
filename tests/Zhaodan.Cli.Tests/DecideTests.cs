using System.Text.RegularExpressions;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>decide: a sheet for paper that stands alone and says where everything comes from.</summary>
public sealed partial class DecideTests : IDisposable
{
    private const string Library = """
        语言 1
        词汇《单》
        事实 违法
          释义「做了<b>法律</b>不许做的事」
        事实 故意
        事实 重大过失
        事实 不可抗力
        以下事实 未提出即否：不可抗力
        蕴含 故意 则 未重大过失
        结论 责任 择先：不予追究、免于追究、追究
          由轻到重 不予追究、免于追究、追究
        结论 档次 并列：加重

        制度《单的办法》
          代号 单
          文号 单〔2026〕1号
          机关 某局
          施行 2026年1月1日
          词汇《单》

        第一条【不予追究】有下列情形之一的，不予追究：
        （一）不可抗力；
        （二）其他依法不予追究的情形。
        第二条 违法，故意的，应当追究，但重大过失的除外。
        第三条 违法的，可以加重。

        案例「甲案」
          理由「领导批准」
          是 违法、故意
          应得 责任 追究
        """;

    private readonly LibraryFolder _folder = new("单", Library);

    [Fact]
    public void Says_the_answer_its_clauses_and_where_every_fact_comes_from()
    {
        CliRun run = _folder.Decide(_folder.Path, "--case", "甲案", "--date", "2026年3月5日");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Contains("<p class=\"date\">2026年3月5日</p>", run.Out, StringComparison.Ordinal);
        Assert.Contains("<td>责任</td><td><span class=\"value\">追究〔推定〕</span></td><td>第二条</td>", run.Out, StringComparison.Ordinal);
        Assert.Contains("<p>违法，故意的，应当追究，但重大过失的除外</p>", run.Out, StringComparison.Ordinal);
        Assert.Contains("除外不成立：但重大过失的除外", run.Out, StringComparison.Ordinal);
        Assert.Contains("<tr><td>案件陈述</td><td>故意</td><td>是（案件陈述）</td></tr>", run.Out, StringComparison.Ordinal);
        Assert.Contains("<tr><td>由陈述推出</td><td>重大过失</td>", run.Out, StringComparison.Ordinal);
        Assert.Contains("若不作推定，则为：待查明", run.Out, StringComparison.Ordinal);
        Assert.Contains("待决 决定 加重（第三条）", run.Out, StringComparison.Ordinal);
        Assert.Contains("单〔2026〕1号", run.Out, StringComparison.Ordinal);
        Assert.Contains("当事人（已阅）", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_person_granted_is_listed_with_the_reason()
    {
        _folder.Write("案.statute", "语言 1\n案例集 单\n案例「乙案」\n  理由「经集体研究」\n  是 违法、故意、第一条第（二）项\n  应得 责任 不予追究\n");
        CliRun run = _folder.Decide("案.statute", "--case", "乙案");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Contains("兜底条款的裁量认定：第一条第（二）项：是（案件陈述）。理由：经集体研究", run.Out, StringComparison.Ordinal);
    }

    // Text of a vocabulary and of a case is text; nothing but the page's own style may be loaded or run.
    [Fact]
    public void Stands_alone_and_escapes_everything()
    {
        _folder.Write("案.csv", "案号,违法,故意,重大过失,不可抗力\n\"<script>alert(1)</script>\",是,是,,\n");
        CliRun run = _folder.Decide("案.csv", "--case", "<script>alert(1)</script>");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.DoesNotContain("<script", run.Out, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", run.Out, StringComparison.Ordinal);
        Assert.Contains("做了&lt;b&gt;法律&lt;/b&gt;不许做的事", run.Out, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; style-src 'sha256-", run.Out, StringComparison.Ordinal);
        Assert.DoesNotMatch("https?://|src=|url\\(", run.Out);
    }

    // The date is the clock's of the command; equal input gives equal bytes, and another fact another hash.
    [Fact]
    public void Date_and_hashes_tell_sheets_apart()
    {
        string[] arguments = ["decide", _folder.Path, "--regime", "单", "--case", "甲案"];
        CliRun first = CliRun.At(new DateTimeOffset(2026, 3, 5, 12, 0, 0, TimeSpan.Zero), _folder.Root, arguments);
        Assert.Equal(first, CliRun.At(new DateTimeOffset(2026, 3, 5, 20, 0, 0, TimeSpan.Zero), _folder.Root, arguments));
        Assert.Contains("2026年3月5日", first.Out, StringComparison.Ordinal);
        string[] hashes = [.. Hash().Matches(first.Out).Select(match => match.Value)];
        Assert.Equal(3, hashes.Length);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(_folder.Bytes(_folder.Path))), hashes[0]);

        _folder.Write(_folder.Path, Library.Replace("是 违法、故意", "是 违法\n  否 故意", StringComparison.Ordinal));
        string[] others = [.. Hash().Matches(CliRun.In(_folder.Root, arguments).Out).Select(match => match.Value)];
        Assert.Equal(hashes[1], others[1]); // the program is the same
        Assert.NotEqual(hashes[0], others[0]);
        Assert.NotEqual(hashes[2], others[2]);
    }

    [Fact]
    public void Wrong_use_is_said()
    {
        Assert.Equal(ExitStatus.Usage, _folder.Decide(_folder.Path).Status);
        Assert.Equal(ExitStatus.Usage, _folder.Decide(_folder.Path, "--case", "甲案", "--date", "昨天").Status);
        Assert.Contains("ZD4022", _folder.Decide(_folder.Path, "--case", "丙案").Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();
}
