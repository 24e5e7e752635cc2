using System.Collections.Immutable;
using Zhaodan.Compiler.Syntax;

namespace Zhaodan.Compiler.Binding;

/// <summary>The steps of items, as they are cited.</summary>
internal static class SubHeadNumbers
{
    /// <summary>
    /// A sub-head 一是 has no place in a citation where the numbers below go on counting from one sub-head to the next: 第（20）小目 is
    /// one place (language page, section 4). Where they begin anew it is cited.
    /// </summary>
    public static ImmutableArray<ItemStep> StepsOf(ImmutableArray<ItemSyntax> items)
    {
        var below = new HashSet<ItemStep>();
        bool unique = true;
        foreach (ItemSyntax item in items)
        {
            if (item.Mark != MarkKind.HanIs) continue;
            foreach (ItemSyntax inner in item.Body.Items) unique &= below.Add(inner.Step);
        }

        return [.. items.Select(item => item.Step with { IsPassedOver = unique && item.Mark == MarkKind.HanIs })];
    }
}
