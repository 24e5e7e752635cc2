using Zhaodan.Circuits.Gates;

namespace Zhaodan.Analysis.Comparing;

public enum StateKind
{
    /// <summary>Nothing is concluded: 无</summary>
    Nothing,

    /// <summary>裁量: a decision is missing</summary>
    Open,

    /// <summary>A value</summary>
    Settled,

    /// <summary>冲突</summary>
    Clash,
}

/// <summary>
/// One answer of one regime to what is compared, and its cases. Two regimes answer alike where the labels are the same.
/// <see cref="Low"/> and <see cref="High"/> say how heavy it is at least and at most: by 由轻到重, where 无 is as light as the
/// lightest value; of a value of a 并列 group, whether it is concluded (2), may be (1) or not (0).
/// </summary>
public sealed record AnswerState(string Label, StateKind Kind, int Low, int High, ulong Values, Wire Where)
{
    /// <summary>Never heavier than another, and in something lighter.</summary>
    public bool IsLighterThan(AnswerState other) =>
        Kind != StateKind.Clash && other.Kind != StateKind.Clash && Low <= other.Low && High <= other.High && (Low < other.Low || High < other.High);

    public bool IsAsHeavyAs(AnswerState other) => Kind != StateKind.Clash && other.Kind != StateKind.Clash && Low == other.Low && High == other.High;
}
