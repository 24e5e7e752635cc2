using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity;

namespace Zhaodan.Compiler.Tests.Fidelity;

/// <summary>An encoding against its published text: nothing is lost, nothing added, and each change of what carries meaning is named.</summary>
public sealed class FidelityCheckTests
{
    private const string Published = """
        第一条 为了做好值班，制定本办法。
        第二条 值班员有下列情形之一的，可以从轻或者减轻：
        （一）主动报告，采取补救措施的；
        （二）发生事故后及时补救，没有造成损失的，但故意隐瞒的除外；
        （三）未接到举报的。
        第三条 因故意隐瞒，致使发生事故的，应当追究。
        整改天数五日以内的，免责。
        """;

    private const string Members = """
        第二条 有下列情形之一的，可以从轻或者减轻：
        （一）主动报告，采取补救措施的；
        （二）发生事故，及时补救，没有造成损失的，但故意隐瞒的除外；
        （三）未接到举报的。
        第三条 因故意隐瞒，致使发生事故的，应当追究。
        整改天数五日以内的，免责。
        不编码 第一条：目的。
        """;

    [Fact]
    public void Faithful_encoding_has_no_findings_and_is_counted()
    {
        IReadOnlyList<Diagnostic> findings = Texts.Run(Members, Published, out RegimeFidelity fidelity);
        Assert.Equal([], findings.Select(finding => finding.ToString()));
        Assert.Equal((3, 2, 6), (fidelity.Articles, fidelity.EncodedArticles, fidelity.Encoded.Length));
        Assert.Equal([new OmittedProvision("第一条", "目的", false)], fidelity.Omitted.AsEnumerable());
        Assert.Equal(["第二条", "第二条第（一）项", "第二条第（二）项", "第二条第（三）项", "第三条第一款", "第三条第二款"], fidelity.Encoded.Select(place => place.Citation));
        Assert.InRange(fidelity.Share, 97, 100);
    }

    /// <summary>One change of the encoding each; the finding has this code and names this place.</summary>
    [Theory]
    [InlineData("（一）主动报告，采取补救措施的；\n", "", "ZD5022", "第二条第（一）项")]
    [InlineData("（三）未接到举报的。\n", "", "ZD5022", "第二条第（三）项")]
    [InlineData("（三）未接到举报的。", "（三）未接到举报的；\n（四）发生事故的。", "ZD5023", "第二条第（四）项")]
    [InlineData("整改天数五日以内的，免责。\n", "", "ZD5022", "第三条第二款")]
    [InlineData("第三条 因故意隐瞒，致使发生事故的，应当追究。\n整改天数五日以内的，免责。\n", "", "ZD5022", "第三条第一款")]
    [InlineData("不编码 第一条：目的。", "", "ZD5022", "第一条")]
    [InlineData("不编码 第一条：目的。", "不编码 第一条、第九条：目的。", "ZD5043", "不编码")]
    [InlineData("第三条 因", "第四条 发生事故的，追究。\n第三条 因", "ZD5023", "第四条")]
    [InlineData("，但故意隐瞒的除外", "", "ZD5024", "第二条第（二）项")]
    [InlineData("采取补救措施的；", "采取补救措施的，但故意隐瞒的除外；", "ZD5025", "第二条第（一）项")]
    [InlineData("没有造成损失", "造成损失", "ZD5026", "第二条第（二）项")]
    [InlineData("未接到举报", "接到举报", "ZD5026", "第二条第（三）项")]
    [InlineData("（一）主动报告", "（一）未主动报告", "ZD5027", "第二条第（一）项")]
    [InlineData("因故意隐瞒，致使发生事故", "故意隐瞒，发生事故", "ZD5028", "第三条第一款")]
    [InlineData("主动报告，采取补救措施", "因主动报告，致使采取补救措施", "ZD5029", "第二条第（一）项")]
    [InlineData("五日", "六日", "ZD5030", "第三条第二款")]
    [InlineData("以内的，免责", "以上的，免责", "ZD5030", "第三条第二款")]
    [InlineData("可以从轻", "应当从轻", "ZD5032", "第二条")]
    [InlineData("的，应当追究", "的，可以追究", "ZD5033", "第三条第一款")]
    [InlineData("从轻或者减轻", "从轻、减轻", "", "")]
    [InlineData("主动报告，采取", "主动报告或者采取", "ZD5035", "第二条第（一）项")]
    [InlineData("主动报告，采取补救措施的；", "主动报告的；", "ZD5036", "第二条第（一）项")]
    [InlineData("主动报告，采取补救措施的；", "主动报告，采取补救措施，接到举报的；", "", "")]
    [InlineData("以内的，免责", "以内，故意隐瞒的，免责", "", "")]
    public void One_change_is_named(string from, string to, string code, string place)
    {
        Assert.Contains(from, Members, StringComparison.Ordinal);
        IReadOnlyList<Diagnostic> findings = Texts.Run(Members.Replace(from, to, StringComparison.Ordinal), Published, out _);
        if (code.Length == 0) Assert.DoesNotContain(findings, finding => finding.Severity == DiagnosticSeverity.Error);
        else Assert.Contains(findings, finding => finding.Code == code && finding.Message.Contains(place, StringComparison.Ordinal));
    }

    [Fact]
    public void Or_that_became_and_is_named() =>
        Assert.Contains("ZD5034", Texts.Compare("第一条 主动报告且采取补救措施的，从轻。", "第一条 主动报告或者采取补救措施的，从轻。"));

    [Fact]
    public void Enumeration_may_repeat_what_it_shares() =>
        Assert.Equal([], Texts.Compare("第一条 没有（造成损失或者发生事故），主动报告的，从轻。", "第一条 没有造成损失或者发生事故，主动报告的，从轻。"));

    [Fact]
    public void Term_that_the_article_does_not_speak_of_is_a_warning() =>
        Assert.Equal(["ZD5037"], Texts.Compare("第一条 主动报告，故意隐瞒的，从轻。", "第一条 主动报告的，从轻。"));

    [Fact]
    public void Words_that_are_left_out_are_shown_with_their_share()
    {
        IReadOnlyList<Diagnostic> findings = Texts.Run("第一条 主动报告的，从轻。", "第一条 主动报告，在规定期限内积极消除影响的，从轻。", out RegimeFidelity fidelity);
        Assert.Equal(["ZD5036", "ZD5038"], findings.Select(finding => finding.Code).Order());
        Assert.Contains("“在规定期限内积极消除影响的”", findings.Single(finding => finding.Code == "ZD5038").Message, StringComparison.Ordinal);
        Assert.InRange(fidelity.Share, 30, 50);
    }

    [Fact]
    public void Paragraph_left_out_by_name_does_not_shift_the_others()
    {
        const string published = "第一条 主动报告的，从轻。\n本条由值班室解释。\n采取补救措施的，减轻。";
        Assert.Equal([], Texts.Compare("第一条 主动报告的，从轻。\n采取补救措施的，减轻。\n不编码 第一条第二款：解释机关。", published));
        Assert.Equal(["ZD5022"], Texts.Compare("第一条 主动报告的，从轻。\n采取补救措施的，减轻。", published));
    }

    [Fact]
    public void Acknowledged_deviation_hides_its_own_kind_at_its_own_place_only()
    {
        const string published = "第一条 有下列情形的，从轻：\n（一）未接到举报的；\n（二）未发生事故的，但故意隐瞒的除外。";
        const string members = "第一条 有下列情形之一的，从轻：\n（一）接到举报的；\n（二）发生事故的。\n";
        Assert.Equal(["ZD5024 第二", "ZD5026 第一", "ZD5026 第二"], Errors(members, out _));
        Assert.Equal(["ZD5024 第二", "ZD5026 第一"], Errors(members + "偏离 第一条第（二）项 否定：示例。\n", out RegimeFidelity fidelity));
        Assert.Equal([new AcknowledgedDeviation("第一条第（二）项", "否定", "示例")], fidelity.Deviations.AsEnumerable());
        Assert.Equal([], Errors(members + "偏离 第一条第（一）项至第（二）项 否定、但书：示例。\n", out _));
        Assert.Equal(["ZD5040", "ZD5042"], Texts.Compare("第一条 主动报告的，从轻。\n偏离 第一条 否定、语气：示例。", "第一条 主动报告的，从轻。").Order());

        static string[] Errors(string members, out RegimeFidelity fidelity) =>
        [
            .. Texts.Run(members, published, out fidelity).Where(finding => finding.Severity == DiagnosticSeverity.Error)
                .Select(finding => $"{finding.Code} 第{(finding.Message.Contains("（一）项", StringComparison.Ordinal) ? '一' : '二')}").Order(StringComparer.Ordinal),
        ];
    }

    [Fact]
    public void Number_that_the_text_skips_may_be_declared_and_only_then()
    {
        const string published = "第一条 主动报告的，从轻。\n第三条 发生事故的，追究。";
        const string members = "第一条 主动报告的，从轻。\n第三条 发生事故的，追究。\n";
        Assert.Equal([], Texts.Compare(members + "缺号 第二条：原文没有。", published));
        Assert.Equal(["ZD5044"], Texts.Compare("第一条 主动报告的，从轻。\n缺号 第二条：原文没有。\n不编码 第三条：示例。", "第一条 主动报告的，从轻。\n第二条 略。\n第三条 略。").Where(code => code == "ZD5044"));
    }

    [Fact]
    public void Repeated_number_is_matched_by_its_own_citation() =>
        Assert.Equal([], Texts.Compare("第一条 主动报告的，从轻。\n第一条〔二〕 发生事故的，追究。", "第一条 主动报告的，从轻。\n第一条 发生事故的，追究。"));

    [Fact]
    public void Title_that_differs_is_a_warning() =>
        Assert.Equal(["ZD5039"], Texts.Compare("第一条【减轻】主动报告的，从轻。", "第一条（从轻）主动报告的，从轻。"));
}
