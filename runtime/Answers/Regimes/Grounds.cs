using System.Collections.Immutable;
using Zhaodan.Runtime.Answers;

namespace Zhaodan.Runtime.Regimes;

/// <summary>What several answers wait for, each fact once: they share their facts by name.</summary>
internal static class Grounds
{
    public static ImmutableArray<FactGround> Joined(ImmutableArray<FactGround> own, ImmutableArray<FactGround> higher) =>
        [.. own, .. higher.Where(ground => !own.Any(o => o.Name == ground.Name))];
}
