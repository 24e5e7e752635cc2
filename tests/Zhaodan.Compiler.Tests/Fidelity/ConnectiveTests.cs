namespace Zhaodan.Compiler.Tests.Fidelity;

/// <summary>A connective is known by its neighbours, wherever else the same words stand (language page, section 7).</summary>
public sealed class ConnectiveTests
{
    [Theory]
    // 或者 that became 且, though the words stand twice, or in another order of the enumeration.
    [InlineData("主动报告且发生事故的，从轻；主动报告或者造成损失的，减轻", "主动报告或者发生事故的，从轻；主动报告或者造成损失的，减轻", "ZD5034")]
    [InlineData("没有（造成损失且发生事故）的，从轻", "没有造成损失或者发生事故的，从轻", "ZD5034")]
    [InlineData("主动报告或者发生事故的，从轻", "主动报告，并且发生事故的，从轻", "ZD5035")]
    [InlineData("主动报告或者发生事故的，从轻", "主动报告，发生事故的，从轻", "ZD5035")]
    // 、 may be any or all: who makes all of it says why.
    [InlineData("主动报告且发生事故的，从轻", "主动报告、发生事故的，从轻", "ZD2112")]
    [InlineData("主动报告且发生事故的，从轻", "主动报告、发生事故等情形的，从轻", "ZD2112")]
    [InlineData("主动报告或者发生事故的，从轻", "主动报告、发生事故的，从轻", "")]
    [InlineData("主动报告且发生事故的，从轻", "主动报告和发生事故的，从轻", "")]
    [InlineData("主动报告且发生事故的，从轻", "主动报告，发生事故的，从轻", "")]
    [InlineData("主动报告，发生事故的，从轻", "主动报告且发生事故的，从轻", "")]
    // What an enumeration shares is repeated.
    [InlineData("（故意隐瞒或者造成损失），主动报告的，从轻", "故意隐瞒或者造成损失，主动报告的，从轻", "")]
    // A synonym that the published text uses.
    [InlineData("主动报告且采取补救措施的，从轻", "主动报告或者及时补救的，从轻", "ZD5034")]
    public void Joint(string encoded, string published, string code)
    {
        string[] found = [.. Texts.Compare($"第一条 {encoded}。", $"第一条 {published}。").Where(found => found is "ZD5034" or "ZD5035" or "ZD2112")];
        if (code.Length == 0) Assert.Equal([], found);
        else Assert.Contains(code, found);
    }

    private const string Published = "第一条 有下列情形的，从轻：\n（一）主动报告或者故意隐瞒的。";

    private const string Readings = "第一条 有下列情形之一的，从轻：\n（一）\n  读法甲：主动报告或者故意隐瞒的；\n  读法乙：主动报告且故意隐瞒的；\n  理由「试」\n";

    [Fact]
    public void Other_reading_that_joins_otherwise_is_named_and_may_be_acknowledged_as_such()
    {
        Assert.Equal(["ZD2113"], Texts.Compare(Readings, Published).Where(code => code.StartsWith("ZD21", StringComparison.Ordinal)).Distinct());
        Assert.DoesNotContain("ZD2113", Texts.Compare(Readings + "偏离 第一条第（一）项 读法：试。\n", Published));
        Assert.DoesNotContain("ZD5040", Texts.Compare(Readings + "偏离 第一条第（一）项 读法：试。\n", Published));
        Assert.DoesNotContain("ZD2113", Texts.Compare(Readings.Replace("主动报告且故意", "故意隐瞒或者主动报告或者故意", StringComparison.Ordinal), Published));
    }
}
