using System.Collections.Immutable;

namespace Zhaodan.Runtime.Answers;

/// <summary>
/// A place with two readings on which the answer depends, or for which the case chooses one (language page, section 4). The
/// words of both are there, so that a reader can judge for himself.
/// </summary>
public sealed record ReadingAnswer
{
    public required string Citation { get; init; }

    /// <summary>读法甲 or 读法乙: the one that the answer follows.</summary>
    public required string Followed { get; init; }

    public required string FollowedText { get; init; }

    /// <summary>The one that it does not follow.</summary>
    public required string Other { get; init; }

    public required string OtherText { get; init; }

    /// <summary>理由; empty when none is given.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The case itself chooses the reading; the other one is then not tried.</summary>
    public bool IsChosen { get; init; }

    /// <summary>What the other reading alone would change.</summary>
    public ImmutableArray<ReadingEffect> Effects { get; init; } = [];
}

/// <summary>
/// What a group comes to under each of two readings; <see cref="Group"/> is −1 for 适用. <see cref="Place"/> is an index into
/// <see cref="Answer.Readings"/>.
/// </summary>
public sealed record ReadingEffect(int Place, int Group, string GroupName, string Followed, string Other);

/// <summary>
/// An outcome that no reading alone brings about: it takes the other reading of several places (第八条第（五）项读法乙) at once.
/// </summary>
public sealed record ReadingCombination(ImmutableArray<string> Readings, int Group, string GroupName, string Outcome);
