using System.Collections.Immutable;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Symbols;

/// <summary>Something that a word of a clause can stand for. Two symbols are the same only when they are the same object.</summary>
public abstract class Symbol(string name, SourceLocation location)
{
    public string Name { get; } = name;

    /// <summary>Where it is declared.</summary>
    public SourceLocation Location { get; } = location;

    /// <summary>What a person calls this kind of thing.</summary>
    public abstract string KindName { get; }

    public override string ToString() => Name;
}

/// <summary>事实, 事件 or 主体.</summary>
public sealed class FactSymbol(string name, SourceLocation location, FactKind kind) : Symbol(name, location)
{
    public FactKind Kind { get; } = kind;

    public string Unit { get; init; } = "";

    public ImmutableArray<string> Options { get; init; } = [];

    public ImmutableArray<string> Synonyms { get; init; } = [];

    public ImmutableArray<string> FormerNames { get; init; } = [];

    public string Gloss { get; init; } = "";

    /// <summary>理由: why the name holds a connective or a negation; empty when none is given.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Set once, while declarations are bound.</summary>
    public Presumption Presumption { get; internal set; }

    /// <summary>Has a truth part that a condition or a constraint can use.</summary>
    public bool IsTruth => Kind is FactKind.Truth or FactKind.Event or FactKind.Actor;

    public override string KindName => Kind switch
    {
        FactKind.Event => "事件",
        FactKind.Actor => "主体",
        FactKind.Truth => "是否事实",
        FactKind.Choice => "选项事实",
        FactKind.Money => "金额事实",
        FactKind.Date => "日期事实",
        _ => "计数事实",
    };
}

/// <summary>A conclusion group (结论).</summary>
public sealed class GroupSymbol(string name, SourceLocation location, GroupKind kind) : Symbol(name, location)
{
    public GroupKind Kind { get; } = kind;

    /// <summary>Filled once, while declarations are bound.</summary>
    public ImmutableArray<ValueSymbol> Values { get; internal set; } = [];

    /// <summary>由轻到重, by index.</summary>
    public ImmutableArray<int> Order { get; internal set; } = [];

    public int Default { get; internal set; } = -1;

    public ImmutableArray<(int First, int Second)> Exclusive { get; internal set; } = [];

    public string Gloss { get; init; } = "";

    public override string KindName => "结论组";
}

/// <summary>A value of a conclusion group.</summary>
public sealed class ValueSymbol(string name, SourceLocation location, GroupSymbol group, int index) : Symbol(name, location)
{
    public GroupSymbol Group { get; } = group;

    public int Index { get; } = index;

    /// <summary>Values that this one 包括, by index.</summary>
    public ImmutableArray<int> Includes { get; internal set; } = [];

    public ImmutableArray<string> Synonyms { get; internal set; } = [];

    public override string KindName => "结论";
}
