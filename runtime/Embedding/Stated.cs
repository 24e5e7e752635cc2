using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Embedding;

/// <summary>
/// What a case says of a 是否 fact: 是, 否, 不明, or nothing (the default). A stated 不明 is never presumed away, silence takes the
/// fact's presumption (language page, section 5).
/// </summary>
public readonly struct Stated : IEquatable<Stated>
{
    private readonly StatedTruth _truth;

    private Stated(StatedTruth truth)
    {
        _truth = truth;
    }

    /// <summary>是</summary>
    public static Stated 是 => new(StatedTruth.True);

    /// <summary>否</summary>
    public static Stated 否 => new(StatedTruth.False);

    /// <summary>不明: nobody knows, and the case says so.</summary>
    public static Stated 不明 => new(StatedTruth.Unknown);

    /// <summary>The case does not speak of it.</summary>
    public static Stated 未陈述 => default;

    /// <summary>As the program form names it.</summary>
    public StatedTruth Truth => _truth;

    public static implicit operator Stated(bool value) => new(value ? StatedTruth.True : StatedTruth.False);

    /// <summary>Null is silence.</summary>
    public static implicit operator Stated(bool? value) => value is { } known ? known : default;

    /// <exception cref="ArgumentOutOfRangeException">A value that the enumeration does not name.</exception>
    public static Stated Of(StatedTruth truth) =>
        truth <= StatedTruth.Unknown ? new(truth) : throw new ArgumentOutOfRangeException(nameof(truth));

    public static bool operator ==(Stated a, Stated b) => a._truth == b._truth;

    public static bool operator !=(Stated a, Stated b) => a._truth != b._truth;

    public bool Equals(Stated other) => _truth == other._truth;

    public override bool Equals(object? obj) => obj is Stated other && Equals(other);

    public override int GetHashCode() => (int)_truth;

    public override string ToString() => _truth switch
    {
        StatedTruth.True => "是",
        StatedTruth.False => "否",
        StatedTruth.Unknown => "不明",
        _ => "",
    };
}
