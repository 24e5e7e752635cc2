namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>What a declared word may be; one word can be several (处分 as a group and as a value of it).</summary>
[Flags]
public enum TermKinds
{
    None = 0,

    /// <summary>事实 that is 是 or 否</summary>
    Fact = 1,

    /// <summary>事实 that is a count, a span or money</summary>
    Quantity = 2,

    /// <summary>事实 that is a date</summary>
    Date = 4,

    /// <summary>事件</summary>
    Event = 8,

    /// <summary>事实 that is one of several options</summary>
    Choice = 16,

    /// <summary>an option of such a fact</summary>
    Option = 32,

    /// <summary>主体</summary>
    Actor = 64,

    /// <summary>a value of a conclusion group</summary>
    Value = 128,

    /// <summary>a conclusion group</summary>
    Group = 256,

    /// <summary>an act that is counted in 次: alone it means at least once</summary>
    CountedAct = 512,
}
