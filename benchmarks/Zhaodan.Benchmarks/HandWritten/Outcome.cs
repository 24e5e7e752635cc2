using System.Runtime.CompilerServices;

namespace Zhaodan.Benchmarks.HandWritten;

/// <summary>Values of the groups 过错认定 and 责任 that 第七条 and 第八条 can reach, and 无.</summary>
[Flags]
public enum Values : byte
{
    None = 0,
    不构成过错 = 1,
    构成过错 = 2,
    不予追究 = 4,
    追究 = 8,
    无 = 16,
}

/// <summary>What a group may come to, what it comes to when that is certain, and which of it rests on a presumption.</summary>
public struct GroupResult
{
    public Values Possible { get; set; }

    public Values Settled { get; set; }

    public Values Presumed { get; set; }
}

/// <summary>The results of the 28 items by number, first item at 0.</summary>
[InlineArray(28)]
public struct ItemResults
{
    private bool? _first;
}

/// <summary>The answer to one case.</summary>
public struct Outcome
{
    public bool IsContradictory { get; set; }

    public bool? Scope { get; set; }

    public bool? 第七条 { get; set; }

    public bool? 第七条第二句 { get; set; }

    public ItemResults Items;

    public GroupResult 过错认定 { get; set; }

    public GroupResult 责任 { get; set; }
}
