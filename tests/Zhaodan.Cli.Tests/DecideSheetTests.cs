using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>The sheet of decide beyond one text: versions, higher regimes, readings, duties, 认可, the published text.</summary>
public sealed class DecideSheetTests : IDisposable
{
    private const string Words = """
        语言 1
        词汇《单》
        事实 违法
        事实 主动报告
        事件 启动追责
        事件 提出申请
        主体 当事人
        结论 责任 择先：不予追究、追究
          由轻到重 不予追究、追究
        结论 档次 并列：加重
        """;

    private const string Versions = Words + """


        制度《上级规定》
          代号 上级
          位阶 规章
          施行 2010年1月1日
          词汇《单》

        第一条 主动报告的，不予追究。

        制度《几版的办法》
          代号 几版
          版本 旧
          位阶 规范性文件
          上位 上级
          施行 2018年1月1日
          从旧兼从轻
          主结论 责任
          词汇《单》

        第一条 违法的，追究。
        第二条 本办法规定与上级规定不一致的，以上级规定为准。

        制度《几版的办法》
          代号 几版
          版本 新
          施行 2022年1月1日
          主结论 责任
          词汇《单》

        第一条 违法的，不予追究。

        案例「从轻」
          理由「行为在旧版，决定在新版：新版较轻」
          行为日期 2019年5月1日
          决定日期 2023年1月1日
          是 违法
          否 主动报告
          应得 责任 不予追究

        案例「以上级为准」
          理由「决定也在旧版：旧版追究，上级不予追究」
          行为日期 2019年5月1日
          决定日期 2020年1月1日
          是 违法、主动报告
          应得 责任 不予追究
        """;

    private const string Rules = Words + """


        制度《一个办法》
          代号 一个
          期间届满不顺延
          词汇《单》

        第一条
          读法甲：违法，主动报告的，不予追究。
          读法乙：违法的，不予追究。
          理由「“主动报告”管不管这一句」
        第二条 违法的，当事人应当自启动追责之日起10日内提出申请。
        第三条 有下列情形之一的，加重：
        （一）主动报告；
        （二）其他应当加重的情形。

        案例「默认读法」
          理由「默认读法甲：没有主动报告，没有结论」
          是 违法
          否 主动报告
          取值 启动追责 2024年3月1日、提出申请 2024年3月12日
          认可 第三条第（二）项「局党组2024年2月6日会议」
          应得 责任 无

        案例「指定读法乙」
          理由「读法乙只要违法」
          是 违法
          否 主动报告、提出申请
          取值 启动追责 2024年3月1日
          截至日期 不明
          读法 第一条 乙
          应得 责任 不予追究
        """;

    private LibraryFolder? _folder;

    [Fact]
    public void The_version_that_was_applied_and_why()
    {
        string sheet = Sheet("几版", Versions, "从轻");
        Assert.Contains("用新版：行为日期2019年5月1日，决定日期2023年1月1日；「责任」比轻重，从旧兼从轻", sheet, StringComparison.Ordinal);
        Assert.Contains("<td>旧版</td><td>自2018年1月1日起施行，2022年1月1日起由后一版本代替</td><td>责任 追究</td><td></td>", sheet, StringComparison.Ordinal);
        Assert.Contains("<td>新版</td><td>自2022年1月1日起施行</td><td>责任 不予追究</td><td>采用</td>", sheet, StringComparison.Ordinal);
        Assert.Contains("<span>新</span>", sheet, StringComparison.Ordinal);
    }

    // Both answers are there: the regime's own, and that of the regime that has the word, each with the hash of its program.
    [Fact]
    public void The_regime_that_prevailed_is_shown_with_its_own_answer()
    {
        string sheet = Sheet("几版", Versions, "以上级为准");
        Assert.Contains("用旧版：行为日期2019年5月1日", sheet, StringComparison.Ordinal);
        Assert.Contains("让位：依第二条（「本办法规定与上级规定不一致的，以上级规定为准」），以《上级规定》为准：不予追究（第一条）；本制度自己的答案：追究（第一条）", sheet, StringComparison.Ordinal);
        Assert.Contains("<h2>另见：《上级规定》自己的答案</h2>", sheet, StringComparison.Ordinal);
        Assert.Equal(2, sheet.Split("程序的 SHA-256").Length - 1);
    }

    [Fact]
    public void Readings_duties_and_what_was_granted()
    {
        string sheet = Sheet("一个", Rules, "默认读法");
        Assert.Contains("第一条：默认读法甲", sheet, StringComparison.Ordinal);
        Assert.Contains("<p>读法乙　违法的，不予追究</p>", sheet, StringComparison.Ordinal);
        Assert.Contains("责任：第一条按读法甲（默认）为无，按读法乙为不予追究", sheet, StringComparison.Ordinal);
        Assert.Contains("理由：“主动报告”管不管这一句", sheet, StringComparison.Ordinal);

        // 10 days from 1 March end on 11 March.
        Assert.Contains("<td>第二条</td><td>当事人应当自「启动追责」之日起10日内「提出申请」</td><td><span class=\"value\">逾期履行</span><br>起算2024年3月1日，届满2024年3月11日，履行2024年3月12日</td>", sheet, StringComparison.Ordinal);
        Assert.Contains("兜底条款的裁量认定：第三条第（二）项：是（认可：局党组2024年2月6日会议）。</li>", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chosen_reading_and_a_status_that_nobody_knows()
    {
        string sheet = Sheet("一个", Rules, "指定读法乙");
        Assert.Contains("第一条：案件指定读法乙", sheet, StringComparison.Ordinal);
        Assert.Contains("义务和权利（截至日期不明）", sheet, StringComparison.Ordinal);
        Assert.Contains("<span class=\"value\">待查明</span><br>可能：未起算、未到期、逾期<br>起算2024年3月1日，届满2024年3月11日<br>缺 截至日期", sheet, StringComparison.Ordinal);
    }

    // The text as it was reviewed, then with one character changed, then without a lock.
    [Fact]
    public void Each_cited_provision_has_the_hash_of_its_published_text()
    {
        const string Published = "一个办法\n\n第一条　违法，主动报告的，不予追究。\n第二条　违法的，当事人应当自启动追责之日起10日内提出申请。\n第三条　有下列情形之一的，加重：\n（一）主动报告；\n（二）其他应当加重的情形。\n第四条　本办法自发布之日起施行。\n";
        _folder = new LibraryFolder("一个", Rules);
        _folder.Write("原文/一个办法.txt", Published);
        string[] arguments = ["--case", "默认读法", "--source", "原文"];

        string none = _folder.Decide(_folder.Path, arguments).Out;
        Assert.Contains("没有原文锁，未审读", none, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.Ok, CliRun.At(new DateTimeOffset(2026, 3, 5, 12, 0, 0, TimeSpan.Zero), _folder.Root, "review", "全部", "--specs", "specs", "--source", "原文", "--by", "张三").Status);
        string[] lines = File.ReadAllLines(System.IO.Path.Combine(_folder.Root, "specs/一个.lock"));
        string second = lines.Select(line => line.Split('\t')).Single(fields => fields[0] == "第二条")[1];

        CliRun same = _folder.Decide(_folder.Path, arguments);
        Assert.Equal((ExitStatus.Ok, ""), (same.Status, same.Error));
        Assert.Contains($"<tr><td>第二条</td><td><span class=\"hash\">{second}</span></td><td>相同（张三 2026-03-05 审读）</td></tr>", same.Out, StringComparison.Ordinal);
        Assert.Contains("<tr><td>第三条第（二）项</td>", same.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("<tr><td>第四条</td>", same.Out, StringComparison.Ordinal);

        _folder.Write("原文/一个办法.txt", Published.Replace("10日", "15日", StringComparison.Ordinal));
        string changed = _folder.Decide(_folder.Path, arguments).Out;
        Assert.Contains($"<td class=\"value\">不同：张三 2026-03-05 审读以后有改动，锁里是 {second}</td>", changed, StringComparison.Ordinal);
        Assert.DoesNotContain($"<span class=\"hash\">{second}</span>", changed, StringComparison.Ordinal);

        Assert.DoesNotContain("公布文本", _folder.Decide(_folder.Path, "--case", "默认读法").Out, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.Usage, _folder.Decide(_folder.Path, "--case", "默认读法", "--source", "没有").Status);
    }

    public void Dispose() => _folder?.Dispose();

    private string Sheet(string code, string library, string name)
    {
        _folder = new LibraryFolder(code, library);
        CliRun run = _folder.Decide(_folder.Path, "--case", name);
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        return run.Out;
    }
}
