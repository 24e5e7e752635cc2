namespace Zhaodan.Screening.Input.Numbers;

/// <summary>How much of the case numbers stays in memory; whatever it is, the same numbers are found.</summary>
/// <param name="Most">Numbers.</param>
/// <param name="MostBytes">Bytes of their texts.</param>
/// <param name="LargestFilter">Bytes of the filter that says which numbers were surely not met.</param>
internal sealed record NumberMemory(int Most, int MostBytes, int LargestFilter)
{
    /// <summary>Some 70 MB of table, 130 MB of texts and 270 MB of filter, for a file of any size.</summary>
    public static NumberMemory Usual { get; } = new(6_000_000, 128 * 1024 * 1024, 256 * 1024 * 1024);
}
