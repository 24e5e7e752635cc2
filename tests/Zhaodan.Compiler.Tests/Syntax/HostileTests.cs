using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Printing;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Tests.Syntax;

/// <summary>
/// Texts from somebody hostile, or broken ones: never an exception, never more than a moment. What is quadratic takes minutes on
/// these lengths, so the limit below is far from both.
/// </summary>
public sealed class HostileTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static IReadOnlyList<Diagnostic> Read(string text)
    {
        // A thread of its own with a small stack: recursion that grows with the input would end the process.
        IReadOnlyList<Diagnostic> diagnostics = [];
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    (FileSyntax file, diagnostics) = Front.Parse(text);
                    SyntaxPrinter.Print(file);
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            512 * 1024)
        { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(Limit), "takes too long");
        Assert.Null(failure);
        return diagnostics;
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    [Theory]
    [InlineData("一")]
    [InlineData("（")]
    [InlineData("、")]
    [InlineData("但")]
    public void A_megabyte_of_one_character(string text) =>
        Read(Front.Vocabulary + "第一条 " + Repeat(text, 1_000_000 / Encoding.UTF8.GetByteCount(text)) + "甲的，追究。");

    [Theory]
    [InlineData("）")]
    [InlineData("，")]
    [InlineData("；")]
    [InlineData("。")]
    [InlineData("：")]
    [InlineData("的")]
    [InlineData("因")]
    [InlineData("未")]
    [InlineData("第")]
    [InlineData("除")]
    [InlineData("外")]
    [InlineData("「")]
    [InlineData("」")]
    [InlineData("“")]
    [InlineData("《")]
    [InlineData("【")]
    [InlineData("〔")]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData("1,111")]
    [InlineData("（一）")]
    [InlineData("(1)")]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("//\n")]
    [InlineData("/")]
    [InlineData("\"")]
    [InlineData("\u0000")]
    [InlineData("一\u0000")]
    [InlineData("甲")]
    [InlineData("甲 ")]
    [InlineData("丑")]
    [InlineData("即使")]
    [InlineData("即使，")]
    [InlineData("虽甲，")]
    [InlineData("虽甲，但乙，")]
    [InlineData("因甲致使")]
    [InlineData("因甲，")]
    [InlineData("因甲致使乙，")]
    [InlineData("，但甲的除外")]
    [InlineData("，但甲的，不从轻")]
    [InlineData("，但甲的")]
    [InlineData("，但甲")]
    [InlineData("甲的；")]
    [InlineData("甲，或者")]
    [InlineData("第一条第一款、")]
    [InlineData("除甲外，")]
    [InlineData("，经查证属实")]
    [InlineData("有下列情形之一，")]
    [InlineData("从轻或者")]
    [InlineData("不得")]
    [InlineData("（一）甲；\n")]
    [InlineData("一是甲：\n1.乙；\n（一）丙；\n")]
    [InlineData("第一条\n")]
    [InlineData("第一条 甲的，追究。\n")]
    [InlineData("案例「一」\n")]
    [InlineData("  是 甲、\n")]
    public void Much_of_the_same(string text)
    {
        string run = Repeat(text, 150_000 / Encoding.UTF8.GetByteCount(text));
        Read(Front.Vocabulary + "第一条 " + run + "\n第二条 " + run + "甲的，追究。");
    }

    [Fact]
    public void Unpaired_surrogates() => Assert.Single(Read(Front.Vocabulary + "第一条 甲，" + new string('\uD840', 300_000) + "乙的，追究。"));

    [Fact]
    public void Ten_thousand_brackets()
    {
        string text = Front.Vocabulary + "第一条 " + new string('（', 10_000) + "甲" + new string('）', 10_000) + "的，追究。\n第二条 甲乙的，追究。";
        Assert.Equal(["ZD1128", "ZD1104"], Read(text).Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void A_hundred_thousand_members()
    {
        (FileSyntax file, IReadOnlyList<Diagnostic> diagnostics) = Front.Parse(Front.Vocabulary + "第一条 " + Repeat("甲、", 99_999) + "乙或者丙的，追究。");
        Assert.Empty(diagnostics);
        var article = (ArticleSyntax)file.Blocks.OfType<RegimeSyntax>().Single().Members[0];
        var or = Assert.IsType<OrConditionSyntax>(((RuleSentenceSyntax)article.Paragraphs[0].Sentences[0]).Condition);
        Assert.Equal(100_001, or.Operands.Length);
    }

    [Fact]
    public void A_vocabulary_of_fifty_thousand_terms()
    {
        var random = new Random(1);
        var text = new StringBuilder("语言 1\n词汇《试》\n结论 责任 择先：追究\n");
        var names = new List<string>();
        for (int i = 0; i < 50_000; i++)
        {
            var name = new StringBuilder();
            for (int j = random.Next(6, 16); j > 0; j--) name.Append((char)(0x5000 + random.Next(3000)));
            names.Add(name.ToString());
            text.Append("事实 ").Append(name).Append('\n');
        }

        text.Append("制度《试》\n  词汇《试》\n");
        for (int i = 0; i < 1000; i++) text.Append('第').Append(i + 1).Append("条 ").Append(names[i * 50]).Append("，未").Append(names[i * 50 + 1]).Append("的，追究。\n");
        text.Append("第1001条 ").Append(names[7].AsSpan(1)).Append("的，追究。\n");
        Diagnostic diagnostic = Assert.Single(Read(text.ToString()));
        Assert.Equal("ZD1010", diagnostic.Code);
        Assert.Contains($"“{names[7]}”", diagnostic.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_terms_of_one_character_against_a_run_of_it()
    {
        string text = Front.Vocabulary.Replace("事实 甲\n", "事实 甲\n事实 " + new string('一', 200) + "\n事实 " + new string('一', 199) + "\n", StringComparison.Ordinal);
        Read(text + "第一条 " + new string('一', 300_000) + "的，追究。");
    }

    [Fact]
    public void A_file_has_a_limit()
    {
        var bag = new DiagnosticBag();
        FileDeclarations declarations = StatuteParser.ParseDeclarations(new SourceText("试", Front.Vocabulary), bag, 100);
        Assert.Equal("ZD1005", Assert.Single(bag.Items).Code);
        Assert.Empty(StatuteParser.Parse(declarations, LexiconSet.Build([declarations]), bag).Blocks);
    }

    [Fact]
    public void A_sentence_has_a_limit()
    {
        IReadOnlyList<Diagnostic> diagnostics = Read(Front.Vocabulary + "第一条 " + Repeat("甲，", 600_000) + "乙的，追究。\n第二条 甲乙的，追究。");
        Assert.Equal(["ZD1007", "ZD1104"], diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void Findings_have_a_limit()
    {
        IReadOnlyList<Diagnostic> diagnostics = Read(Front.Vocabulary + Repeat("第一条 甲乙的，追究。\n", 3000));
        Assert.Equal(1001, diagnostics.Count);
        Assert.Equal("ZD1006", diagnostics[^1].Code);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Every_kind_of_line_end(string end)
    {
        string text = "\uFEFF" + (Front.Vocabulary + "第一条 甲，不履行\n法定职责的，追究。\n第二条 甲且乙或者丙的，追究。\n").Replace("\n", end, StringComparison.Ordinal);
        Diagnostic diagnostic = Assert.Single(Read(text));
        Assert.Equal("ZD1105", diagnostic.Code);
        Assert.Equal((Front.Vocabulary.Count(c => c == '\n') + 3, 8), (diagnostic.Location.Line, diagnostic.Location.Column));
    }

    [Fact]
    public void Nine_thousand_random_edits()
    {
        string[] snippets = ["，", "。", "；", "：", "、", "（", "）", "「", "」", "但", "的", "除外", "或者", "且", "未", "因", "致使", "应当", "\n", "第一条 ", "（一）", "1.", "以上", "三", " ", "即使", "《", "》", "\u0000", "\uD840", "甲", "责任", "轻微", "//", "案例", "事实 "];
        var random = new Random(20240611);
        string sample = Sample;
        for (int i = 0; i < 9000; i++)
        {
            int at = random.Next(sample.Length);
            string snippet = snippets[random.Next(snippets.Length)];
            string edited = (i % 3) switch
            {
                0 => sample.Insert(at, snippet),
                1 => sample.Remove(at, Math.Min(1 + random.Next(3), sample.Length - at)),
                _ => sample.Remove(at, 1).Insert(at, snippet),
            };
            (FileSyntax file, IReadOnlyList<Diagnostic> diagnostics) = Front.Parse(edited);
            SyntaxPrinter.Print(file);
            // One edit breaks one place: a cascade would be a fault of recovery (the worst of the trial was 29).
            Assert.True(diagnostics.Count <= 40, $"{diagnostics.Count} findings after one edit at {at}:\n{string.Join('\n', diagnostics.Take(10))}");
            Assert.All(diagnostics, diagnostic => Assert.InRange(diagnostic.Location.Span.End, diagnostic.Location.Span.Start, edited.Length));
        }
    }

    [Fact]
    public void Random_texts_of_the_language_s_own_words()
    {
        string[] words = ["甲", "乙", "丙", "不履行法定职责", "违法所得", "次数", "情节", "轻微", "责任", "追究", "从轻", "减轻", "执法人员", "启动追责", "决定日", "一万元", "三次", "2022年3月1日", "第八条", "第（一）项", "以上", "不满", "早于", "，", "，", "；", "：", "、", "（", "）", "的", "的，", "但", "，但", "除外", "仍然适用", "除", "外，", "即使", "因", "致使", "虽", "未", "没有", "且", "或者", "和", "等", "应当", "可以", "不得", "不", "查实", "，经查证属实", "有下列情形之一", "不适用", "优先于", "所称", "是指", "包括", "依照", "《甲法》", "有", "规定情形", "至", "为", "「甲」", "丑", " "];
        var random = new Random(7);
        for (int i = 0; i < 3000; i++)
        {
            var text = new StringBuilder(Front.Vocabulary);
            for (int article = 1; article <= 3; article++)
            {
                text.Append('第').Append(article).Append("条 ");
                for (int n = random.Next(1, 14); n > 0; n--) text.Append(words[random.Next(words.Length)]);
                text.Append(random.Next(4) == 0 ? "：\n（一）" : "。\n");
            }

            (FileSyntax file, _) = Front.Parse(text.ToString());
            SyntaxPrinter.Print(file);
        }
    }

    private static string Sample { get; } = Front.Vocabulary + """
        第一条【过错】执法人员甲，不履行法定职责或者乙，造成危害后果的，应当追究。
        第二条【不追究】甲，有下列情形之一的，不予追究，从轻：
        （一）甲，乙或者丙，没有（丙或者丁）的，但乙的除外，丁的仍然适用；
        （二）因甲，致使乙或者丙的，但丁的除外；
        （三）违法所得2万元以上不满5万元，次数不超过三次，情节轻微或者一般的；
        （四）同时具备下列情形的：
        1.甲；
        2.乙；或者丙，经查证属实的。
        （五）启动追责早于2022年3月1日，两次以上不如实记录的；
        （六）其他不应追究的情形。
        但有第八条第（一）项、第十条至第十二条规定情形的除外。
        第三条 即使甲，仍然可以从轻、减轻或者免于追究，应当依照《甲法》等规定移送。但是，应当处分。
        第四条 除丁外，甲的，不适用第二条第（二）项；乙的，不得从轻，但丙的，不减轻。
        本办法所称「不履行法定职责」，是指甲或者乙。
        第四条优先于第二条。
        不编码 第五条至第七条：宣示性规定。

        案例「一」
          理由「第二条第（一）项」
          是 甲、双随机、一公开、
             乙
          否 丙
          不明 启动追责
          取值 次数 两次、情节 轻微
          其余 否
          应得 责任 待查明，可能 不予追究、无，缺 丁，依据 第二条第（一）项

        """;
}
