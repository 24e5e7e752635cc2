using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Screening.Tests.Values;

public sealed class FactValueParserTests
{
    private static readonly Fact Truth = new() { Name = "甲", Kind = FactKind.Truth, TruthSlot = 0 };
    private static readonly Fact Event = new() { Name = "启动追责", Kind = FactKind.Event, TruthSlot = 0, NumberSlot = 0 };
    private static readonly Fact Times = new() { Name = "次数", Kind = FactKind.Count, NumberSlot = 0, Unit = "次" };
    private static readonly Fact Days = new() { Name = "时长", Kind = FactKind.Count, NumberSlot = 0, Unit = "工作日" };
    private static readonly Fact Money = new() { Name = "违法所得", Kind = FactKind.Money, NumberSlot = 0, Unit = "元" };
    private static readonly Fact Date = new() { Name = "立案", Kind = FactKind.Date, NumberSlot = 0 };
    private static readonly Fact Degree = new() { Name = "情节", Kind = FactKind.Choice, ChoiceSlot = 0, Options = ["轻微", "一般", "严重", "严重或者特别严重"] };

    [Theory]
    [InlineData("是", StatedTruth.True)]
    [InlineData("1", StatedTruth.True)]
    [InlineData("TRUE", StatedTruth.True)]
    [InlineData("True", StatedTruth.True)]
    [InlineData("√", StatedTruth.True)]
    [InlineData("Y", StatedTruth.True)]
    [InlineData("y", StatedTruth.True)]
    [InlineData(" 是 ", StatedTruth.True)]
    [InlineData("否", StatedTruth.False)]
    [InlineData("0", StatedTruth.False)]
    [InlineData("false", StatedTruth.False)]
    [InlineData("×", StatedTruth.False)]
    [InlineData("N", StatedTruth.False)]
    [InlineData("不明", StatedTruth.Unknown)]
    [InlineData("", StatedTruth.Silent)]
    [InlineData("　", StatedTruth.Silent)]
    [InlineData("空", StatedTruth.Silent)]
    public void ReadsTruths(string text, StatedTruth expected) => Assert.Equal(FactValue.Of(expected), Read(Truth, text));

    [Theory]
    [InlineData("2", "“2”不是是否值，应写是、否或者不明。")]
    [InlineData("是的", "“是的”不是是否值，应写是、否或者不明。")]
    [InlineData("truth", "“truth”不是是否值，应写是、否或者不明。")]
    public void RefusesTruths(string text, string reason) => Assert.Equal(reason, Refuse(Truth, text));

    [Theory]
    [InlineData("2", 2, 2)]
    [InlineData("两次", 2, 2)]
    [InlineData("２次", 2, 2)]
    [InlineData("十二次", 12, 12)]
    [InlineData("3次以上", 3, long.MaxValue)]
    [InlineData("三次以下", 0, 3)]
    [InlineData("3次以内", 0, 3)]
    [InlineData("3次以外", 4, long.MaxValue)]
    [InlineData("3至5", 3, 5)]
    [InlineData("3-5", 3, 5)]
    [InlineData("3—5次", 3, 5)]
    [InlineData("3次～5次", 3, 5)]
    [InlineData("不满三次", 0, 2)]
    [InlineData("至少2", 2, long.MaxValue)]
    [InlineData("超过2次", 3, long.MaxValue)]
    [InlineData("不超过2次", 0, 2)]
    [InlineData(">=2", 2, long.MaxValue)]
    [InlineData("<2", 0, 1)]
    [InlineData("3次以上不满5次", 3, 4)]
    [InlineData("1,200次", 1200, 1200)]
    [InlineData("0", 0, 0)]
    [InlineData("2.0", 2, 2)]
    public void ReadsCounts(string text, long low, long high) => Assert.Equal(new NumberRange(low, high), Read(Times, text).Number);

    [Fact]
    public void ReadsUnitsBehindTheirMeasureWord() => Assert.Equal(NumberRange.Exactly(5), Read(Days, "五个工作日").Number);

    [Theory]
    [InlineData("")]
    [InlineData("不明")]
    public void LeavesNumbersOpen(string text) => Assert.True(Read(Times, text).Number.IsAnything);

    [Theory]
    [InlineData("2.5次", "“2.5次”不是整数。")]
    [InlineData("3件", "“3件”的单位应为“次”。")]
    [InlineData("-1", "“-1”是负数，这里的数不能小于零。")]
    [InlineData("多次", "“多次”不是数。")]
    [InlineData("5至3", "“5至3”不包含任何数，下限大于上限。")]
    [InlineData("不满0次", "“不满0次”不包含任何数，下限大于上限。")]
    [InlineData("3次以上5次以上", "“3次以上5次以上”应当有一个下限和一个上限。")]
    [InlineData("八八次", "“八八次”不是数。")]
    [InlineData("3次左右", "“3次左右”读不成数，可写2、两次、3次以上、3至5、不满三次。")]
    [InlineData("99999999999999999999", "“99999999999999999999”不是数。")]
    public void RefusesCounts(string text, string reason) => Assert.Equal(reason, Refuse(Times, text));

    [Theory]
    [InlineData("1.5万元", 1_500_000, 1_500_000)]
    [InlineData("12000元", 1_200_000, 1_200_000)]
    [InlineData("12000", 1_200_000, 1_200_000)]
    [InlineData("12,000元", 1_200_000, 1_200_000)]
    [InlineData("¥300.5", 30_050, 30_050)]
    [InlineData("一万元", 1_000_000, 1_000_000)]
    [InlineData("1万元至3万元", 1_000_000, 3_000_000)]
    [InlineData("1万元以上", 1_000_000, long.MaxValue)]
    [InlineData("1万元以下", 0, 1_000_000)]
    [InlineData("不满1万元", 0, 999_999)]
    [InlineData("超过1万元", 1_000_001, long.MaxValue)]
    [InlineData("2万元以上不满5万元", 2_000_000, 4_999_999)]
    [InlineData("0.01", 1, 1)]
    public void ReadsMoney(string text, long low, long high) => Assert.Equal(new NumberRange(low, high), Read(Money, text).Number);

    [Theory]
    [InlineData("0.001", "“0.001”不足一分，金额最多写到分。")]
    [InlineData("1.2345678万元", "“1.2345678万元”不足一分，金额最多写到分。")]
    [InlineData("1至3万元", "“1至3万元”的下限没有单位，请把两端的单位都写全。")]
    [InlineData("300美元", "“300美元”的单位应为“元”。")]
    [InlineData("面议", "“面议”读不成金额，可写12000元、1.5万元、1万元至3万元、不满5万元。")]
    public void RefusesMoney(string text, string reason) => Assert.Equal(reason, Refuse(Money, text));

    [Theory]
    [InlineData("2022年3月1日")]
    [InlineData("2022-03-01")]
    [InlineData("2022-3-1")]
    [InlineData("2022/3/1")]
    [InlineData("2022.3.1")]
    [InlineData("20220301")]
    [InlineData("二〇二二年三月一日")]
    [InlineData("2022年03月01日")]
    [InlineData("2022-03-01 13:45:00")]
    public void ReadsDates(string text) => Assert.Equal(NumberRange.Exactly(Day(2022, 3, 1)), Read(Date, text).Number);

    [Fact]
    public void ReadsRangesOfDates()
    {
        var march = new NumberRange(Day(2022, 3, 1), Day(2022, 3, 31));
        Assert.Equal(march, Read(Date, "2022年3月1日至2022年3月31日").Number);
        Assert.Equal(march, Read(Date, "2022年3月1日至31日").Number);
        Assert.Equal(march, Read(Date, "2022-03-01至2022-03-31").Number);
        Assert.Equal(march, Read(Date, "2022年3月").Number);
        Assert.Equal(march, Read(Date, "2022-03").Number);
        Assert.Equal(new NumberRange(Day(2022, 1, 1), Day(2022, 12, 31)), Read(Date, "2022年").Number);
        Assert.Equal(NumberRange.AtMost(Day(2022, 3, 1)), Read(Date, "不晚于2022年3月1日").Number);
        Assert.Equal(NumberRange.AtMost(Day(2022, 2, 28)), Read(Date, "早于2022-03-01").Number);
        Assert.Equal(NumberRange.AtLeast(Day(2022, 4, 1)), Read(Date, "晚于2022年3月").Number);
    }

    [Theory]
    [InlineData("2022-02-30", "“2022-02-30”不是日期，应写成2022年3月1日、2022-03-01、2022/3/1或者20220301。")]
    [InlineData("3月1日", "“3月1日”不是日期，应写成2022年3月1日、2022-03-01、2022/3/1或者20220301。")]
    [InlineData("20221301", "“20221301”不是日期，应写成2022年3月1日、2022-03-01、2022/3/1或者20220301。")]
    [InlineData("2022年3月1日以后", "“2022年3月1日以后”是否包括当日不清楚，请写早于、不晚于、晚于或者不早于。")]
    [InlineData("2022年3月1日至2021年3月1日", "“2022年3月1日至2021年3月1日”的起日晚于止日。")]
    public void RefusesDates(string text, string reason) => Assert.Equal(reason, Refuse(Date, text));

    [Fact]
    public void AnEventIsATruthOrADate()
    {
        Assert.Equal(FactValue.Happened(NumberRange.Exactly(Day(2022, 3, 1))), Read(Event, "2022年3月1日"));
        Assert.Equal(FactValue.Of(StatedTruth.False), Read(Event, "否"));
        Assert.Equal(default, Read(Event, ""));
        Assert.Equal("“去年”既不是是否值，也不是日期。", Refuse(Event, "去年"));
    }

    [Theory]
    [InlineData("轻微", 0b0001)]
    [InlineData("轻微或者一般", 0b0011)]
    [InlineData("轻微、一般", 0b0011)]
    [InlineData("严重或者特别严重", 0b1000)]
    [InlineData("轻微或者严重或者特别严重", 0b1001)]
    [InlineData("不明", 0b1111)]
    public void ReadsChoices(string text, ulong possible) => Assert.Equal(0b1111UL & ~possible, Read(Degree, text).Choice.Excluded);

    [Fact]
    public void RefusesChoices() =>
        Assert.Equal("“极轻”不是选项，可选的有：轻微、一般、严重、严重或者特别严重。", Refuse(Degree, "轻微或者极轻"));

    [Fact]
    public void LongNumeralsCostNoTime()
    {
        Assert.NotEqual("", Refuse(Times, new string('一', 300_000)));
        Assert.NotEqual("", Refuse(Money, new string('9', 300_000)));
        Assert.NotEqual("", Refuse(Date, new string('二', 300_000)));
    }

    private static long Day(int year, int month, int day) => new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    private static FactValue Read(Fact fact, string text)
    {
        Assert.True(FactValueParser.TryParse(fact, text, out FactValue value, out string reason), reason);
        Assert.Equal("", reason);
        return value;
    }

    private static string Refuse(Fact fact, string text)
    {
        Assert.False(FactValueParser.TryParse(fact, text, out _, out string reason));
        return reason;
    }
}
