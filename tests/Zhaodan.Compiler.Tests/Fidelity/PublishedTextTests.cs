using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity.Published;

namespace Zhaodan.Compiler.Tests.Fidelity;

/// <summary>Published text → provisions, on texts of this file's own.</summary>
public sealed class PublishedTextTests
{
    [Fact]
    public void Notice_title_number_date_chapters_articles_and_signature()
    {
        PublishedDocument document = Texts.Document("""
            某市值班管理局文件
            某值〔2021〕7号

            关于印发《某市值班办法》的通知
            各值班室：
            现将《某市值班办法》印发给你们，请遵照执行。
            某市值班管理局
            2021年3月5日
            （此件公开）

            某市值班办法
            （试行）
            第一章 总 则
            第一条 为了做好值班，制定本办法。
            第二章  责任
            第二条（值班责任）值班员应当在岗。
            　　值班员离岗的，追究责任。
            第二条之一　离岗十分钟以内的，不追究。
            某市值班管理局办公室        2021年3月5日印发
            """);
        Assert.Equal("某市值班办法（试行）", document.Title);
        Assert.Equal("某值〔2021〕7号", document.DocumentNumber);
        Assert.Equal("2021年3月5日", document.Date);
        Assert.Equal(["总则", "责任", "责任"], document.Articles.Select(article => article.Chapter));
        Assert.Equal(["某市值班管理局办公室2021年3月5日印发"], document.Closing.AsEnumerable());
        Assert.Equal(
            [
                "第一条：为了做好值班，制定本办法。",
                "第二条第一款：【值班责任】值班员应当在岗。",
                "第二条第二款：值班员离岗的，追究责任。",
                "第二条之一：离岗十分钟以内的，不追究。",
            ],
            document.Places().Select(Texts.Show));
    }

    [Fact]
    public void Items_of_all_kinds_nest_and_are_cited_one_by_one()
    {
        Assert.Equal(
            [
                "第一条：有下列情形之一的，免责：",
                "第一条第（一）项：值班时：",
                "第一条第（一）项第1目：接到举报的；",
                "第一条第（一）项第1目第（1）小目：口头的；",
                "第一条第（一）项第1目第（2）小目：书面的；",
                "第一条第（一）项第2目：没有举报的；",
                "第一条第（二）项：其他情形。",
            ],
            Texts.Places("第一条 有下列情形之一的，免责：\n（一）值班时：\n1. 接到举报的；\n(1)口头的；\n（2）书面的；\n2．没有举报的；\n（二）其他情形。"));
    }

    [Fact]
    public void Items_that_run_on_in_a_paragraph_are_items()
    {
        Assert.Equal(
            ["第一条：原则是：", "第一条第1项：公开；", "第一条第2项：公平；", "第一条第3项：每次1.5万元以下。"],
            Texts.Places("第一条 原则是：1.公开；2.公平；3.每次1.5万元以下。"));
    }

    [Fact]
    public void Parts_with_sub_heads_whose_numbers_go_on()
    {
        const string text = """
            某局实施意见
            一、总体要求
            坚持公开
            公平。
            二、减免情形
            （一）可以减免的
            有下列情形的，可以减免：
            1. 一般情形：
            (1) 接到举报的。
            2. 分类情形：
            一是检查类：
            (2) 检查过的。
            二是处罚类：
            (3) 罚过的。
            （二）不得减免的
            故意的，不得减免。
            """;
        Assert.Equal(
            [
                "第一部分：【总体要求】坚持公开公平。",
                "第二部分：【减免情形】",
                "第二部分第（一）项：【可以减免的】有下列情形的，可以减免：",
                "第二部分第（一）项第1目：一般情形：",
                "第二部分第（一）项第1目第（1）小目：接到举报的。",
                "第二部分第（一）项第2目：分类情形：",
                "第二部分第（一）项第2目“一是”：检查类：",
                "第二部分第（一）项第2目第（2）小目：检查过的。",
                "第二部分第（一）项第2目“二是”：处罚类：",
                "第二部分第（一）项第2目第（3）小目：罚过的。",
                "第二部分第（二）项：【不得减免的】故意的，不得减免。",
            ],
            Texts.Places(text));
        Assert.Equal([], Texts.Faults(text));
    }

    [Fact]
    public void Broken_lines_odd_blanks_and_half_width_are_one_text()
    {
        string[] plain = Texts.Places("第一条 值班员主动报告，采取补救措施的，免责：\n（一）第八条规定的；\n（二）及时的。\n第二条 依照第一条办理。");
        Assert.Equal(plain, Texts.Places("第 一 条　值班员主动报告，\n\n采取补救\n措施的，免责：\n（ 一 ）第八条规\n定的；\n( 二 )及 时 的。\n第二条　依照\n第一条办理。").Select(place => place.Replace("( 二 )", "（二）", StringComparison.Ordinal)));
        // A citation at the head of a broken line opens no item and no article.
        Assert.Equal(
            ["第一条：依照本条第（一）项和第二条的规定办理。", "第二条：略。"],
            Texts.Places("第一条 依照本条第\n（一）项和\n第二条的规定办理。\n第二条 略。"));
    }

    [Fact]
    public void Narrow_lines_make_no_headings()
    {
        Assert.Equal(
            ["第一条：有下列情形之一的，免责：", "第一条第（一）项：已经主动报告并且采取补救措施的；", "第一条第（二）项：其他。"],
            Texts.Places("第一条 有下列情形之一的，\n免责：\n（一）已经主动报告并且采取\n补救措施的；\n（二）其他。"));
    }

    [Fact]
    public void Text_in_one_line_is_cut_at_the_numbers_that_are_due()
    {
        Assert.Equal(
            ["第一条：目的见第三条。", "第二条：有下列情形的，免责：", "第二条第（一）项：报告的；", "第二条第（二）项：补救的。", "第三条：本办法自印发之日起施行。"],
            Texts.Places("试行办法 第一章 总则 第一条 目的见第三条。第二条 有下列情形的，免责：（一）报告的；（二）补救的。第三条 本办法自印发之日起施行。"));
        Assert.Equal(["第一条：甲。", "第二条：乙。"], Texts.Places("第一条甲。第二条乙。"));
    }

    [Fact]
    public void Full_width_digits_are_digits()
    {
        PublishedDocument document = Texts.Document("某值〔２０２１〕７号\n某办法\n第１条 情形：\n１．报告的；\n２．补救的。\n第２条 略。\n２０２１年３月５日");
        Assert.Equal(["第一条", "第一条第1项", "第一条第2项", "第二条"], document.Places().Select(place => place.Citation));
        Assert.Equal("某值〔２０２１〕７号", document.DocumentNumber);
    }

    [Fact]
    public void Page_numbers_and_tables_between_paragraphs_are_left_out_and_reported()
    {
        const string text = "某办法\n第一条 值班员应当\n— 3 —\n在岗。\n类别 | 人数 | 备注\n甲 | 1 | 无\n第二条 名单：\n姓名\t科室\t电话\n某甲\t一科\t12\n第三条 略。\n第 4 页 共 5 页";
        PublishedFile file = Texts.Read(text, out IReadOnlyList<Diagnostic> diagnostics);
        Assert.Equal(["第一条：值班员应当在岗。", "第二条：名单：", "第三条：略。"], file.Documents.Single().Places().Select(Texts.Show));
        Assert.Equal(["ZD5003 3", "ZD5004 5", "ZD5004 8", "ZD5003 11"], diagnostics.Select(finding => $"{finding.Code} {finding.Location.Line}"));
    }

    [Fact]
    public void Repeated_paragraph_counts_once()
    {
        const string paragraph = "值班员应当在岗，离岗的应当事先报告并且有人代替。";
        PublishedFile file = Texts.Read($"某办法\n第一条 目的。\n{paragraph}\n{paragraph}\n第二条 略。", out IReadOnlyList<Diagnostic> diagnostics);
        Assert.Equal(["第一条第一款：目的。", $"第一条第二款：{paragraph}", "第二条：略。"], file.Documents.Single().Places().Select(Texts.Show));
        Assert.Equal(["ZD5005"], diagnostics.Select(finding => finding.Code));
        // An article twice word for word is a slip as well; with other words it is a second one of that number.
        Assert.Equal(["第一条", "第二条"], Texts.Places($"第一条 目的。\n第一条 目的。\n第二条 略。").Select(place => place.Split('：')[0]));
    }

    [Fact]
    public void Two_regulations_in_one_file_are_two()
    {
        PublishedFile file = Texts.Read("某局\n甲制度\n第一条 甲一。\n第二条 甲二。\n2020年1月2日\n某局\n乙制度\n第一条 乙一。\n第二条 乙二。\n某局办公室", out _);
        Assert.Equal(["某局甲制度", "某局乙制度"], file.Documents.Select(document => document.Title));
        Assert.Equal(["第一条：乙一。", "第二条：乙二。"], file.Documents[1].Places().Select(Texts.Show));
        Assert.Equal(["2020年1月2日", ""], file.Documents.Select(document => document.Date));
    }

    [Fact]
    public void Gaps_and_repeats_are_named_and_every_citation_stays_unique()
    {
        const string text = "第一条 情形：\n（一）甲；\n（三）乙；\n（三）丙。\n第二条 略。\n第二条 又略。\n第五条 略。\n第四条 略。";
        Assert.Equal(
            [
                "ZD5011 原文编号重复：第二条用了不止一次，这一处引作第二条〔二〕。",
                "ZD5010 原文编号有缺：没有第三条至第四条，接着就是第五条。",
                "ZD5013 原文编号倒退：第四条在第五条之后。",
                "ZD5010 原文编号有缺：没有（二），接着就是第一条第（三）项。",
                "ZD5011 原文编号重复：（三）用了不止一次，这一处引作第一条第（三）项〔二〕。",
            ],
            Texts.Faults(text));
        string[] citations = [.. Texts.Document(text).Places().Select(place => place.Citation)];
        Assert.Equal(citations, citations.Distinct());
    }

    [Fact]
    public void Numbers_that_both_begin_anew_and_go_on_are_used_twice()
    {
        string begin = "某意见\n一、情形\n（一）甲：\n1. 一。\n2. 二。\n（二）乙：\n1. 一。\n";
        Assert.Equal([], Texts.Faults(begin));
        Assert.Equal(
            ["ZD5012 原文第一部分的编号既有重新起的，又有接着往下编的，1.至1.用了不止一次，这一处起引作第一部分第（二）项第1目。"],
            Texts.Faults(begin + "（三）丙：\n2. 二。"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF \n\t")]
    [InlineData("这不是办法，只是一封信。")]
    [InlineData("一句提到第一条的话，没有条文")]
    public void Text_without_provisions_holds_no_regulation(string text) => Assert.Empty(Texts.Read(text, out _).Documents);

    [Fact]
    public void Too_long_a_text_is_refused()
    {
        PublishedFile file = Texts.Read(new string('条', PublishedTextReader.MaximumLength + 1), out IReadOnlyList<Diagnostic> diagnostics);
        Assert.Empty(file.Documents);
        Assert.Equal(DiagnosticCatalogue.PublishedTooLong, Assert.Single(diagnostics).Descriptor);
    }
}
