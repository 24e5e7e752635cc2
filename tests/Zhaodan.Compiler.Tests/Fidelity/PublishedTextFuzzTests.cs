using System.Diagnostics;
using System.Text;
using Zhaodan.Compiler.Fidelity.Published;

namespace Zhaodan.Compiler.Tests.Fidelity;

/// <summary>Any input ends in a result, soon, with citations that are unique and words that are the text's own.</summary>
public sealed class PublishedTextFuzzTests
{
    private static readonly string[] Pieces =
    [
        "第一条", "第二条", "第十三条之一", "第一章", "一、", "二、", "（一）", "（二）", "(1)", "（2）", "1.", "2．", "3、", "一是", "二是", "：", "；", "。", "，", "\n", "\n\n", " ", "　　", "\t", "|", "─",
        "的", "免责", "但", "除外", "（", "）", "【", "】", "“", "”", "— 3 —", "2020年1月2日", "某值〔2020〕3号", "\u200B", "\uD842\uDFB7", "\uD800", "\0", "第", "条", "项", "九千九百九十九亿", "99999999999999999999",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_texts_end_in_a_result(int seed)
    {
        var random = new Random(seed);
        for (int run = 0; run < 300; run++)
        {
            var text = new StringBuilder();
            int length = random.Next(1, 120);
            for (int i = 0; i < length; i++) text.Append(Pieces[random.Next(Pieces.Length)]);
            PublishedFile file = Texts.Read(text.ToString(), out _);
            foreach (PublishedDocument document in file.Documents)
            {
                string[] citations = [.. document.Places().Select(place => place.Citation)];
                Assert.True(citations.Length == citations.Distinct(StringComparer.Ordinal).Count(), text.ToString());
                Assert.All(document.Places(), place => Assert.InRange(place.Span.End, place.Span.Start, text.Length));
            }
        }
    }

    [Theory]
    [InlineData("（一）")]
    [InlineData("第一条 ")]
    [InlineData("1.")]
    [InlineData("一是")]
    [InlineData("；第二条")]
    [InlineData("甲|乙|丙\n")]
    [InlineData("甲\n")]
    [InlineData("甲")]
    [InlineData("第九十九条之九十九")]
    public void Long_repetitions_take_time_in_proportion(string piece)
    {
        var watch = Stopwatch.StartNew();
        Texts.Read("第一条 甲：\n" + string.Concat(Enumerable.Repeat(piece, 100_000)), out _);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{piece} {watch.Elapsed}");
    }
}
