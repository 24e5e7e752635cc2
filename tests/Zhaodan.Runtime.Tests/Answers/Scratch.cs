using Zhaodan.Runtime.Answers.Rendering;
namespace Zhaodan.Runtime.Tests.Answers;
public sealed class Scratch
{
    [Fact]
    public void Show()
    {
        File.WriteAllText("/tmp/t/a1.txt", AnswerText.Render(SampleRegime.Tolerated().Unknown("故意违法").Answer(), TextOptions.Default));
        File.WriteAllText("/tmp/t/a2.txt", AnswerText.Render(SampleRegime.Tolerated().Not("故意违法").RestFalse().Answer(), TextOptions.Default));
        File.WriteAllText("/tmp/t/a3.txt", AnswerText.Render(SampleRegime.Case().Is("行政执法人员", "不履行法定职责", "重大过失", "造成危害后果", "主动及时报告", "收受财物").Number("违法所得", 500_000, 2_000_000).RestFalse().Answer(), TextOptions.Default));
    }
}
