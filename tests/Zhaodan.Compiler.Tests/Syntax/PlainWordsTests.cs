namespace Zhaodan.Compiler.Tests.Syntax;

/// <summary>What a drafter types who was taught nothing means what the taught form means.</summary>
public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("违法所得在三万元以上", "违法所得三万元以上")]
    [InlineData("违法所得大于三万元", "违法所得超过三万元")]
    [InlineData("违法所得小于三万元", "违法所得不满三万元")]
    [InlineData("违法所得不小于三万元", "违法所得三万元以上")]
    [InlineData("违法所得不大于三万元", "违法所得三万元以下")]
    [InlineData("违法所得不足于三万元", "违法所得不满三万元")]
    [InlineData("违法所得不到三万元", "违法所得不满三万元")]
    public void Comparison(string typed, string taught) => Assert.Equal(Front.Condition(taught), Front.Condition(typed));

    [Theory]
    [InlineData("处从轻", "从轻")]
    [InlineData("处以警告", "警告")]
    [InlineData("可以并处警告", "可以警告")]
    public void Conclusion(string typed, string taught) => Assert.Equal(Front.Conclusions(taught), Front.Conclusions(typed));
}
