using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Zhaodan.Cli.Documenting;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>doc: a site that stands alone; every text of a user is text, every link leads somewhere.</summary>
public sealed partial class DocTests : IDisposable
{
    private const string Library = """
        语言 1
        词汇《册》
        事实 故意
          释义「明知<script>alert(1)</script>而为之」
          同义 蓄意
          原名 有意
        事实 故意违法
        事实 不可抗力
        以下事实 未提出即否：不可抗力
        事实 没有用到的
        结论 责任 择先：免责、追究
          由轻到重 免责、追究

        制度《册的"办法"》
          代号 册/../1
          文号 册〔2026〕1号
          词汇《册》

        第一章【总则】
        // 只看<b>故意</b>。
        第一条【免责】有下列情形之一的，免责：
        （一）不可抗力，但故意的除外；
        （二）其他依法免责的情形。
        第二条 故意违法，没有第一条第（一）项规定情形的，追究。
        不编码 第三条：<i>宣示</i>。

        案例「违法的」
          理由「第二条」
          是 故意违法
          应得 责任 追究，依据 第二条

        案例「不对的」
          理由「写错了」
          是 故意违法
          应得 责任 免责
        """;

    private readonly TemporaryFolder _folder = new();

    public DocTests() => _folder.Write("specs/册.statute", Library);

    [Fact]
    public void A_page_for_each_regime_with_its_text_terms_links_cases_and_coverage()
    {
        CliRun run = CliRun.In(_folder.Root, "doc", "specs", "--out", "site");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Equal("写了 3 页，从 site/index.html 看起\n", run.Out);
        string page = Page();
        Assert.Contains("<strong>第一条【免责】</strong>有下列情形之一的，", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"chapter\">第一章【总则】</p>", page, StringComparison.Ordinal);
        Assert.Matches("<a class=\"term\" href=\"#t-故意\">故意</a>的除外", page);
        Assert.Matches("<a class=\"term\" href=\"#t-故意违法\">故意违法</a>，没有<a href=\"#(p-[^\"]+)\">第一条第（一）项</a>规定情形", page);
        Assert.Contains("<p class=\"clause d1\" id=\"" + LinkTarget().Match(page).Groups[1].Value, page, StringComparison.Ordinal);
        Assert.Contains("<dt>除外</dt><dd>「故意」</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>未提出即否</dt><dd>不可抗力</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge bad\">失败</span>", page, StringComparison.Ordinal);
        Assert.Contains("案例 2 个，通过 1", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#c-1\">违法的</a>", page, StringComparison.Ordinal);
        Assert.Contains("不编码 第三条：&lt;i&gt;宣示&lt;/i&gt;。", page, StringComparison.Ordinal);
        Assert.Contains("只看&lt;b&gt;故意&lt;/b&gt;。", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_of_terms_says_where_each_is_used()
    {
        CliRun.In(_folder.Root, "成册", "specs", "--输出", "site");
        string terms = File.ReadAllText(_folder.Path("site/terms.html"));
        Assert.Contains("同义：蓄意", terms, StringComparison.Ordinal);
        Assert.Contains("原名：有意", terms, StringComparison.Ordinal);
        Assert.Matches("id=\"t-没有用到的\"><h3>没有用到的</h3> <span class=\"small\">是否</span> <span class=\"badge open\">没有条文用到</span>", terms);
        Assert.Matches("id=\"t-故意违法\">.*?>册/../1</a>：<a href=\"[^\"]+#p-第二条\">第二条</a>", terms);
    }

    // A name cannot lead out of the folder, a text cannot become markup, and only the page's own style and script may run.
    [Fact]
    public void Stands_alone_and_escapes_everything()
    {
        CliRun.In(_folder.Root, "doc", "specs", "--out", "site");
        string[] files = Directory.GetFiles(_folder.Root, "*.html", SearchOption.AllDirectories);
        Assert.Equal(3, files.Length);
        foreach (string file in files)
        {
            Assert.Equal(_folder.Path("site"), Path.GetDirectoryName(file));
            string page = File.ReadAllText(file);
            string script = Assert.Single(Script().Matches(page)).Groups[1].Value;
            Assert.Contains($"script-src 'sha256-{Hash(script)}'", page, StringComparison.Ordinal);
            Assert.Contains($"style-src 'sha256-{Hash(Style().Match(page).Groups[1].Value)}'", page, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("https?://|src=|url\\(|@import|\\son[a-z]+=|<[a-z]+[^>]* style=", page);
            Assert.Contains("lang=\"zh-CN\"", page, StringComparison.Ordinal);
        }

        Assert.Contains("明知&lt;script&gt;alert(1)&lt;/script&gt;而为之", Page(), StringComparison.Ordinal);
        Assert.Contains("册的&quot;办法&quot;", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_leads_somewhere_and_every_id_is_one()
    {
        CliRun.In(_folder.Root, "doc", "specs", "--out", "site");
        Dictionary<string, string[]> ids = Directory.GetFiles(_folder.Path("site")).ToDictionary(file => Path.GetFileName(file), file => Id().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).ToArray());
        foreach ((string name, string[] own) in ids)
        {
            Assert.Equal(own.Length, own.Distinct().Count());
            foreach (Match link in Link().Matches(File.ReadAllText(_folder.Path($"site/{name}"))))
            {
                string[] parts = link.Groups[1].Value.Split('#');
                string file = parts[0].Length == 0 ? name : parts[0];
                Assert.True(ids.ContainsKey(file), file);
                if (parts.Length > 1) Assert.Contains(parts[1], ids[file]);
            }
        }
    }

    // A page for each version, each with the days of all and links to the others; what gives another the word, and both readings.
    [Fact]
    public void Versions_precedence_and_readings_are_shown()
    {
        _folder.Write("specs/册.statute", """
            语言 1
            词汇《册》
            事实 故意
            事实 重大过失
            结论 责任 择先：免责、追究
              由轻到重 免责、追究

            制度《上级的规定》
              代号 上级
              位阶 规章
              词汇《册》

            第一条 重大过失的，免责。

            制度《几版的办法》
              代号 几版
              版本 旧
              位阶 规范性文件
              上位 上级
              施行 2018年1月1日
              主结论 责任
              词汇《册》

            第一条 故意的，追究。
            第二条 本办法规定与上级规定不一致的，以上级规定为准。

            制度《几版的办法》
              代号 几版
              版本 新
              位阶 规范性文件
              上位《没有编码的规定》
              施行 2022年1月1日
              从旧兼从轻
              主结论 责任
              词汇《册》

            第一条
              读法甲：故意，重大过失的，追究。
              读法乙：故意的，追究。
              理由「只有逗号」
            """);
        CliRun run = CliRun.In(_folder.Root, "doc", "specs", "--out", "site");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        string[] names = [.. new[] { "几版〔旧〕", "几版〔新〕", "上级" }.Select(SiteNames.Regime)];
        string before = File.ReadAllText(_folder.Path($"site/{names[0]}")), after = File.ReadAllText(_folder.Path($"site/{names[1]}"));
        Assert.Contains("<h1>《几版的办法》（旧版）</h1>", before, StringComparison.Ordinal);
        Assert.Contains("<li><strong>旧版</strong>（本页）　自2018年1月1日起施行，2022年1月1日起由后一版本代替</li>", before, StringComparison.Ordinal);
        Assert.Contains($"<li><a href=\"{names[1]}\">新版</a>　自2022年1月1日起施行</li>", before, StringComparison.Ordinal);
        Assert.Contains($"<li><a href=\"{names[0]}\">旧版</a>　", after, StringComparison.Ordinal);
        Assert.Contains("按「责任」（由轻到重 免责、追究）取最轻的一版，整版适用", before, StringComparison.Ordinal);
        Assert.Contains("<dt><a href=\"#p-第二条\">第二条</a></dt><dd>「本办法规定与上级规定不一致的，以上级规定为准」　让位于上级规定</dd>", before, StringComparison.Ordinal);
        Assert.Contains($"<dt>以之为准</dt><dd><a href=\"{names[2]}\">《上级的规定》</a>　依第二条</dd>", before, StringComparison.Ordinal);
        Assert.Contains("<dt>上位</dt><dd>《没有编码的规定》</dd>", after, StringComparison.Ordinal);
        Assert.DoesNotContain("以之为准", after, StringComparison.Ordinal);
        Assert.Contains("<dt>读法甲（默认）</dt>", after, StringComparison.Ordinal);
        Assert.Contains("<dt>案例</dt><dd>没有案例指定读法乙</dd>", after, StringComparison.Ordinal);
        Assert.DoesNotContain("两种读法", before, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"versions\"", File.ReadAllText(_folder.Path($"site/{names[2]}")), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_safe_and_different()
    {
        Assert.Equal("册_2f__2e__2e__2f_1", SiteNames.Safe("册/../1"));
        Assert.NotEqual(SiteNames.Safe("甲、乙"), SiteNames.Safe("甲_3001_乙"));
        Assert.DoesNotMatch("[\\\\/.\"'<>&#?% ]", SiteNames.Safe("\\/.\"'<>&#?% \u202e甲"));
    }

    [Fact]
    public void Wrong_use_is_said()
    {
        Assert.Equal(ExitStatus.Usage, CliRun.In(_folder.Root, "doc").Status);
        _folder.Write("specs/错.statute", "语言 1\n制度《错》\n  代号 错\n  词汇《册》\n\n第一条 不知道的，免责。\n");
        Assert.Equal(ExitStatus.Findings, CliRun.In(_folder.Root, "doc", "specs", "--out", "site").Status);
        Assert.False(Directory.Exists(_folder.Path("site")));
    }

    public void Dispose() => _folder.Dispose();

    private string Page() => File.ReadAllText(Directory.GetFiles(_folder.Path("site"), "regime-*.html").Single());

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<a [^>]*href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("没有<a href=\"#(p-[^\"]+)\">")]
    private static partial Regex LinkTarget();
}
