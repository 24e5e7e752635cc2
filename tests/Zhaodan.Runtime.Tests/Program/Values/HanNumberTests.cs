using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Runtime.Tests.Program.Values;

public sealed class HanNumberTests
{
    [Theory]
    [InlineData("零", "0")]
    [InlineData("〇", "0")]
    [InlineData("五", "5")]
    [InlineData("两", "2")]
    [InlineData("十", "10")]
    [InlineData("十二", "12")]
    [InlineData("二十", "20")]
    [InlineData("一百零三", "103")]
    [InlineData("一百一十", "110")]
    [InlineData("三百二十五", "325")]
    [InlineData("一千零五十", "1050")]
    [InlineData("一万", "10000")]
    [InlineData("三万五千", "35000")]
    [InlineData("一万零五百", "10500")]
    [InlineData("十万", "100000")]
    [InlineData("一百二十三万四千五百六十七", "1234567")]
    [InlineData("两亿三千万", "230000000")]
    [InlineData("一万亿", "1000000000000")]
    [InlineData("二〇二二", "2022")]
    [InlineData("12", "12")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1.5", "1.5")]
    [InlineData("1.5万", "15000")]
    [InlineData("2亿", "200000000")]
    [InlineData("１２", "12")]
    public void Reads(string text, string value)
    {
        Assert.True(HanNumber.TryParse(text, out decimal read));
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("八八")]
    [InlineData("十百")]
    [InlineData("百")]
    [InlineData("万")]
    [InlineData("零零")]
    [InlineData("零五")]
    [InlineData("三万五")]
    [InlineData("三千五")]
    [InlineData("一百十")]
    [InlineData("一千零五百")]
    [InlineData("一千五十")]
    [InlineData("一百零")]
    [InlineData("一万零万")]
    [InlineData("一亿亿")]
    [InlineData("二十三十")]
    [InlineData("1.2.3")]
    [InlineData("1,23")]
    [InlineData("1，234")]
    [InlineData("12a")]
    [InlineData("一a")]
    public void Refuses(string text)
    {
        Assert.False(HanNumber.TryParse(text, out _));
    }

    [Fact]
    public void Long_runs_are_refused_at_once() => Assert.False(HanNumber.TryParse(new string('一', 1_000_000), out _));

    [Theory]
    [InlineData(0, "零")]
    [InlineData(2, "二")]
    [InlineData(10, "十")]
    [InlineData(12, "十二")]
    [InlineData(28, "二十八")]
    [InlineData(103, "一百零三")]
    [InlineData(110, "一百一十")]
    [InlineData(1005, "一千零五")]
    [InlineData(1050, "一千零五十")]
    [InlineData(10010, "一万零一十")]
    [InlineData(100000, "十万")]
    [InlineData(35000, "三万五千")]
    public void Writes(int value, string text) => Assert.Equal(text, HanNumber.Format(value));

    [Fact]
    public void What_is_written_is_read_back()
    {
        for (int value = 0; value < 120_000; value += 7)
        {
            Assert.True(HanNumber.TryParse(HanNumber.Format(value), out decimal read), $"{value}: {HanNumber.Format(value)}");
            Assert.Equal(value, read);
        }
    }
}
