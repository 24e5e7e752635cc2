namespace Zhaodan.Runtime.Embedding;

/// <summary>
/// The head of the answer of a regime with versions, or with others that have the word: the bytes that a single program uses for
/// itself say which versions answer. Groups follow as in <c>OutcomeLayout</c>.
/// </summary>
public static class LayeredLayout
{
    /// <summary>A <c>VersionGround</c>.</summary>
    public const int GroundOffset = 2;

    /// <summary>Four bytes: the versions that answer, as bits, the oldest first.</summary>
    public const int UsedOffset = 4;
}
